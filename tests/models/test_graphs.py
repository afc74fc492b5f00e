from __future__ import annotations

from pathlib import Path

import numpy as np
import openvino
import pytest
from openvino import opset13 as ops

from models.graphs import Graph
from models.weights import WeightsError


def _doubling(folder: Path) -> Path:
    """x → 2x and the mean of x."""
    x = ops.parameter([-1, 3], np.float32, name="x")
    double = ops.multiply(x, ops.constant(np.float32(2)), name="double")
    mean = ops.reduce_mean(x, ops.constant([1]), name="mean")
    path = folder / "double.xml"
    openvino.save_model(openvino.Model([double, mean], [x], "double"), path, compress_to_fp16=False)
    return path


def test_a_file_is_run(tmp_path: Path) -> None:
    graph = Graph(_doubling(tmp_path))
    assert list(graph.inputs.values()) == [(-1, 3)]
    assert len(graph.outputs) == 2
    double, mean = graph(np.array([[1, 2, 3]]))
    assert double.tolist() == [[2, 4, 6]]
    assert mean.tolist() == [2]
    again, _ = graph(np.zeros((2, 3)))
    assert again.shape == (2, 3)
    assert double.tolist() == [[2, 4, 6]], "what was answered is not written over"


@pytest.mark.parametrize("name", ["a.onnx", "a.pb", "a.tflite", "a.xml"])
def test_what_is_no_network_is_said(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"not a network at all")
    with pytest.raises(WeightsError, match=rf"{name} is not a network that can be read"):
        Graph(tmp_path / name)
    with pytest.raises(WeightsError, match="is not a network that can be read"):
        Graph(tmp_path / name, outputs=("boxes",))
