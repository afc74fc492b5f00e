"""Named weights of an ONNX file, as plain float32: for networks whose definition is ours.

Weights stored as 8-bit integers in blocks (``DequantizeLinear`` of opset 21, with ``block_size``) are unpacked, which
engines do not do alike: OpenVINO refuses such a file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]

_ENDING = "_quantized"


class OnnxWeightsError(ValueError):
    """The file is no ONNX network, or its weights are not stored in a way that is known here."""


def read(path: Path) -> dict[str, Array]:
    """Every weight by name; one that is stored in blocks goes by the name of what it is unpacked to.

    Raises:
        OnnxWeightsError: the file is truncated, is something else, or packs weights in another way.

    """
    import onnx
    from google.protobuf.message import DecodeError

    try:
        graph = onnx.load_model_from_string(path.read_bytes()).graph
        stored = {one.name: onnx.numpy_helper.to_array(one) for one in graph.initializer}
        packed = [node for node in graph.node if node.op_type == "DequantizeLinear"]
        weights = {name: _plain(array) for name, array in stored.items() if array.dtype.kind == "f"}
        for node in packed:
            facts = {one.name: onnx.helper.get_attribute_value(one) for one in node.attribute}
            name = node.input[0].removesuffix(_ENDING)
            shape = stored.get(f"{name}_shape")
            values, scales, zeros = (stored[part] for part in node.input)
            whole = unpack(values, scales, zeros, **facts)
            weights[name] = whole if shape is None else whole.reshape([int(n) for n in shape])
    except (DecodeError, KeyError, IndexError, ValueError, TypeError) as error:
        reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise OnnxWeightsError(f"{path.name} is not a file of weights that can be read: {reason}") from None
    return weights


def unpack(
    values: npt.NDArray[Any], scales: npt.NDArray[Any], zeros: npt.NDArray[Any], axis: int = 1, block_size: int = 0
) -> Array:
    """Blocks of integers as numbers: (value - zero) x scale.

    Args:
        values: integers of any shape.
        scales: of the same shape but along the axis, where there is one for each block.
        zeros: as the scales.
        axis: along which blocks lie.
        block_size: integers in a block; the last block may have fewer.

    Raises:
        ValueError: the shapes do not fit together.

    """
    if block_size < 1 or scales.shape != zeros.shape or values.ndim != scales.ndim:
        raise ValueError("weights are packed in an unknown way")

    def spread(blocks: npt.NDArray[Any]) -> Array:
        wide = np.repeat(blocks.astype(np.float32), block_size, axis=axis)
        return _plain(np.take(wide, np.arange(values.shape[axis]), axis=axis))

    return _plain((values.astype(np.float32) - spread(zeros)) * spread(scales))


def _plain(array: npt.NDArray[Any]) -> Array:
    return np.asarray(array, np.float32)
