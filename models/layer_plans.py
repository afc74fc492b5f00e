"""What layers of a network do to sizes: output size, cost, and which values of the input a value of the output sees.

Plain arithmetic, without an engine; :mod:`models.building_blocks` executes what is planned here. Dumoulin and Visin
("A guide to convolution arithmetic for deep learning", 2016) derive the sizes, Araujo et al. ("Computing receptive
fields of convolutional neural networks", 2019) the receptive fields.

A convolution's output has ``floor((n + 2p − f) / s) + 1`` places along an axis: n values, p of padding at either end, a
window that reaches over f values (``d (k − 1) + 1`` for k of them, d apart) and is moved in steps of s.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from models.messages import Message

Border = Literal["zeros", "constant", "mirror", "repeat", "wrap"]
"""What stands beyond the edge: 0, one number, the picture in a mirror that lies on its outermost pixels, those pixels
again and again, or the picture from its other end. ``numpy.pad`` calls them constant, constant, reflect, edge, wrap."""
Interval = tuple[int, int]
"""First and last place along an axis; the last is smaller where there is none. May lie beyond the edges."""


@dataclass(frozen=True)
class Shape:
    """Size of the values between two layers."""

    channels: int
    height: int
    width: int

    @property
    def values(self) -> int:
        """How many numbers these are."""
        return self.channels * self.height * self.width

    def __str__(self) -> str:
        return f"{self.channels} × {self.height} × {self.width}"


class Layer:
    """A layer, as far as sizes go; by itself it leaves them alone, costs nothing and sees each value alone."""

    @property
    def text(self) -> str:
        """How it is written in a chain, see :mod:`core.tasks.library.layers.language`."""
        raise NotImplementedError

    def after(self, before: Shape) -> Shape:
        """Size of its output.

        Raises:
            ValueError: the input does not fit; the message says why.

        """
        return before

    def formula(self, before: Shape) -> str:  # noqa: ARG002  # others need it
        """How the width of the output comes about, with the numbers put in; empty where it stays."""
        return ""

    def parameters(self, before: Shape) -> int:  # noqa: ARG002
        """Numbers that training could change; convolutions have no bias here."""
        return 0

    def multiply_adds(self, before: Shape) -> int:  # noqa: ARG002
        """Multiplications with an addition each: convolutions; one per value where there is a factor for each channel.

        Additions, comparisons and functions by themselves count nothing.
        """
        return 0

    def sees(self, rows: Interval, columns: Interval, before: Shape) -> tuple[Interval, Interval]:  # noqa: ARG002
        """Which rows and columns of the input the given ones of the output are made of."""
        return rows, columns


@dataclass(frozen=True)
class Axis:
    """How a window is moved along one axis.

    Attributes:
        size: values in the window.
        stride: how far it is moved.
        dilation: from one value of the window to the next; 1 is side by side.
        padding: values that are added at either end; None adds as many as it takes for ``ceil(n / stride)`` places,
            where one is left over at the far end (TensorFlow's "SAME").

    """

    size: int
    stride: int = 1
    dilation: int = 1
    padding: int | None = 0

    @property
    def reach(self) -> int:
        """From the window's first value to its last, both counted."""
        return self.dilation * (self.size - 1) + 1

    def around(self, values: int) -> tuple[int, int]:
        """Padding before and after."""
        if self.padding is not None:
            return self.padding, self.padding
        missing = max(0, (-(-values // self.stride) - 1) * self.stride + self.reach - values)
        return missing // 2, missing - missing // 2

    def places(self, values: int) -> int:
        """How many places there are.

        Raises:
            ValueError: the window is larger than what it is moved over.

        """
        whole = values + sum(self.around(values))
        if whole < self.reach:
            raise ValueError(
                Message("the window reaches over {reach} values, and there are {whole}", reach=self.reach, whole=whole)
            )
        return (whole - self.reach) // self.stride + 1

    def formula(self, values: int) -> str:
        """The same as it is reckoned."""
        before, after = self.around(values)
        padding = f"2·{before}" if before == after else f"{before} + {after}"
        return f"⌊({values} + {padding} − {self.reach}) / {self.stride}⌋ + 1 = {self.places(values)}"

    def sees(self, places: Interval, values: int) -> Interval:
        """The inputs, the padding among them, that some places are made of."""
        before, _after = self.around(values)
        return places[0] * self.stride - before, places[1] * self.stride - before + self.reach - 1


@dataclass(frozen=True)
class Edges:
    """What is put around the input.

    Attributes:
        border: what it is.
        fill: the number of a constant border.

    """

    border: Border = "zeros"
    fill: float = 0.0

    def check(self, values: int, around: tuple[int, int]) -> None:
        """See that there is enough to mirror or to take from the other end.

        Raises:
            ValueError: there is not; the message says how much.

        """
        most = {"mirror": values - 1, "wrap": values}.get(self.border)
        if most is not None and max(around) > most:
            raise ValueError(
                Message("{values} values give at most {most} of padding of this kind", values=values, most=most)
            )


@dataclass(frozen=True)
class Convolution(Layer):
    """Sums of products of a moved window with kernels, one kernel per channel of the output.

    Attributes:
        rows: how the window is moved down.
        columns: how it is moved to the right.
        outputs: channels of the output; None for as many as come in.
        groups: each output sees only the inputs of its own group (Krizhevsky et al. 2012; Xie et al. 2017); None for a
            group per channel, a depthwise convolution (Howard et al. 2017).
        edges: what is put around.
        kernel: where the numbers come from; "random" by default.

    """

    rows: Axis
    columns: Axis
    outputs: int | None = None
    groups: int | None = 1
    edges: Edges = Edges()
    kernel: str = "random"

    @property
    def text(self) -> str:
        name = "conv" if self.groups is not None else "dw"
        groups = f" g{self.groups}" if self.groups is not None and self.groups > 1 else ""
        return _words(name, self.rows, self.columns, self.outputs, groups, self.edges, self.kernel)

    def grouped(self, before: Shape) -> tuple[int, int]:
        """How many channels come out, and in how many groups.

        Raises:
            ValueError: the channels cannot be divided so.

        """
        outputs = self.outputs or before.channels
        groups = self.groups or before.channels
        if before.channels % groups or outputs % groups:
            raise ValueError(
                Message(
                    "{inputs} channels to {outputs} cannot be divided into {groups} groups",
                    inputs=before.channels,
                    outputs=outputs,
                    groups=groups,
                )
            )
        return outputs, groups

    def after(self, before: Shape) -> Shape:
        outputs, _groups = self.grouped(before)
        for axis, values in ((self.rows, before.height), (self.columns, before.width)):
            self.edges.check(values, axis.around(values))
        return Shape(outputs, self.rows.places(before.height), self.columns.places(before.width))

    def formula(self, before: Shape) -> str:
        return self.columns.formula(before.width)

    def parameters(self, before: Shape) -> int:
        outputs, groups = self.grouped(before)
        return outputs * (before.channels // groups) * self.rows.size * self.columns.size

    def multiply_adds(self, before: Shape) -> int:
        after = self.after(before)
        return self.parameters(before) * after.height * after.width

    def sees(self, rows: Interval, columns: Interval, before: Shape) -> tuple[Interval, Interval]:
        return self.rows.sees(rows, before.height), self.columns.sees(columns, before.width)


@dataclass(frozen=True)
class Transposed(Layer):
    """A convolution turned around: each value of the input paints its kernel, ``stride`` apart, and paint adds up.

    It is what carries gradients back through a convolution of the same numbers (Zeiler et al. 2010). Where the kernel's
    size is no multiple of the stride some places get more paint than others: Odena et al. ("Deconvolution and
    checkerboard artifacts", 2016). Padding is cut off; None cuts to ``stride`` times the input's size.
    """

    rows: Axis
    columns: Axis
    outputs: int | None = None
    kernel: str = "random"

    @property
    def text(self) -> str:
        return _words("deconv", self.rows, self.columns, self.outputs, "", Edges(), self.kernel)

    @staticmethod
    def cut(axis: Axis) -> tuple[int, int]:
        """How many values are cut off before and after.

        Raises:
            ValueError: the kernel is too small to fill the gaps between two values.

        """
        if axis.padding is not None:
            return axis.padding, axis.padding
        missing = axis.size - axis.stride
        if missing < 0:
            raise ValueError(
                Message("a kernel of {size} is smaller than the stride of {stride}", size=axis.size, stride=axis.stride)
            )
        return missing // 2, missing - missing // 2

    def _places(self, axis: Axis, values: int) -> int:
        places = (values - 1) * axis.stride + axis.size - sum(self.cut(axis))
        if places < 1:
            raise ValueError(Message("the padding cuts off all of it"))
        return places

    def after(self, before: Shape) -> Shape:
        outputs = self.outputs or before.channels
        return Shape(outputs, self._places(self.rows, before.height), self._places(self.columns, before.width))

    def formula(self, before: Shape) -> str:
        one, other = self.cut(self.columns)
        cut = f"2·{one}" if one == other else f"{one} − {other}"
        places = self._places(self.columns, before.width)
        return f"({before.width} − 1)·{self.columns.stride} + {self.columns.size} − {cut} = {places}"

    def parameters(self, before: Shape) -> int:
        return before.channels * (self.outputs or before.channels) * self.rows.size * self.columns.size

    def multiply_adds(self, before: Shape) -> int:
        return self.parameters(before) * before.height * before.width

    def sees(self, rows: Interval, columns: Interval, before: Shape) -> tuple[Interval, Interval]:  # noqa: ARG002
        return self._painters(self.rows, rows), self._painters(self.columns, columns)

    def _painters(self, axis: Axis, places: Interval) -> Interval:
        cut = self.cut(axis)[0]
        return -((axis.size - 1 - places[0] - cut) // axis.stride), (places[1] + cut) // axis.stride


@dataclass(frozen=True)
class Pooling(Layer):
    """The largest value in each window, or the mean of them; padding takes part."""

    kind: Literal["max", "mean"]
    rows: Axis
    columns: Axis
    edges: Edges = Edges()

    @property
    def text(self) -> str:
        return _words(f"{self.kind}pool", self.rows, self.columns, None, "", self.edges, "random", self.rows.size)

    def after(self, before: Shape) -> Shape:
        for axis, values in ((self.rows, before.height), (self.columns, before.width)):
            self.edges.check(values, axis.around(values))
        return Shape(before.channels, self.rows.places(before.height), self.columns.places(before.width))

    def formula(self, before: Shape) -> str:
        return self.columns.formula(before.width)

    def sees(self, rows: Interval, columns: Interval, before: Shape) -> tuple[Interval, Interval]:
        return self.rows.sees(rows, before.height), self.columns.sees(columns, before.width)


@dataclass(frozen=True)
class Upsampling(Layer):
    """Enlarging by a whole number: each value repeated, or a straight line between two (four multiply-adds each)."""

    factor: int
    smooth: bool = False

    @property
    def text(self) -> str:
        return f"up {self.factor}{' smooth' if self.smooth else ''}"

    def after(self, before: Shape) -> Shape:
        return Shape(before.channels, before.height * self.factor, before.width * self.factor)

    def formula(self, before: Shape) -> str:
        return f"{before.width}·{self.factor} = {before.width * self.factor}"

    def multiply_adds(self, before: Shape) -> int:
        return 4 * self.after(before).values if self.smooth else 0

    def sees(self, rows: Interval, columns: Interval, before: Shape) -> tuple[Interval, Interval]:
        return self._sources(rows, before.height), self._sources(columns, before.width)

    def _sources(self, places: Interval, values: int) -> Interval:
        if not self.smooth:
            return places[0] // self.factor, places[1] // self.factor
        # pixels are squares: place y lies at (y + 1/2) / factor − 1/2, reckoned in whole numbers
        first, last = (max(0, 2 * place + 1 - self.factor) for place in places)
        return first // (2 * self.factor), min(values - 1, -(-last // (2 * self.factor)))


@dataclass(frozen=True)
class Shuffle(Layer):
    """Factor² channels become one that is factor times as large each way: sub-pixel convolution, Shi et al. 2016."""

    factor: int

    @property
    def text(self) -> str:
        return f"shuffle {self.factor}"

    def after(self, before: Shape) -> Shape:
        if before.channels % self.factor**2:
            raise ValueError(
                Message(
                    "{channels} channels are no multiple of {square}", channels=before.channels, square=self.factor**2
                )
            )
        channels = before.channels // self.factor**2
        return Shape(channels, before.height * self.factor, before.width * self.factor)

    def formula(self, before: Shape) -> str:
        return f"{before.width}·{self.factor} = {before.width * self.factor}"

    def sees(self, rows: Interval, columns: Interval, before: Shape) -> tuple[Interval, Interval]:  # noqa: ARG002
        return (rows[0] // self.factor, rows[1] // self.factor), (columns[0] // self.factor, columns[1] // self.factor)


@dataclass(frozen=True)
class Row(Layer):
    """One row of the picture, as a signal along one axis: what follows is one-dimensional.

    Attributes:
        place: which one, from 0 (the uppermost) to 1 (the lowest).

    """

    place: float

    @property
    def text(self) -> str:
        return "row"

    def number(self, before: Shape) -> int:
        """Which row it is, counted from 0."""
        return min(before.height - 1, int(self.place * before.height))

    def after(self, before: Shape) -> Shape:
        return Shape(before.channels, 1, before.width)

    def sees(self, rows: Interval, columns: Interval, before: Shape) -> tuple[Interval, Interval]:
        number = self.number(before)
        return (number, number + rows[1] - rows[0]), columns


@dataclass(frozen=True)
class Normalisation(Layer):
    """Mean 0 and spread 1 over some of the values, then a factor and a summand for each channel (1 and 0 here).

    Batch (Ioffe and Szegedy 2015): over all pictures, each channel by itself. Layer (Ba et al. 2016): over all channels
    of a picture. Instance (Ulyanov et al. 2016): each channel of each picture by itself. Group (Wu and He 2018): over
    the channels of a group. Switchable (Luo et al. 2018): a learnt mixture of the first three, here a third of each.

    A value sees all of the picture, through the mean and the spread.
    """

    kind: Literal["batch", "layer", "instance", "group", "switch"]
    groups: int = 1

    @property
    def text(self) -> str:
        return f"{self.kind}norm{f' {self.groups}' if self.kind == 'group' else ''}"

    def after(self, before: Shape) -> Shape:
        if before.channels % self.groups:
            raise ValueError(
                Message(
                    "{channels} channels cannot be divided into {groups} groups",
                    channels=before.channels,
                    groups=self.groups,
                )
            )
        return before

    def parameters(self, before: Shape) -> int:
        return 2 * before.channels + (6 if self.kind == "switch" else 0)

    def multiply_adds(self, before: Shape) -> int:
        return before.values

    def sees(self, rows: Interval, columns: Interval, before: Shape) -> tuple[Interval, Interval]:  # noqa: ARG002
        return (0, before.height - 1), (0, before.width - 1)


Function = Literal["relu", "leaky", "prelu", "elu", "sigmoid", "tanh", "swish", "mfm"]


@dataclass(frozen=True)
class Activation(Layer):
    """A function of each value by itself: what lets layers do more than one layer could.

    ReLU (Nair and Hinton 2010), leaky with 0.01 below 0 (Maas et al. 2013), PReLU whose slope is learnt for each
    channel and begins at 0.25 (He et al. 2015), ELU (Clevert et al. 2016), sigmoid, tanh, swish x·sigmoid(x)
    (Ramachandran et al. 2017). Max-feature-map (Wu et al. 2018, the LightCNN of face recognition) is the larger of two
    channels, so half of them are left.
    """

    kind: Function

    @property
    def text(self) -> str:
        return self.kind

    def after(self, before: Shape) -> Shape:
        if self.kind != "mfm":
            return before
        if before.channels % 2:
            raise ValueError(
                Message("it compares two channels, and {channels} cannot be halved", channels=before.channels)
            )
        return Shape(before.channels // 2, before.height, before.width)

    def parameters(self, before: Shape) -> int:
        return before.channels if self.kind == "prelu" else 0

    def multiply_adds(self, before: Shape) -> int:
        return before.values if self.kind == "prelu" else 0


def shapes(layers: tuple[Layer, ...], before: Shape) -> list[Shape]:
    """Size of the input and of every output.

    Raises:
        ValueError: a layer does not fit; the message names it and says why.

    """
    found = [before]
    for layer in layers:
        try:
            found.append(layer.after(found[-1]))
        except ValueError as error:
            raise ValueError(Message("{layer}: {why}", layer=layer.text, why=error)) from None
    return found


def receptive_field(layers: tuple[Layer, ...], before: Shape, row: int, column: int) -> tuple[Interval, Interval]:
    """Which rows and columns of the input a value of the last output sees; they may lie in the padding around it.

    Args:
        layers: in their order.
        before: size of the input.
        row: of the value.
        column: likewise.

    """
    sizes = shapes(layers, before)
    rows, columns = (row, row), (column, column)
    for layer, size in zip(reversed(layers), reversed(sizes[:-1]), strict=True):
        if rows[0] > rows[1] or columns[0] > columns[1]:  # between the strokes of a transposed convolution
            return (0, -1), (0, -1)
        rows, columns = layer.sees(rows, columns, size)
    return rows, columns


def _words(
    name: str,
    rows: Axis,
    columns: Axis,
    outputs: int | None,
    groups: str,
    edges: Edges,
    kernel: str,
    usual: int = 1,
) -> str:
    """A layer with a window as it is written in a chain; what is usual is left out."""

    def pair(letter: str, one: int, other: int, left_out: int | None) -> str:
        if one == other:
            return "" if one == left_out else f" {letter}{one}"
        return f" {letter}{one}x{other}"

    padding = " same" if columns.padding is None else pair("p", rows.padding or 0, columns.padding, 0)
    border = "" if edges.border == "zeros" else f" pad={edges.border}"
    fill = f" fill={edges.fill:g}" if edges.border == "constant" else ""
    return (
        f"{name} {rows.size}x{columns.size}{f' {outputs}' if outputs else ''}"
        f"{pair('s', rows.stride, columns.stride, usual)}{padding}{border}{fill}"
        f"{pair('d', rows.dilation, columns.dilation, 1)}{groups}{'' if kernel == 'random' else f' k={kernel}'}"
    )
