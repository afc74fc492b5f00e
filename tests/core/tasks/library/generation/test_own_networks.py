"""The networks that Portico trained itself: they must be worth having beside the ordinary ways."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from core.errors import TaskError
from core.tasks import registry, restoration, running
from core.tasks.library.generation.denoise import cleaned, estimated
from core.tasks.library.generation.low_light import lifted
from core.tasks.library.generation.super_resolution import bicubic, enlarged
from core.tasks.task import Given
from core.tasks.truths.reference import psnr
from core.tasks.work import Work, Workshop


@pytest.fixture(scope="module")
def workshop(cache) -> Workshop:
    return Workshop()


@pytest.mark.parametrize(("scale", "gain"), [(2, 2.0), (3, 1.5), (4, 1.0)])
def test_a_face_is_sharper_than_bicubic(scale: int, gain: float, workshop: Workshop, collins) -> None:
    large = np.ascontiguousarray(collins[20:236, 130:346])
    small = np.array(Pillow.fromarray(large).resize((216 // scale, 216 // scale), Pillow.Resampling.BICUBIC))
    found = enlarged(small, scale, workshop.network(f"super-resolution-x{scale}"))
    assert psnr(found, large) > psnr(bicubic(small, scale), large) + gain


def test_any_size_is_enlarged(workshop: Workshop, collins) -> None:
    task = registry.task("super-resolution")
    for height, width in ((16, 16), (17, 300), (200, 21)):
        given = Given(pixels=np.ascontiguousarray(collins[:height, :width]))
        result = running.run(task, given, running.parameters(task, {"scale": "3"}), Work(workshop))
        assert result.picture is not None
        assert result.picture.shape == (3 * height, 3 * width, 3)
    huge = Given(pixels=np.zeros((3000, 3000, 3), np.uint8))
    with pytest.raises(TaskError, match="use a smaller picture"):
        running.run(task, huge, running.parameters(task, {"scale": "4"}), Work(workshop))


def test_what_is_flat_stays_flat(workshop: Workshop) -> None:
    flat = np.full((40, 40, 3), (200, 120, 60), np.uint8)
    assert enlarged(flat, 3, workshop.network("super-resolution-x3")) == pytest.approx(
        np.full((120, 120, 3), (200, 120, 60)), abs=3
    )


@pytest.mark.parametrize("strength", [10, 30])
def test_noise_goes_and_edges_stay(strength: int, workshop: Workshop, collins) -> None:
    from skimage.restoration import denoise_nl_means

    right = collins[:200, 100:300]
    noise = np.random.default_rng(0).normal(0, strength, right.shape)
    noisy = np.clip(np.rint(right + noise), 0, 255).astype(np.uint8)
    found = cleaned(noisy, strength, workshop.network("denoiser"))
    share = strength / 255
    usual = denoise_nl_means(noisy / 255, 5, 6, h=0.6 * share, sigma=share, fast_mode=True, channel_axis=-1)
    assert psnr(found, right) > psnr(np.rint(255 * usual).astype(np.uint8), right) > psnr(noisy, right)
    assert estimated(noisy) == pytest.approx(strength, rel=0.35)


def test_the_strength_is_estimated_where_it_is_not_given(workshop: Workshop, collins) -> None:
    task = registry.task("denoise")
    noise = np.random.default_rng(0).normal(0, 20, (120, 120, 3))
    noisy = np.clip(collins[:120, 150:270] + noise, 0, 255).astype(np.uint8)
    result = running.run(task, Given(pixels=noisy), running.parameters(task, {}), Work(workshop))
    assert result.picture is not None
    assert psnr(result.picture, collins[:120, 150:270]) > psnr(noisy, collins[:120, 150:270]) + 3


def test_a_dark_portrait_is_lifted(workshop: Workshop, hopper) -> None:
    network = workshop.network("low-light")
    dark = np.rint(255 * 0.5 * (hopper / 255) ** 2).astype(np.uint8)
    light = lifted(dark, network)
    assert psnr(light, hopper) > psnr(dark, hopper) + 3
    assert (lifted(dark, network, 0.0) == dark).all()
    half = lifted(dark, network, 0.5)
    assert dark.mean() < half.mean() < light.mean()


@pytest.mark.shared_data
def test_set5_beats_bicubic(workshop: Workshop, shared: Path) -> None:
    found = restoration.pairs(shared / "sr" / "Set5" / "image_SRF_3", 3)
    rows = restoration.super_resolution("Set5", found, 3, workshop, lambda *_: None)
    figures = {row.method: row.psnr for row in rows}
    assert figures["bicubic"] == pytest.approx(30.39, abs=0.05), "measured as the field does"
    assert figures["Portico"] > figures["bicubic"] + 1.5


def test_pairs_that_do_not_belong_together_are_refused(tmp_path: Path, collins) -> None:
    from core.errors import ImageError

    with pytest.raises(ImageError, match="no pairs"):
        restoration.pairs(tmp_path, 3)
    for name, side in (("a_LR.png", 100), ("a_HR.png", 290)):
        Pillow.fromarray(collins[:side, :side]).save(tmp_path / name)
    with pytest.raises(ImageError, match="not its large picture"):
        restoration.pairs(tmp_path, 3)


def test_all_methods_are_judged(workshop: Workshop, collins) -> None:
    pictures = [np.ascontiguousarray(collins[20:100, 180:260])]
    rows = [
        *restoration.super_resolution("x", restoration.reduced(pictures, 2), 2, workshop, lambda *_: None),
        *restoration.denoising("x", pictures, 25, workshop, lambda *_: None),
    ]
    assert {row.method for row in rows} >= {"bicubic", "Portico", "total variation", "wavelets", "non-local means"}
    noise = {row.method: row.psnr for row in rows if row.test == "noise 25"}
    assert max(noise, key=lambda method: noise[method]) == "Portico"
