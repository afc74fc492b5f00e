"""Chains of layers in words: ``conv 3x3 16 s2 p1 pad=mirror; relu; dw 3x3 same; 1x1 8; maxpool 2; up 2``.

A layer is a name and what is set of it, in any order; semicolons part the layers. Sizes are rows x columns, one number
is both.

    conv SIZE [CHANNELS]     a convolution: s2 stride, p1 padding or same, d2 dilation, g4 groups, pad=mirror border
                             (zeros, constant, mirror, repeat, wrap), fill=0.5, k=NAME kernel in place of SIZE
    dw SIZE, sep SIZE [CH]   depthwise; depthwise and 1x1 after it (depthwise separable)
    1x1 CHANNELS             a convolution of single pixels
    deconv SIZE [CH]         a transposed convolution: s2, p1 or same, k=NAME
    upconv SIZE [CH]         enlarge by the stride, then convolve, where a transposed convolution makes checkerboards
    subpixel SIZE R [CH]     a convolution to R² times the channels, then shuffle R
    shuffle R, up N [smooth] sub-pixel shuffling; enlarging
    maxpool N, meanpool N    strided by N, or by s1 …
    row                      one row of the picture: what follows is one-dimensional, conv 1x5 p0x2
    batchnorm, layernorm, instancenorm, groupnorm G, switchnorm
    relu, leaky, prelu, elu, sigmoid, tanh, swish, mfm
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, cast, get_args

import numpy as np
import numpy.typing as npt

from core.base.messages import Message
from core.tasks.library.enhancement import convolution
from models.layer_plans import (
    Activation,
    Axis,
    Border,
    Convolution,
    Edges,
    Function,
    Layer,
    Normalisation,
    Pooling,
    Row,
    Shuffle,
    Transposed,
    Upsampling,
)

MOST_LAYERS = 12
MOST_CHANNELS = 128
LARGEST = 15
"""Of a kernel, in values; steps and dilation likewise."""
Kernel = npt.NDArray[np.float64]
LEARNT = "first-layer"
"""The kernels of the classifier's first layer."""
FIRST_COUNT = 32
OTHERS = ("random", "equal", "own", LEARNT)
"""Where the numbers of a kernel can come from besides the presets of the playground."""

_PAIR = re.compile(r"(\d{1,3})(?:[x×](\d{1,3}))?")
_LETTERED = re.compile(r"([spdg])(\d{1,3}(?:[x×]\d{1,3})?)")


def kernel_names() -> tuple[str, ...]:
    """Every word that may follow ``k=``."""
    return (*OTHERS, *(name.replace(" ", "-") for name in convolution.PRESETS))


def kernel_of(name: str, own: Kernel) -> Kernel | None:
    """The numbers of a kernel (rows, columns) by its name; None where they depend on the layer.

    Blurs are divided by their sum, so that the brightness stays.
    """
    if name == "own":
        return own
    text = convolution.PRESETS.get(name.replace("-", " "))
    if text is None:
        return None
    weights = convolution.kernel(text)
    total = weights.sum()
    return weights / total if abs(total) > 1e-9 else weights


@dataclass
class _Words:
    """What is set of a layer.

    Attributes:
        name: of the layer.
        size: rows and columns.
        numbers: that stand by themselves, after the size.
        letters: s, p, d and g, each for rows and columns.
        kernel: its name.

    """

    name: str
    size: tuple[int, int] | None = None
    numbers: list[int] = field(default_factory=list)
    letters: dict[str, tuple[int, int]] = field(default_factory=dict)
    same: bool = False
    smooth: bool = False
    border: Border = "zeros"
    fill: float = 0.0
    kernel: str = "random"

    @property
    def edges(self) -> Edges:
        return Edges(self.border, self.fill if self.border == "constant" else 0.0)

    def axes(self, usual: int = 1) -> tuple[Axis, Axis]:
        """How the window is moved, down and to the right."""
        size = self.size or (3, 3)
        stride, dilation = self.letters.get("s", (usual, usual)), self.letters.get("d", (1, 1))
        padding = (None, None) if self.same else self.letters.get("p", (0, 0))
        rows, columns = (Axis(size[n], stride[n], dilation[n], padding[n]) for n in (0, 1))
        return rows, columns

    def channels(self) -> int | None:
        """The number of channels, where it is said."""
        return self.number("channels", 1, MOST_CHANNELS) if self.numbers else None

    def number(self, what: str, least: int, most: int) -> int:
        """The next number that stands by itself."""
        if not self.numbers:
            raise ValueError(Message("a number is missing: {what}", what=what))
        found = self.numbers.pop(0)
        if not least <= found <= most:
            raise ValueError(Message("{what} must be from {least} to {most}", what=what, least=least, most=most))
        return found


