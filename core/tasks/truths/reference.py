"""How near a picture comes to a reference: PSNR and SSIM."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core import images
from core.errors import TaskError
from core.faces import Image
from core.tasks.task import Given, Result, Truth

Levels = Image | npt.NDArray[np.float64]
"""A picture of 0..255: (height, width, 3), or (height, width) of one channel."""


def psnr(picture: Levels, reference: Levels) -> float:
    """Peak signal-to-noise ratio in decibels over all channels, infinite for equal pictures."""
    from skimage.metrics import peak_signal_noise_ratio

    if (picture == reference).all():
        return float("inf")
    return float(peak_signal_noise_ratio(reference, picture, data_range=255))


def ssim(picture: Levels, reference: Levels) -> float:
    """Structural similarity -1..1, with the Gaussian window of Wang et al. 2004, mean over the channels."""
    from skimage.metrics import structural_similarity

    return float(
        structural_similarity(
            reference,
            picture,
            data_range=255,
            channel_axis=-1 if picture.ndim == 3 else None,
            gaussian_weights=True,
            sigma=1.5,
            use_sample_covariance=False,
        )
    )


def _measure(_given: Given, result: Result, truth: Path) -> Mapping[str, float]:
    reference = images.read(truth)
    if result.picture is None or result.picture.shape != reference.shape:
        raise TaskError(
            "{truth} is not as large as the result: give the picture as it should have become", truth=truth.name
        )
    return {"PSNR": psnr(result.picture, reference), "SSIM": ssim(result.picture, reference)}


REFERENCE = Truth("Reference picture", tuple(sorted(images.SUFFIXES)), _measure)
