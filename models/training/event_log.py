"""TensorBoard's log: the format is small, and TensorBoard itself is needed only by whoever looks at it.

A file is a row of records: their length, its checksum, what they hold, its checksum (CRC-32C, turned and shifted as
TensorFlow's ``record_writer`` does). What they hold is the protocol buffer ``Event`` of ``tensorboard/compat/proto``:
1 wall time, 2 step, 3 version of the file, 5 summary; a summary has values of 1 tag, 2 number, 4 picture.
"""

from __future__ import annotations

import os
import struct
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np

PATTERN = "events.out.tfevents.*"
_POLYNOMIAL = 0x82F63B78


class EventLog:
    """Writes one log.

    Args:
        folder: in which it lies, and in which TensorBoard is to look: ``tensorboard --logdir FOLDER``.
        kept: bytes of a log that is there already which hold; what stands after them is cut off.

    Raises:
        OSError: it cannot be written.

    """

    def __init__(self, folder: Path, kept: int = 0):
        there = sorted(folder.glob(PATTERN)) if kept else []
        for path in folder.glob(PATTERN):
            if path not in there[:1]:
                path.unlink(missing_ok=True)
        path = there[0] if there else folder / f"events.out.tfevents.{int(time.time()):010d}.portico"
        self._file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600), "r+b")
        self._file.truncate(min(kept, path.stat().st_size))
        self._file.seek(0, os.SEEK_END)
        if not self._file.tell():
            self._write(_bytes(3, b"brain.Event:2"))

    def add(self, step: int, numbers: Mapping[str, float], pictures: Mapping[str, bytes]) -> None:
        """Write down what there is after a step: numbers, and pictures as PNG in colour, by their tags."""
        values = [_bytes(1, tag.encode()) + b"\x15" + np.float32(value).tobytes() for tag, value in numbers.items()]
        values += [_bytes(1, tag.encode()) + _bytes(4, _picture(one)) for tag, one in pictures.items()]
        if values:
            self._write(b"\x10" + _varint(step) + _bytes(5, b"".join(_bytes(1, value) for value in values)))

    def place(self) -> int:
        """Bytes so far; all of them have been handed to the system."""
        self._file.flush()
        return self._file.tell()

    def close(self) -> None:
        """Write what is left."""
        self._file.close()

    def _write(self, event: bytes) -> None:
        event = b"\x09" + struct.pack("<d", time.time()) + event
        length = struct.pack("<Q", len(event))
        self._file.write(length + _checksum(length) + event + _checksum(event))


def _picture(png: bytes) -> bytes:
    width, height = struct.unpack(">II", png[16:24])  # with which its first chunk begins
    sizes = b"\x08" + _varint(height) + b"\x10" + _varint(width) + b"\x18" + _varint(3)
    return sizes + _bytes(4, png)


def _bytes(number: int, content: bytes) -> bytes:
    return bytes([number << 3 | 2]) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])


def _table() -> list[int]:
    found = []
    for number in range(256):
        rest = number
        for _ in range(8):
            rest = rest >> 1 ^ (_POLYNOMIAL if rest & 1 else 0)
        found.append(rest)
    return found


_TABLE = _table()


def _checksum(content: bytes) -> bytes:
    rest = 0xFFFFFFFF
    for one in content:
        rest = _TABLE[(rest ^ one) & 255] ^ rest >> 8
    rest ^= 0xFFFFFFFF
    return struct.pack("<I", ((rest >> 15 | rest << 17) + 0xA282EAD8) & 0xFFFFFFFF)
