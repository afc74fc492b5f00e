"""One camera's way from frame to decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from core.cameras.source import Frame
from core.faces import Faces
from core.gallery.events import EventStore
from core.gallery.recogniser import Recogniser
from core.live.backlog import Backlog
from core.live.company import Company
from core.live.concluding import Concluder
from core.live.deciding import STILL, Decider, DecisionOptions
from core.live.doorway import Doorway
from core.live.evidence import Present
from core.live.finding import Finder
from core.live.gate import Gate
from core.live.identifying import Identifier, Thresholds
from core.live.noticing import Noticer
from core.live.recording import Recorder
from core.live.shooting import Shooter
from core.live.showing import sights
from core.live.supervision import Licence
from core.live.tracking import Tracker
from core.live.view import View
from core.live.work import InStep, Worker
from core.settings import CameraSettings


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
        self._live = live
        self._pause = pause or (lambda: 0.0)
        engine = recogniser.engine
        profile, thresholds = engine.profile, Thresholds.of(engine.profile)
        worker = beside or InStep(engine.extractor.extract_many)
        decider = Decider(camera, profile, options or (STILL if still else None))
        company = Company(events)
        self._present = Present(Tracker(), profile.calibration.coherence, still=still)
        self._finder = Finder(
            engine,
            self._present.tracker,
            looks or CameraSettings(),
            worker,
            still=still,
            live=live,
            beside=beside is not None,
        )
        self.pace = self._finder.pace
        self._noticer = Noticer(engine, self._present)
        self._shooter = Shooter(self._present, worker, live=live)
        doorway = Doorway(camera, gate, engine, self._present)
        self._identifier = Identifier(recogniser, self._present, doorway, thresholds)
        self._concluder = Concluder(
            recogniser, self._present, decider, doorway, self.backlog, company, thresholds.alike
        )
        self._recorder = Recorder(self.backlog, company, live=live)
        self._shown: tuple[Frame, Faces] | None = None  # the last frame, as long as there may be more to say of it

    def process(self, frame: Frame) -> View:
        """Take in the next frame."""
        present, finder = self._present, self._finder
        finder.wait_for_slow(self._pause())
        present.now, present.when = frame.seconds, frame.when
        self._shown = None
        if frame.dead:
            return self._pass_over(frame)
        # who has left, who is known by now, and what was done beside meanwhile
        self._concluder.close(present.leave())
        self._identifier.follow_gallery()
        self._catch_up()
        # find or follow, and track
        faces = finder.look(frame.image, present.now)
        # evidence
        self._noticer.watch_faces(frame.image, faces)
        self._noticer.watch_moves(frame.image, faces)
        self._shooter.shoot(frame, faces)
        # match and vote; of a slow camera each picture has to show anew who is there: the next one would come before
        # the answer
        faces = self._renamed(faces, self._catch_up(wait=finder.slow and self._live))
        self._concluder.watch_fixtures()
        return self._view(frame, faces)

    @property
    def waiting(self) -> bool:
        """Whether looks are on their way that may have something to tell before the next frame comes."""
        return self._shown is not None and self._shooter.waiting

    @property
    def answered(self) -> bool:
        """Whether they have come to something: :meth:`settle` tells it."""
        return self._shown is not None and self._shooter.answered

    def settle(self) -> View | None:
        """Take in what the looks have come to since the last frame; None where that is nothing.

        Somebody waits at the door, and the next frame tells nothing of the looks at those before.
        """
        taken = self._shooter.take()
        if taken is None or self._shown is None:
            return None
        frame, faces = self._shown
        return self._view(frame, self._renamed(faces, self._identifier.vote(*taken)))

    def _view(self, frame: Frame, faces: Faces) -> View:
        """Decide, by the rules of the door, record, and act."""
        waits = self._concluder.decide()
        events, trouble = self._recorder.everything()
        self._shown = frame, faces
        return View(self.camera, frame, faces, sights(faces, self._present), events, trouble, waits)

    def finish(self, frame: Frame) -> View:
        """The source has ended: decide on everybody who is left."""
        self._catch_up(wait=True)
        self._concluder.close(self._present.tracker.finish())
        events, trouble = self._recorder.everything(last=True)
        return View(self.camera, frame, Faces(), (), events, trouble)

    def _pass_over(self, frame: Frame) -> View:
        """Forget who was seen: a camera that hangs or is covered shows nobody who is there."""
        self._finder.forget()
        self._shooter.forget()
        self._present.tracker.finish()
        self._present.gathered.clear()
        events, trouble = self._recorder.decided()
        return View(self.camera, frame, Faces(), (), events, trouble)

    def _catch_up(self, *, wait: bool = False) -> dict[int, int]:
        """Take over what was done beside; tracks that turned out to be others: number → number from now on."""
        self._finder.catch_up(wait=wait)
        taken = self._shooter.take(wait=wait)
        return self._identifier.vote(*taken) if taken is not None else {}

    @staticmethod
    def _renamed(faces: Faces, renamed: dict[int, int]) -> Faces:
        """The faces of the present frame with the numbers they have from now on."""
        if faces.track_ids is None:
            return faces
        return replace(faces, track_ids=np.array([renamed.get(n, n) for n in faces.track_ids.tolist()], np.int64))
