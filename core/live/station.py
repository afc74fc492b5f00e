"""One camera's way from frame to decision."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import numpy as np

from core import images
from core.cameras.sources import Frame
from core.engine import Recogniser
from core.faces import Faces, Image
from core.gallery.events import Event, EventStore, Outcome
from core.live.deciding import STILL, Decider, DecisionOptions
from core.live.tracking import Track, Tracker
from core.live.voting import MAX_SHOTS, Ballot, Shot
from core.recognition.matching import Verdict

MIN_QUALITY = 0.1  # below this a shot says nothing of who it is
_MIN_CERTAINTY = 0.9  # mean face probability below which a track is a pattern that looks like a face
_SHOT_SECONDS = 0.12  # between two shots of one person: neighbouring frames are the same evidence twice
_SETTLED_SECONDS = 1.0  # between two looks at somebody who has been decided on
_SAME_FMR = 1e-4  # of two looks being taken for one person's when a lost track is reunited
_PHOTO_MARGIN = 0.35
_PHOTO_SIDE = 320


@dataclass(frozen=True)
class Sight:
    """One person in the present frame, as a screen shows them.

    Attributes:
        track: number.
        box: (4,) pixels.
        name: of the person, or None while unknown.
        decided: whether there has been a decision.
        score: of the nearest candidate so far.
        words: what to show beside the box.

    """

    track: int
    box: np.ndarray
    name: str | None
    decided: bool
    score: float | None
    words: str


@dataclass(frozen=True)
class View:
    """What a camera sees and has decided in one frame."""

    frame: Frame
    faces: Faces
    sights: tuple[Sight, ...]
    events: tuple[tuple[Event, Image | None], ...]


@dataclass
class _Dossier:
    ballot: Ballot = field(default_factory=Ballot)
    last_shot: float = float("-inf")
    decided: Event | None = None


class Station:
    """Runs one camera: detect, track, pick shots, recognise, vote, decide, record.

    Args:
        camera: name, for the log.
        recogniser: shared by all cameras.
        events: where decisions are recorded; None records none.
        still: pictures are unrelated to each other.
        options: how much evidence a decision takes.

    """

    def __init__(
        self,
        camera: str,
        recogniser: Recogniser,
        events: EventStore | None = None,
        *,
        still: bool = False,
        options: DecisionOptions | None = None,
    ):
        self.camera = camera
        self._recogniser = recogniser
        self._events = events
        self._still = still
        self._tracker = Tracker()
        profile = recogniser.engine.profile
        self._decider = Decider(camera, profile, options or (STILL if still else None))
        self._same = profile.verify_threshold(_SAME_FMR)
        self._dossiers: dict[int, _Dossier] = {}
        self._clock = (0.0, datetime.now().astimezone())

    def process(self, frame: Frame) -> View:
        """Take in the next frame."""
        now = frame.seconds
        self._clock = (now, frame.when)
        events = self._close(self._tracker.finish() if self._still else self._tracker.expire(now), frame.when)
        self._follow_gallery()
        faces = self._tracker.update(self._recogniser.engine.find(frame.image), now)
        faces = self._shoot(frame, faces)
        events += self._decide(now, frame.when)
        return View(frame, faces, self._sights(faces), tuple(events))

    def finish(self) -> tuple[tuple[Event, Image | None], ...]:
        """The source has ended: decide on everybody who is left."""
        return tuple(self._close(self._tracker.finish(), self._clock[1]))

    def _follow_gallery(self) -> None:
        """Put earlier shots to the gallery again when people were enrolled or deleted meanwhile."""
        if not self._recogniser.index.stale():
            return
        self._recogniser.index.refresh()
        for dossier in self._dossiers.values():
            if len(dossier.ballot):
                dossier.ballot.rematch(self._recogniser.match(np.stack([s.template for s in dossier.ballot.shots])))
            if dossier.decided is not None and dossier.decided.outcome is Outcome.RECOGNISED:
                tally = dossier.ballot.tally() if len(dossier.ballot) else None
                if tally is None or tally.verdict is not Verdict.MATCH:
                    dossier.decided = None  # the person was deleted: whoever stands there is unknown now

    def _shoot(self, frame: Frame, faces: Faces) -> Faces:
        """Make templates of the faces worth it, and let them vote."""
        if faces.track_ids is None or faces.quality is None:
            return faces
        rows = [
            row
            for row in range(len(faces))
            if self._wanted(int(faces.track_ids[row]), faces.quality[row].score, frame.seconds)
        ]
        if not rows:
            return faces
        chosen = faces.select(rows)
        templates = self._recogniser.engine.extractor.extract(frame.image, chosen)
        ids = faces.track_ids.copy()
        for row, template, match in zip(rows, templates, self._recogniser.match(templates), strict=True):
            before = int(ids[row])
            track = self._tracker.describe(before, template, self._same)
            if track != before:
                # the old track was never closed, so its evidence is still here
                self._dossiers.pop(before, None)
                ids[row] = track
            dossier = self._dossiers.setdefault(track, _Dossier())
            dossier.last_shot = frame.seconds
            quality = faces.quality[row]
            photo = images.crop_square(frame.image, faces.boxes[row], _PHOTO_MARGIN)
            if photo.shape[0] > _PHOTO_SIDE:
                photo = images.crop_square(frame.image, faces.boxes[row], _PHOTO_MARGIN, _PHOTO_SIDE)
            dossier.ballot.add(Shot(template, quality, match, photo, frame.seconds))
        return replace(faces, track_ids=ids)

    def _wanted(self, track: int, quality: float, now: float) -> bool:
        if quality < MIN_QUALITY:
            return False
        if self._still:
            return True
        dossier = self._dossiers.get(track)
        if dossier is None:
            return True
        waited = now - dossier.last_shot
        if dossier.decided is not None or len(dossier.ballot) >= MAX_SHOTS:
            return waited >= _SETTLED_SECONDS
        return waited >= _SHOT_SECONDS

    def _decide(self, now: float, when: datetime) -> list[tuple[Event, Image | None]]:
        events = []
        for number, track in self._tracker.tracks.items():
            dossier = self._dossiers.get(number)
            if dossier is None or not self._confirmed(track) or not self._decider.ready(dossier.ballot, now):
                continue
            if dossier.decided is not None:
                # somebody unknown may yet be recognised from nearer by; nobody is decided on twice the same way
                tally = dossier.ballot.tally()
                if dossier.decided.outcome is Outcome.RECOGNISED or tally.verdict is not Verdict.MATCH:
                    continue
            events.append(self._record(track, dossier, when))
        return events

    def _close(self, gone: list[Track], when: datetime) -> list[tuple[Event, Image | None]]:
        """Decide on people who have left without a decision."""
        events = []
        for track in gone:
            dossier = self._dossiers.pop(track.id, None)
            if dossier is not None and dossier.decided is not None:
                continue
            if self._confirmed(track):
                seen = when - timedelta(seconds=max(0.0, self._clock[0] - track.last_seen))
                events.append(self._record(track, dossier or _Dossier(), seen))
        return events

    def _confirmed(self, track: Track) -> bool:
        hits = 1 if self._still else self._tracker.options.confirm_hits
        return track.hits >= hits and track.certainty >= _MIN_CERTAINTY

    def _record(self, track: Track, dossier: _Dossier, when: datetime) -> tuple[Event, Image | None]:
        event = self._decider.decide(track, dossier.ballot, when)
        photo = dossier.ballot.tally().best.photo if len(dossier.ballot) else None
        if self._events is not None:
            event = self._events.record(event, images.encode_jpeg(photo) if photo is not None else None)
        dossier.decided = event
        return event, photo

    def _sights(self, faces: Faces) -> tuple[Sight, ...]:
        if faces.track_ids is None or faces.quality is None:
            return ()
        sights = []
        for row, number in enumerate(faces.track_ids):
            dossier = self._dossiers.get(int(number))
            name, score, words = None, None, faces.quality[row].words()
            decided = dossier is not None and dossier.decided is not None
            if dossier is not None and len(dossier.ballot):
                tally = dossier.ballot.tally()
                score = tally.leader.score if tally.leader is not None else None
                if tally.verdict is Verdict.MATCH and tally.leader is not None:
                    name = tally.leader.name
                words = name or ("Nobody we know" if decided else "Looking…")
            sights.append(Sight(int(number), faces.boxes[row], name, decided, score, words))
        return tuple(sights)
