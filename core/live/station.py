"""One camera's way from frame to decision."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

import numpy as np

from core import images
from core.access.policy import Liveness
from core.cameras.source import Frame
from core.engine import Recogniser
from core.faces import Faces, Float, Image
from core.gallery.events import Decision, Event, EventStore, Outcome
from core.live.backlog import Backlog
from core.live.deciding import STILL, Decider, DecisionOptions
from core.live.gate import Gate
from core.live.pace import Pace
from core.live.proving import Proving
from core.live.supervision import Licence
from core.live.tracking import Track, Tracker
from core.live.view import Sight, View, Wait
from core.live.voting import MAX_SHOTS, Ballot, Shot
from core.live.work import InStep, Slot, Worker
from core.liveness.passive import Weighing, no_verdict
from core.recognition.boxes import centred_in, edges_of
from core.recognition.expression import Expression
from core.recognition.matching import Verdict
from core.recognition.quality import Pose, Quality
from core.settings import CameraSettings
from models.weights import WeightsError

MIN_QUALITY = 0.1  # below this a shot says nothing of who it is
_MIN_CERTAINTY = 0.9  # mean face probability below which a track is a pattern that looks like a face
_SHOT_SECONDS = 0.12  # between two shots of one person: neighbouring frames are the same evidence twice
_GLIMPSE_SECONDS = 1.0  # somebody in view for less, without one good look, is no event
_AT_ONCE = 2  # faces of one frame that a live camera makes templates of
_MOVING_SECONDS = 0.3  # between two looks at somebody who is being asked to move
_SETTLED_SECONDS = 1.0  # between two looks at somebody who has been decided on
_SAME_FMR = 1e-3  # of two looks being taken for one person's when a lost track is reunited
_OTHER_FMR = 0.2  # one stranger in five comes nearer than this; a look further off is at somebody else
_PHOTO_MARGIN = 0.35
_PHOTO_SIDE = 320


@dataclass
class _Dossier:
    since: float  # of the source's clock: first good sight
    ballot: Ballot = field(default_factory=Ballot)
    last_shot: float = float("-inf")
    proving: Proving | None = None
    decided: Event | None = None

    @property
    def settled(self) -> bool:
        """Whether another look would hardly change anything."""
        return self.decided is not None or len(self.ballot) >= MAX_SHOTS

    @property
    def matches(self) -> bool:
        """Whether the looks so far are at somebody of the gallery."""
        return len(self.ballot) > 0 and self.ballot.tally().verdict is Verdict.MATCH


@dataclass(frozen=True)
class _Search:
    faces: Faces
    now: float
    cost: float


@dataclass(frozen=True)
class _Shot:
    frame: Frame
    faces: Faces


class Station:
    """Runs one camera: detect, track, pick shots, recognise, vote, decide, record.

    Args:
        camera: name, for the log.
        recogniser: shared by all cameras.
        events: where decisions are recorded; None records none.
        still: pictures are unrelated to each other: each is searched for faces.
        live: pictures that are not processed in time are lost: searches give way to load.
        beside: does searches and templates while frames go on; without, they are done at once.
        options: how much evidence a decision takes.
        gate: asks the access rules of the door at this camera; without, whoever is recognised is let in.
        looks: the smallest face that matters here, and where.
        licence: leave to judge, to record and to open doors.

    """

    def __init__(
        self,
        camera: str,
        recogniser: Recogniser,
        events: EventStore | None = None,
        *,
        still: bool = False,
        live: bool = False,
        beside: Worker | None = None,
        options: DecisionOptions | None = None,
        looks: CameraSettings | None = None,
        gate: Gate | None = None,
        licence: Licence | None = None,
    ):
        self.camera = camera
        self.backlog = Backlog(camera, events, gate, licence or Licence())
        """What has been decided and is not recorded."""
        self._gate = gate
        self._looks = looks or CameraSettings()
        self._recogniser = recogniser
        self._still = still
        self._live = live
        self._beside = beside is not None
        self._worker = beside or InStep(recogniser.engine.extractor.extract_many)
        self.pace = Pace(live=live)
        self._tracker = Tracker()
        profile = recogniser.engine.profile
        self._decider = Decider(camera, profile, options or (STILL if still else None))
        self._same = profile.verify_threshold(_SAME_FMR)
        self._other = profile.verify_threshold(_OTHER_FMR)
        self._revision = recogniser.index.revision
        self._dossiers: dict[int, _Dossier] = {}
        self._clock = (0.0, datetime.now().astimezone())
        self._no_liveness = ""
        self._search: Slot[_Search] = Slot()
        self._templates: Slot[Float] = Slot()
        self._shot: _Shot | None = None  # what they are being made of

    def process(self, frame: Frame) -> View:
        """Take in the next frame."""
        now = frame.seconds
        self._clock = (now, frame.when)
        self._close(self._tracker.finish() if self._still else self._tracker.expire(now), frame.when)
        self._follow_gallery()
        self._take_results()
        faces = self._look(frame.image, now)
        self._watch_moves(frame.image, faces, now)
        self._shoot(frame, faces)
        faces = self._take_results(faces)
        waits = self._decide(now, frame.when)
        events, trouble = self.backlog.record()
        return View(self.camera, frame, faces, self._sights(faces), events, trouble, waits)

    def finish(self, frame: Frame) -> View:
        """The source has ended: decide on everybody who is left."""
        self._take_results(wait=True)
        self._close(self._tracker.finish(), self._clock[1])
        events, trouble = self.backlog.record()
        return View(self.camera, frame, Faces(), (), events, trouble)

    def _look(self, image: Image, now: float) -> Faces:
        """The faces of a picture with their tracks: searched for when it is time, else looked for where they were."""
        engine = self._recogniser.engine
        ids, expected = self._tracker.predictions(now)
        if self._looks.region is not None:
            inside = centred_in(expected, edges_of(self._looks.region, image))
            ids, expected = ids[inside], expected[inside]
        due = self._still or self.pace.due(now, len(ids) > 0)

        def search() -> _Search:
            began = time.perf_counter()
            faces = engine.find(image, self._looks.min_face, self._looks.region)
            return _Search(faces, now, time.perf_counter() - began)

        if due and not self._beside:
            self.pace.begin(now)
            return self._tracker.update(search().faces, now)
        faces, rows = engine.follow(image, expected)
        faces = self._tracker.follow(faces, ids[rows], now)
        if due and self._search.free:
            self.pace.begin(now)
            self._tracker.mark(now)
            self._search.put(self._worker.run(search))
        return faces

    def _take_results(self, faces: Faces | None = None, *, wait: bool = False) -> Faces:
        """Take over what was done beside; the faces of the present frame with the numbers they have from now on."""
        search = self._search.take(wait=wait)
        if search is not None:
            self.pace.took(search.cost)
            self._tracker.catch_up(search.faces, search.now)
        templates = self._templates.take(wait=wait)
        renamed = self._vote(self._shot, templates) if templates is not None and self._shot is not None else {}
        if faces is None or faces.track_ids is None:
            return faces or Faces()
        return replace(faces, track_ids=np.array([renamed.get(n, n) for n in faces.track_ids.tolist()], np.int64))

    def _follow_gallery(self) -> None:
        """Put earlier shots to the gallery again when people were enrolled or deleted meanwhile."""
        if self._recogniser.index.stale():
            self._recogniser.index.refresh()
        if self._recogniser.index.revision == self._revision:
            return
        self._revision = self._recogniser.index.revision
        for dossier in self._dossiers.values():
            if len(dossier.ballot):
                dossier.ballot.rematch(self._recogniser.match(np.stack([s.template for s in dossier.ballot.shots])))
            if dossier.decided is not None and dossier.decided.outcome is Outcome.RECOGNISED:
                tally = dossier.ballot.tally() if len(dossier.ballot) else None
                if tally is None or tally.verdict is not Verdict.MATCH:
                    dossier.decided = None  # the person was deleted: whoever stands there is unknown now

    def _watch_moves(self, image: Image, faces: Faces, now: float) -> None:
        """Let those who are being asked to move be seen."""
        if faces.track_ids is None or faces.quality is None:
            return
        for row, (number, quality) in enumerate(zip(faces.track_ids.tolist(), faces.quality, strict=True)):
            dossier = self._dossiers.get(number)
            if dossier is not None and dossier.proving is not None:
                dossier.proving.see(quality, now, partial(self._read, image, faces.landmarks[row]))

    def _read(self, image: Image, landmarks: Float) -> Expression:
        reader = self._recogniser.engine.expressions
        if reader is None:
            raise AssertionError("gestures are asked for where they can be read")
        return reader.read(image, landmarks)

    def _shoot(self, frame: Frame, faces: Faces) -> None:
        """Have templates made of the faces worth it."""
        if faces.track_ids is None or faces.quality is None:
            return
        for number, quality in zip(faces.track_ids.tolist(), faces.quality, strict=True):
            if quality.score >= MIN_QUALITY:
                self._dossiers.setdefault(number, _Dossier(frame.seconds))
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
            dossiers = {row: self._dossiers[int(faces.track_ids[row])] for row in rows}
            rows = sorted(rows, key=lambda row: (dossiers[row].settled, -len(dossiers[row].ballot), row))[:_AT_ONCE]
        self._shot = _Shot(frame, faces.select(rows))
        self._templates.put(self._worker.templates(frame.image, self._shot.faces))

    def _vote(self, shot: _Shot, templates: Float) -> dict[int, int]:
        """Let new templates vote; tracks that turned out to be others: number → number from now on."""
        renamed: dict[int, int] = {}
        faces, frame = shot.faces, shot.frame
        if faces.track_ids is None or faces.quality is None:
            return renamed
        matches = self._recogniser.match(templates)
        alive = self._alive(shot)
        for row, (before, template, match) in enumerate(zip(faces.track_ids.tolist(), templates, matches, strict=True)):
            if before not in self._tracker.tracks:
                continue  # gone while the template was being made
            track = self._tracker.describe(before, template, self._same, self._other)
            renamed[before] = track
            if track < before:  # somebody from before has come back
                self._dossiers.pop(before, None)
            dossier = self._dossiers.setdefault(track, _Dossier(frame.seconds))
            if self._tracker.tracks[track].strangers:
                if dossier.proving is not None:
                    dossier.proving.doubt()
                continue  # perhaps somebody else: this look counts for nobody until that is clear
            dossier.last_shot = frame.seconds
            photo = images.face_photo(frame.image, faces.boxes[row], _PHOTO_MARGIN, _PHOTO_SIDE)
            if alive is not None:
                dossier.proving = dossier.proving or self._proving()
                dossier.proving.take(float(alive[row]), no_verdict(frame.image, faces.boxes[row]))
                dossier.proving.look(match.person.person_id if match.person is not None else None)
            dossier.ballot.add(Shot(template, faces.quality[row], match, photo, frame.seconds))
        return renamed

    def _asks(self) -> Liveness:
        """What the door here asks for before it believes that somebody is there."""
        return self._gate.liveness(self.camera) if self._gate is not None else Liveness.OFF

    def _alive(self, shot: _Shot) -> Float | None:
        """Passive liveness (N,) of the faces of a shot, where the door asks for it."""
        if self._asks() is Liveness.OFF:
            return None
        try:
            return self._recogniser.engine.liveness.score(shot.frame.image, shot.faces.boxes)
        except WeightsError as error:
            self._no_liveness = f"the networks for it are missing: {error}"
            return np.full(len(shot.faces), np.nan, np.float32)

    def _proving(self) -> Proving:
        asks, gestures = self._asks(), False
        if asks is Liveness.CHALLENGE:
            # without the network heads can still be asked to turn; Health says so
            gestures = self._recogniser.engine.expressions is not None
        return Proving(asks, Weighing.shipped().door, self._no_liveness, gestures=gestures)

    def _proven(self, dossier: _Dossier, now: float, when: datetime) -> bool:
        """Whether no more proof has to be waited for of somebody who would be recognised."""
        leader = dossier.ballot.tally().leader
        if self._gate is None or dossier.proving is None or not dossier.matches or leader is None:
            return True
        worth = dossier.proving.moving or self._gate.would_let_in(self.camera, leader.person_id, when)
        return dossier.proving.done(dossier.ballot, now, worth=worth)

    def _wanted(self, track: int, quality: Quality, now: float) -> bool:
        if quality.score < MIN_QUALITY:
            return False
        dossier = self._dossiers[track]
        waited = now - dossier.last_shot
        if dossier.proving is not None and dossier.proving.moving:
            # a turned head says little of who it is, but between two gestures nobody may take their place
            return quality.pose is Pose.FRONT and waited >= _MOVING_SECONDS
        if self._still:
            return True
        present = self._tracker.tracks.get(track)
        if present is not None and (present.doubtful or present.strangers):
            return True
        if dossier.settled:
            return waited >= _SETTLED_SECONDS
        return waited >= _SHOT_SECONDS

    def _decide(self, now: float, when: datetime) -> tuple[Wait, ...]:
        waits = []
        for number, track in self._tracker.tracks.items():
            dossier = self._dossiers.get(number)
            if dossier is None or not self._confirmed(track, dossier) or not self._decider.ready(dossier.ballot, now):
                continue
            if dossier.decided is not None:
                # somebody unknown may yet be recognised from nearer by; nobody is decided on twice the same way
                tally = dossier.ballot.tally()
                if dossier.decided.outcome is Outcome.RECOGNISED or tally.verdict is not Verdict.MATCH:
                    continue
            if not self._proven(dossier, now, when):
                continue
            outcome = self._conclude(track, dossier, when).outcome
            waits.append(Wait(now - dossier.since, now - dossier.last_shot, outcome))
        return tuple(waits)

    def _close(self, gone: list[Track], when: datetime) -> None:
        """Decide on people who have left without a decision."""
        for track in gone:
            dossier = self._dossiers.pop(track.id, None) or _Dossier(track.first_seen)
            if dossier.decided is not None:
                continue
            glimpse = not self._still and track.last_seen - track.first_seen < _GLIMPSE_SECONDS
            if glimpse and not len(dossier.ballot):
                continue  # at the edge of the picture for a moment: nothing to tell
            if self._confirmed(track, dossier):
                seen = when - timedelta(seconds=max(0.0, self._clock[0] - track.last_seen))
                self._conclude(track, dossier, seen)

    def _confirmed(self, track: Track, dossier: _Dossier) -> bool:
        """Whether a track is of a person: no flicker, and no pattern that looks like a face now and then."""
        options = self._tracker.options
        # a pattern looks like nobody in particular: where looks agree on a person, no second search need find the face
        found = track.found >= options.confirm_searches or dossier.matches
        return (self._still or (track.hits >= options.confirm_hits and found)) and track.certainty >= _MIN_CERTAINTY

    def _conclude(self, track: Track, dossier: _Dossier, when: datetime) -> Event:
        event = self._decider.decide(track, dossier.ballot, when)
        proof = dossier.proving.proof() if dossier.proving is not None else None
        photo = dossier.ballot.tally().best.photo if len(dossier.ballot) else None
        dossier.decided = self.backlog.judge(event, proof, photo)
        return dossier.decided

    def _sights(self, faces: Faces) -> tuple[Sight, ...]:
        if faces.track_ids is None or faces.quality is None:
            return ()
        sights = []
        for row, number in enumerate(faces.track_ids):
            dossier = self._dossiers.get(int(number))
            name, score = None, None
            words = faces.quality[row].words() if faces.quality[row].flaws else "Looking…"
            decided = dossier.decided if dossier is not None else None
            if dossier is not None and len(dossier.ballot):
                tally = dossier.ballot.tally()
                score = tally.leader.score if tally.leader is not None else None
                # a name stands there only once it has been decided, as at the door
                name = decided.person if decided is not None else None
                asked = dossier.proving.words if dossier.proving is not None and decided is None else ""
                words = asked or name or ("Nobody we know" if decided is not None else "Looking…")
            allowed = decided is not None and decided.decision is Decision.ALLOW
            sights.append(Sight(int(number), faces.boxes[row], name, decided is not None, allowed, score, words))
        return tuple(sights)
