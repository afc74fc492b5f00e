"""What networks say of a picture is kept, for tests that are about what follows from it.

The same films are played, and the same two people enrolled, hundreds of times in one process. What has been
found in a picture once would be found in it again, and costs a good part of what such tests take. Tests of recognition
itself, of liveness, of evaluation and of the benchmark have everything done each time.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Hashable
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import pytest

from core.faces import Faces
from core.liveness.passive import PassiveLiveness
from core.recognition.detection import Detector
from core.recognition.expression import ExpressionReader
from core.recognition.fusion import TemplateExtractor

_ASKED = (
    (Detector, "detect"),
    (TemplateExtractor, "extract_many"),
    (ExpressionReader, "read"),
    (PassiveLiveness, "score"),
)


def _key(given: object) -> Hashable:
    """What stands for something that is asked about: of arrays their shape, type and content."""
    if isinstance(given, np.ndarray):
        return given.shape, given.dtype.str, hash(given.tobytes())
    if isinstance(given, Faces):
        return tuple(_key(part) for part in (given.boxes, given.landmarks, given.scores, given.quality))
    if isinstance(given, list | tuple):
        return tuple(_key(part) for part in given)
    if isinstance(given, dict):
        return tuple((name, _key(part)) for name, part in given.items())
    return repr(given)


def _remembering(answer: Callable[..., Any]) -> Callable[..., Any]:
    known: WeakKeyDictionary[object, dict[Hashable, Any]] = WeakKeyDictionary()

    def remembered(self: object, *given: object, **named: object) -> Any:
        answers, key = known.setdefault(self, {}), _key((given, named))
        if key not in answers:
            answers[key] = answer(self, *given, **named)
        return copy.deepcopy(answers[key])

    return remembered


_REMEMBERING = [(kind, name, _remembering(getattr(kind, name))) for kind, name in _ASKED]


def remember(patch: pytest.MonkeyPatch) -> None:
    """Have networks asked once about each picture, as long as the patch holds."""
    for kind, name, remembered in _REMEMBERING:
        patch.setattr(kind, name, remembered)
