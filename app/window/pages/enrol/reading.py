"""Making samples of pictures, in a thread of the pool."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from app import background

if TYPE_CHECKING:
    from core.engine import Engine
    from core.faces import Image
    from core.people.enrolment import Sample


def samples_of(
    engine: Engine, pictures: Sequence[tuple[str, Path | Image]], progress: background.Progress
) -> tuple[list[Sample], list[str]]:
    """Samples of those pictures and files that are good enough; and of each other the sentence that says why."""
    from core.errors import PorticoError
    from core.people.enrolment import sample, sample_from

    samples, problems = [], []
    for number, (name, picture) in enumerate(pictures):
        progress(number / len(pictures), name)
        try:
            one = sample_from(engine, picture) if isinstance(picture, Path) else sample(engine, picture, name)
            samples.append(one)
        except PorticoError as error:
            problems.append(str(error))
    return samples, problems


def without_repeats(samples: Sequence[Sample], taken: Sequence[Sample]) -> tuple[list[Sample], list[str]]:
    """Samples of other pictures than those taken, each once; and the sentence that says so of each other."""
    from core.base.messages import Message
    from core.people.same_picture import is_among

    new: list[Sample] = []
    notes: list[str] = []
    for one in samples:
        if is_among(one.template, np.array([other.template for other in (*taken, *new)])):
            notes.append(Message("{picture} is among the pictures already, and was passed over", picture=one.name))
        else:
            new.append(one)
    return new, notes
