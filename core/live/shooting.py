"""Which faces of a frame are worth a template, and having it made."""

from __future__ import annotations

from dataclasses import dataclass

from core.cameras.source import Frame
from core.faces import Faces, Float
from core.live.evidence import Evidence, Present
from core.live.voting import SPACING
from core.live.work import Slot, Worker
from core.recognition.quality import Pose, Quality

MIN_QUALITY = 0.1
"""Below this a shot says nothing of who it is."""
SETTLED_SECONDS = 1.0
"""Between two looks at somebody who has been decided on."""
_CLEAR_SECONDS = 0.06  # between two shots of somebody of whom each says clearly who it is
_MOVING_SECONDS = 0.3  # between two looks at somebody who is being asked to move
_AT_ONCE = 2  # faces of one frame that a live camera makes templates of


@dataclass(frozen=True, eq=False)
class Picked:
    """A frame and those of its faces that templates are made of."""

    frame: Frame
    faces: Faces


class Shooter:
    """Picks the shots of one camera.

    Args:
        present: whoever is in view.
        worker: makes templates, at once or while frames go on.
        live: frames are lost while templates are made: few at once.

    """

    def __init__(self, present: Present, worker: Worker, *, live: bool):
        self._present = present
        self._worker = worker
        self._live = live
        self._templates: Slot[Float] = Slot()
        self._picked: Picked | None = None  # what they are being made of

    def shoot(self, frame: Frame, faces: Faces) -> None:
        """Have templates made of the faces worth it."""
        if faces.track_ids is None or faces.quality is None:
            return
        gathered = self._present.gathered
        for number, quality in zip(faces.track_ids.tolist(), faces.quality, strict=True):
            if quality.score >= MIN_QUALITY:
                gathered.setdefault(number, Evidence(frame.seconds))
        if not self._templates.free:
            return
        rows = [
            row
            for row in range(len(faces))
            if self._wanted(int(faces.track_ids[row]), faces.quality[row], frame.seconds)
        ]
        if not rows:
            return
        if self._live and len(rows) > _AT_ONCE:
            # whoever lacks least goes first: all have their names sooner on average than if they took turns
            there = {row: gathered[int(faces.track_ids[row])] for row in rows}
            rows = sorted(rows, key=lambda row: (there[row].settled, -len(there[row].ballot), row))[:_AT_ONCE]
        self._picked = Picked(frame, faces.select(rows))
        self._templates.put(self._worker.templates(frame.image, self._picked.faces))

    @property
    def waiting(self) -> bool:
        """Whether templates are being made, or have been and are not taken."""
        return not self._templates.free

    @property
    def answered(self) -> bool:
        """Whether they have been made, and are not taken."""
        return self._templates.done

    def take(self, *, wait: bool = False) -> tuple[Picked, Float] | None:
        """The templates (N, D) that have been made, and of what; None where there are none."""
        templates = self._templates.take(wait=wait)
        return (self._picked, templates) if templates is not None and self._picked is not None else None

    def forget(self) -> None:
        """Let go of templates that have been made: nobody wants to know."""
        self._templates.take()

    def _wanted(self, number: int, quality: Quality, now: float) -> bool:
        if quality.score < MIN_QUALITY:
            return False
        evidence = self._present.gathered[number]
        waited = now - evidence.last_shot
        if evidence.proving is not None and evidence.proving.moving:
            # a turned head says little of who it is, but between two gestures nobody may take their place
            return quality.pose is Pose.FRONT and waited >= _MOVING_SECONDS
        if self._present.still:
            return True
        track = self._present.tracker.tracks.get(number)
        if track is not None and (track.doubtful or track.strangers):
            return True
        if evidence.settled:
            return waited >= SETTLED_SECONDS
        return waited >= (_CLEAR_SECONDS if evidence.clear else SPACING)
