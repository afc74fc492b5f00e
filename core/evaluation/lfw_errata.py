"""Pictures of "Labeled Faces in the Wild" whose label is wrong.

Found by looking at the comparisons of folds 1-5 that come out worst. Only what two pictures side by side leave no doubt
of is listed: somebody in disguise, or much older, is labelled rightly.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

WRONG = {
    "Cristina_Fernandez_0002": "is Cristina Kirchner",
    "Dai_Chul_Chyung_0001": "is Chyung Dai-chul, written the other way round",
    "Elisabeth_Schumacher_0002": "is somebody else than Elisabeth_Schumacher_0001",
    "Hasan_Wirayuda_0001": "is Hassan Wirajuda, spelt in another way",
    "Janica_Kostelic_0001": "is somebody else than Janica_Kostelic_0002",
    "Jim_OBrien_0001": "is another Jim O'Brien than the other two",
    "Martha_Bowen_0002": "is Gabrielle Rose",
    "Nora_Bendijo_0001": "is Flor Montulo",
}
"""File name without ending → what is wrong."""


def wrong(paths: Sequence[Path]) -> npt.NDArray[np.bool_]:
    """Which pictures (N,) are labelled wrongly."""
    return np.array([path.stem in WRONG for path in paths], bool)
