"""The frequencies of a picture: its spectrum, and filters over it (Gonzalez & Woods, chapter 4)."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Float, Image
from core.tasks.library.enhancement import levels
from core.tasks.task import Given, Group, Line, Mask, Parameters, Plot, Result, Task
from core.tasks.work import Work

_SHOWN = 1024  # pixels: longest side of the layers that show frequencies
_RINGS = 64  # points of the plot


class Fourier(Parameters):
    """Which frequencies are kept."""

    keep: Annotated[
        Literal["everything", "low frequencies", "high frequencies", "a band"],
        Field(title="Keep", description="low frequencies are large areas, high ones are edges and texture"),
    ] = "low frequencies"
    shape: Annotated[
        Literal["ideal", "gaussian", "butterworth"],
        Field(title="Edge of the filter", description="ideal cuts sharply, and rings"),
    ] = "gaussian"
    lower: Annotated[
        float,
        Field(title="Lower cut-off", ge=0, le=100, description="percent of the highest frequency (high, band)"),
    ] = 5
    upper: Annotated[
        float,
        Field(title="Upper cut-off", ge=0.1, le=100, description="percent of the highest frequency (low, band)"),
    ] = 15
    order: Annotated[int, Field(title="Order", ge=1, le=10, description="steepness of the Butterworth filter")] = 2


def frequencies(height: int, width: int) -> Float:
    """Frequency of each coefficient of a real transform: 1 is the highest that a row can hold, (height, width//2+1)."""
    down = np.fft.fftfreq(height).astype(np.float32)[:, None] * 2
    across = np.fft.rfftfreq(width).astype(np.float32)[None] * 2
    return np.asarray(np.hypot(down, across), np.float32)


def low_pass(radius: Float, cut: float, parameters: Fourier) -> Float:
    """How much of each frequency a filter lets through, 0..1, that keeps those below ``cut``."""
    if parameters.shape == "ideal":
        return np.asarray(radius <= cut, np.float32)
    ratio = radius / np.float32(max(cut, 1e-6))
    if parameters.shape == "gaussian":
        return np.asarray(np.exp(-(ratio**2) / 2), np.float32)
    return np.asarray(1 / (1 + np.minimum(ratio, 1e3) ** np.float32(2 * parameters.order)), np.float32)


def response(radius: Float, parameters: Fourier) -> Float:
    """How much of each frequency is kept, 0..1."""
    if parameters.keep == "everything":
        return np.ones_like(radius)
    low = low_pass(radius, parameters.upper / 100, parameters) if parameters.keep != "high frequencies" else None
    high = 1 - low_pass(radius, parameters.lower / 100, parameters) if parameters.keep != "low frequencies" else None
    if low is None or high is None:
        return np.asarray(high if low is None else low, np.float32)
    return low * high


def _run(given: Given, parameters: Fourier, work: Work) -> Result:
    from scipy import fft

    if parameters.keep == "a band" and parameters.lower >= parameters.upper:
        raise TaskError("the lower cut-off must lie below the upper one")
    height, width = given.picture.shape[:2]
    radius = frequencies(height, width)
    passed = response(radius, parameters)
    # without the lowest frequency, the mean, a picture lies around 0: it is shown around grey
    raised = 128.0 * (1 - float(passed[0, 0]))
    after = np.empty_like(given.picture)
    for channel in range(3):
        work.report(channel / 4, Message("filtering"))
        spectrum = fft.rfft2(given.picture[..., channel].astype(np.float32), workers=-1)
        after[..., channel] = levels.to_bytes(fft.irfft2(spectrum * passed, (height, width), workers=-1) + raised)
    work.report(0.75, Message("drawing the spectrum"))
    spectrum = fft.rfft2(levels.grey(given.picture).astype(np.float32), workers=-1)
    size = np.abs(spectrum)
    total = float((size**2).sum() - size[0, 0] ** 2)
    kept = float(((size * passed) ** 2).sum() - (size[0, 0] * passed[0, 0]) ** 2)
    return Result(
        words=Message("{kept:.1f} % of the contrast's energy is kept", kept=100 * kept / max(total, 1e-09)),
        picture=after,
        layers={
            "Spectrum": _magnitude(size, width),
            "Filtered spectrum": _magnitude(size * passed, width, float(size.max())),
            "Phase": _phase(np.angle(spectrum), width),
            "Filter": _shown(levels.to_bytes(_whole(passed, width) * 255)),
        },
        plots=(_rings(size, size * passed, radius),),
    )


def _whole(half: Float, width: int, sign: int = 1) -> Float:
    """Both halves of what a real picture's transform gave, with frequency 0 in the middle."""
    height = half.shape[0]
    rest = half[:, 1 : width - half.shape[1] + 1]
    other = np.roll(rest[::-1], 1, axis=0)[:, ::-1] * np.float32(sign)
    return np.roll(np.concatenate([half, other], axis=1), (height // 2, width // 2), (0, 1))


def _magnitude(size: Float, width: int, most: float | None = None) -> Image:
    """Magnitudes on a logarithmic scale."""
    log = np.log1p(_whole(np.asarray(size, np.float32), width))
    return _shown(levels.to_bytes(log * (255 / max(float(np.log1p(most or size.max())), 1e-9))))


def _phase(angle: Float, width: int) -> Image:
    return _shown(levels.to_bytes((_whole(np.asarray(angle, np.float32), width, -1) / np.pi + 1) * 127.5))


def _shown(shades: Mask) -> Image:
    step = -(-max(shades.shape) // _SHOWN)
    if step > 1:
        import cv2

        size = (max(1, shades.shape[1] // step), max(1, shades.shape[0] // step))
        shades = np.asarray(cv2.resize(shades, size, interpolation=cv2.INTER_AREA), np.uint8)
    return levels.as_picture(shades)


def _rings(before: Float, after: Float, radius: Float) -> Plot:
    """Mean magnitude at each distance from frequency 0."""
    edges = np.linspace(0, 1, _RINGS + 1)
    ring = np.minimum((radius * _RINGS).astype(np.intp), _RINGS).reshape(-1)
    count = np.maximum(np.bincount(ring, minlength=_RINGS + 1), 1)[:_RINGS]
    middle = (edges[1:] + edges[:-1]) * 50

    def line(name: str, size: Float) -> Line:
        mean: npt.NDArray[np.float64] = np.bincount(ring, size.reshape(-1), _RINGS + 1)[:_RINGS] / count
        return Line(name, middle, np.log10(mean + 1))

    lines = (line("Before", before), line("After", after))
    return Plot("Spectrum", "Percent of the highest frequency", "Logarithm of the magnitude", lines)


TASK = Task(
    "fourier",
    "Fourier view",
    Group.ENHANCEMENT,
    "See the frequencies a picture is made of, and keep only the low, the high, or a band of them.",
    Fourier,
    _run,
    pace="quick",
)
