"""The building blocks of networks, executed one by one, with everything between them kept to be looked at.

Sizes, costs and citations are in :mod:`models.layer_plans`. Values are float32 (pictures, channels, height, width).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from models.layer_plans import (
    Activation,
    Axis,
    Convolution,
    Edges,
    Function,
    Layer,
    Normalisation,
    Pooling,
    Row,
    Shape,
    Shuffle,
    Transposed,
    Upsampling,
    shapes,
)

Array = npt.NDArray[np.float32]
_MODES = {"mirror": "reflect", "repeat": "replicate", "wrap": "circular"}
_EPSILON = 1e-5  # of normalisations: a map of one value has no spread
_SLOPE = 0.01  # of the leaky ReLU below 0
_LEARNT_SLOPE = 0.25  # at which PReLU's begins
_CHANNELS = 8  # whose influence is looked for, at the most


def forward(layers: Sequence[Layer], kernels: Sequence[Array | None], batch: Array) -> list[Array]:
    """The values before and after every layer.

    Args:
        layers: in their order.
        kernels: of each: (outputs, inputs / groups, rows, columns) of a convolution, (inputs, outputs, rows, columns)
            of a transposed one, None of others.
        batch: (pictures, channels, height, width).

    """
    found = [batch]
    with torch.inference_mode():
        values = torch.from_numpy(batch)
        for layer, kernel in zip(layers, kernels, strict=True):
            values = _applied(layer, None if kernel is None else torch.from_numpy(kernel), values)
            found.append(values.numpy())
    return found


def influence(
    layers: Sequence[Layer], kernels: Sequence[Array | None], batch: Array, row: int, column: int
) -> npt.NDArray[np.float32]:
    """How much each pixel of the first picture moves one place of the last output: the effective receptive field.

    Luo et al. ("Understanding the effective receptive field", 2016): not all that a value sees counts alike.

    Returns:
        Sizes of the gradient, summed over channels of the input and over up to 8 of the output, (height, width).

    """
    start = torch.from_numpy(batch).clone().requires_grad_()
    values = start
    for layer, kernel in zip(layers, kernels, strict=True):
        values = _applied(layer, None if kernel is None else torch.from_numpy(kernel), values)
    total = torch.zeros(batch.shape[2:])
    for channel in range(min(_CHANNELS, values.shape[1])):
        (gradient,) = torch.autograd.grad(values[0, channel, row, column], start, retain_graph=True)
        total += gradient[0].abs().sum(0)
    found: Array = total.numpy()
    return found


def padded(values: Tensor, rows: tuple[int, int], columns: tuple[int, int], edges: Edges) -> Tensor:
    """Values with something around them: so many before and after."""
    around = (*columns, *rows)
    if not any(around):
        return values
    if edges.border in ("zeros", "constant"):
        return functional.pad(values, around, value=edges.fill if edges.border == "constant" else 0.0)
    return functional.pad(values, around, mode=_MODES[edges.border])


def _framed(rows: Axis, columns: Axis, edges: Edges, values: Tensor) -> Tensor:
    return padded(values, rows.around(values.shape[2]), columns.around(values.shape[3]), edges)


def _applied(layer: Layer, kernel: Tensor | None, values: Tensor) -> Tensor:
    match layer:
        case Convolution() | Transposed():
            if kernel is None:
                raise ValueError(f"{layer.text} has no kernel")
            return (
                _convolved(layer, kernel, values) if isinstance(layer, Convolution) else _painted(layer, kernel, values)
            )
        case Pooling():
            return _pooled(layer, values)
        case Upsampling():
            if layer.smooth:
                return functional.interpolate(values, scale_factor=layer.factor, mode="bilinear", align_corners=False)
            return functional.interpolate(values, scale_factor=layer.factor, mode="nearest")
        case Shuffle():
            return functional.pixel_shuffle(values, layer.factor)
        case Row():
            number = layer.number(_shape(values))
            return values[:, :, number : number + 1]
        case Normalisation():
            return normalised(layer, values)
        case Activation():
            return activated(layer.kind, values)
    raise TypeError(f"{layer!r} is no layer of the bench")


def _shape(values: Tensor) -> Shape:
    return Shape(*values.shape[1:])


def _convolved(layer: Convolution, kernel: Tensor, values: Tensor) -> Tensor:
    _outputs, groups = layer.grouped(_shape(values))
    return functional.conv2d(
        _framed(layer.rows, layer.columns, layer.edges, values),
        kernel,
        stride=(layer.rows.stride, layer.columns.stride),
        dilation=(layer.rows.dilation, layer.columns.dilation),
        groups=groups,
    )


def _painted(layer: Transposed, kernel: Tensor, values: Tensor) -> Tensor:
    whole = functional.conv_transpose2d(values, kernel, stride=(layer.rows.stride, layer.columns.stride))
    (top, bottom), (left, right) = layer.cut(layer.rows), layer.cut(layer.columns)
    return whole[:, :, top : whole.shape[2] - bottom, left : whole.shape[3] - right]


def _pooled(layer: Pooling, values: Tensor) -> Tensor:
    framed = _framed(layer.rows, layer.columns, layer.edges, values)
    size, stride = (layer.rows.size, layer.columns.size), (layer.rows.stride, layer.columns.stride)
    if layer.kind == "mean":
        return functional.avg_pool2d(framed, size, stride)
    return functional.max_pool2d(framed, size, stride)


def normalised(layer: Normalisation, values: Tensor) -> Tensor:
    """Values of mean 0 and spread 1, over what the kind says."""
    if layer.kind == "group":
        pictures, channels, height, width = values.shape
        grouped = values.reshape(pictures, layer.groups, channels // layer.groups, height, width)
        return _standardised(grouped, (2, 3, 4)).reshape(values.shape)
    over = {"batch": (0, 2, 3), "layer": (1, 2, 3), "instance": (2, 3)}
    if layer.kind != "switch":
        return _standardised(values, over[layer.kind])
    moments = [torch.var_mean(values, dim, correction=0, keepdim=True) for dim in over.values()]
    shape = (values.shape[0], values.shape[1], 1, 1)
    variance, mean = (torch.stack([m.expand(shape) for m in several]).mean(0) for several in zip(*moments, strict=True))
    return (values - mean) / torch.sqrt(variance + _EPSILON)


def _standardised(values: Tensor, over: tuple[int, ...]) -> Tensor:
    variance, mean = torch.var_mean(values, over, correction=0, keepdim=True)
    return (values - mean) / torch.sqrt(variance + _EPSILON)


def activated(kind: Function, values: Tensor) -> Tensor:
    """A function of each value; of max-feature-map, the larger one of the first and the second half of the channels."""
    match kind:
        case "relu":
            return torch.relu(values)
        case "leaky":
            return functional.leaky_relu(values, _SLOPE)
        case "prelu":
            return functional.leaky_relu(values, _LEARNT_SLOPE)
        case "elu":
            return functional.elu(values)
        case "sigmoid":
            return torch.sigmoid(values)
        case "tanh":
            return torch.tanh(values)
        case "swish":
            return functional.silu(values)
        case "mfm":
            first, second = values.chunk(2, dim=1)
            return torch.maximum(first, second)


def curve(kind: Function, x: npt.NDArray[np.float64], other: float = 0.0) -> npt.NDArray[np.float64]:
    """The function itself; ``other`` is the second channel of max-feature-map."""
    values = torch.from_numpy(x)[None, None, None]
    if kind == "mfm":
        values = torch.cat([values, torch.full_like(values, other)], dim=1)
    found: npt.NDArray[np.float64] = activated(kind, values)[0, 0, 0].numpy()
    return found


def columns(layer: Convolution, picture: Array) -> Array:
    """What a convolution multiplies its kernels with, as a matrix: im2col (Chellapilla et al. 2006).

    Args:
        layer: whose window is moved.
        picture: (channels, height, width).

    Returns:
        (groups, inputs / groups × rows × columns of the kernel, places): a column for each place of the window.

    """
    _outputs, groups = layer.grouped(Shape(*picture.shape))
    with torch.inference_mode():
        framed = _framed(layer.rows, layer.columns, layer.edges, torch.from_numpy(picture)[None])[0].numpy()
    down, right = layer.rows, layer.columns
    windows = np.lib.stride_tricks.sliding_window_view(framed, (down.reach, right.reach), (1, 2))
    windows = windows[:, :: down.stride, :: right.stride, :: down.dilation, :: right.dilation]
    channels, height, width, rows, places = windows.shape
    ordered = windows.transpose(0, 3, 4, 1, 2).reshape(groups, channels // groups * rows * places, height * width)
    return np.ascontiguousarray(ordered)


def by_columns(layer: Convolution, kernel: Array, picture: Array) -> Array:
    """The same answer as the convolution's (outputs, height, width), by one matrix product for each group."""
    matrix = columns(layer, picture)
    after = layer.after(Shape(*picture.shape))
    flat = kernel.reshape(len(matrix), kernel.shape[0] // len(matrix), -1)
    return np.asarray(np.matmul(flat, matrix), np.float32).reshape(after.channels, after.height, after.width)


def paint(layer: Transposed, before: Shape) -> Array:
    """How many values of the input paint each place of a transposed convolution's output, (height, width)."""
    one = Transposed(layer.rows, layer.columns, 1)
    kernel = np.ones((1, 1, layer.rows.size, layer.columns.size), np.float32)
    counts = forward((one,), (kernel,), np.ones((1, 1, before.height, before.width), np.float32))[-1][0, 0]
    return np.asarray(counts, np.float32)


def kernel_shape(layer: Layer, before: Shape) -> tuple[int, int, int, int] | None:
    """Shape of the kernel that a layer takes; None where it takes none."""
    match layer:
        case Convolution():
            outputs, groups = layer.grouped(before)
            return outputs, before.channels // groups, layer.rows.size, layer.columns.size
        case Transposed():
            return before.channels, layer.outputs or before.channels, layer.rows.size, layer.columns.size
    return None


def random_kernels(layers: tuple[Layer, ...], before: Shape, seed: int) -> list[Array | None]:
    """Kernels for every layer, drawn so that values neither grow nor vanish on their way (He et al. 2015)."""
    found: list[Array | None] = []
    for number, (layer, size) in enumerate(zip(layers, shapes(layers, before), strict=False)):
        shape = kernel_shape(layer, size)
        if shape is None:
            found.append(None)
            continue
        seen = shape[1] * shape[2] * shape[3]
        if isinstance(layer, Transposed):  # of all its paint only so much meets at one place
            seen = max(1, shape[0] * shape[2] * shape[3] // (layer.rows.stride * layer.columns.stride))
        draw = np.random.default_rng([seed, number]).normal(0, np.sqrt(2 / seen), shape)
        found.append(draw.astype(np.float32))
    return found