def chain(text: str, own: Kernel, place: float = 0.5) -> tuple[Layer, ...]:
    """Layers from words.

    Args:
        text: as above.
        own: the kernel that k=own stands for, (rows, columns).
        place: of the row that ``row`` takes, 0 (uppermost) to 1.

    Raises:
        ValueError: it cannot be read; the message says which layer, and what to write.

    """
    found: list[Layer] = []
    for part in text.split(";"):
        words = part.lower().split()
        if not words:
            continue
        try:
            found += _layers(_read(words, own), place)
        except ValueError as error:
            raise ValueError(Message("{layer}: {why}", layer=" ".join(words), why=error)) from None
    if not found:
        raise ValueError(Message("write at least one layer, such as conv 3x3"))
    if len(found) > MOST_LAYERS:
        raise ValueError(Message("use at most {most} layers", most=MOST_LAYERS))
    return tuple(found)


def _read(words: list[str], own: Kernel) -> _Words:
    """The parts of one layer; every number of its right size, no part left over."""
    if words[0] == "1x1":
        words = ["conv", *words]
    if words[0] not in _MAKERS:
        raise ValueError(Message("there is no such layer; there are {names}", names=", ".join((*_MAKERS, "1x1"))))
    found = _Words(words[0])
    for word in words[1:]:
        if word == "same":
            found.same = True
        elif word == "smooth":
            found.smooth = True
        elif "=" in word:
            _named(found, *word.split("=", 1))
        elif (lettered := _LETTERED.fullmatch(word)) is not None:
            found.letters[lettered[1]] = _lettered(lettered[1], lettered[2])
        elif (pair := _PAIR.fullmatch(word)) is not None:
            if words[0] in _WINDOWED and found.size is None and (pair[2] or found.kernel == "random"):
                found.size = _pair(word, 1, LARGEST)
            else:
                found.numbers.append(int(pair[1]))
        else:
            raise ValueError(Message("{word} is not understood", word=word))
    _sized(found, own)
    return found


def _named(found: _Words, name: str, value: str) -> None:
    if name == "pad" and value in get_args(Border):
        found.border = cast("Border", value)
    elif name == "k" and value in kernel_names():
        found.kernel = value
    elif name == "fill" and re.fullmatch(r"-?\d{1,3}(\.\d{1,6})?", value):
        found.fill = float(value)
    else:
        raise ValueError(
            Message(
                "{word} is not understood: there are pad= ({borders}), fill= (a number) and k= ({kernels})",
                word=f"{name}={value}",
                borders=", ".join(get_args(Border)),
                kernels=", ".join(kernel_names()),
            )
        )


def _pair(text: str, least: int, most: int) -> tuple[int, int]:
    one, _, other = text.replace("×", "x").partition("x")
    pair = int(one), int(other or one)
    if not all(least <= number <= most for number in pair):
        raise ValueError(Message("use numbers from {least} to {most} in {text}", least=least, most=most, text=text))
    return pair


def _lettered(letter: str, text: str) -> tuple[int, int]:
    most = MOST_CHANNELS if letter == "g" else 4 * LARGEST if letter == "p" else LARGEST
    return _pair(text, 0 if letter == "p" else 1, most)


