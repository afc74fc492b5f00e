from __future__ import annotations

import io
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image as Pillow

from core.errors import TaskError
from core.tasks import running, saving
from core.tasks.library.coding import bit_planes, compress_to_size, formats, jpeg_inside, rate_distortion
from core.tasks.library.enhancement import levels
from core.tasks.task import Given, Result, Task
from core.tasks.truths.reference import psnr
from core.tasks.work import Work, Workshop


def _run(task: Task, picture: np.ndarray, **values: object) -> Result:
    return running.run(task, Given("picture.png", picture), running.parameters(task, values), Work(Workshop()))


@pytest.fixture(scope="module")
def curves(collins: np.ndarray) -> Result:
    return _run(rate_distortion.TASK, collins[:256, 128:384], steps=5)


def test_rate_rises_and_distortion_falls_with_quality(curves: Result) -> None:
    names = {row[0] for row in curves.table.rows}
    assert {"JPEG", "WebP"} <= names
    for name in names:
        rows = [row for row in curves.table.rows if row[0] == name]
        for column in range(1, 6):  # quality, bytes, bits per pixel, PSNR, SSIM
            values = [row[column] for row in rows]
            assert values == sorted(values), (name, column)
            assert values[-1] > values[0]
    assert [plot.title for plot in curves.plots] == ["PSNR by rate", "SSIM by rate"]
    assert {line.name for line in curves.plots[0].lines} == names


def test_bits_per_pixel_are_the_files(curves: Result) -> None:
    for row in curves.table.rows:
        assert row[3] == pytest.approx(8 * row[2] / 256**2)


def test_webp_needs_less_than_jpeg(curves: Result) -> None:
    jpeg, webp = ({line.name: line for line in curves.plots[0].lines}[name] for name in ("JPEG", "WebP"))
    assert np.interp(32, webp.y, webp.x) < np.interp(32, jpeg.y, jpeg.x)


def test_the_picture_that_is_shown_is_the_decoded_one(collins: np.ndarray) -> None:
    values = {"jpeg": False, "webp": True, "jpeg2000": False, "avif": False, "steps": 2}
    result = _run(rate_distortion.TASK, collins, shown="JPEG", quality=10, **values)
    buffer = io.BytesIO()
    Pillow.fromarray(collins).save(buffer, "JPEG", quality=10)
    assert psnr(result.picture, formats.decoded(buffer.getvalue())) > 50
    assert {row[0] for row in result.table.rows} == {"WebP"}


def test_curves_of_a_large_picture_are_of_its_middle(collins: np.ndarray) -> None:
    assert np.array_equal(rate_distortion.middle(collins, 100), collins[206:306, 206:306])
    assert rate_distortion.middle(collins[:50], 100).shape == (50, 100, 3)
    wide = np.tile(collins[:64], (1, 4, 1))
    values = {"steps": 2, "webp": False, "jpeg2000": False, "avif": False}
    assert "middle of the picture" in _run(rate_distortion.TASK, wide, **values).words
    assert "middle" not in _run(rate_distortion.TASK, collins, **values).words


@pytest.mark.filterwarnings("ignore:Unknown feature")
def test_what_cannot_be_coded_is_said(collins: np.ndarray) -> None:
    with pytest.raises(TaskError, match="below the highest"):
        _run(rate_distortion.TASK, collins, lowest=60, highest=40)
    with pytest.raises(TaskError, match="at least one format"):
        _run(rate_distortion.TASK, collins, jpeg=False, webp=False, jpeg2000=False, avif=False)
    with pytest.raises(TaskError, match="16383 pixels"):
        formats.WEBP.encoded(np.zeros((16, 16_400, 3), np.uint8), 50)
    with pytest.raises(TaskError, match="not available here"):
        formats.Format("AVIF", "AVIF", ".avif", "no such feature").encoded(collins, 50)


