from __future__ import annotations

from pathlib import Path
from typing import get_args

import cv2
import numpy as np
import pytest

from core.engine import Engine
from core.errors import TaskError
from core.tasks import running
from core.tasks.library.enhancement import convolution
from core.tasks.library.layers import bench, form
from core.tasks.library.layers.kernels import kernels
from core.tasks.task import Given, Result
from core.tasks.work import Work, Workshop
from models.layer_plans import Axis, Convolution, Shape, Transposed


@pytest.fixture(scope="module")
def small(collins: np.ndarray) -> np.ndarray:
    return np.asarray(cv2.resize(collins, (64, 48), interpolation=cv2.INTER_AREA), np.uint8)


def _run(
    picture: np.ndarray, workshop: Workshop | None = None, second: np.ndarray | None = None, **values: object
) -> Result:
    given = Given("picture.png", picture, second=second)
    parameters = running.parameters(bench.TASK, values)
    return running.run(bench.TASK, given, parameters, Work(workshop or Workshop()))


def _chain(picture: np.ndarray, chain: str, **values: object) -> Result:
    return _run(picture, layer="the chain below", chain=chain, **values)


def _rows(result: Result) -> list[tuple]:
    assert result.table is not None
    return list(result.table.rows)


@pytest.mark.parametrize("layer", get_args(form.Kind))
def test_every_layer_of_the_form_runs(layer: str, small: np.ndarray) -> None:
    result = _run(small, layer=layer)
    assert result.picture is not None
    assert len(_rows(result)) >= 1
    assert {"Receptive field", "Receptive field, enlarged", "Last answer"} <= set(result.layers)
    assert result.layers["Receptive field"].shape == small.shape
    for source in ("equal", "own", "sobel x", "motion blur"):
        assert _run(small, layer=layer, kernel_from=source, padding="same", stride=1, columns=False).words


def test_sizes_cost_and_receptive_field_stand_in_the_table(small: np.ndarray) -> None:
    rows = _rows(_chain(small, "conv 3x3 16 s2 p1; relu; dw 3x3 same; 1x1 8; maxpool 2"))
    assert [row[1] for row in rows] == ["16 × 24 × 32"] * 3 + ["8 × 24 × 32", "8 × 12 × 16"]
    assert rows[0][2] == "⌊(64 + 2·1 − 3) / 2⌋ + 1 = 32"
    assert [row[3] for row in rows] == [3 * 16 * 9, 0, 16 * 9, 16 * 8, 0]
    assert [row[4] for row in rows] == [432 * 24 * 32, 0, 144 * 24 * 32, 128 * 24 * 32, 0]
    assert [row[5] for row in rows] == ["3 × 3", "3 × 3", "7 × 7", "7 × 7", "9 × 9"]
    assert rows[1][6] == 0, "nothing is negative after a ReLU"


def test_a_named_kernel_answers_as_in_the_playground(small: np.ndarray) -> None:
    result = _chain(small, "conv k=gaussian-blur p2 pad=mirror")
    expected = convolution.TASK.run(
        Given("p", small), convolution.Convolution(preset="gaussian blur"), Work(Workshop())
    ).picture
    assert np.abs(result.layers["Last answer"].astype(int) - expected).max() <= 1


def test_borders_differ_at_the_edge_alone(small: np.ndarray) -> None:
    answers = {
        border: _chain(small, f"conv k=box-blur p2 pad={border} fill=1").layers["Last answer"].astype(int)
        for border in ("zeros", "constant", "mirror", "repeat", "wrap")
    }
    for border, answer in answers.items():
        assert np.array_equal(answer[2:-2, 2:-2], answers["zeros"][2:-2, 2:-2]), border
    assert answers["zeros"][0].mean() < answers["mirror"][0].mean() < answers["constant"][0].mean()


def test_the_matrix_product_is_told_to_be_equal(small: np.ndarray) -> None:
    notes = _chain(small, "conv 3x3 6 p1; conv 3x3 6 g3").notes
    assert "6 × 27 times 27 × 3072" in notes[0]
    assert "2 × 18 times 18 × 2852, in 3 groups" in notes[1]
    for note in notes[:2]:
        assert float(note.rsplit(" ", 1)[1]) < 1e-4
    assert not any("matrices" in note for note in _chain(small, "conv 3x3", columns=False).notes)


def test_the_checkerboard_is_seen_where_the_kernel_does_not_fit_the_stride() -> None:
    grey = np.full((20, 24, 3), 120, np.uint8)
    uneven = _chain(grey, "deconv 3x3 s2 same k=equal")
    even = _chain(grey, "deconv 4x4 s2 same k=equal")
    assert any("painted by 1 to 4 values" in note for note in uneven.notes)
    assert any("painted by 4 values: there is no checkerboard" in note for note in even.notes)
    inner = {name: one.layers["Last answer"][8:-8, 8:-8] for name, one in (("uneven", uneven), ("even", even))}
    assert np.ptp(inner["even"].astype(int)) == 0
    assert np.ptp(inner["uneven"].astype(int)) > 100
    assert np.ptp(uneven.layers["Resized, then convolved"][8:-8, 8:-8].astype(int)) == 0


