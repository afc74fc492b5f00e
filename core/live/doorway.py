"""What the door at a camera asks for beside knowing who it is: that somebody is there, came, and is alone."""

from __future__ import annotations

from contextlib import suppress

import numpy as np

from core.access.policy import Approach, DoorRules, Liveness
from core.base.messages import Message
from core.engine import Engine
from core.faces import Float, Image
from core.gallery.events import Outcome
from core.live.evidence import MIN_CERTAINTY, Evidence, Present
from core.live.fixtures import STILL_SECONDS
from core.live.gate import Gate
from core.live.proving import Proving
from core.live.tracking import Track
from core.liveness.passive import Weighing
from core.recognition.covering import Hindrance
from models.weights import WeightsError

_STRANGER_SECONDS = 1.0  # somebody out of sight for longer stands beside nobody
_WORTH_SECONDS = 0.25  # for which it holds that a door would open


class Doorway:
    """Those in view at one camera, as the rules of its door see them; without a door nothing is asked.

    Args:
        camera: name.
        gate: knows the door here; None without one.
        engine: scores liveness.
        present: whoever is in view.

    """

    def __init__(self, camera: str, gate: Gate | None, engine: Engine, present: Present):
        self._camera = camera
        self._gate = gate
        self._engine = engine
        self._present = present
        self._no_liveness = ""

    def rules(self) -> DoorRules | None:
        """The rules of the door here, if there is one."""
        return self._gate.rules(self._camera) if self._gate is not None else None

    def open_seconds(self) -> float | None:
        """How long the door here stays open for one person; None without a gate."""
        return self._gate.open_seconds(self._camera) if self._gate is not None else None

    def alive(self, image: Image, boxes: Float) -> Float | None:
        """Passive liveness (N,) of the faces at these boxes (N, 4), where the door asks for it."""
        if self._asks() is Liveness.OFF:
            return None
        try:
            return self._engine.liveness.score(image, boxes)
        except WeightsError as error:
            self._no_liveness = Message("the networks for it are missing: {error}", error=error)
            return np.full(len(boxes), np.nan, np.float32)

    def covering(self, photo: Image, landmarks: Float) -> Hindrance | None:
        """What covers a part of the face with these landmarks (5, 2) of a photo; None where nothing can be told."""
        with suppress(ValueError):  # they coincide
            return self._engine.covering(photo, landmarks)
        return None

    def proving(self) -> Proving:
        """What somebody begins with who has proven nothing yet."""
        asks, gestures = self._asks(), False
        if asks is Liveness.CHALLENGE:
            # without the network heads can still be asked to turn; Health says so
            gestures = self._engine.expressions is not None
        return Proving(asks, Weighing.shipped().door, self._no_liveness, gestures=gestures, still=self._present.still)

    def _asks(self) -> Liveness:
        """What the door here asks for before it believes that somebody is there."""
        rules = self.rules()
        return rules.liveness if rules is not None else Liveness.OFF

    def proven(self, track: Track, evidence: Evidence) -> bool:
        """Whether nothing more has to be waited for of somebody who would be recognised; says what they are to do."""
        evidence.asked = ""
        leader = evidence.ballot.tally().leader
        rules = self.rules()
        if self._gate is None or rules is None or not evidence.matches or leader is None:
            return True
        proving = evidence.proving
        asks = rules.approach is not Approach.OFF or rules.alone
        if proving is None and not asks:
            return True
        worth = (proving is not None and proving.moving) or self._worth(self._gate, evidence, leader.person_id)
        if worth and not self.came(track, rules):
            evidence.withheld = True
            stays = rules.approach is Approach.STAY
            evidence.asked = Message("Wait here a moment") if stays else Message("Come nearer")
            return False
        if worth and rules.alone and self.alone(track.id, sure=True) is not True:
            evidence.crowded = True
            evidence.asked = Message("One at a time, please")
            return False
        return proving is None or proving.done(evidence.ballot, self._present.now, worth=worth)

    def _worth(self, gate: Gate, evidence: Evidence, person: int) -> bool:
        """Whether the door would open for somebody with all proof; the answer of a moment ago holds on."""
        asked, now = evidence.worth, self._present.now
        if asked is None or asked[1] != person or now - asked[0] > _WORTH_SECONDS:
            would = gate.would_let_in(self._camera, person, self._present.when)
            evidence.worth = asked = (now, person, would)
        return asked[2]

    def came(self, track: Track, rules: DoorRules) -> bool:
        """Whether somebody came as the door asks. Single pictures show nobody who walks past."""
        if self._present.still or rules.approach is Approach.OFF:
            return True
        if rules.approach is Approach.STAY:
            return track.motion.stays(rules.approach_seconds)
        return track.motion.comes()

    def alone(self, number: int, *, sure: bool = False) -> bool:
        """Whether nobody unknown is in view beside a track.

        Args:
            number: of the track.
            sure: somebody who has not been decided on yet counts as unknown.

        """
        tracker = self._present.tracker
        for other, track in tracker.tracks.items():
            evidence = self._present.gathered.get(other)
            away = self._present.now - track.last_seen > _STRANGER_SECONDS
            if other == number or away or track.certainty < MIN_CERTAINTY:
                continue
            hangs = not track.motion.moved and (not track.real or (not sure and track.motion.seconds >= STILL_SECONDS))
            if hangs:
                continue  # on the wall
            if evidence is None or evidence.decided is None:
                if sure and track.hits >= tracker.options.confirm_hits:
                    return False
            elif evidence.decided.outcome is not Outcome.RECOGNISED and not evidence.fixed:
                return False
        return True
