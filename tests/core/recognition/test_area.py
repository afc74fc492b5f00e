from __future__ import annotations

import numpy as np
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.recognition.area import AreaSampler


@given(st.integers(3, 60), st.integers(3, 60), st.integers(1, 70), st.integers(1, 70), st.integers(0, 2**31))
@settings(max_examples=100, deadline=None)
def test_resize_is_torchs_area_interpolation(height: int, width: int, rows: int, columns: int, seed: int) -> None:
    image = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    pixels = torch.from_numpy(image.astype(np.float32)).permute(2, 0, 1)[None]
    expected = torch.nn.functional.interpolate(pixels, size=(rows, columns), mode="area")[0].permute(1, 2, 0).numpy()
    resized = AreaSampler(image).resize(rows, columns)
    np.testing.assert_allclose(resized[..., :3], expected, atol=1e-3)
    assert not resized[..., 3].any()


@given(st.integers(0, 20), st.integers(0, 20), st.integers(1, 30), st.integers(1, 30), st.integers(0, 2**31))
@settings(max_examples=100, deadline=None)
def test_crops_are_resized_windows(left: int, top: int, width: int, height: int, seed: int) -> None:
    image = np.random.default_rng(seed).integers(0, 256, (50, 50, 3), dtype=np.uint8)
    low, high = np.array([[left, top]]), np.array([[left + width, top + height]])
    window = np.ascontiguousarray(image[top : top + height, left : left + width])
    np.testing.assert_allclose(
        AreaSampler(image).crops(low, high, 24)[0], AreaSampler(window).resize(24, 24)[..., :3], atol=1e-3
    )


def test_sums_that_wrap_around_are_still_exact() -> None:
    white = np.full((3000, 4000, 3), 255, np.uint8)  # sums to 3 · 10^9, beyond 2^31
    assert np.allclose(AreaSampler(white).resize(30, 40)[..., :3], 255, atol=1e-2)


def test_no_windows_give_no_crops() -> None:
    sampler = AreaSampler(np.zeros((20, 30, 3), np.uint8))
    nothing = np.zeros((0, 2), np.int64)
    assert sampler.crops(nothing, nothing, 24).shape == (0, 24, 24, 3)


@given(st.integers(30, 90), st.integers(30, 90), st.integers(16, 40), st.integers(16, 40), st.integers(0, 2**31))
@settings(max_examples=60, deadline=None)
def test_tiles_are_parts_of_the_resized_picture(height: int, width: int, rows: int, columns: int, seed: int) -> None:
    generator = np.random.default_rng(seed)
    sampler = AreaSampler(generator.integers(0, 256, (height, width, 3), dtype=np.uint8))
    corners = generator.integers(0, [columns - 11, rows - 11], (3, 2))
    tiles = sampler.tiles(np.array([[columns, rows]] * 3), corners, 12)
    whole = sampler.resize(rows, columns)
    for (x, y), tile in zip(corners, tiles, strict=True):
        np.testing.assert_array_equal(tile, whole[y : y + 12, x : x + 12])
