"""Colour profiles of wide screens and of printing, made here."""

from __future__ import annotations

import itertools
import struct
from typing import Any

import numpy as np

_D50 = (0.9642, 1.0, 0.8249)
_BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
_D65 = np.array([0.95047, 1.0, 1.08883])
SRGB = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
DISPLAY_P3 = ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060))
ADOBE_RGB = ((0.64, 0.33), (0.21, 0.71), (0.15, 0.06))
PRINTS = tuple(itertools.product((0, 1), repeat=4))
"""All ways to print each of cyan, magenta, yellow and black in full or not at all."""
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)  # that of sRGB


def screen(primaries: tuple[tuple[float, float], ...], gamma: float | None = None, name: str = "") -> bytes:
    """The profile of a screen with these primaries and D65's white; without a gamma, with the curve of sRGB."""
    columns = (_adapted() @ to_xyz(primaries)).T
    curve = (
        b"para" + bytes(4) + struct.pack(">HH", 3, 0) + b"".join(map(_fixed, _CURVE))
        if gamma is None
        else b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256))
    )
    tags = {b"wtpt": _xyz(_D50)}
    if name:
        tags[b"desc"] = b"desc" + bytes(4) + struct.pack(">I", len(name) + 1) + name.encode() + bytes(79)
    for primary, column in zip((b"r", b"g", b"b"), columns, strict=True):
        tags[primary + b"XYZ"] = _xyz(column)
        tags[primary + b"TRC"] = curve
    return _profile(b"mntr", b"RGB ", b"XYZ ", tags)


def inks(lab: dict[tuple[int, ...], tuple[float, float, float]]) -> bytes:
    """A profile of four inks, by the Lab colours of all sixteen ways to print each ink in full or not at all."""
    grid = b"".join(
        bytes((round(lightness * 2.55), round(a + 128), round(b + 128)))
        for lightness, a, b in (lab[way] for way in PRINTS)
    )
    same = bytes(range(256))
    matrix = b"".join(_fixed(float(row == column)) for row in range(3) for column in range(3))
    table = b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + matrix + same * 4 + grid + same * 3
    return _profile(b"prtr", b"CMYK", b"Lab ", {b"A2B0": table, b"wtpt": _xyz(_D50)})


def levels_in(wide: tuple[tuple[float, float], ...], srgb: Any, gamma: float | None = None) -> Any:
    """The levels 0..1 that show on a wide screen what levels (…, 3) of sRGB show on an ordinary one."""
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    there = np.clip(linear @ (np.linalg.inv(to_xyz(wide)) @ to_xyz(SRGB)).T, 0, 1)
    if gamma is not None:
        return there ** (1 / gamma)
    return np.where(there <= 0.0031308, there * 12.92, 1.055 * there ** (1 / 2.4) - 0.055)


def to_xyz(primaries: tuple[tuple[float, float], ...]) -> Any:
    """The matrix from linear levels to XYZ under D65."""
    columns = np.array([(x / y, 1, (1 - x - y) / y) for x, y in primaries]).T
    return columns * np.linalg.solve(columns, _D65)


def _adapted() -> Any:
    gain = (_BRADFORD @ np.array(_D50)) / (_BRADFORD @ _D65)
    return np.linalg.inv(_BRADFORD) @ np.diag(gain) @ _BRADFORD


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(values: tuple[float, ...] | Any) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(map(_fixed, values))


def _profile(kind: bytes, space: bytes, between: bytes, tags: dict[bytes, bytes]) -> bytes:
    tags = {b"desc": _text(b"made by a test"), b"cprt": b"text" + bytes(4) + b"none\0", **tags}
    place, index, data = 128 + 4 + 12 * len(tags), b"", b""
    for name, content in tags.items():
        padded = content + bytes(-len(content) % 4)
        index += name + struct.pack(">II", place, len(content))
        data += padded
        place += len(padded)
    head = struct.pack(">I4sI4s4s4s", place, b"lcms", 0x02400000, kind, space, between)
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + b"".join(map(_fixed, _D50))
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + index + data


def _text(words: bytes) -> bytes:
    return b"desc" + bytes(4) + struct.pack(">I", len(words) + 1) + words + b"\0" + bytes(78)
