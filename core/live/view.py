"""What a camera sees and has decided in one frame, for whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.cameras.source import Frame
from core.faces import Faces, Image
from core.gallery.events import Event, Outcome, Result


@dataclass(frozen=True, eq=False)
class Sight:
    """One person in the present frame, as a screen shows them.

    Attributes:
        track: number.
        box: (4,) pixels.
        name: of the person decided on, or None.
        decided: whether there has been a decision.
        allowed: whether it let them in.
        score: of the nearest candidate so far.
        words: what to show beside the box.
        result: what came of the decision; None before there is one.
        earlier: the decision, where it is one of before that holds on: nothing new is recorded of whoever is still
            there, and a screen says since when.
        asked: what somebody who was kept out may yet do; empty where nothing helps.

    """

    track: int
    box: np.ndarray
    name: str | None
    decided: bool
    allowed: bool
    score: float | None
    words: str
    result: Result | None = None
    earlier: Event | None = None
    asked: str = ""


@dataclass(frozen=True)
class Wait:
    """How long a decision took, in seconds of the source's clock.

    Attributes:
        since_first: from the first frame in which the face was good enough to that in which the decision was taken.
        since_last: from the last look before it.
        outcome: of the decision.

    """

    since_first: float
    since_last: float
    outcome: Outcome


@dataclass(frozen=True, eq=False)
class View:
    """What a camera sees and has decided in one frame.

    Attributes:
        camera: name.
        frame: as it came.
        faces: found in it.
        sights: the same, with what is known of each person.
        events: decisions, recorded, each with the picture of a face.
        trouble: why decisions could not be recorded; they are kept and tried again with the next frame.
        waits: one for each decision on somebody in view.

    """

    camera: str
    frame: Frame
    faces: Faces
    sights: tuple[Sight, ...]
    events: tuple[tuple[Event, Image | None], ...]
    trouble: str = ""
    waits: tuple[Wait, ...] = ()
