"""What a chain of layers did, in words, a table, pictures and plots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from core.base.messages import Message
from core.drawing.maps import map_picture
from core.faces import Float, Image
from core.tasks.library.features import drawing as pictures
from core.tasks.library.layers import drawing
from core.tasks.task import Line, Plot, Result, Table
from models.layer_plans import (
    Activation,
    Axis,
    Convolution,
    Layer,
    Row,
    Shape,
    Transposed,
    Upsampling,
    receptive_field,
)

_LARGEST_MATRIX = 20_000_000  # numbers
_CURVE = (-4.0, 4.0)


@dataclass(frozen=True, eq=False)
class Ran:
    """A chain that has run.

    Attributes:
        layers: in their order.
        sizes: before the first and after each.
        kernels: of each, see :func:`core.tasks.library.layers.kernels.kernels`.
        values: likewise, (pictures, channels, height, width).
        place: row and column of the last output that is looked at.

    """

    layers: tuple[Layer, ...]
    sizes: list[Shape]
    kernels: list[Float | None]
    values: list[Float]
    place: tuple[int, int]


def told(ran: Ran, picture: Image, small: Image, matrices: bool) -> Result:
    """All that is said and shown of it.

    Args:
        ran: the chain.
        picture: as it was given.
        small: as it went in.
        matrices: whether convolutions are done as matrix products too.

    """
    from models import building_blocks

    rows, columns = receptive_field(ran.layers, ran.sizes[0], *ran.place)
    influence = building_blocks.influence(ran.layers, ran.kernels, ran.values[0], *ran.place)
    field, close = drawing.field(picture, influence, rows, columns)
    layers: dict[str, Image] = {
        "Receptive field": field,
        "Receptive field, enlarged": close,
        "Last answer": drawing.answer(ran.values[-1][0], *_span(ran.values[-1])),
    }
    if len(ran.values[-1]) > 1:
        layers["Last answer to the other picture"] = drawing.answer(ran.values[-1][1], *_span(ran.values[-1]))
    _draw_kernels(ran, layers)
    notes: list[str] = []
    _checkerboard(ran, layers, notes)
    if matrices:
        _matrices(ran, layers, notes)
    if small.shape != picture.shape:
        notes.append(
            Message("the picture went in as {width} × {height} pixels", width=small.shape[1], height=small.shape[0])
        )
    steps = [("picture", ran.values[0][0])]
    steps += [(layer.text, one[0]) for layer, _size, one in _outputs(ran)]
    return Result(
        words=_words(ran, rows, columns),
        picture=drawing.sheet(steps),
        layers=layers,
        table=_table(ran),
        plots=tuple(_plots(ran)),
        notes=tuple(notes),
    )


def _span(values: Float) -> tuple[float, float]:
    """One scale for all pictures of a batch."""
    return float(values.min()), float(values.max())


def _outputs(ran: Ran) -> Iterator[tuple[Layer, Shape, Float]]:
    return zip(ran.layers, ran.sizes[1:], ran.values[1:], strict=True)


def _length(interval: tuple[int, int]) -> int:
    return max(0, interval[1] - interval[0] + 1)


def _words(ran: Ran, rows: tuple[int, int], columns: tuple[int, int]) -> Message:
    costs = [layer.multiply_adds(size) for layer, size in zip(ran.layers, ran.sizes, strict=False)]
    numbers = [layer.parameters(size) for layer, size in zip(ran.layers, ran.sizes, strict=False)]
    return Message(
        "{before} values become {after} with {parameters:,} parameters and {cost:,} multiply-adds; "
        "the value in row {row}, column {column} sees {width} × {height} pixels",
        before=str(ran.sizes[0]),
        after=str(ran.sizes[-1]),
        parameters=sum(numbers),
        cost=sum(costs),
        row=ran.place[0],
        column=ran.place[1],
        width=_length(columns),
        height=_length(rows),
    )


def _table(ran: Ran) -> Table:
    """A row for each layer; sizes are channels × height × width."""
    rows = []
    for number, (layer, size, values) in enumerate(_outputs(ran)):
        before = ran.sizes[number]
        middle = (size.height // 2, size.width // 2)
        down, right = receptive_field(ran.layers[: number + 1], ran.sizes[0], *middle)
        rows.append(
            (
                layer.text,
                str(size),
                layer.formula(before),
                layer.parameters(before),
                layer.multiply_adds(before),
                f"{_length(right)} × {_length(down)}",
                float(values.min()),
                float(values.max()),
            )
        )
    return Table(
        (
            "Layer",
            "Output",
            "Width, reckoned",
            "Parameters",
            "Multiply-adds",
            "Receptive field",
            "Lowest value",
            "Highest value",
        ),
        tuple(rows),
    )


def _draw_kernels(ran: Ran, layers: dict[str, Image]) -> None:
    """The kernels of the first layer that has some."""
    for layer, kernel in zip(ran.layers, ran.kernels, strict=True):
        if kernel is not None:
            ordered = np.swapaxes(kernel, 0, 1) if isinstance(layer, Transposed) else kernel
            layers["Kernels of the first convolution"] = drawing.kernel_sheet(ordered)
            return


def _checkerboard(ran: Ran, layers: dict[str, Image], notes: list[str]) -> None:
    """How unevenly the first transposed convolution paints, and what enlarging first gives instead."""
    from models import building_blocks

    for number, layer in enumerate(ran.layers):
        kernel = ran.kernels[number]
        if not isinstance(layer, Transposed) or kernel is None:
            continue
        counts = building_blocks.paint(layer, ran.sizes[number])
        inner = counts[counts.shape[0] // 4 : -(counts.shape[0] // 4) or None]
        inner = inner[:, counts.shape[1] // 4 : -(counts.shape[1] // 4) or None]
        low, high = round(float(inner.min())), round(float(inner.max()))
        even = Message("each place is painted by {low} values: there is no checkerboard", low=low)
        uneven = Message(
            "a place is painted by {low} to {high} values, since the kernel's {size} is no multiple of the stride "
            "{stride}: that is the checkerboard",
            low=low,
            high=high,
            size=layer.columns.size,
            stride=layer.columns.stride,
        )
        notes.append(even if low == high else uneven)
        before = ran.values[number][:1]
        painted, resized = ran.values[number + 1][0], _resized(layer, kernel, before)
        layers["How often each place is painted"] = drawing.enlarged(drawing.middle(map_picture(counts)))
        layers["Resized, then convolved"] = drawing.answer(resized)
        both = (drawing.enlarged(drawing.middle(drawing.answer(one), 72)) for one in (painted, resized))
        layers["Transposed beside resized, enlarged"] = pictures.beside(*both)
        return


def _resized(layer: Transposed, kernel: Float, before: Float) -> Float:
    """What the same kernel gives where each value is repeated first: (channels, height, width)."""
    from models import building_blocks

    down, right = layer.rows, layer.columns
    turned = np.swapaxes(kernel, 0, 1)[:, :, ::-1, ::-1] / (down.stride * right.stride)
    convolution = Convolution(Axis(down.size, padding=None), Axis(right.size, padding=None), kernel.shape[1])
    chain = (Upsampling(right.stride), convolution)
    values = building_blocks.forward(chain, (None, np.ascontiguousarray(turned)), before)
    return np.asarray(values[-1][0], np.float32)


def _matrices(ran: Ran, layers: dict[str, Image], notes: list[str]) -> None:
    """Each convolution as a product of two matrices, compared with itself."""
    from models import building_blocks

    for number, layer in enumerate(ran.layers):
        kernel, before = ran.kernels[number], ran.sizes[number]
        if not isinstance(layer, Convolution) or kernel is None:
            continue
        after = ran.sizes[number + 1]
        entries, groups = kernel[0].size, layer.grouped(before)[1]
        if entries * groups * after.height * after.width > _LARGEST_MATRIX:
            notes.append(Message("{layer}: its matrix would be too large to be shown", layer=layer.text))
            continue
        answer = building_blocks.by_columns(layer, kernel, ran.values[number][0])
        as_matrices = Message(
            "{layer}: as matrices {kernels} × {entries} times {entries} × {places}",
            layer=layer.text,
            kernels=after.channels // groups,
            entries=entries,
            places=after.height * after.width,
        )
        if groups > 1:
            as_matrices = Message("{matrices}, in {groups} groups", matrices=as_matrices, groups=groups)
        most = float(np.abs(answer - ran.values[number + 1][0]).max())
        notes.append(
            Message(
                "{matrices}; they differ from the convolution by at most {most:.1e}", matrices=as_matrices, most=most
            )
        )
        if "The picture as columns" not in layers:
            matrix = building_blocks.columns(layer, ran.values[number][0])[0]
            layers["The picture as columns"] = drawing.matrix(matrix, after.width * (after.height // 2))


def _plots(ran: Ran) -> Iterator[Plot]:
    from models import building_blocks

    x = np.linspace(*_CURVE, 161)
    kinds = dict.fromkeys(layer.kind for layer in ran.layers if isinstance(layer, Activation))
    curves = [Line(kind, x, building_blocks.curve(kind, x)) for kind in kinds if kind != "mfm"]
    if "mfm" in kinds:
        curves += [Line(f"mfm, other {c:g}", x, building_blocks.curve("mfm", x, c)) for c in (-1.0, 0.0, 1.0)]
    if curves:
        yield Plot("Activation", "Value", "Becomes", tuple(curves))
    if any(isinstance(layer, Row) for layer in ran.layers):
        signals = [(layer.text, one[0]) for layer, _size, one in _outputs(ran) if one.shape[2] == 1]
        yield Plot("Signal", "Place along the row, %", "Value", tuple(_signal(*signal) for signal in signals))


def _signal(name: str, values: Float) -> Line:
    """The first channel of a signal (channels, 1, width)."""
    width = values.shape[2]
    return Line(name, (np.arange(width) + 0.5) * (100 / width), values[0, 0].astype(np.float64))
