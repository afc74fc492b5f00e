from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import numpy as np
import pytest
from PIL import Image as Pillow
from pydantic import Field

from core import images
from core.errors import TaskError
from core.tasks import registry, running
from core.tasks.task import Given, Group, Parameters, Result, Second, Task
from core.tasks.truths.masks import ALPHA, ALPHA_LAYER, MASK, MASK_LAYER
from core.tasks.truths.reference import REFERENCE, psnr, ssim
from core.tasks.work import Work, Workshop


class Dim(Parameters):
    share: Annotated[float, Field(title="Share", ge=0, le=1)] = 0.5
    way: Literal["down", "up"] = "down"


def _dim(given: Given, parameters: Dim, _work: Work) -> Result:
    return Result("Dimmed", (given.picture * parameters.share).astype(np.uint8))


DIM = Task("dim", "Dim", Group.ENHANCEMENT, "Take light away.", Dim, _dim, truth=REFERENCE)


@pytest.fixture
def work() -> Work:
    return Work(Workshop())


def test_words_become_parameters() -> None:
    assert running.parameters(DIM, {"share": "0.25"}) == Dim(share=0.25)
    with pytest.raises(TaskError, match=r"^Share: input should be less than or equal to 1$"):
        running.parameters(DIM, {"share": "2"})
    with pytest.raises(TaskError, match="way"):
        running.parameters(DIM, {"way": "sideways"})


def test_what_is_missing_is_said(work: Work, collins, tmp_path: Path) -> None:
    with pytest.raises(TaskError, match="Dim takes a picture"):
        running.run(DIM, Given(folder=tmp_path), Dim(), work)
    with pytest.raises(TaskError, match="takes a folder"):
        running.run(replace(DIM, takes="folder"), Given(pixels=collins), Dim(), work)
    with pytest.raises(TaskError, match="needs a second picture: template"):
        running.run(replace(DIM, second=Second("Template")), Given(pixels=collins), Dim(), work)
    assert running.run(replace(DIM, second=Second("Template", required=False)), Given(pixels=collins), Dim(), work)


def test_each_picture_of_a_folder_comes_out_and_bad_ones_are_told(work: Work, collins, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(images.encode_jpeg(collins))
    (tmp_path / "b.jpg").write_bytes(images.encode_jpeg(collins)[:700])
    (tmp_path / "c.png").write_bytes(b"")
    found = dict(running.each(DIM, tmp_path, Given(), Dim(), work))
    assert isinstance(found[tmp_path / "a.jpg"], Result)
    assert "was cut off" in str(found[tmp_path / "b.jpg"])
    assert found[tmp_path / "c.png"] == "c.png is empty"


def test_memory_that_runs_out_is_a_sentence(work: Work, collins) -> None:
    def greedy(_given: Given, _parameters: Dim, _work: Work) -> Result:
        raise MemoryError

    with pytest.raises(TaskError, match="use a smaller one"):
        running.run(replace(DIM, run=greedy), Given(pixels=collins), Dim(), work)


def test_a_reference_measures(collins, tmp_path: Path) -> None:
    Pillow.fromarray(collins).save(tmp_path / "right.png")
    given = Given(pixels=collins)
    off = np.clip(collins.astype(np.int16) + 10, 10, 265).astype(np.int16)
    shifted = Result(picture=np.clip(off, 0, 255).astype(np.uint8))
    values = running.measure(DIM, given, shifted, tmp_path / "right.png")
    assert values["PSNR"] == pytest.approx(20 * np.log10(255 / 10), abs=0.5)
    assert running.measure(DIM, given, Result(picture=collins), tmp_path / "right.png") == {
        "PSNR": float("inf"),
        "SSIM": 1.0,
    }
    with pytest.raises(TaskError, match="not as large"):
        running.measure(DIM, given, Result(picture=collins[:100].copy()), tmp_path / "right.png")
    with pytest.raises(TaskError, match=r"expected .*\.png"):
        running.measure(DIM, given, shifted, tmp_path / "right.mat")
    with pytest.raises(TaskError, match="nothing that its result could be measured by"):
        running.measure(replace(DIM, truth=None), given, shifted, tmp_path / "right.png")


def test_psnr_and_ssim_fall_with_noise(collins) -> None:
    random = np.random.default_rng(0)
    noisy = [np.clip(collins + random.normal(0, s, collins.shape), 0, 255).astype(np.uint8) for s in (5, 25)]
    assert psnr(noisy[0], collins) == pytest.approx(20 * np.log10(255 / 5), abs=0.7)
    assert psnr(noisy[0], collins) > psnr(noisy[1], collins)
    assert 1 > ssim(noisy[0], collins) > ssim(noisy[1], collins) > 0


def test_masks_and_mattes_measure(collins, tmp_path: Path) -> None:
    half = np.zeros(collins.shape, np.uint8)
    half[:, :256] = 255
    Pillow.fromarray(half).save(tmp_path / "half.png")
    whole = np.full_like(half, 255)
    of_mask, of_alpha = replace(DIM, truth=MASK), replace(DIM, truth=ALPHA)
    given = Given(pixels=collins)
    assert running.measure(of_mask, given, Result(layers={MASK_LAYER: half}), tmp_path / "half.png") == {"IoU": 1.0}
    found = running.measure(of_mask, given, Result(layers={MASK_LAYER: whole}), tmp_path / "half.png")
    assert found["IoU"] == pytest.approx(0.5)
    found = running.measure(of_alpha, given, Result(layers={ALPHA_LAYER: whole}), tmp_path / "half.png")
    assert found == {"SAD": pytest.approx(512 * 256 / 1000), "MSE": pytest.approx(0.5)}
    with pytest.raises(TaskError, match="no mask"):
        running.measure(of_mask, given, Result(), tmp_path / "half.png")


def test_what_was_painted_is_read(collins, tmp_path: Path) -> None:
    levels = np.zeros((*collins.shape[:2], 3), np.uint8)
    levels[10:20] = 2
    Pillow.fromarray(levels).save(tmp_path / "painted.png")
    given = Given(pixels=collins)
    assert running.painted(tmp_path / "painted.png", given, 2)[15, 15] == 2
    Pillow.fromarray(levels * 100).save(tmp_path / "wrong.png")
    with pytest.raises(TaskError, match="grey levels 0"):
        running.painted(tmp_path / "wrong.png", given, 2)
    Pillow.fromarray(np.where(levels > 0, 255, 0).astype(np.uint8)).save(tmp_path / "white.png")
    assert running.painted(tmp_path / "white.png", given, 1)[15, 15] == 1, "one brush: white is painted"
    with pytest.raises(TaskError, match="as large as the picture"):
        running.painted(tmp_path / "white.png", Given(pixels=collins[:100].copy()), 1)


def test_tasks_are_found_by_name() -> None:
    assert registry.task("super-resolution").key == "super-resolution"
    with pytest.raises(TaskError, match="did you mean super-resolution"):
        registry.task("superresolution")
    with pytest.raises(TaskError, match="see which tasks there are"):
        registry.task("zzz")


def test_a_part_of_the_work_fills_a_part_of_the_bar() -> None:
    told: list[float] = []
    work = Work(Workshop(), lambda fraction, _words: told.append(fraction))
    work.part(0.5, 1.0).part(0.0, 0.5).report(1.0, "")
    assert told == [0.75]
