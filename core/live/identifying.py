"""What templates say of those in view: each is matched with the gallery, and votes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from core import images
from core.faces import Float
from core.gallery.events import Outcome
from core.gallery.recogniser import Recogniser
from core.live.doorway import Doorway
from core.live.evidence import Evidence, Present, tells
from core.live.shooting import Picked
from core.live.voting import Shot
from core.liveness.passive import no_verdict
from core.recognition.matching import Match, Verdict
from core.recognition.profiles import Profile
from core.recognition.quality import Quality

_OTHER_FMR = 0.2  # one stranger in five comes nearer than this; a look further off is at somebody else
_TURNED_FMR = 1e-3  # of a turned head being taken for that of whoever stood there: no name follows from it
_SAME_FMR = 1e-6  # of two good looks of one visit being taken for one person's
_FEW_GOOD = 2  # such looks, from which on another one has to be like them
_PHOTO_MARGIN = 0.35
_PHOTO_SIDE = 320


@dataclass(frozen=True)
class Thresholds:
    """Scores between two looks of one visit.

    Attributes:
        alike: from which two good ones are at one person.
        turned: the same where the head is turned.
        other: below which they are at two.

    """

    alike: float
    turned: float
    other: float

    @classmethod
    def of(cls, profile: Profile) -> Thresholds:
        """Those of a profile."""
        mated = profile.calibration.mated
        return cls(
            # looks of one visit agree better than half of those of different days
            min(profile.verify_threshold(_SAME_FMR), mated[len(mated) // 2]),
            profile.verify_threshold(_TURNED_FMR),
            profile.verify_threshold(_OTHER_FMR),
        )


class Identifier:
    """Lets the looks of one camera vote.

    Args:
        recogniser: matches them with the gallery.
        present: whoever is in view.
        doorway: says what the door asks for beside.
        thresholds: between looks of one visit.

    """

    def __init__(self, recogniser: Recogniser, present: Present, doorway: Doorway, thresholds: Thresholds):
        self._recogniser = recogniser
        self._present = present
        self._doorway = doorway
        self._thresholds = thresholds
        self._revision = recogniser.index.revision

    def follow_gallery(self) -> None:
        """Put earlier shots to the gallery again when people were enrolled or deleted meanwhile."""
        if self._recogniser.index.stale():
            self._recogniser.index.refresh()
        if self._recogniser.index.revision == self._revision:
            return
        self._revision = self._recogniser.index.revision
        for evidence in self._present.gathered.values():
            ballot = evidence.ballot
            if len(ballot):
                ballot.rematch(self._recogniser.match(np.stack([s.template for s in ballot.shots])))
            if evidence.decided is not None and evidence.decided.outcome is Outcome.RECOGNISED:
                tally = ballot.tally() if len(ballot) else None
                if tally is None or tally.verdict is not Verdict.MATCH:
                    evidence.decided = None  # the person was deleted: whoever stands there is unknown now

    def vote(self, picked: Picked, templates: Float) -> dict[int, int]:
        """Let new templates (N, D) vote; tracks that turned out to be others: number → number from now on."""
        renamed: dict[int, int] = {}
        faces, frame, present = picked.faces, picked.frame, self._present
        if faces.track_ids is None or faces.quality is None:
            return renamed
        matches = self._recogniser.match(templates)
        alive = self._doorway.alive(frame.image, faces.boxes)
        for row, (before, template, match) in enumerate(zip(faces.track_ids.tolist(), templates, matches, strict=True)):
            if before not in present.tracker.tracks:
                continue  # gone while the template was being made
            quality = faces.quality[row]
            number = present.tracker.describe(before, template, *self._limits(before, quality, match))
            renamed[before] = number
            track = present.tracker.tracks[number]
            if number < before:  # somebody from before has come back
                present.gathered.pop(before, None)
            evidence = present.gathered.setdefault(number, Evidence(frame.seconds, stretch=track.stretch))
            if track.strangers:
                if evidence.proving is not None:
                    evidence.proving.doubt()
                continue  # perhaps somebody else: this look counts for nobody until that is clear
            if evidence.stretch != track.stretch:
                present.begin_anew(evidence, track)
            evidence.last_shot = frame.seconds
            photo = images.face_photo(frame.image, faces.boxes[row], _PHOTO_MARGIN, _PHOTO_SIDE)
            if alive is not None:
                evidence.proving = evidence.proving or self._doorway.proving()
                where = images.in_face_photo(
                    faces.landmarks[row], frame.image, faces.boxes[row], _PHOTO_MARGIN, _PHOTO_SIDE
                )
                evidence.proving.take(
                    float(alive[row]),
                    no_verdict(frame.image, faces.boxes[row]),
                    partial(self._doorway.covering, photo, where),
                )
                evidence.proving.look(match.person.person_id if match.person is not None else None)
            evidence.ballot.add(Shot(template, quality, match, photo, frame.seconds))
        return renamed

    def _limits(self, number: int, quality: Quality, match: Match) -> tuple[float, float]:
        """Scores from which a look is at the person of a track, and below which it is at somebody else.

        Who has a name keeps it by the door's threshold and by nothing less. A turned head is no evidence of anybody.
        """
        evidence, thresholds = self._present.gathered.get(number), self._thresholds
        if evidence is not None and match.person is not None:
            if match.person.person_id == evidence.leader:
                return -1.0, -1.0
            if evidence.decided is not None and evidence.decided.person_id is not None:
                return 2.0, 2.0
        if not tells(quality):
            return thresholds.turned, thresholds.other
        same = max(thresholds.alike, match.threshold)
        return same, same if evidence is not None and evidence.good >= _FEW_GOOD else thresholds.other
