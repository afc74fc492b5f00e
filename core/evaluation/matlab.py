"""Arrays, cells and structures of MATLAB files that nobody vouches for.

"MAT-File Level 5 File Format", The MathWorks: what BSDS500's ground truth is written in. SciPy's reader crashes the
whole process on some damaged files, where this one raises; what it does not know (sparse arrays, objects, text) is
passed over.
"""

from __future__ import annotations

import math
import struct
import zlib
from typing import Any

import numpy as np
import numpy.typing as npt

Value = npt.NDArray[Any] | list[Any] | None
"""An array; the values of a cell array, down and then across; a dict of fields for each element of a structure; None
for what is passed over."""

MOST = 100_000_000
"""Bytes that a file may unpack to."""

_HEADER = 128  # bytes
_DEEPEST = 8  # cells and structures within each other
_MATRIX, _COMPRESSED = 14, 15
_CELL, _STRUCT = 1, 2
_NUMBERS = range(6, 16)  # classes from double to uint64
_TYPES = {1: "i1", 2: "u1", 3: "i2", 4: "u2", 5: "i4", 6: "u4", 7: "f4", 9: "f8", 12: "i8", 13: "u8"}


def read(content: bytes) -> dict[str, Value]:
    """Variables of a file by name.

    Raises:
        ValueError: it is not such a file, is damaged, or unpacks to more than :data:`MOST`.

    """
    mark = content[126:128]
    if len(content) < _HEADER or mark not in {b"IM", b"MI"}:
        raise ValueError("not a MATLAB 5 file")
    order = "<" if mark == b"IM" else ">"
    found: dict[str, Value] = {}
    top, left = _Reader(memoryview(content)[_HEADER:], order), MOST
    while top.left >= 8:
        kind, part = top.element()
        if kind == _COMPRESSED:
            packer = zlib.decompressobj()
            try:
                unpacked = packer.decompress(part, left + 1)
            except zlib.error as error:
                raise ValueError(f"damaged: {error}") from None
            left -= len(unpacked)
            if left < 0:
                raise ValueError("unpacks to too much")
            kind, part = _Reader(memoryview(unpacked), order).element()
        if kind == _MATRIX:
            name, value = _matrix(part, order, 0)
            found[name] = value
    return found


class _Reader:
    """Elements of a part of a file, one after the other."""

    def __init__(self, part: memoryview, order: str):
        self._part = part
        self._order = order
        self._at = 0

    @property
    def left(self) -> int:
        """Bytes not yet read."""
        return len(self._part) - self._at

    def element(self) -> tuple[int, memoryview]:
        """Type and bytes of the next one.

        Raises:
            ValueError: it ends before its end.

        """
        if self.left < 8:
            raise ValueError("damaged: it ends too early")
        kind, size = struct.unpack_from(f"{self._order}II", self._part, self._at)
        begin = self._at + 8
        if kind >> 16:  # a small element has its size, its type and up to four bytes in the place of a tag
            kind, size, begin = kind & 0xFFFF, kind >> 16, self._at + 4
            if size > 4:
                raise ValueError("damaged: a small element is too large")
            self._at += 8
        else:
            self._at = begin + (size if kind == _COMPRESSED else -(-size // 8) * 8)
        if begin + size > len(self._part):
            raise ValueError("damaged: it ends too early")
        return kind, self._part[begin : begin + size]

    def numbers(self) -> npt.NDArray[Any]:
        """The next one as numbers (N,)."""
        kind, part = self.element()
        if kind not in _TYPES:
            raise ValueError("damaged: numbers of no known type")
        dtype = np.dtype(_TYPES[kind]).newbyteorder(self._order)  # type: ignore[arg-type]
        if len(part) % dtype.itemsize:
            raise ValueError("damaged: numbers are cut off")
        return np.frombuffer(part, dtype)

    def whole_numbers(self) -> list[int]:
        """The next one as whole numbers."""
        numbers = self.numbers()
        if numbers.dtype.kind not in "iu":
            raise ValueError("damaged: numbers that should be whole are not")
        return [int(number) for number in numbers]


def _matrix(part: memoryview, order: str, depth: int) -> tuple[str, Value]:
    """Name and value of an array, a cell array or a structure."""
    if not len(part):  # an empty array may be nothing at all
        return "", np.zeros((0, 0))
    reader = _Reader(part, order)
    flags, shape = reader.whole_numbers(), reader.whole_numbers()
    name = _text(reader.element()[1])
    if not len(flags) or depth > _DEEPEST or len(shape) < 2 or min(shape) < 0:
        raise ValueError("damaged: an array of no shape")
    kind, count = flags[0] & 0xFF, math.prod(shape)
    if kind == _CELL:
        return name, [_inner(reader, order, depth) for _ in range(_checked(count, reader))]
    if kind == _STRUCT:
        return name, _structure(reader, order, depth, count)
    if kind not in _NUMBERS:
        return name, None
    values = reader.numbers()
    if len(values) != count:
        raise ValueError("damaged: as many numbers as the shape says are not there")
    return name, values.reshape(shape, order="F")


def _structure(reader: _Reader, order: str, depth: int, count: int) -> list[Any]:
    width = reader.whole_numbers()
    names = reader.element()[1]
    if len(width) != 1 or width[0] <= 0 or len(names) % width[0]:
        raise ValueError("damaged: fields without names")
    long = width[0]
    fields = [_text(names[at : at + long]) for at in range(0, len(names), long)]
    if not fields:
        return []
    _checked(count * len(fields), reader)
    return [{field: _inner(reader, order, depth) for field in fields} for _ in range(count)]


def _inner(reader: _Reader, order: str, depth: int) -> Value:
    kind, part = reader.element()
    if kind != _MATRIX:
        raise ValueError("damaged: a cell holds no array")
    return _matrix(part, order, depth + 1)[1]


def _checked(count: int, reader: _Reader) -> int:
    """The count, where as many elements can still follow."""
    if count * 8 > reader.left:
        raise ValueError("damaged: it ends too early")
    return count


def _text(part: memoryview) -> str:
    return bytes(part).split(b"\0")[0].decode("latin-1")
