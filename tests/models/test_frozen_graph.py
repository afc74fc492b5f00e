from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.frozen_graph import FrozenGraphError, cut, parse_constants


def _field(number: int, payload: bytes) -> bytes:
    size, head = len(payload), bytes([number << 3 | 2])
    varint = b""
    while True:
        varint += bytes([size & 0x7F | (0x80 if size > 0x7F else 0)])
        size >>= 7
        if not size:
            return head + varint + payload


def _graph(values: np.ndarray, shape: tuple[int, ...]) -> bytes:
    dimensions = b"".join(_field(2, bytes([0x08, n])) for n in shape)
    tensor = bytes([0x08, 0x01]) + _field(2, dimensions) + _field(4, values.astype("<f4").tobytes())
    attribute = _field(1, b"value") + _field(2, _field(8, tensor))
    return _field(1, _field(1, b"layer/weights") + _field(2, b"Const") + _field(5, attribute))


def test_constants_are_read() -> None:
    values = np.arange(6, dtype=np.float32)
    constants = parse_constants(_graph(values, (2, 3)))
    np.testing.assert_array_equal(constants["layer/weights"], values.reshape(2, 3))


def test_a_value_stored_once_is_repeated() -> None:
    constants = parse_constants(_graph(np.array([7.0]), (4,)))
    np.testing.assert_array_equal(constants["layer/weights"], [7, 7, 7, 7])


@pytest.mark.parametrize("cut", [3, 20, 40])
def test_a_truncated_graph_is_refused(cut: int) -> None:
    with pytest.raises(FrozenGraphError):
        parse_constants(_graph(np.arange(6), (2, 3))[:-cut])


def test_a_shape_that_does_not_fit_is_refused() -> None:
    with pytest.raises(FrozenGraphError, match="holds 6 numbers"):
        parse_constants(_graph(np.arange(6), (2, 4)))


@given(st.binary(max_size=300))
@settings(max_examples=500, deadline=None)
def test_no_bytes_do_worse_than_an_error(content: bytes) -> None:
    try:
        parse_constants(content)
    except FrozenGraphError:
        pass


def _node(name: str, *inputs: str) -> bytes:
    return _field(1, _field(1, name.encode()) + b"".join(_field(3, i.encode()) for i in inputs))


def test_only_what_an_output_depends_on_is_left() -> None:
    a, b, c, d = _node("a"), _node("b", "a:1", "^d"), _node("c", "b"), _node("d")
    version = b"\x22\x02\x08\x16"
    assert cut(a + b + c + d + version, ["b"]) == a + b + d + version
    with pytest.raises(FrozenGraphError, match="no node nowhere"):
        cut(a, ["nowhere"])
    for damaged in (a[:-1], b"\xff" * 20, b"\x0b"):
        with pytest.raises(FrozenGraphError):
            cut(damaged, ["a"])