def _sized(found: _Words, own: Kernel) -> None:
    """Give the layer the size of its kernel."""
    if found.kernel != "random" and found.name not in _CONVOLVING:
        raise ValueError(Message("this layer has no kernel"))
    numbers = kernel_of(found.kernel, own)
    shape = (3, 3) if found.kernel == LEARNT else None if numbers is None else numbers.shape
    if shape is None:
        return
    if found.size is not None and found.size != shape:
        raise ValueError(
            Message("the kernel {name} has {rows} x {columns}", name=found.kernel, rows=shape[0], columns=shape[1])
        )
    found.size = (shape[0], shape[1])


def _layers(words: _Words, place: float) -> list[Layer]:
    if words.name in _WINDOWED and words.size is None:
        raise ValueError(Message("its size is missing, such as 3x3"))
    made = _MAKERS[words.name](words, place)
    if words.numbers:
        raise ValueError(Message("{number} is a number too much", number=words.numbers[0]))
    return made


def _conv(words: _Words, _place: float) -> list[Layer]:
    groups = words.letters.get("g", (1, 1))[0]
    outputs = words.channels()
    if words.kernel == LEARNT:
        outputs = outputs or FIRST_COUNT
    return [Convolution(*words.axes(), outputs, groups, words.edges, words.kernel)]


def _depthwise(words: _Words, _place: float) -> list[Layer]:
    return [Convolution(*words.axes(), words.channels(), None, words.edges, words.kernel)]


def _separable(words: _Words, _place: float) -> list[Layer]:
    outputs = words.channels()
    return [Convolution(*words.axes(), None, None, words.edges, words.kernel), Convolution(Axis(1), Axis(1), outputs)]


def _transposed(words: _Words, _place: float) -> list[Layer]:
    return [Transposed(*words.axes(), words.channels(), words.kernel)]


def _resized(words: _Words, _place: float) -> list[Layer]:
    factor = words.letters.pop("s", (2, 2))[0]
    words.same = True
    return [
        Upsampling(factor, words.smooth),
        Convolution(*words.axes(), words.channels(), 1, words.edges, words.kernel),
    ]


def _subpixel(words: _Words, _place: float) -> list[Layer]:
    factor = words.number("how many times as large", 2, 4)
    outputs = words.channels() or 3
    words.same = words.same or "p" not in words.letters
    return [
        Convolution(*words.axes(), outputs * factor**2, 1, words.edges, words.kernel),
        Shuffle(factor),
    ]


def _pool(kind: Literal["max", "mean"]) -> Callable[[_Words, float], list[Layer]]:
    def made(words: _Words, _place: float) -> list[Layer]:
        size = words.size or (2, 2)
        words.letters.setdefault("s", size)
        return [Pooling(kind, *words.axes(), words.edges)]

    return made


def _up(words: _Words, _place: float) -> list[Layer]:
    return [Upsampling(words.number("how many times as large", 1, 8), words.smooth)]


def _norm(kind: Literal["batch", "layer", "instance", "group", "switch"]) -> Callable[[_Words, float], list[Layer]]:
    def made(words: _Words, _place: float) -> list[Layer]:
        groups = words.number("groups", 1, MOST_CHANNELS) if kind == "group" else 1
        return [Normalisation(kind, groups)]

    return made


def _function(kind: Function) -> Callable[[_Words, float], list[Layer]]:
    return lambda _words, _place: [Activation(kind)]


_MAKERS: dict[str, Callable[[_Words, float], list[Layer]]] = {
    "conv": _conv,
    "dw": _depthwise,
    "sep": _separable,
    "deconv": _transposed,
    "upconv": _resized,
    "subpixel": _subpixel,
    "shuffle": lambda words, _place: [Shuffle(words.number("how many times as large", 2, 4))],
    "up": _up,
    "maxpool": _pool("max"),
    "meanpool": _pool("mean"),
    "row": lambda _words, place: [Row(place)],
    "batchnorm": _norm("batch"),
    "layernorm": _norm("layer"),
    "instancenorm": _norm("instance"),
    "groupnorm": _norm("group"),
    "switchnorm": _norm("switch"),
    **{name: _function(name) for name in get_args(Function)},
}
_CONVOLVING = ("conv", "dw", "sep", "deconv", "upconv", "subpixel")
_WINDOWED = (*_CONVOLVING, "maxpool", "meanpool")
