"""Networks that come as files with a definition of their own: ONNX, TensorFlow, TFLite. Always run by OpenVINO."""

from __future__ import annotations

import tempfile
import threading
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.frozen_graph import FrozenGraphError, cut
from models.runtime import Runtime, openvino_core
from models.weights import WeightsError

Tensor = npt.NDArray[Any]


class Graph:
    """A network read from its file, ready to run. Safe to call from several threads.

    Args:
        path: ``.onnx``, ``.pb``, ``.tflite`` or OpenVINO's ``.xml``.
        runtime: how many threads it may take.
        outputs: of a ``.pb``, the nodes to end at, where it goes on with what is not wanted.
        member: file inside, where ``path`` is an archive (a ``.task`` of MediaPipe is a zip).

    Attributes:
        inputs: name → shape, with -1 where a size varies, in the file's order.
        outputs: names, in the file's order.

    Raises:
        WeightsError: the file is not a network that OpenVINO reads.

    """

    def __init__(self, path: Path, runtime: Runtime | None = None, outputs: Sequence[str] = (), member: str = ""):
        core = openvino_core()
        options: dict[str, Any] = {"PERFORMANCE_HINT": "LATENCY", "NUM_STREAMS": "1"}
        if runtime is not None and runtime.threads:
            options["INFERENCE_NUM_THREADS"] = str(runtime.threads)
        try:
            # half precision costs accuracy that nobody has measured for these files
            options["INFERENCE_PRECISION_HINT"] = "f32"
            self._model = core.compile_model(_read(core, path, outputs, member), "CPU", options)
        except (RuntimeError, FrozenGraphError, KeyError, zipfile.BadZipFile) as error:
            reason = "".join(c for c in " ".join(str(error).split()) if c.isprintable())[:200]
            raise WeightsError(
                "{path} is not a network that can be read: {reason}", path=path.name, reason=reason
            ) from None
        self.inputs = {_name(port): _shape(port) for port in self._model.inputs}
        self.outputs = tuple(_name(port) for port in self._model.outputs)
        self._local = threading.local()

    def __call__(self, *arrays: Tensor) -> tuple[Tensor, ...]:
        """Run once.

        Args:
            arrays: one for each input, in the order of :attr:`inputs`, of the types that the file asks for.

        Returns:
            One array for each output, in the order of :attr:`outputs`.

        """
        request = getattr(self._local, "request", None)
        if request is None:
            request = self._local.request = self._model.create_infer_request()
        wanted = [port.get_element_type().to_dtype() for port in self._model.inputs]
        given = [np.ascontiguousarray(a, dtype=kind) for a, kind in zip(arrays, wanted, strict=True)]
        request.infer(given)
        return tuple(request.get_output_tensor(n).data.copy() for n in range(len(self.outputs)))


def _read(core: Any, path: Path, outputs: Sequence[str], member: str) -> Any:
    if not outputs and not member:
        return core.read_model(path)
    if member:
        with zipfile.ZipFile(path) as archive:
            content = archive.read(member)
    else:
        content = cut(path.read_bytes(), outputs)
    # OpenVINO reads such a graph from a file alone
    with tempfile.TemporaryDirectory(prefix="portico-") as folder:
        part = Path(folder) / Path(member or path.name).name
        part.write_bytes(content)
        return core.read_model(part)


def _name(port: Any) -> str:
    names = port.get_names()
    return min(names) if names else str(port.get_node().get_friendly_name())


def _shape(port: Any) -> tuple[int, ...]:
    return tuple(-1 if size.is_dynamic else int(size.get_length()) for size in port.get_partial_shape())
