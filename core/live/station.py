"""One camera's way from frame to decision."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

import numpy as np

from core import images
from core.access.policy import Approach, DoorRules, Liveness, Proof
from core.base.messages import Message
from core.cameras.source import Frame
from core.errors import GalleryError
from core.faces import Faces, Float, Image
from core.gallery.events import Decision, Event, EventStore, Outcome
from core.gallery.recogniser import Recogniser
from core.live.backlog import Backlog
from core.live.company import Company
from core.live.deciding import STILL, Decider, DecisionOptions
from core.live.fixtures import STILL_SECONDS, Fixtures
from core.live.gate import Gate
from core.live.glance import likeness
from core.live.pace import SearchPace
from core.live.proving import Proving
from core.live.supervision import Licence
from core.live.tracking import Track, Tracker
from core.live.view import Sight, View, Wait
from core.live.visits import OVERLAP, Visit, Visits
from core.live.voting import MAX_SHOTS, Ballot, Shot
from core.live.work import InStep, Slot, Worker
from core.liveness.passive import Weighing, no_verdict
from core.recognition.boxes import centred_in, edges_of
from core.recognition.expression import Expression
from core.recognition.matching import Match, Verdict
from core.recognition.pooling import pool
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
_OTHER_FMR = 0.2  # one stranger in five comes nearer than this; a look further off is at somebody else
_TURNED_FMR = 1e-3  # of a turned head being taken for that of whoever stood there: no name follows from it
_SAME_FMR = 1e-6  # of two good looks of one visit being taken for one person's
_CHANGED = 0.5  # likeness to the moment before below which somebody else may stand there
_NOTICED = 0.93  # below which that is looked at without delay
_FEW_GOOD = 2  # such looks, from which on another one has to be like them
_GOOD = 0.5  # quality from which a frontal look tells two people apart
_STRANGER_SECONDS = 1.0  # somebody out of sight for longer stands beside nobody
_WORTH_SECONDS = 0.25  # for which it holds that a door would open
_CHECK_SECONDS = 0.4  # between two looks at whether a face is one
_A_FACE = 3.0  # log-odds that the landmark network gives for there being one
_NAMELESS = {Outcome.AMBIGUOUS: "Come closer, and look at the camera"}  # what decides may yet be seen
_SLOW = 0.3  # seconds from one picture to the next, beyond which faces are not followed
_SLOWEST = 4.0  # seconds between pictures of a camera that is waited for
_PICTURES = 2.5  # that somebody may be out of sight in
_PHOTO_MARGIN = 0.35
_PHOTO_SIDE = 320


@dataclass
class _Dossier:
    since: float  # of the source's clock: first good sight
    ballot: Ballot = field(default_factory=Ballot)
    last_shot: float = float("-inf")
    proving: Proving | None = None
    asked: str = ""  # what they are to do before the door opens
    worth: tuple[float, int, bool] | None = None  # when it was last asked whether it would, for whom, and the answer
    decided: Event | None = None
    stretch: int = 0  # of the track: what is here holds for it
    former: Visit | None = None  # what was decided in an earlier one, and has to be shown anew
    fixed: bool = False  # decided on as a face that never moves
    passed_by: bool = False
    withheld: bool = False  # they would have been let in, had they come
    crowded: bool = False  # or had they been alone

    @property
    def settled(self) -> bool:
        """Whether another look would hardly change anything."""
        return self.decided is not None or len(self.ballot) >= MAX_SHOTS

    @property
    def good(self) -> int:
        """Frontal looks that tell people apart."""
        return sum(_tells(shot.quality) for shot in self.ballot.shots)

    @property
    def leader(self) -> int | None:
        """Whose name there is, or would be by the looks so far."""
        if self.decided is not None:
            return self.decided.person_id
        leader = self.ballot.tally().leader if self.matches else None
        return leader.person_id if leader is not None else None

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
        pause: tells how many seconds the source takes from one picture to the next, where that is long.

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
        pause: Callable[[], float] | None = None,
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
        self.pace = SearchPace(live=live)
        self._tracker = Tracker()
        profile = recogniser.engine.profile
        self._decider = Decider(camera, profile, options or (STILL if still else None))
        mated = profile.calibration.mated
        # looks of one visit agree better than half of those of different days
        self._alike = min(profile.verify_threshold(_SAME_FMR), mated[len(mated) // 2])
        self._turned = profile.verify_threshold(_TURNED_FMR)
        self._other = profile.verify_threshold(_OTHER_FMR)
        self._revision = recogniser.index.revision
        self._dossiers: dict[int, _Dossier] = {}
        remembered = self._tracker.options
        self._visits = Visits(remembered.lost_seconds + remembered.reunite_seconds)
        self._fixtures = Fixtures()
        self._company = Company(events)
        self._clock = (0.0, datetime.now().astimezone())
        self._pause = pause or (lambda: 0.0)
        self._slow = False
        self._lost_seconds = self._tracker.options.lost_seconds
        self._no_liveness = ""
        self._search: Slot[_Search] = Slot()
        self._templates: Slot[Float] = Slot()
        self._shot: _Shot | None = None  # what they are being made of

    def process(self, frame: Frame) -> View:
        """Take in the next frame."""
        now = frame.seconds
        self._wait_for_slow(self._pause())
        self._clock = (now, frame.when)
        if frame.dead:
            return self._pass_over(frame)
        self._close(self._tracker.finish() if self._still else self._tracker.expire(now), frame.when)
        self._follow_gallery()
        self._take_results()
        faces = self._look(frame.image, now)
        self._watch_faces(frame.image, faces)
        self._watch_moves(frame.image, faces, now)
        self._shoot(frame, faces)
        # of a slow camera each picture has to show anew who is there: the next one would come before the answer
        faces = self._take_results(faces, wait=self._slow and self._live)
        self._watch_fixtures(now)
        waits = self._decide(now, frame.when)
        events, trouble = self._record(live=self._live)
        return View(self.camera, frame, faces, self._sights(faces), events, trouble, waits)

    def _wait_for_slow(self, pause: float) -> None:
        """Keep people for as long as a camera that sends a picture a second, or fewer, takes for the next two."""
        self._slow = pause > _SLOW
        lost = max(self._lost_seconds, _PICTURES * min(pause, _SLOWEST))
        if lost != self._tracker.options.lost_seconds:
            self._tracker.options = replace(self._tracker.options, lost_seconds=lost)

    def _pass_over(self, frame: Frame) -> View:
        """Forget who was seen: a camera that hangs or is covered shows nobody who is there."""
        self._search.take()
        self._templates.take()
        self._tracker.finish()
        self._dossiers.clear()
        events, trouble = self.backlog.record(live=self._live)
        return View(self.camera, frame, Faces(), (), events, trouble)

    def finish(self, frame: Frame) -> View:
        """The source has ended: decide on everybody who is left."""
        self._take_results(wait=True)
        self._close(self._tracker.finish(), self._clock[1])
        events, trouble = self._record()
        return View(self.camera, frame, Faces(), (), events, trouble)

    def _record(self, *, live: bool = False) -> tuple[tuple[tuple[Event, Image | None], ...], str]:
        """Have the backlog recorded, and what turned out later added to it; and why the rest cannot be written now."""
        events, trouble = self.backlog.record(live=live)
        for event, _photo in events:
            self._company.recorded(event)
        if trouble:
            return events, trouble
        try:
            self._company.tell()
        except GalleryError as error:
            trouble = str(error)
        return events, trouble

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

        # from one picture to one a second later nobody can be followed: each is searched at once
        if due and (not self._beside or self._slow):
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

    def _watch_faces(self, image: Image, faces: Faces) -> None:
        """Notice at once where a face has become another one, which its template tells only later."""
        if faces.track_ids is None or faces.quality is None or self._still:
            return
        for row, (number, quality) in enumerate(zip(faces.track_ids.tolist(), faces.quality, strict=True)):
            track = self._tracker.tracks.get(number)
            if track is None:
                continue
            self._check(track, image, faces.landmarks[row])
            seen = likeness(image, faces.landmarks[row])
            if seen is None:
                continue
            like = track.motion.show(seen)
            dossier = self._dossiers.get(number)
            if like < _CHANGED and track.appearance is not None and quality.score >= _GOOD:
                track.interrupt()
                track.motion.go(faces.boxes[row], track.last_seen)
                track.motion.show(seen)
            elif like < _NOTICED and dossier is not None:
                dossier.last_shot = min(dossier.last_shot, track.last_seen - _SETTLED_SECONDS)

    def _check(self, track: Track, image: Image, landmarks: Float) -> None:
        """Ask a second network now and then whether this is a face, until it has seen one."""
        reader = self._recogniser.engine.expressions
        if reader is None:
            track.real = True  # nobody can tell
        elif not track.real and track.last_seen - track.checked >= _CHECK_SECONDS:
            track.checked = track.last_seen
            with suppress(ValueError):
                track.real = reader.read(image, landmarks).presence >= _A_FACE

    def _watch_fixtures(self, now: float) -> None:
        """Keep in mind who was decided on and has never moved; those who move after all are decided on anew."""
        for number, track in self._tracker.tracks.items():
            dossier = self._dossiers.get(number)
            if dossier is None or dossier.decided is None or dossier.stretch != track.stretch or track.last_seen < now:
                continue
            if not dossier.fixed:
                self._fixtures.watch(track.motion, (number, track.stretch), dossier.decided, now)
            elif track.motion.moved:
                self._begin_anew(dossier, track)
                dossier.former = None

    def _begin_anew(self, dossier: _Dossier, track: Track) -> None:
        """Take back what was decided on a track: who stands there now has to be shown by new looks."""
        if dossier.decided is not None:
            dossier.former = Visit(dossier.decided, self._pooled(dossier), track.seen_before, dossier.passed_by)
            self._visits.add(dossier.former)
            dossier.decided, dossier.ballot, dossier.since = None, Ballot(), track.last_seen
            if dossier.proving is not None and not dossier.proving.moving:
                dossier.proving = None
        dossier.fixed = dossier.passed_by = False
        dossier.stretch = track.stretch

    def _pooled(self, dossier: _Dossier) -> Float | None:
        """One template (D,) of the looks at somebody; None where there was none."""
        if not len(dossier.ballot):
            return None
        templates = np.stack([shot.template for shot in dossier.ballot.shots])
        return pool(templates, self._recogniser.engine.profile.calibration.coherence)

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
            quality = faces.quality[row]
            track = self._tracker.describe(before, template, *self._lines(before, quality, match))
            renamed[before] = track
            present = self._tracker.tracks[track]
            if track < before:  # somebody from before has come back
                self._dossiers.pop(before, None)
            dossier = self._dossiers.setdefault(track, _Dossier(frame.seconds, stretch=present.stretch))
            if present.strangers:
                if dossier.proving is not None:
                    dossier.proving.doubt()
                continue  # perhaps somebody else: this look counts for nobody until that is clear
            if dossier.stretch != present.stretch:
                self._begin_anew(dossier, present)
            dossier.last_shot = frame.seconds
            photo = images.face_photo(frame.image, faces.boxes[row], _PHOTO_MARGIN, _PHOTO_SIDE)
            if alive is not None:
                dossier.proving = dossier.proving or self._proving()
                dossier.proving.take(float(alive[row]), no_verdict(frame.image, faces.boxes[row]))
                dossier.proving.look(match.person.person_id if match.person is not None else None)
            dossier.ballot.add(Shot(template, quality, match, photo, frame.seconds))
        return renamed

    def _lines(self, number: int, quality: Quality, match: Match) -> tuple[float, float]:
        """Scores from which a look is at the person of a track, and below which it is at somebody else.

        Who has a name keeps it by the line of the door and by nothing less. A turned head is no evidence of anybody.
        """
        dossier = self._dossiers.get(number)
        if dossier is not None and match.person is not None:
            if match.person.person_id == dossier.leader:
                return -1.0, -1.0
            if dossier.decided is not None and dossier.decided.person_id is not None:
                return 2.0, 2.0
        if not _tells(quality):
            return self._turned, self._other
        same = max(self._alike, match.threshold)
        return same, same if dossier is not None and dossier.good >= _FEW_GOOD else self._other

    def _rules(self) -> DoorRules | None:
        """The rules of the door here, if there is one."""
        return self._gate.rules(self.camera) if self._gate is not None else None

    def _asks(self) -> Liveness:
        """What the door here asks for before it believes that somebody is there."""
        rules = self._rules()
        return rules.liveness if rules is not None else Liveness.OFF

    def _alive(self, shot: _Shot) -> Float | None:
        """Passive liveness (N,) of the faces of a shot, where the door asks for it."""
        if self._asks() is Liveness.OFF:
            return None
        try:
            return self._recogniser.engine.liveness.score(shot.frame.image, shot.faces.boxes)
        except WeightsError as error:
            self._no_liveness = Message("the networks for it are missing: {error}", error=error)
            return np.full(len(shot.faces), np.nan, np.float32)

    def _proving(self) -> Proving:
        asks, gestures = self._asks(), False
        if asks is Liveness.CHALLENGE:
            # without the network heads can still be asked to turn; Health says so
            gestures = self._recogniser.engine.expressions is not None
        return Proving(asks, Weighing.shipped().door, self._no_liveness, gestures=gestures)

    def _proven(self, number: int, dossier: _Dossier, now: float, when: datetime) -> bool:
        """Whether nothing more has to be waited for of somebody who would be recognised; says what they are to do."""
        dossier.asked = ""
        leader = dossier.ballot.tally().leader
        rules = self._rules()
        if self._gate is None or rules is None or not dossier.matches or leader is None:
            return True
        proving, track = dossier.proving, self._tracker.tracks[number]
        asks = rules.approach is not Approach.OFF or rules.alone
        if proving is None and not asks:
            return True
        worth = (proving is not None and proving.moving) or self._worth(dossier, leader.person_id, now, when)
        if worth and not self._came(track, rules):
            dossier.withheld = True
            dossier.asked = "Wait here a moment" if rules.approach is Approach.STAY else "Come nearer"
            return False
        if worth and rules.alone and self._alone(number, now, sure=True) is not True:
            dossier.crowded = True
            dossier.asked = "One at a time, please"
            return False
        return proving is None or proving.done(dossier.ballot, now, worth=worth)

    def _worth(self, dossier: _Dossier, person: int, now: float, when: datetime) -> bool:
        """Whether the door would open for somebody with all proof; the answer of a moment ago holds on."""
        asked = dossier.worth
        if self._gate is None:
            return False
        if asked is None or asked[1] != person or now - asked[0] > _WORTH_SECONDS:
            dossier.worth = asked = (now, person, self._gate.would_let_in(self.camera, person, when))
        return asked[2]

    def _came(self, track: Track, rules: DoorRules) -> bool:
        """Whether somebody came as the door asks. Single pictures show nobody who walks past."""
        if self._still or rules.approach is Approach.OFF:
            return True
        if rules.approach is Approach.STAY:
            return track.motion.stays(rules.approach_seconds)
        return track.motion.comes()

    def _alone(self, number: int, now: float, *, sure: bool = False) -> bool:
        """Whether nobody unknown is in view beside a track.

        Args:
            number: of the track.
            now: seconds of the source's clock.
            sure: somebody who has not been decided on yet counts as unknown.

        """
        for other, track in self._tracker.tracks.items():
            dossier = self._dossiers.get(other)
            if other == number or now - track.last_seen > _STRANGER_SECONDS or track.certainty < _MIN_CERTAINTY:
                continue
            hangs = not track.motion.moved and (not track.real or (not sure and track.motion.seconds >= STILL_SECONDS))
            if hangs:
                continue  # on the wall
            if dossier is None or dossier.decided is None:
                if sure and track.hits >= self._tracker.options.confirm_hits:
                    return False
            elif dossier.decided.outcome is not Outcome.RECOGNISED and not dossier.fixed:
                return False
        return True

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
            if dossier is None or track.doubtful or track.strangers or dossier.stretch != track.stretch:
                continue  # until it is clear who stands there, nothing opens
            if not self._confirmed(track, dossier) or not self._decider.ready(dossier.ballot, now):
                continue
            if self._unlike_before(dossier):
                continue
            if dossier.decided is not None:
                # somebody unknown may yet be recognised from nearer by; nobody is decided on twice the same way
                tally = dossier.ballot.tally()
                if dossier.decided.outcome is Outcome.RECOGNISED or tally.verdict is not Verdict.MATCH:
                    continue
            if not self._proven(number, dossier, now, when):
                continue
            outcome = self._conclude(track, dossier, when).outcome
            waits.append(Wait(now - dossier.since, now - dossier.last_shot, outcome))
        return tuple(waits)

    def _decided_by(self, track: Track, dossier: _Dossier) -> bool:
        """Whether there was enough of somebody by the time they left."""
        return self._decider.ready(dossier.ballot, track.last_seen) and not self._unlike_before(dossier)

    def _unlike_before(self, dossier: _Dossier) -> bool:
        """Whether too little has been seen of somebody with a name, who was out of sight, to call them unknown now.

        They look as they did, but perhaps they look away: a turned head makes nobody a stranger.
        """
        if dossier.former is None or dossier.former.event.outcome is not Outcome.RECOGNISED:
            return False
        return not dossier.matches and dossier.good < self._decider.options.unknown_votes

    def _close(self, gone: list[Track], when: datetime) -> None:
        """Decide on people who have left without a decision."""
        for track in gone:
            dossier = self._dossiers.pop(track.id, None) or _Dossier(track.first_seen)
            if dossier.decided is not None:
                self._visits.add(Visit(dossier.decided, self._pooled(dossier), track.last_seen, dossier.passed_by))
                continue
            if dossier.former is not None and not self._decided_by(track, dossier):
                continue  # known already, and gone again before that could be shown anew
            glimpse = not self._still and track.last_seen - track.first_seen < _GLIMPSE_SECONDS
            if glimpse and not len(dossier.ballot):
                continue  # at the edge of the picture for a moment: nothing to tell
            if self._confirmed(track, dossier):
                seen = when - timedelta(seconds=max(0.0, self._clock[0] - track.last_seen))
                self._conclude(track, dossier, seen, gone=not self._still)

    def _confirmed(self, track: Track, dossier: _Dossier) -> bool:
        """Whether a track is of a person: no flicker, and no pattern that looks like a face now and then."""
        options = self._tracker.options
        # a pattern looks like nobody in particular: where looks agree on a person, no second search need find the face
        found = track.found >= options.confirm_searches or dossier.matches
        if self._still:
            return track.certainty >= _MIN_CERTAINTY
        # what never moves and is no face to a second network either is a clock, a mug, a stain
        thing = not track.real and not track.motion.moved
        return track.hits >= options.confirm_hits and found and track.certainty >= _MIN_CERTAINTY and not thing

    def _conclude(self, track: Track, dossier: _Dossier, when: datetime, *, gone: bool = False) -> Event:
        event = self._decider.decide(track, dossier.ballot, when)
        known = event.outcome is Outcome.RECOGNISED
        now = self._clock[0]
        proof = dossier.proving.proof() if dossier.proving is not None else Proof()
        rules = self._rules()
        if known and rules is not None:
            came = (not gone and self._came(track, rules)) or (None if not (gone or dossier.withheld) else False)
            alone = not (gone and dossier.crowded) and self._alone(track.id, now, sure=rules.alone)
            proof = replace(proof, came=came, alone=alone)
        if not known:
            event = self._company.stranger(event, track.first_seen, track.last_seen)
        fixture = None if proof.moved else self._fixtures.known(track.motion, (track.id, track.stretch), event)
        dossier.fixed = fixture is not None
        tells = known and rules is not None and fixture is not None and not fixture.told
        if not self._still and not tells and proof.live is not False and self._continues(track, dossier, event):
            return event
        if fixture is not None:
            if not tells:
                dossier.decided = fixture.event
                return fixture.event
            fixture.told, proof = True, replace(proof, fixed=True)
        photo = dossier.ballot.tally().best.photo if len(dossier.ballot) else None
        dossier.decided = self.backlog.judge(event, proof, photo)
        if fixture is not None:
            fixture.event = dossier.decided
        if known and dossier.decided.decision is Decision.ALLOW and self._gate is not None:
            open_for = self._gate.open_seconds(self.camera)
            self._company.opened(dossier.decided, now, open_for, told=proof.alone is False)
        dossier.passed_by = proof.came is False
        return dossier.decided

    def _continues(self, track: Track, dossier: _Dossier, event: Event) -> bool:
        """Whether a decision only repeats one on the same person a moment before: that holds on, and nothing opens."""
        away = [
            t for t in (*self._tracker.lost(), *self._tracker.tracks.values()) if t.last_seen <= dossier.since + OVERLAP
        ]
        others = ((t, self._dossiers.get(t.id)) for t in away if t.id != track.id)
        more = [
            Visit(other.decided, self._pooled(other), t.last_seen, other.passed_by)
            for t, other in others
            if other is not None and other.decided is not None
        ]
        pooled = self._pooled(dossier)
        line = max(self._alike, self._recogniser.threshold)
        visit = self._visits.continued(event, pooled, dossier.since, line, more)
        if visit is None:
            return False
        dossier.decided = visit.event
        return True

    def _sights(self, faces: Faces) -> tuple[Sight, ...]:
        if faces.track_ids is None or faces.quality is None:
            return ()
        sights = []
        for row, number in enumerate(faces.track_ids):
            dossier = self._dossiers.get(int(number))
            name, score = None, None
            words = faces.quality[row].words() if faces.quality[row].flaws else Message("Looking…")
            track = self._tracker.tracks.get(int(number))
            if dossier is not None and track is not None:
                unclear = track.doubtful or track.strangers > 0 or dossier.stretch != track.stretch
                dossier = None if unclear else dossier  # what is known is of whoever stood there before
            decided = dossier.decided if dossier is not None else None
            if dossier is not None and len(dossier.ballot):
                tally = dossier.ballot.tally()
                score = tally.leader.score if tally.leader is not None else None
                # a name stands there only once it has been decided, as at the door
                name = decided.person if decided is not None else None
                asked = dossier.proving.words if dossier.proving is not None and decided is None else ""
                words = (
                    asked
                    or (dossier.asked if decided is None else "")
                    or name
                    or (
                        _NAMELESS.get(decided.outcome, Message("Unknown person"))
                        if decided is not None
                        else Message("Looking…")
                    )
                )
            result = decided.result if decided is not None else None
            allowed = decided is not None and decided.decision is Decision.ALLOW
            sights.append(
                Sight(int(number), faces.boxes[row], name, decided is not None, allowed, score, words, result)
            )
        return tuple(sights)


def _tells(quality: Quality) -> bool:
    """Whether a look is good enough to tell two people apart who are much alike."""
    return quality.pose is Pose.FRONT and quality.score >= _GOOD
