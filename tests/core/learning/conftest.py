from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two classes of ten pictures, dark and light."""
    found = tmp_path / "classes"
    random = np.random.default_rng(0)
    for name, low in (("dark", 0), ("light", 120)):
        (found / name).mkdir(parents=True)
        for number in range(10):
            picture = random.integers(low, low + 130, (24, 20, 3), dtype=np.uint8)
            Pillow.fromarray(picture).save(found / name / f"{number}.png")
    return found
