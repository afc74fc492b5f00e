"""Shrinking wavelet coefficients by BayesShrink (Chang, Yu & Vetterli 2000), with cycle spinning.

Cycle spinning (Coifman & Donoho 1995) averages what comes out of all shifts of a picture. That is the transform
without subsampling: every shift's coefficients at once.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Float
from core.tasks.library.restoration import noise
from core.tasks.task import Given, Group, Result, Task
from core.tasks.truths.reference import REFERENCE
from core.tasks.work import Work

# the axes of grey, of red against blue, and of green against both: noise is the same on each, and pictures are not
_AXES = np.array([[1, 1, 1], [1, 0, -1], [0.5, -1, 0.5]], np.float32) / np.sqrt(np.array([[3], [2], [1.5]], np.float32))
_PIXELS = 1_000_000  # of a strip: thresholds want many coefficients
_NAMES = {"haar": "haar", "daubechies": "db4", "symlet": "sym4"}


class Wavelet(noise.Noise):
    """Which wavelets, and how deep."""

    wavelet: Annotated[
        Literal["haar", "daubechies", "symlet"],
        Field(title="Wavelet", description="haar is the shortest and makes steps; symlet is nearly symmetric"),
    ] = "symlet"
    levels: Annotated[int, Field(title="Levels", ge=1, le=6, description="each looks twice as wide")] = 4
    spinning: Annotated[
        bool, Field(title="Cycle spinning", description="average over all shifts of the picture: no stray dots")
    ] = True


def shrunk(band: Float, sigma: float, strength: float) -> Float:
    """Coefficients without what noise of a standard deviation explains."""
    import pywt

    signal = np.sqrt(max(float(np.mean(band * band)) - sigma**2, 1e-8))
    return np.asarray(pywt.threshold(band, strength * sigma**2 / signal, "soft"), np.float32)


def cleaned(channel: Float, sigma: float, parameters: Wavelet) -> Float:
    """A channel, (height, width) of multiples of 2 to the power of the levels, without its noise."""
    import pywt

    name = _NAMES[parameters.wavelet]
    count = max(1, min(parameters.levels, pywt.dwt_max_level(min(channel.shape), name)))
    if parameters.spinning:
        parts: list[Any] = pywt.swt2(channel, name, count, trim_approx=True, norm=True)
    else:
        parts = pywt.wavedec2(channel, name, "periodization", count)
    for number in range(1, count + 1):  # coarsest first
        # each level of the transform of all shifts holds every coefficient 4 times as often, at half the size
        share = 2.0 ** (count + 1 - number) if parameters.spinning else 1.0
        parts[number] = tuple(shrunk(band, sigma / share, parameters.strength) for band in parts[number])
    if parameters.spinning:
        return np.asarray(pywt.iswt2(parts, name, norm=True), np.float32)
    return np.asarray(pywt.waverec2(parts, name, "periodization"), np.float32)


def _padding(side: int, unit: int) -> tuple[int, int]:
    """Pixels to add so that the transform comes out even and no edge meets the opposite one."""
    before = 2 * unit
    return before, before + -(side + 2 * before) % unit


def _run(given: Given, parameters: Wavelet, work: Work) -> Result:
    unit = 2**parameters.levels

    def change(part: Float, its: Work, sigma: float) -> Float:
        height, width = part.shape[:2]
        padding = (_padding(height, unit), _padding(width, unit))
        axes = part @ _AXES.T
        for axis in range(3):
            its.report(axis / 3, Message("removing noise"))
            whole = cleaned(np.pad(axes[..., axis], padding, mode="symmetric"), sigma, parameters)
            axes[..., axis] = whole[padding[0][0] :, padding[1][0] :][:height, :width]
        return np.asarray(axes @ _AXES, np.float32)

    return noise.removed(given, parameters, work, change, 2 * unit, _PIXELS)


TASK = Task(
    "denoise-wavelet",
    "Denoise by wavelets",
    Group.RESTORATION,
    "Remove noise quickly and evenly at every scale, fine grain and coarse blotches alike.",
    Wavelet,
    _run,
    truth=REFERENCE,
    pace="slow",
    keeps_transparency=True,
)
