from __future__ import annotations

import itertools

import numpy as np
import pytest
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from torch import nn
from torch.nn import functional

from models import building_blocks as blocks
from models.layer_plans import (
    Activation,
    Axis,
    Convolution,
    Edges,
    Layer,
    Normalisation,
    Pooling,
    Row,
    Shape,
    Shuffle,
    Transposed,
    Upsampling,
    receptive_field,
    shapes,
)

NUMPY = {
    "zeros": {"mode": "constant"},
    "constant": {"mode": "constant", "constant_values": 0.25},
    "mirror": {"mode": "reflect"},
    "repeat": {"mode": "edge"},
    "wrap": {"mode": "wrap"},
}
small = st.integers(1, 4)
quick = settings(deadline=None, max_examples=40)


def _picture(shape: Shape, pictures: int = 1, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(pictures, shape.channels, shape.height, shape.width)).astype("f4")


def _run(layers: tuple[Layer, ...], batch: np.ndarray, seed: int = 0) -> np.ndarray:
    kernels = blocks.random_kernels(layers, Shape(*batch.shape[1:]), seed)
    return blocks.forward(layers, kernels, batch)[-1]


@quick
@given(
    st.integers(5, 17),
    st.integers(5, 17),
    small,
    small,
    small,
    small,
    st.integers(1, 3),
    st.integers(0, 3),
    st.sampled_from([(1, 1), (4, 2), (4, 4), (6, 2)]),
    st.integers(1, 2),
)
def test_sizes_and_costs_are_torch_s_own(
    height: int,
    width: int,
    rows: int,
    columns: int,
    down: int,
    right: int,
    dilation: int,
    padding: int,
    channels: tuple[int, int],
    multiple: int,
) -> None:
    inputs, groups = channels
    outputs = inputs * multiple
    layer = Convolution(Axis(rows, down, dilation, padding), Axis(columns, right, dilation, padding), outputs, groups)
    before = Shape(inputs, height, width)
    theirs = nn.Conv2d(
        inputs, outputs, (rows, columns), (down, right), padding, dilation, groups, bias=False
    ).requires_grad_(requires_grad=False)
    try:
        expected = theirs(torch.zeros(1, inputs, height, width)).shape[1:]
    except RuntimeError:
        with pytest.raises(ValueError, match="window reaches over"):
            layer.after(before)
        return
    assert layer.after(before) == Shape(*expected)
    assert layer.parameters(before) == theirs.weight.numel()
    assert layer.multiply_adds(before) == theirs.weight.numel() * expected[1] * expected[2]
    assert layer.formula(before).endswith(f"= {expected[2]}")
    picture = _picture(before)
    answer = blocks.forward((layer,), (theirs.weight.numpy(),), picture)[-1]
    assert np.allclose(answer, theirs(torch.from_numpy(picture)).numpy(), atol=1e-5)
    assert np.allclose(answer[0], blocks.by_columns(layer, theirs.weight.numpy(), picture[0]), atol=1e-5), "im2col"


