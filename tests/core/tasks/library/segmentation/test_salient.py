from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.tasks import registry, running
from core.tasks.library.segmentation import salient
from core.tasks.task import Given
from core.tasks.work import Work
from models.weights import WeightsError, WeightStore
from tests.core.tasks.stand_ins import save_graph, work_with

TASK = registry.task("salient")


def _network(folder: Path, name: str, gain: float) -> Path:
    """Red stands out, as far as there is no blue; seven answers, of which the first one counts."""
    from openvino import opset13 as ops

    kernel = np.array([[[[gain]], [[0]], [[-gain]]]], np.float32)

    def build(pixels: object) -> list[object]:
        red = ops.convolution(pixels, ops.constant(kernel), [1, 1], [0, 0], [0, 0], [1, 1])
        first = ops.sigmoid(ops.subtract(red, ops.constant(np.float32(6))))
        return [first, *(ops.multiply(first, ops.constant(np.float32(0))) for _ in range(6))]

    return save_graph(folder / name, [1, 3, 320, 320], build, [f"d{n}" for n in range(7)])


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return work_with(
        tmp_path,
        {"u2netp": _network(tmp_path, "u2netp.xml", 4), "u2net": _network(tmp_path, "u2net.xml", -4)},
    )


@pytest.fixture
def scene() -> np.ndarray:
    """A red disc on grey noise."""
    y, x = np.mgrid[:240, :360]
    picture = np.random.default_rng(1).integers(100, 140, (240, 360, 1)).repeat(3, 2).astype(np.uint8)
    picture[(y - 120) ** 2 + (x - 200) ** 2 < 70**2] = (240, 30, 20)
    return picture


def test_the_object_is_cut_out_at_the_pictures_size(work: Work, scene: np.ndarray) -> None:
    result = running.run(TASK, Given(pixels=scene), running.parameters(TASK, {}), work)
    right = scene[..., 0] > 200
    mask = result.layers["Mask"][..., 0] > 0
    assert (mask & right).sum() / (mask | right).sum() > 0.97
    assert result.words == f"What stands out covers {right.mean():.0%} of the picture"
    cut = result.layers["Cut-out"]
    assert cut.shape == (240, 360, 4)
    assert (cut[..., :3] == scene).all()
    assert (cut[..., 3] == result.layers["Alpha"][..., 0]).all()
    assert result.picture is not None
    assert (result.picture[5, 5] == 255).all(), "on white"
    assert np.abs(result.picture[120, 200].astype(int) - (240, 30, 20)).max() <= 6


def test_the_other_network_is_the_other_file(work: Work, scene: np.ndarray) -> None:
    result = running.run(TASK, Given(pixels=scene), running.parameters(TASK, {"model": "large"}), work)
    assert result.words == "Nothing stands out from the rest of the picture"
    assert (result.picture == scene).all()


@pytest.mark.parametrize(("ground", "levels"), [("black", 0), ("grey", 128)])
def test_on_which_ground(work: Work, scene: np.ndarray, ground: str, levels: int) -> None:
    result = running.run(TASK, Given(pixels=scene), running.parameters(TASK, {"ground": ground}), work)
    assert result.picture is not None
    assert (np.abs(result.picture[5, 5].astype(int) - levels) <= 1).all()


def test_a_blurred_ground_stays_where_it_was(work: Work, scene: np.ndarray) -> None:
    scene[:, :60] = 20
    result = running.run(TASK, Given(pixels=scene), running.parameters(TASK, {"ground": "blurred"}), work)
    assert result.picture is not None
    assert result.picture[:, :40].mean() < 40
    assert result.picture[:, 330:].std() < scene[:, 330:].std() / 2


def test_the_mask_is_measured(work: Work, scene: np.ndarray, tmp_path: Path) -> None:
    from PIL import Image as Pillow

    result = running.run(TASK, Given(pixels=scene), running.parameters(TASK, {}), work)
    Pillow.fromarray(((scene[..., 0] > 200) * 255).astype(np.uint8)).save(tmp_path / "right.png")
    assert running.measure(TASK, Given(pixels=scene), result, tmp_path / "right.png")["IoU"] > 0.97


def test_the_edges_of_the_picture_are_followed(scene: np.ndarray) -> None:
    import cv2

    right = (scene[..., 0] > 200).astype(np.float32)
    coarse = cv2.resize(right, (20, 20), interpolation=cv2.INTER_AREA)
    off = [
        np.abs(salient.alpha(coarse, scene, follow)[..., None] / 255 - right[..., None]).mean()
        for follow in (False, True)
    ]
    assert off[1] < 0.6 * off[0]


def test_what_the_network_takes() -> None:
    picture = np.zeros((50, 80, 3), np.uint8)
    picture[..., 0] = 100
    picture[..., 1] = 50
    given = salient.prepared(picture, 320)
    assert given.shape == (1, 3, 320, 320)
    # the brightest value counts as 1, then ImageNet's mean and spread
    assert np.allclose(
        given[0, :, 160, 160], ((1 - 0.485) / 0.229, (0.5 - 0.456) / 0.224, (0 - 0.406) / 0.225), atol=1e-3
    )
    assert np.isfinite(salient.prepared(np.zeros((16, 16, 3), np.uint8), 320)).all()


def test_the_answer_is_stretched() -> None:
    assert salient.stretched(np.float32([[0.2, 0.4], [0.6, 0.3]])).tolist() == pytest.approx(
        np.float32([[0, 0.5], [1, 0.25]])
    )
    assert not salient.stretched(np.float32([[0.01, 0.05], [0.02, 0.03]])).any(), "no faint noise is blown up"
    assert not salient.stretched(np.full((2, 2), 0.7, np.float32)).any()


@pytest.mark.parametrize("shape", [(16, 16), (16, 2000), (1500, 20)])
def test_any_shape(work: Work, shape: tuple[int, int]) -> None:
    picture = np.random.default_rng(0).integers(0, 255, (*shape, 3)).astype(np.uint8)
    result = running.run(TASK, Given(pixels=picture), running.parameters(TASK, {}), work)
    assert result.picture is not None
    assert result.picture.shape == picture.shape


def test_only_the_chosen_network_must_be_there(tmp_path: Path, scene: np.ndarray) -> None:
    path = _network(tmp_path, "u2netp.xml", 4)
    work = work_with(tmp_path, {"u2netp": path}, WeightStore(tmp_path).entries)
    running.run(TASK, Given(pixels=scene), running.parameters(TASK, {}), work)
    with pytest.raises(WeightsError, match="164.8 MB, fetch u2net for the task"):
        running.run(TASK, Given(pixels=scene), running.parameters(TASK, {"model": "large"}), work)