@pytest.mark.filterwarnings("ignore:Unknown feature")
def test_a_format_that_pillow_lacks_is_left_out(collins: np.ndarray, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = formats.Format("AVIF", "AVIF", ".avif", "no such feature")
    monkeypatch.setitem(formats.FORMATS, "AVIF", lacking)
    result = _run(rate_distortion.TASK, collins[:64, :64], steps=2)
    assert "AVIF" not in {row[0] for row in result.table.rows}


@pytest.mark.parametrize("quality", [1, 10, 49, 50, 75, 100])
def test_the_quantisation_table_is_libjpegs(quality: int) -> None:
    buffer = io.BytesIO()
    Pillow.new("L", (16, 16)).save(buffer, "JPEG", quality=quality)
    with Pillow.open(buffer) as picture:
        expected = np.array(picture.quantization[0]).reshape(8, 8)
    assert np.array_equal(jpeg_inside.quantisation(quality), expected)


def test_what_is_left_is_what_jpeg_leaves(collins: np.ndarray) -> None:
    grey = levels.as_picture(levels.grey(collins))[:300, :301]
    mine = _run(jpeg_inside.TASK, grey, quality=20)
    buffer = io.BytesIO()
    Pillow.fromarray(grey[..., 0]).save(buffer, "JPEG", quality=20)
    theirs = formats.decoded(buffer.getvalue())
    assert np.abs(mine.picture.astype(int) - theirs).mean() < 0.3
    assert psnr(mine.picture, theirs) > 45
    assert mine.table.rows[0][1:] == tuple(int(step) for step in jpeg_inside.quantisation(20)[0])


def test_cosines_are_opencvs_and_turn_back(collins: np.ndarray) -> None:
    luma = levels.grey(collins).astype(np.float32)
    cosines = jpeg_inside.coefficients(luma)
    assert cosines[3, 5] == pytest.approx(cv2.dct(luma[24:32, 40:48] - 128), abs=1e-2)
    assert np.array_equal(jpeg_inside.luma_of(cosines), luma)


def test_low_quality_makes_blocks(collins: np.ndarray) -> None:
    def block_steps(picture: np.ndarray) -> float:
        """Steps across the borders of blocks, against those within."""
        steps = np.abs(np.diff(levels.grey(picture).astype(int), axis=1)).mean(axis=0)
        return float(steps[7::8].mean() / np.delete(steps, np.arange(7, len(steps), 8)).mean())

    poor, good = (_run(jpeg_inside.TASK, collins, quality=quality) for quality in (5, 95))
    assert block_steps(collins) == pytest.approx(1, abs=0.1)
    assert block_steps(poor.picture) > 2
    assert block_steps(good.picture) < 1.2
    assert poor.layers["Blocking"].mean() > 5 * good.layers["Blocking"].mean()
    borders = poor.layers["Blocking"][..., 0]
    inside = np.add.outer(np.arange(512) % 8, np.zeros(512)), np.add.outer(np.zeros(512), np.arange(512) % 8)
    within = np.logical_and(*((part > 0) & (part < 7) for part in inside))
    assert not borders[within].any()
    assert poor.layers["Difference"].std() > 3 * good.layers["Difference"].std()


def test_planes_make_up_the_picture(collins: np.ndarray) -> None:
    result = _run(bit_planes.TASK, collins, lowest=1)
    assert np.array_equal(result.picture, collins)
    assert "nothing is lost" in result.words
    total = sum((result.layers[f"Bit {bit}"][..., 0] > 0) * 2 ** (bit - 1) for bit in range(1, 9))
    assert np.array_equal(total, levels.grey(collins))
    kept = _run(bit_planes.TASK, collins, lowest=7, highest=8).picture
    assert set(np.unique(kept)) == {0, 64, 128, 192}
    with pytest.raises(TaskError, match="must not lie above"):
        _run(bit_planes.TASK, collins, lowest=5, highest=2)


def test_gray_code_differs_in_one_bit_and_turns_back() -> None:
    steps = np.arange(256, dtype=np.uint8)
    code = bit_planes.coded(steps, gray=True)
    assert {int(a ^ b).bit_count() for a, b in zip(code[:-1], code[1:], strict=True)} == {1}
    assert np.array_equal(bit_planes.levels_of(code, gray=True), steps)


def test_gray_planes_hold_larger_areas(hopper: np.ndarray) -> None:
    plain, gray = (_run(bit_planes.TASK, hopper, gray=on).table.rows for on in (False, True))
    assert sum(row[2] for row in gray) > sum(row[2] for row in plain) + 10


@pytest.mark.parametrize("name", ["JPEG", "WebP", "AVIF"])
def test_the_file_is_the_best_that_fits(name: str, collins: np.ndarray, tmp_path: Path) -> None:
    form = formats.FORMATS[name]
    if not form.present:
        pytest.skip(f"this Pillow knows no {name}")
    result = _run(compress_to_size.TASK, collins, size=30, format=name)
    ((file, content),) = result.files.items()
    assert file == f"compressed{form.suffix}"
    assert 24_000 < len(content) <= 30_000
    assert np.array_equal(formats.decoded(content), result.picture)
    qualities = {row[1] for row in result.table.rows if row[2] <= 30_000}
    assert len(form.encoded(collins, max(qualities) + 1)) > 30_000
    if name == "JPEG":
        assert saving.save(result, tmp_path / "small.jpg")[-1].stat().st_size == len(content)


def test_a_picture_shrinks_rather_than_become_very_poor(collins: np.ndarray) -> None:
    shrunk = _run(compress_to_size.TASK, collins, size=5)
    assert "shrunk to" in shrunk.words
    assert shrunk.picture.shape == collins.shape
    poor = _run(compress_to_size.TASK, collins, size=5, smaller=False)
    assert psnr(shrunk.picture, collins) > psnr(poor.picture, collins) + 1
    for result in (shrunk, poor):
        assert len(result.files["compressed.jpg"]) <= 5000


def test_what_cannot_fit_is_said(collins: np.ndarray) -> None:
    with pytest.raises(TaskError, match=r"does not fit into 0.5 kB"):
        _run(compress_to_size.TASK, collins, size=0.5, smaller=False)
