from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from core import images


@pytest.fixture
def faces(collins: np.ndarray, hopper: np.ndarray) -> dict[str, np.ndarray]:
    """Several photos of two people, and a picture without a face."""
    turn = cv2.getRotationMatrix2D((256, 256), 12, 1)
    return {
        "collins": collins,
        "collins dim": np.clip(collins * 0.7, 0, 255).astype(np.uint8),
        "collins turned": cv2.warpAffine(collins, turn, (512, 512)),
        "hopper": hopper,
        "hopper dim": np.clip(hopper * 0.7, 0, 255).astype(np.uint8),
        "grey": np.full((200, 300, 3), 120, np.uint8),
    }


@pytest.fixture
def people(tmp_path: Path, faces: dict[str, np.ndarray]):
    """Make a folder of people: its name, then file → picture, or text."""

    def make(name: str, files: dict[str, str]) -> Path:
        folder = tmp_path / name
        for file, picture in files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            if picture in faces:
                path.write_bytes(images.encode_jpeg(faces[picture], 95))
            else:
                path.write_text(picture, encoding="utf-8")
        return folder

    return make
