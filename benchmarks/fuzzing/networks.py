"""Files of weights and graphs: dlib's, TensorFlow's, and what OpenVINO reads."""

from __future__ import annotations

import math
import struct

from benchmarks.fuzzing.target import Target, require, scratch

_GRAPHS = (".onnx", ".pb", ".tflite", ".xml")


def _dat(content: bytes) -> None:
    from models.dlib_resnet import parse_parameters

    numbers = 0
    for kind, values in parse_parameters(content):
        require(kind in ("con_4", "affine_", "fc_2"), "dat: a layer of no known kind")
        require(values.ndim == 1 and values.size > 0, "dat: a layer of no numbers")
        numbers += values.size
    require(4 * numbers <= len(content), "dat: more numbers than bytes")


def _packed(value: int) -> bytes:
    length = max(1, (value.bit_length() + 7) // 8)
    return bytes([length]) + value.to_bytes(length, "little")


def _layer(name: bytes, *before: int, shape: tuple[int, ...]) -> bytes:
    head = bytes((1, len(name))) + name + b"".join(_packed(v) for v in (*before, 2, *shape))
    return head + struct.pack(f"<{math.prod(shape)}f", *(0.5 for _ in range(math.prod(shape))))


def _dat_seeds() -> list[bytes]:
    conv, affine = _layer(b"con_4", shape=(2, 3, 1, 1)), _layer(b"affine_", shape=(1, 4, 1, 1))
    dense = _layer(b"fc_2", 4, 1, shape=(2, 2, 1, 1))
    return [b"\x01\x08" + dense + affine + conv, conv * 3, b"\x01\x05con_4" * 200]


def _constants(content: bytes) -> None:
    from models.frozen_graph import parse_constants

    for name, values in parse_constants(content).items():
        require(isinstance(name, str) and values.dtype.name == "float32", "graph: a constant is none")


def _cut(content: bytes) -> None:
    from models.frozen_graph import cut

    left = cut(content, ["b"])
    require(len(left) <= len(content), "graph: cut, it is longer")
    require(cut(left, ["b"]) == left, "graph: cut again, it is another")


def _varint(value: int) -> bytes:
    out = b""
    while True:
        out += bytes([value & 0x7F | (0x80 if value > 0x7F else 0)])
        value >>= 7
        if not value:
            return out


def _field(number: int, payload: bytes | int) -> bytes:
    if isinstance(payload, int):
        return _varint(number << 3) + _varint(payload)
    return _varint(number << 3 | 2) + _varint(len(payload)) + payload


def _constant(name: str, values: bytes, *shape: int, field: int = 4) -> bytes:
    dimensions = b"".join(_field(2, _field(1, n)) for n in shape)
    tensor = _field(1, 1) + _field(2, dimensions) + _field(field, values)
    attributes = _field(5, _field(1, b"dtype") + _field(2, _field(6, 1)))
    attributes += _field(5, _field(1, b"value") + _field(2, _field(8, tensor)))
    return _field(1, _field(1, name.encode()) + _field(2, b"Const") + attributes)


def _node(name: str, *inputs: str) -> bytes:
    return _field(1, _field(1, name.encode()) + _field(2, b"Add") + b"".join(_field(3, i.encode()) for i in inputs))


def _graph_seeds() -> list[bytes]:
    four = struct.pack("<4f", 1, 2, 3, 4)
    whole = _constant("a", four, 2, 2) + _constant("c", four[:4], 8) + _node("b", "a:0", "^c") + _node("d", "b")
    return [
        whole + b"\x22\x02\x08\x16",
        _constant("b", four, 4, field=5),
        _constant("b", four[:4], *[1] * 70),
        _constant("b", b"", 0, 1 << 63),
        _constant("b", four[:4], 1 << 25) * 12,
        _constant("b", b"", *[(1 << 64) - 1] * 20),
        _node("b", "b", "no such\x1b[2J\nnode"),
    ]


def _openvino(content: bytes) -> None:
    from models.graphs import Graph

    kind, body = _GRAPHS[content[0] % len(_GRAPHS)] if content else ".onnx", content[1:]
    path = scratch("graph") / f"a{kind}"
    path.write_bytes(body)
    graph = Graph(path, outputs=("b",) if kind == ".pb" else ())
    require(len(graph.outputs) > 0, "network: it gives nothing")


def _openvino_seeds() -> list[bytes]:
    import numpy as np
    import openvino
    from openvino import opset13 as ops

    x = ops.parameter([1, 2], np.float32, name="x")
    path = scratch("graph") / "seed.xml"
    openvino.save_model(openvino.Model([ops.relu(x)], [x], "double"), path)
    port = _field(1, _field(1, 1) + _field(2, b"".join(_field(1, _field(1, n)) for n in (1, 2))))
    inner = _field(1, _field(1, b"x") + _field(1, b"x") + _field(2, b"y") + _field(4, b"Add")) + _field(2, b"g")
    inner += _field(11, _field(1, b"x") + _field(2, port)) + _field(12, _field(1, b"y") + _field(2, port))
    onnx = _field(1, 8) + _field(7, inner) + _field(8, _field(2, 13))
    four = struct.pack("<4f", 1, 2, 3, 4)
    frozen = _constant("a", four, 2, 2) + _node("b", "a", "a")
    flat = bytes.fromhex("1c000000 54464c33 14002000 1c001800 14001000 0c000000 08000400 14000000".replace(" ", ""))
    return [b"\0" + onnx, b"\1" + frozen, b"\2" + flat + bytes(64), b"\3" + path.read_bytes()]


def _weights() -> tuple[type[Exception], ...]:
    from models.weights import WeightsError

    return (WeightsError,)


def _dlib() -> tuple[type[Exception], ...]:
    from models.dlib_resnet import DlibFormatError

    return (DlibFormatError,)


def _frozen() -> tuple[type[Exception], ...]:
    from models.frozen_graph import FrozenGraphError

    return (FrozenGraphError,)


_NODES = (
    b"Const",
    b"value",
    b"dtype",
    b"\x08\x01",
    b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
    b"^a",
    b"a:0",
    b"\x12\x02\x08\x01",
)
_LAYERS = (b"\x01\x05con_4", b"\x01\x07affine_", b"\x01\x04fc_2", b"\x01\x02", b"\x81\x01", b"\x08" + b"\xff" * 8)

TARGETS = [
    Target("dlib weights", _dat, _dat_seeds, _dlib, _LAYERS),
    Target("graph constants", _constants, _graph_seeds, _frozen, _NODES),
    Target("graph cut", _cut, _graph_seeds, _frozen, _NODES),
    Target(
        "network", _openvino, _openvino_seeds, _weights, (*_NODES, b"TFL3", b"<layer", b"Parameter", b"f32"), seconds=10
    ),
]
