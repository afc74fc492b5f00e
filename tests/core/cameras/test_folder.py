from __future__ import annotations

from pathlib import Path

import numpy as np

from core import images
from core.cameras.folder import FolderSource
from core.cameras.opening import open_source


def test_a_folder_passes_over_what_is_broken(tmp_path: Path, collins: np.ndarray) -> None:
    (tmp_path / "a.jpg").write_bytes(images.encode_jpeg(collins))
    (tmp_path / "b.jpg").write_bytes(b"broken")
    (tmp_path / "c.txt").write_bytes(b"no picture")
    source = open_source(str(tmp_path))
    assert isinstance(source, FolderSource)
    told = []
    source.on_bad = told.append
    assert [f.name for f in source.frames()] == ["a.jpg"]
    assert len(told) == 1