@quick
@given(st.integers(3, 20), st.integers(1, 5), st.integers(1, 4), st.integers(1, 3))
def test_same_padding_gives_a_place_for_every_step(values: int, size: int, stride: int, dilation: int) -> None:
    axis = Axis(size, stride, dilation, None)
    before, after = axis.around(values)
    assert axis.places(values) == -(-values // stride)
    assert after - before in (0, 1), "TensorFlow puts what is left over at the far end"


@pytest.mark.parametrize("border", NUMPY)
def test_borders_are_those_of_numpy(border: str) -> None:
    picture = _picture(Shape(2, 6, 7))
    edges = Edges(border, 0.25)  # type: ignore[arg-type]
    ours = blocks.padded(torch.from_numpy(picture), (2, 3), (4, 1), edges).numpy()
    assert np.array_equal(ours, np.pad(picture, ((0, 0), (0, 0), (2, 3), (4, 1)), **NUMPY[border]))
    pool = Pooling("mean", Axis(3, 2, 1, 2), Axis(3, 1, 1, 2), edges)
    around = np.pad(picture, ((0, 0), (0, 0), (2, 2), (2, 2)), **NUMPY[border])
    windows = np.lib.stride_tricks.sliding_window_view(around, (3, 3), (2, 3))[:, :, ::2]
    assert np.allclose(blocks.forward((pool,), (None,), picture)[-1], windows.mean((4, 5)), atol=1e-6)
    pool = Pooling("max", pool.rows, pool.columns, edges)
    assert np.array_equal(blocks.forward((pool,), (None,), picture)[-1], windows.max((4, 5)))


@pytest.mark.parametrize(("border", "most"), [("mirror", 4), ("wrap", 5)])
def test_more_than_there_is_cannot_be_mirrored(border: str, most: int) -> None:
    for padding in (most, most + 1):
        layer = Convolution(Axis(1, 1, 1, padding), Axis(1), edges=Edges(border))  # type: ignore[arg-type]
        if padding == most:
            assert _run((layer,), _picture(Shape(1, 5, 9))).shape[2] == 5 + 2 * most
        else:
            with pytest.raises(ValueError, match=f"5 values give at most {most} of padding"):
                layer.after(Shape(1, 5, 9))


@quick
@given(st.integers(2, 9), st.integers(1, 5), st.integers(1, 4), st.integers(0, 2), small, small)
def test_a_transposed_convolution_is_torch_s_and_turns_one_around(
    values: int, size: int, stride: int, padding: int, inputs: int, outputs: int
) -> None:
    layer = Transposed(Axis(size, stride, 1, padding), Axis(size, stride, 1, padding), outputs)
    theirs = nn.ConvTranspose2d(inputs, outputs, size, stride, padding, bias=False)
    before = Shape(inputs, values, values)
    assume((values - 1) * stride + size - 2 * padding > 0)
    picture = _picture(before)
    expected = theirs(torch.from_numpy(picture)).detach()
    assert layer.after(before) == Shape(*expected.shape[1:])
    assert layer.parameters(before) == theirs.weight.numel()
    answer = blocks.forward((layer,), (theirs.weight.detach().numpy(),), picture)[-1]
    assert np.allclose(answer, expected.numpy(), atol=1e-5)
    start = torch.zeros_like(expected, requires_grad=True)  # what carries gradients back through a convolution
    there = functional.conv2d(start, theirs.weight.detach(), None, stride, padding)
    there.backward(torch.from_numpy(picture))
    assert start.grad is not None
    assert np.allclose(answer, start.grad.numpy(), atol=1e-5)


def test_a_transposed_convolution_that_grows_by_its_stride() -> None:
    for size, stride in itertools.product(range(2, 6), range(1, 4)):
        layer = Transposed(Axis(size, stride, 1, None), Axis(size, stride, 1, None))
        if size < stride:
            with pytest.raises(ValueError, match="smaller than the stride"):
                layer.after(Shape(1, 5, 7))
            continue
        assert layer.after(Shape(1, 5, 7)) == Shape(1, 5 * stride, 7 * stride)


def test_paint_is_even_where_the_kernel_is_a_multiple_of_the_stride() -> None:
    for size, stride, even in ((4, 2, True), (3, 2, False), (6, 3, True), (5, 3, False), (2, 2, True)):
        counts = blocks.paint(Transposed(Axis(size, stride), Axis(size, stride), 4), Shape(3, 9, 9))
        inner = counts[size:-size, size:-size]
        assert (inner.min() == inner.max()) == even, (size, stride)
        assert inner.max() == (-(-size // stride)) ** 2


def test_sub_pixel_shuffling_is_a_transposed_convolution_whose_kernels_do_not_meet() -> None:
    picture, factor = _picture(Shape(8, 5, 6)), 2
    kernel = np.zeros((8, 2, 2, 2), np.float32)
    for channel in range(8):  # channel c·4 + 2·y + x goes to (y, x) of each square
        output, within = divmod(channel, 4)
        kernel[channel, output, within // 2, within % 2] = 1
    painted = blocks.forward((Transposed(Axis(2, 2), Axis(2, 2), 2),), (kernel,), picture)[-1]
    shuffled = blocks.forward((Shuffle(factor),), (None,), picture)[-1]
    assert np.array_equal(shuffled, painted)
    assert Shuffle(factor).after(Shape(8, 5, 6)) == Shape(2, 10, 12)


def test_a_depthwise_separable_convolution_costs_less_and_is_one_whose_kernels_have_rank_one() -> None:
    before = Shape(4, 9, 9)
    depthwise, mixing = Convolution(Axis(3), Axis(3), None, None), Convolution(Axis(1), Axis(1), 6)
    whole = Convolution(Axis(3), Axis(3), 6)
    kernels = blocks.random_kernels((depthwise, mixing), before, 3)
    assert kernels[0] is not None
    assert kernels[1] is not None
    product = kernels[1] * kernels[0][:, 0][None]
    picture = _picture(before)
    separable = blocks.forward((depthwise, mixing), kernels, picture)[-1]
    assert np.allclose(separable, blocks.forward((whole,), (product,), picture)[-1], atol=1e-5)
    parameters = depthwise.parameters(before) + mixing.parameters(before)
    assert (parameters, whole.parameters(before)) == (4 * 9 + 4 * 6, 4 * 9 * 6)


def test_normalisations_are_torch_s_own() -> None:
    batch = _picture(Shape(6, 5, 4), 3) * 3 + 2
    given_ = torch.from_numpy(batch)
    theirs = {
        Normalisation("batch"): nn.BatchNorm2d(6).train()(given_),
        Normalisation("layer"): nn.LayerNorm([6, 5, 4])(given_),
        Normalisation("instance"): nn.InstanceNorm2d(6)(given_),
        Normalisation("group", 3): nn.GroupNorm(3, 6)(given_),
    }
    for layer, expected in theirs.items():
        assert np.allclose(_run((layer,), batch), expected.detach().numpy(), atol=1e-4), layer.text
    groups = _run((Normalisation("group", 6),), batch)
    assert np.allclose(groups, _run((Normalisation("instance"),), batch), atol=1e-5)
    mixed = _run((Normalisation("switch"),), batch)
    one = _run((Normalisation("switch"),), batch[:1, :1])
    assert np.allclose(one, _run((Normalisation("instance"),), batch[:1, :1]), atol=1e-5), "all three are the same"
    assert np.corrcoef(mixed.ravel(), theirs[Normalisation("layer")].detach().numpy().ravel())[0, 1] > 0.99
    with pytest.raises(ValueError, match="groupnorm 4: 6 channels cannot be divided into 4 groups"):
        shapes((Normalisation("group", 4),), Shape(6, 5, 4))


def test_activations_are_what_they_are_called() -> None:
    x = np.linspace(-3, 3, 25)
    expected = {
        "relu": np.maximum(x, 0),
        "leaky": np.where(x > 0, x, 0.01 * x),
        "prelu": np.where(x > 0, x, 0.25 * x),
        "elu": np.where(x > 0, x, np.exp(x) - 1),
        "sigmoid": 1 / (1 + np.exp(-x)),
        "tanh": np.tanh(x),
        "swish": x / (1 + np.exp(-x)),
    }
    for kind, values in expected.items():
        assert np.allclose(blocks.curve(kind, x), values), kind  # type: ignore[arg-type]
    assert np.array_equal(blocks.curve("mfm", x, 0.5), np.maximum(x, 0.5))
    batch = _picture(Shape(4, 3, 3))
    assert np.array_equal(_run((Activation("mfm"),), batch), np.maximum(batch[:, :2], batch[:, 2:]))
    with pytest.raises(ValueError, match="3 cannot be halved"):
        Activation("mfm").after(Shape(3, 3, 3))


def test_one_dimension_is_torch_s_own() -> None:
    picture = _picture(Shape(2, 8, 30))
    layers = (Row(0.5), Convolution(Axis(1), Axis(5, 2, 2, 3), 4))
    kernels = blocks.random_kernels(layers, Shape(2, 8, 30), 0)
    assert kernels[1] is not None
    expected = functional.conv1d(
        torch.from_numpy(picture[:, :, 4]), torch.from_numpy(kernels[1][:, :, 0]), None, 2, 3, 2
    )
    assert np.allclose(blocks.forward(layers, kernels, picture)[-1][:, :, 0], expected.numpy(), atol=1e-5)


LAYERS: list[Layer] = [
    Convolution(Axis(3), Axis(3)),
    Convolution(Axis(3, 2, 1, None), Axis(3, 2, 1, None), 3, 1, Edges("repeat")),
    Convolution(Axis(2, 1, 2, 2), Axis(3, 1, 2, 2), None, None),
    Convolution(Axis(1, 2), Axis(1, 2), 4),
    Transposed(Axis(3, 2), Axis(4, 2, 1, 1), 2),
    Transposed(Axis(2, 3), Axis(2, 3), 2),
    Transposed(Axis(5, 2, 1, None), Axis(4, 2, 1, None)),
    Pooling("mean", Axis(2, 2), Axis(3, 2, 1, 1)),
    Upsampling(2),
    Upsampling(3, smooth=True),
    Upsampling(2, smooth=True),
    Activation("tanh"),
]


@quick
@given(st.lists(st.sampled_from(LAYERS), min_size=1, max_size=4), st.floats(0, 0.999), st.floats(0, 0.999))
def test_a_value_sees_what_its_gradient_says(layers: list[Layer], down: float, right: float) -> None:
    before = Shape(2, 11, 13)
    try:
        sizes = shapes(tuple(layers), before)
    except ValueError:
        return
    row, column = int(down * sizes[-1].height), int(right * sizes[-1].width)
    rows, columns = receptive_field(tuple(layers), before, row, column)
    # positive kernels and values below one: no influence goes out, but borders that repeat are not in the field
    kernels = [
        None if k is None else np.abs(k).astype("f4") + 0.1 for k in blocks.random_kernels(tuple(layers), before, 0)
    ]
    influence = blocks.influence(tuple(layers), kernels, 0.01 * np.abs(_picture(before)), row, column)
    seen = np.argwhere(influence > 1e-6 * influence.max())  # torch rounds where it interpolates
    if not len(seen):
        return
    inside = (max(rows[0], 0), min(rows[1], 10)), (max(columns[0], 0), min(columns[1], 12))
    first, last = seen.min(0), seen.max(0)
    moved = [layer.rows for layer in layers if isinstance(layer, Convolution | Transposed)]
    gaps = any(axis.dilation > 1 or axis.stride > 1 for axis in moved)
    repeats = any(isinstance(layer, Convolution) and layer.edges.border == "repeat" for layer in layers)
    if not gaps and not repeats:
        assert (first[0], last[0], first[1], last[1]) == (*inside[0], *inside[1])
    elif not repeats:
        assert first[0] >= inside[0][0]
        assert last[0] <= inside[0][1]
        assert first[1] >= inside[1][0]
        assert last[1] <= inside[1][1]


def test_a_receptive_field_grows_as_the_formula_says() -> None:
    # VGG: three 3 x 3 see what one 7 x 7 sees; a stride doubles what follows adds
    three = tuple(Convolution(Axis(3), Axis(3)) for _ in range(3))
    assert receptive_field(three, Shape(3, 40, 40), 10, 10) == ((10, 16), (10, 16))
    strided = (Convolution(Axis(3, 2), Axis(3, 2)), Convolution(Axis(3), Axis(3)))
    assert receptive_field(strided, Shape(3, 40, 40), 5, 6) == ((10, 16), (12, 18))
    dilated = tuple(Convolution(Axis(3, 1, d), Axis(3, 1, d)) for d in (1, 2, 4))
    (first, last), _ = receptive_field(dilated, Shape(3, 40, 40), 0, 0)
    assert last - first + 1 == 15
    whole = (Normalisation("layer"), Row(0.5))
    assert receptive_field(whole, Shape(3, 40, 30), 0, 4) == ((0, 39), (0, 29))
    gap = receptive_field((Transposed(Axis(1, 3), Axis(1, 3)),), Shape(1, 5, 5), 1, 1)[0]
    assert gap[1] < gap[0], "between two strokes nothing is seen"


def test_random_kernels_keep_the_spread() -> None:
    before = Shape(16, 24, 24)
    layers = tuple(
        layer for _ in range(4) for layer in (Convolution(Axis(3, 1, 1, 1), Axis(3, 1, 1, 1), 16), Activation("relu"))
    )
    values = blocks.forward(layers, blocks.random_kernels(layers, before, 1), _picture(before))
    assert 0.3 < (values[-1] ** 2).mean() / (values[2] ** 2).mean() < 3
    for one, again in zip(*(blocks.random_kernels(layers, before, 1) for _ in range(2)), strict=True):
        assert (one is None and again is None) or np.array_equal(one, again)  # type: ignore[arg-type]
