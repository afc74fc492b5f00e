"""What is noticed of every face in every frame, without a template: another face, no face, a gesture."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from core.engine import Engine
from core.faces import Faces, Float, Image
from core.live.evidence import GOOD, Present
from core.live.glance import likeness
from core.live.shooting import SETTLED_SECONDS
from core.live.tracking import Track
from core.recognition.expression import Expression

_CHANGED = 0.5  # likeness to the moment before below which somebody else may stand there
_NOTICED = 0.93  # below which that is looked at without delay
_CHECK_SECONDS = 0.4  # between two looks at whether a face is one
_A_FACE = 3.0  # log-odds that the landmark network gives for there being one


class Noticer:
    """Watches the faces of one camera.

    Args:
        engine: reads expressions.
        present: whoever is in view.

    """

    def __init__(self, engine: Engine, present: Present):
        self._engine = engine
        self._present = present

    def watch_faces(self, image: Image, faces: Faces) -> None:
        """Notice at once where a face has become another one, which its template tells only later."""
        if faces.track_ids is None or faces.quality is None or self._present.still:
            return
        for row, (number, quality) in enumerate(zip(faces.track_ids.tolist(), faces.quality, strict=True)):
            track = self._present.tracker.tracks.get(number)
            if track is None:
                continue
            self._check(track, image, faces.landmarks[row])
            seen = likeness(image, faces.landmarks[row])
            if seen is None:
                continue
            like = track.motion.show(seen)
            evidence = self._present.gathered.get(number)
            if like < _CHANGED and track.appearance is not None and quality.score >= GOOD:
                track.interrupt()
                track.motion.go(faces.boxes[row], track.last_seen)
                track.motion.show(seen)
            elif like < _NOTICED and evidence is not None:
                evidence.last_shot = min(evidence.last_shot, track.last_seen - SETTLED_SECONDS)

    def watch_moves(self, image: Image, faces: Faces) -> None:
        """Let those who are being asked to move be seen."""
        if faces.track_ids is None or faces.quality is None:
            return
        for row, (number, quality) in enumerate(zip(faces.track_ids.tolist(), faces.quality, strict=True)):
            evidence = self._present.gathered.get(number)
            if evidence is not None and evidence.proving is not None:
                evidence.proving.see(quality, self._present.now, partial(self._read, image, faces.landmarks[row]))

    def _check(self, track: Track, image: Image, landmarks: Float) -> None:
        """Ask a second network now and then whether this is a face, until it has seen one."""
        if self._engine.loading:
            return  # frames do not wait for it
        reader = self._engine.expressions
        if reader is None:
            track.real = True  # nobody can tell
        elif not track.real and track.last_seen - track.checked >= _CHECK_SECONDS:
            track.checked = track.last_seen
            with suppress(ValueError):
                track.real = reader.read(image, landmarks).presence >= _A_FACE

    def _read(self, image: Image, landmarks: Float) -> Expression:
        reader = self._engine.expressions
        if reader is None:
            raise AssertionError("gestures are asked for where they can be read")
        return reader.read(image, landmarks)
