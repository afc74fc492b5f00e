"""Constants and parts of a TensorFlow frozen graph, read without TensorFlow.

A ``GraphDef`` is a protocol-buffer message. Only four of its message types matter for reading weights, so this module
walks the wire format (https://protobuf.dev/programming-guides/encoding/) directly: every length is checked against the
bytes that are left, and anything unexpected raises :class:`FrozenGraphError`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

Float32 = npt.NDArray[np.float32]

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_DT_FLOAT = 1  # tensorflow.DataType
_MOST_DIMENSIONS = 8
_MOST_REPEATED = 1 << 20  # of a value that is stored once: biases and the like, no kernels
_MOST_NUMBERS = 1 << 26  # of all constants: several times what any network here has


class FrozenGraphError(ValueError):
    """The file is not a frozen graph that this reader understands."""


def read_constants(path: Path) -> dict[str, Float32]:
    """Read every float32 constant of a frozen graph.

    Args:
        path: a ``.pb`` file holding a serialised ``GraphDef``.

    Returns:
        Node name → array in the layout of the file (convolution kernels are height × width × in × out).

    Raises:
        FrozenGraphError: the file is truncated or is something else.
        OSError: the file cannot be read.

    """
    return parse_constants(path.read_bytes())


def parse_constants(content: bytes) -> dict[str, Float32]:
    """Like :func:`read_constants`, for bytes already in memory."""
    constants: dict[str, Float32] = {}
    left = _MOST_NUMBERS
    for number, node in _fields(memoryview(content)):
        if number != 1 or not isinstance(node, memoryview):
            continue
        named = _constant(node, left)
        if named is not None:
            constants[named[0]] = named[1]
            left -= named[1].size
    if not constants:
        raise FrozenGraphError("no float32 constant in it: this is not a frozen TensorFlow graph")
    return constants


def cut(content: bytes, outputs: Sequence[str]) -> bytes:
    """The graph with only those nodes that some outputs depend on.

    Args:
        content: a serialised ``GraphDef``.
        outputs: names of nodes.

    Raises:
        FrozenGraphError: it is not such a graph, or a node is missing.

    """
    nodes: dict[str, tuple[list[str], memoryview]] = {}
    others: list[memoryview] = []
    for number, value, whole in _parts(memoryview(content)):
        if number != 1 or not isinstance(value, memoryview):
            others.append(whole)
            continue
        name, inputs = "", []
        for part, text in _fields(value):
            if part == 1 and isinstance(text, memoryview):
                name = _text(text)
            elif part == 3 and isinstance(text, memoryview):
                inputs.append(_text(text).removeprefix("^").partition(":")[0])
        nodes[name] = inputs, whole
    wanted: set[str] = set()
    open_ends = list(outputs)
    while open_ends:
        name = open_ends.pop()
        if name in wanted:
            continue
        if name not in nodes:
            raise FrozenGraphError(f"the graph has no node {''.join(c if c.isprintable() else '?' for c in name[:80])}")
        wanted.add(name)
        open_ends += nodes[name][0]
    return b"".join([*(whole for name, (_, whole) in nodes.items() if name in wanted), *others])


def _constant(node: memoryview, most: int) -> tuple[str, Float32] | None:
    """Name and value of a ``Const`` node, of at most so many numbers; None for every other node."""
    name, operation, tensor = "", "", None
    for number, value in _fields(node):
        if not isinstance(value, memoryview):
            continue
        if number == 1:
            name = _text(value)
        elif number == 2:
            operation = _text(value)
        elif number == 5:
            tensor = _attribute_tensor(value) or tensor
    if operation != "Const" or tensor is None:
        return None
    array = _tensor(tensor, most)
    return None if array is None else (name, array)


def _attribute_tensor(entry: memoryview) -> memoryview | None:
    """The tensor of a map entry ``"value" → AttrValue``."""
    key, attribute = "", None
    for number, value in _fields(entry):
        if isinstance(value, memoryview):
            if number == 1:
                key = _text(value)
            elif number == 2:
                attribute = value
    if key != "value" or attribute is None:
        return None
    return next((v for n, v in _fields(attribute) if n == 8 and isinstance(v, memoryview)), None)


def _tensor(message: memoryview, most: int) -> Float32 | None:
    """A ``TensorProto`` as an array of at most so many numbers, or None where it is not float32."""
    dtype, content = 0, memoryview(b"")
    shape: tuple[int, ...] = ()
    scattered: list[memoryview] = []
    for number, value in _fields(message):
        if number == 1 and isinstance(value, int):
            dtype = value
        elif number == 2 and isinstance(value, memoryview):
            shape = tuple(_dimensions(value))
        elif number == 4 and isinstance(value, memoryview):
            content = value
        elif number == 5 and isinstance(value, memoryview):
            scattered.append(value)
    if dtype != _DT_FLOAT:
        return None
    raw = bytes(content) or b"".join(scattered)
    if len(raw) % 4:
        raise FrozenGraphError("a tensor's bytes are not whole numbers")
    if len(shape) > _MOST_DIMENSIONS or max(shape, default=0) > most or (size := math.prod(shape)) > most:
        raise FrozenGraphError("a tensor is larger than any network here")
    values = np.frombuffer(raw, dtype="<f4")
    if values.size == 1 and 1 < size <= _MOST_REPEATED:  # a repeated value is stored once
        values = np.full(size, values[0], dtype="<f4")
    if values.size != size:
        raise FrozenGraphError(f"a tensor of shape {shape} holds {values.size} numbers")
    return values.reshape(shape).astype(np.float32)


def _dimensions(shape: memoryview) -> Iterator[int]:
    for number, dimension in _fields(shape):
        if number == 2 and isinstance(dimension, memoryview):
            yield next((v for n, v in _fields(dimension) if n == 1 and isinstance(v, int)), 0)


def _text(value: memoryview) -> str:
    return bytes(value).decode("utf-8", errors="replace")


def _fields(message: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """The fields of one message as (field number, varint or raw bytes)."""
    return ((number, value) for number, value, _ in _parts(message))


def _parts(message: memoryview) -> Iterator[tuple[int, int | memoryview, memoryview]]:
    """The fields of one message as (field number, varint or raw bytes, the same with what stands before them)."""
    position = 0
    while position < len(message):
        start = position
        tag, position = _varint(message, position)
        number, kind = tag >> 3, tag & 7
        if kind == _VARINT:
            value, position = _varint(message, position)
            yield number, value, message[start:position]
            continue
        if kind == _BYTES:
            length, position = _varint(message, position)
        elif kind in (_FIXED32, _FIXED64):
            length = 4 if kind == _FIXED32 else 8
        else:
            raise FrozenGraphError(f"unknown wire type {kind}: this is not a protocol buffer")
        if length > len(message) - position:
            raise FrozenGraphError("the file ends in the middle of a field: it is truncated")
        begin, position = position, position + length
        yield number, message[begin:position], message[start:position]


def _varint(message: memoryview, position: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        if position >= len(message):
            raise FrozenGraphError("the file ends in the middle of a number: it is truncated")
        byte = message[position]
        position += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, position
    raise FrozenGraphError("a number is longer than 64 bits: this is not a protocol buffer")
