from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.io import loadmat, savemat

from core.evaluation import matlab
from tests.conftest import SHARED


def _saved(content: dict[str, object], packed: bool = False) -> bytes:
    file = io.BytesIO()
    savemat(file, content, do_compression=packed)
    return file.getvalue()


def _nested() -> dict[str, object]:
    cells = np.empty((1, 2), object)
    cells[0, 0] = {"Boundaries": np.eye(5, 7, dtype=np.uint8), "Segmentation": np.arange(35, dtype=np.uint16)}
    cells[0, 1] = {"Boundaries": np.ones((5, 7), np.uint8), "Segmentation": np.zeros((0, 0))}
    return {"groundTruth": cells, "words": "passed over"}


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("kind", ["u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8", "f4", "f8", "?"])
def test_numbers_are_read_as_they_were_written(kind: str, packed: bool) -> None:
    written = np.random.default_rng(0).integers(0, 100, (3, 4, 2)).astype(kind)
    found = matlab.read(_saved({"values": written, "one": written[:1, :1, 0]}, packed))
    assert isinstance(found["values"], np.ndarray)
    assert (found["values"] == written).all()
    assert found["one"] == written[0, 0, 0]


@pytest.mark.parametrize("packed", [False, True])
def test_cells_and_structures_are_read(packed: bool) -> None:
    found = matlab.read(_saved(_nested(), packed))
    assert found["words"] is None
    cells = found["groundTruth"]
    assert isinstance(cells, list)
    first, second = cells
    assert (first[0]["Boundaries"] == np.eye(5, 7)).all()
    assert (first[0]["Segmentation"] == np.arange(35)).all()
    assert (second[0]["Boundaries"] == 1).all()
    assert second[0]["Segmentation"].size == 0


def test_the_other_order_of_bytes_is_read_too() -> None:
    values = struct.pack(">II2d", 9, 16, 1.5, -2)
    head = struct.pack(">IIII", 6, 8, 6, 0) + struct.pack(">IIii", 5, 8, 1, 2) + struct.pack(">HH4s", 1, 1, b"x\0\0\0")
    body = head + values
    content = bytes(124) + b"\x01\x00MI" + struct.pack(">II", 14, len(body)) + body
    assert matlab.read(content)["x"].tolist() == [[1.5, -2]]  # type: ignore[union-attr]


def test_what_unpacks_to_too_much_is_refused() -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(10_000_000)) for _ in range(11)) + packer.flush()
    assert len(packed) < 200_000
    with pytest.raises(ValueError, match="too much"):
        matlab.read(_saved({})[:128] + struct.pack("<II", 15, len(packed)) + packed)


def test_cells_within_cells_end_somewhere() -> None:
    inner: object = np.ones((1, 1))
    for _ in range(30):
        cell = np.empty((1, 1), object)
        cell[0, 0] = inner
        inner = cell
    with pytest.raises(ValueError, match="damaged"):
        matlab.read(_saved({"deep": inner}))


@pytest.mark.parametrize("content", [b"", b"x" * 127, b"x" * 500])
def test_what_is_no_such_file_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="not a MATLAB 5 file"):
        matlab.read(content)


def test_a_file_of_nothing_has_no_variables() -> None:
    assert matlab.read(bytes(124) + b"\x00\x01IM" + bytes(7)) == {}


def test_a_file_that_ends_too_early_is_refused() -> None:
    whole = _saved(_nested())
    for length in range(140, len(whole) - 200, 8):
        with pytest.raises(ValueError, match="damaged"):
            matlab.read(whole[:length])


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.integers(128, 10_000), st.sampled_from([0, 1, 5, 8, 14, 15, 255])), min_size=1, max_size=6)
)
def test_a_spoilt_file_never_ends_in_anything_but_a_value_error(changes: list[tuple[int, int]]) -> None:
    content = bytearray(_saved(_nested()))
    for place, value in changes:
        content[128 + place % (len(content) - 128)] = value
    try:
        matlab.read(bytes(content))
    except ValueError:
        return


@pytest.mark.shared_data
def test_ground_truth_is_read_as_scipy_reads_it() -> None:
    for path in sorted((SHARED / "edges" / "groundTruth").glob("*.mat"))[:6]:
        theirs = loadmat(path)["groundTruth"].ravel()
        ours = matlab.read(path.read_bytes())["groundTruth"]
        assert isinstance(ours, list)
        assert len(ours) == len(theirs)
        for cell, (person,) in zip(theirs, ours, strict=True):
            assert (cell["Boundaries"][0, 0] == person["Boundaries"]).all()
            assert (cell["Segmentation"][0, 0] == person["Segmentation"]).all()


@pytest.mark.parametrize("place", ["flags", "shape"])
def test_an_infinite_shape_is_refused(place: str) -> None:
    flags, shape = struct.pack("<IIII", 6, 8, 6, 0), struct.pack("<IIii", 5, 8, 1, 1)
    infinite = struct.pack("<II2d", 9, 16, float("inf"), 1)
    body = (infinite + shape) if place == "flags" else (flags + infinite)
    body += struct.pack("<HH4s", 1, 1, b"x\0\0\0") + struct.pack("<IId", 9, 8, 1)
    content = bytes(124) + b"\x00\x01IM" + struct.pack("<II", 14, len(body)) + body
    with pytest.raises(ValueError, match="should be whole"):
        matlab.read(content)
