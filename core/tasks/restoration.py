"""How well the restoration networks do beside what scikit-image and Pillow offer, on pictures they never saw.

Those are neither the photos that they were trained on nor those by which training was ended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core import images
from core.base.progress import Report
from core.errors import ImageError
from core.faces import Image
from core.tasks.library.generation.denoise import cleaned
from core.tasks.library.generation.low_light import lifted
from core.tasks.library.generation.super_resolution import bicubic, enlarged
from core.tasks.truths.reference import psnr, ssim
from core.tasks.work import Workshop

SCALES = (2, 3, 4)
STRENGTHS = (15, 25, 50)


@dataclass(frozen=True)
class Row:
    """One method on one set of pictures.

    Attributes:
        test: what was to be done: "×3", "noise 25", "dark".
        pictures: the set.
        method: who did it.
        psnr: mean peak signal-to-noise ratio, decibels.
        ssim: mean structural similarity.
        count: of pictures.

    """

    test: str
    pictures: str
    method: str
    psnr: float
    ssim: float
    count: int


Methods = Mapping[str, Callable[[Image], Image]]


def pairs(folder: Path, scale: int) -> list[tuple[Image, Image]]:
    """Small and large pictures ``NAME_LR.png`` and ``NAME_HR.png`` of a folder, sorted.

    Raises:
        ImageError: there is no pair, or the sizes of one do not belong together.

    """
    found = []
    for path in sorted(folder.glob("*_LR.*")):
        small, large = images.read(path), images.read(path.with_name(path.name.replace("_LR.", "_HR.")))
        if large.shape[:2] != tuple(scale * side for side in small.shape[:2]):
            raise ImageError("{file} is not its large picture made {scale} times smaller", file=path.name, scale=scale)
        found.append((small, large))
    if not found:
        raise ImageError("{folder} holds no pairs of pictures named …_LR and …_HR", folder=folder)
    return found


def reduced(pictures: list[Image], scale: int) -> list[tuple[Image, Image]]:
    """Pictures made small by bicubic reduction, each with itself cut to a multiple of the scale."""
    from PIL import Image as Pillow

    found = []
    for picture in pictures:
        height, width = (side - side % scale for side in picture.shape[:2])
        large = np.ascontiguousarray(picture[:height, :width])
        small = Pillow.fromarray(large).resize((width // scale, height // scale), Pillow.Resampling.BICUBIC)
        found.append((np.array(small, np.uint8), large))
    return found


def super_resolution(
    name: str, found: list[tuple[Image, Image]], scale: int, workshop: Workshop, report: Report
) -> Iterator[Row]:
    """Enlargement, judged as the field does: luma of BT.601 in 16..235, a border of the scale's width left out."""
    network = workshop.network(f"super-resolution-x{scale}")
    methods: Methods = {
        "bicubic": lambda small: bicubic(small, scale),
        "Portico": lambda small: enlarged(small, scale, network),
    }

    def judge(result: Image, large: Image) -> tuple[float, float]:
        one, two = (_luma(p)[scale:-scale, scale:-scale] for p in (result, large))
        return psnr(one, two), ssim(one, two)

    yield from _rows(f"×{scale}", name, found, methods, judge, report)


def denoising(name: str, pictures: list[Image], strength: int, workshop: Workshop, report: Report) -> Iterator[Row]:
    """White Gaussian noise of known strength taken off again."""
    from skimage.restoration import denoise_nl_means, denoise_tv_chambolle, denoise_wavelet

    network = workshop.network("denoiser")
    sigma = strength / 255

    def of_skimage(method: Callable[[npt.NDArray[np.float64]], npt.NDArray[np.float64]]) -> Callable[[Image], Image]:
        return lambda noisy: np.asarray(np.clip(np.rint(255 * method(noisy / 255.0)), 0, 255), np.uint8)

    methods: Methods = {
        "as it is": lambda noisy: noisy,
        "total variation": of_skimage(lambda p: denoise_tv_chambolle(p, weight=1.1 * sigma, channel_axis=-1)),
        "wavelets": of_skimage(lambda p: denoise_wavelet(p, sigma, channel_axis=-1, convert2ycbcr=True)),
        "non-local means": of_skimage(
            lambda p: denoise_nl_means(p, 5, 6, h=0.6 * sigma, sigma=sigma, fast_mode=True, channel_axis=-1)
        ),
        "Portico": lambda noisy: cleaned(noisy, strength, network),
    }
    random = np.random.default_rng(0)
    found = [
        (np.asarray(np.clip(np.rint(p + random.normal(0, strength, p.shape)), 0, 255), np.uint8), p) for p in pictures
    ]
    yield from _rows(f"noise {strength}", name, found, methods, _judge, report)


def low_light(name: str, pictures: list[Image], workshop: Workshop, report: Report) -> Iterator[Row]:
    """Photos darkened as too short an exposure does, lifted again without knowing by how much."""
    from skimage import exposure

    network = workshop.network("low-light")

    def of_skimage(method: Callable[[Image], npt.NDArray[np.float64]]) -> Callable[[Image], Image]:
        return lambda dark: np.asarray(np.clip(np.rint(255 * method(dark)), 0, 255), np.uint8)

    methods: Methods = {
        "as it is": lambda dark: dark,
        "histogram equalisation": of_skimage(
            lambda p: np.stack([exposure.equalize_hist(p[..., n]) for n in range(3)], axis=2)
        ),
        "CLAHE": of_skimage(lambda p: np.asarray(exposure.equalize_adapthist(p))),
        "gamma 1/2.2": of_skimage(lambda p: np.asarray(exposure.adjust_gamma(p / 255.0, 1 / 2.2))),
        "Portico": lambda dark: lifted(dark, network),
    }
    random = np.random.default_rng(0)
    found = []
    for picture in pictures:
        light = (picture / 255.0) ** random.uniform(1.5, 3.0) * random.uniform(0.3, 0.9)
        noisy = light + random.normal(0, 0.005, picture.shape)
        found.append((np.asarray(np.clip(np.rint(255 * noisy), 0, 255), np.uint8), picture))
    yield from _rows("dark", name, found, methods, _judge, report)


def _rows(
    test: str,
    name: str,
    found: list[tuple[Image, Image]],
    methods: Methods,
    judge: Callable[[Image, Image], tuple[float, float]],
    report: Report,
) -> Iterator[Row]:
    for number, (method, do) in enumerate(methods.items()):
        report(number / len(methods), f"{test}, {name}: {method}")
        values = np.array([judge(do(spoilt), right) for spoilt, right in found])
        yield Row(test, name, method, float(values[:, 0].mean()), float(values[:, 1].mean()), len(found))


def _judge(result: Image, right: Image) -> tuple[float, float]:
    return psnr(result, right), ssim(result, right)


def _luma(picture: Image) -> npt.NDArray[np.float64]:
    luma: npt.NDArray[np.float64] = 16 + picture.astype(np.float64) @ np.array([65.481, 128.553, 24.966]) / 255
    return luma
