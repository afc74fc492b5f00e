"""Making samples of pictures, in a thread of the pool."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app import background

if TYPE_CHECKING:
    from core.engine import Engine
    from core.enrolment import Sample
    from core.faces import Image


def samples_of(
    engine: Engine, pictures: Sequence[tuple[str, Path | Image]], progress: background.Progress
) -> tuple[list[Sample], list[str]]:
    """Samples of those pictures and files that are good enough; and of each other the sentence that says why."""
    from core.enrolment import sample, sample_from
    from core.errors import PorticoError

    samples, problems = [], []
    for number, (name, picture) in enumerate(pictures):
        progress(number / len(pictures), name)
        try:
            one = sample_from(engine, picture) if isinstance(picture, Path) else sample(engine, picture, name)
            samples.append(one)
        except PorticoError as error:
            problems.append(str(error))
    return samples, problems