def test_the_receptive_field_is_drawn_where_it_is_asked_for(small: np.ndarray) -> None:
    for across, down in ((10, 80), (75, 25)):
        result = _chain(small, "conv 5x5 same; maxpool 2", across=across, down=down)
        field = result.layers["Receptive field"].astype(int)
        green = np.argwhere((field == (60, 220, 90)).all(axis=2))
        assert len(green) > 8
        y, x = green.mean(axis=0)
        assert x == pytest.approx(64 * across / 100, abs=3)
        assert y == pytest.approx(48 * down / 100, abs=3)
        assert "sees 6 × 6 pixels" in result.words


def test_normalisations_treat_the_other_picture_as_they_are_called(small: np.ndarray) -> None:
    def both(chain: str) -> tuple[np.ndarray, np.ndarray]:
        layers = _chain(small, chain).layers
        return layers["Last answer"].astype(int), layers["Last answer to the other picture"].astype(int)

    one, other = both("instancenorm")
    assert np.abs(one - other).max() <= 2, "half the light makes no difference"
    one, other = both("batchnorm")
    assert one.mean() > other.mean() + 20, "what is dark stays dark"
    given = _run(small, second=small[:, ::-1].copy(), layer="the chain below", chain="batchnorm")
    mirrored = given.layers["Last answer to the other picture"][:, ::-1].astype(int)
    assert np.abs(given.layers["Last answer"].astype(int) - mirrored).max() <= 1


def test_activations_have_their_curve_and_a_row_its_signal(small: np.ndarray) -> None:
    result = _chain(small, "row; conv 1x3 4 p0x1; swish; mfm", down=99)
    curves, signal = result.plots
    assert [line.name for line in curves.lines] == ["swish", "mfm, other -1", "mfm, other 0", "mfm, other 1"]
    assert [line.name for line in signal.lines] == ["row", "conv 1x3 4 p0x1", "swish", "mfm"]
    assert np.allclose(signal.lines[0].y, small[47, :, 0] / 255)


def test_the_first_layer_of_the_classifier_can_be_used(small: np.ndarray, cache: Path, engine: Engine) -> None:
    workshop = Workshop(engine=engine)
    result = _run(small, workshop, kernel_from="first layer of the classifier", channels=8)
    assert _rows(result)[0][1] == "8 × 24 × 32"
    with pytest.raises(TaskError, match="takes three colours"):
        _run(small, workshop, kernel_from="first layer of the classifier", layer="depthwise convolution")
    with pytest.raises(TaskError, match="it has 32 kernels"):
        _run(small, workshop, kernel_from="first layer of the classifier", channels=33)


def test_a_named_kernel_is_shared_out_among_the_channels() -> None:
    own, before = np.ones((1, 1)), Shape(3, 5, 5)
    work = Work(Workshop())

    def mixing(layer: Convolution | Transposed, size: Shape = before) -> np.ndarray:
        found = kernels((layer,), size, own, 0, work)[0]
        assert found is not None
        return found[:, :, 0, 0]

    one = (Axis(1), Axis(1))
    assert np.array_equal(mixing(Convolution(*one, 3, kernel="own")), np.eye(3))
    assert np.allclose(mixing(Convolution(*one, 1, kernel="own")), 1 / 3)
    assert mixing(Convolution(*one, 12, kernel="own")).argmax(1).tolist() == [0] * 4 + [1] * 4 + [2] * 4
    assert np.array_equal(mixing(Convolution(*one, 4, 2, kernel="own"), Shape(4, 5, 5)), np.tile(np.eye(2), (2, 1)))
    assert np.array_equal(mixing(Transposed(*one, 3, kernel="own")), np.eye(3))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"chain": "conv 3x3 zz"}, "^Chain: conv 3x3 zz: zz is not understood"),
        ({"kernel": "1 2"}, "^Own kernel: use an odd number"),
        ({"layer": "convolution", "channels": 7, "groups": 3}, "3 channels to 7 cannot be divided into 3 groups"),
        ({"layer": "max-feature-map", "channels": 5}, "mfm: it compares two channels, and 5 cannot be halved"),
        ({"layer": "the chain below", "chain": "maxpool 15; maxpool 15"}, "reaches over 15 values, and there are 3"),
        ({"layer": "the chain below", "chain": "conv 3x3 p60 pad=mirror"}, "48 values give at most 47 of padding"),
        ({"layer": "the chain below", "chain": "up 8; up 8; up 8"}, "use fewer channels, or a larger stride"),
        ({"layer": "the chain below", "chain": "conv 5x5 k=own"}, "the kernel own has 3 x 3"),
        ({"layer": "group normalisation", "channels": 6, "groups": 64}, "cannot be divided into 64 groups"),
        ({"layer": "transposed convolution", "size": 2, "stride": 3, "padding": "same"}, "smaller than the stride"),
        (
            {
                "kernel_from": "own",
                "kernel": "1e6",
                "layer": "the chain below",
                "chain": "; ".join(["conv k=own"] * 12),
            },
            "too large",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_words(values: dict, words: str, small: np.ndarray) -> None:
    with pytest.raises(TaskError, match=words):
        _run(small, **values)


def test_a_picture_of_one_pixel_is_one(small: np.ndarray) -> None:
    result = _chain(small[:1, :1].copy(), "conv 3x3 same; relu; up 2")
    assert result.layers["Receptive field"].shape == (1, 1, 3)
