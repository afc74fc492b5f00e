"""The engine that executes networks: OpenVINO on the CPU, torch on CUDA. Nothing else knows which one runs."""

from __future__ import annotations

import functools
import hashlib
import importlib
import os
import platform
import shutil
import sys
import threading
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, Protocol

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from torch import nn

Array = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8] | npt.NDArray[np.float32]
Precision = Literal["f32", "fast"]
"""``fast`` is the 16-bit type that the device computes in hardware, where it has one; ``f32`` never rounds below."""
Engine = Literal["openvino", "torch-cpu", "torch-cuda"]

_AT_ONCE = 24  # rows of one run: what its layers hand on stays in the processor's caches, which larger runs spill over
_tracing = threading.Lock()
_DIGEST = hashlib.sha256().digest_size  # bytes of checksum before each cached model


@dataclass(frozen=True)
class NetworkSpec:
    """What the runtime needs to know of a network.

    Attributes:
        name: for the cache and for messages.
        version: changes whenever definition or weights change; part of the cache key.
        shape: (height, width, channels) of one picture in a batch, None where it varies.
        outputs: how many arrays come out.
        pixels: type of the input.
        build: makes the torch module. Called only where no compiled model is cached.
        precision: of the arithmetic.

    """

    name: str
    version: str
    shape: tuple[int | None, int | None, int]
    outputs: int
    build: Callable[[], nn.Module]
    precision: Precision = "fast"
    pixels: Literal["uint8", "float32"] = "uint8"


class Network(Protocol):
    """A network ready to run. Safe to call from several threads."""

    def __call__(self, batch: Pixels) -> tuple[Array, ...]:
        """Run one batch of pictures.

        Args:
            batch: (N, height, width, channels) in 0..255, of the spec's type; rows are independent of each other.

        """
        ...


class Runtime:
    """Compiles networks for this machine and keeps what was compiled on disk.

    Args:
        cache_folder: compiled models are kept here; None keeps none.
        engine: which engine to use; by default the best that this machine has.
        threads: CPU threads for one run; by default every core.

    """

    def __init__(self, cache_folder: Path | None = None, engine: Engine | None = None, threads: int = 0):
        self.cache_folder = cache_folder
        self.engine: Engine = engine or best_engine()
        self.threads = threads

    def load(self, spec: NetworkSpec) -> Network:
        """The network, from the cache where it is there, else built, compiled and cached."""
        if self.engine == "openvino":
            return _OpenVinoNetwork(spec, self._cached(spec), self.threads)
        return _TorchNetwork(spec, self.engine)

    def has(self, spec: NetworkSpec) -> bool:
        """Whether the network was compiled before, and needs neither its weights nor torch any more."""
        cached = self._cached(spec) if self.engine == "openvino" else None
        return cached is not None and cached.is_file() and is_whole(cached)

    def _cached(self, spec: NetworkSpec) -> Path | None:
        if self.cache_folder is None:
            return None
        version = _openvino().__version__
        facts = "|".join((spec.version, str(spec.shape), spec.precision, spec.pixels, version, _processor()))
        digest = hashlib.sha256(facts.encode()).hexdigest()[:16]
        return self.cache_folder / f"{spec.name}-{digest}.blob"


def is_whole(compiled: Path) -> bool:
    """Whether a compiled network that was kept is as it was written."""
    content = compiled.read_bytes()
    return hashlib.sha256(memoryview(content)[_DIGEST:]).digest() == content[:_DIGEST]


def driver_there() -> bool:
    """Whether this machine has the driver of a GPU; asking torch whether it can use it costs seconds."""
    return Path("/proc/driver/nvidia/version").exists() or shutil.which("nvidia-smi") is not None


def gpu_there() -> bool:
    """Whether torch can use a GPU."""
    import torch

    return torch.cuda.is_available()


def best_engine() -> Engine:
    """CUDA where torch finds it, else OpenVINO. ``PORTICO_ENGINE`` overrides."""
    chosen = os.environ.get("PORTICO_ENGINE", "")
    if chosen in ("openvino", "torch-cpu", "torch-cuda"):
        return chosen  # type: ignore[return-value]
    if (driver_there() or os.environ.get("CUDA_VISIBLE_DEVICES")) and gpu_there():
        return "torch-cuda"
    return "openvino"


def _processor() -> str:
    """What decides whether a compiled model fits this machine."""
    flags = ""
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("flags"):
                flags = hashlib.sha256(line.encode()).hexdigest()[:12]
                break
    return f"{platform.machine()}-{flags or platform.processor()}"


class _OpenVinoNetwork:
    def __init__(self, spec: NetworkSpec, cached: Path | None, threads: int):
        core = openvino_core()
        options: dict[str, Any] = {"PERFORMANCE_HINT": "LATENCY", "NUM_STREAMS": "1"}
        if threads:
            options["INFERENCE_NUM_THREADS"] = str(threads)
        if spec.precision == "f32":
            options["INFERENCE_PRECISION_HINT"] = "f32"
        elif "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES"):
            options["INFERENCE_PRECISION_HINT"] = "bf16"
        self._model = _import(core, cached, options) or _compile(core, spec, cached, options)
        self._outputs = spec.outputs
        self._type = np.dtype(spec.pixels)
        self._local = threading.local()

    def __call__(self, batch: Pixels) -> tuple[Array, ...]:
        request = getattr(self._local, "request", None)
        if request is None:
            request = self._local.request = self._model.create_infer_request()
        parts = []
        for start in range(0, max(1, len(batch)), _AT_ONCE):
            part = batch[start : start + _AT_ONCE]
            request.infer([_padded(np.ascontiguousarray(part, dtype=self._type))], share_inputs=True)
            # the request's buffers are reused by the next run, so what leaves is a copy
            parts.append([request.get_output_tensor(n).data[: len(part)].copy() for n in range(self._outputs)])
        return tuple(parts[0] if len(parts) == 1 else (np.concatenate(column) for column in zip(*parts, strict=True)))


def _padded(batch: Pixels) -> Pixels:
    """A batch filled up with zeros to one of few sizes.

    OpenVINO prepares a plan for each shape that it meets and keeps it: a station, whose batches differ from picture to
    picture, would grow with each new one, and pay for its plan.
    """
    count = len(batch)
    step = 1 << max(0, count.bit_length() - 3)  # at most a quarter more, on average a tenth
    wanted = -(-count // step) * step
    if wanted == count:
        return batch
    return np.concatenate([batch, np.zeros((wanted - count, *batch.shape[1:]), batch.dtype)])


def _openvino() -> ModuleType:
    """OpenVINO, without its telemetry.

    Its converter of models would look for a server of its makers and note each use in the user's folder; where that
    package is not there, it does without.
    """
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
    return importlib.import_module("openvino")


@functools.cache
def openvino_core() -> Any:
    """OpenVINO with its plugin for the CPU, one for the process.

    Loading the plugin gives the thread that does it another stack for signal handlers, and unloading it unmaps that
    stack, from whichever thread (OpenVINO's sigstack_manager.cpp). The next signal that the first thread gets then
    kills the process. So a thread loads it that ends at once, and it is never unloaded.
    """
    core = _openvino().Core()
    with suppress(RuntimeError), ThreadPoolExecutor(1) as loading:  # who uses it is told, unless the process is ending
        loading.submit(core.get_property, "CPU", "OPTIMIZATION_CAPABILITIES").result()
    return core


def _import(core: Any, cached: Path | None, options: dict[str, Any]) -> Any:
    if cached is None or not cached.is_file():
        return None
    try:
        content = cached.read_bytes()
        if hashlib.sha256(memoryview(content)[_DIGEST:]).digest() != content[:_DIGEST]:
            raise ValueError("the cached model is damaged")
        return core.import_model(content[_DIGEST:], "CPU", options)
    except Exception:  # noqa: BLE001  # whatever is wrong with a cached blob, compiling anew mends it
        with suppress(OSError):
            cached.unlink()
        return None


def _compile(core: Any, spec: NetworkSpec, cached: Path | None, options: dict[str, Any]) -> Any:
    import torch

    openvino = _openvino()
    height, width, channels = spec.shape
    example = torch.zeros(1, channels, height or 48, width or 48)  # where a size varies, tracing may see any
    # torch traces one network at a time: of two, one may find the other's steps in its own
    with _tracing, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # OpenVINO traces in a way that torch has deprecated
        model = openvino.convert_model(spec.build(), example_input=example)
    _pool_without_indices(model)
    model.reshape(openvino.PartialShape([-1, channels, height or -1, width or -1]))
    steps = openvino.preprocess.PrePostProcessor(model)
    element = openvino.Type.u8 if spec.pixels == "uint8" else openvino.Type.f32
    steps.input().tensor().set_element_type(element).set_layout(openvino.Layout("NHWC"))
    steps.input().model().set_layout(openvino.Layout("NCHW"))
    compiled = core.compile_model(steps.build(), "CPU", options)
    if cached is not None:
        # another process may be writing the same file: a name of our own, then an atomic rename
        part = cached.with_name(f"{cached.name}.{os.getpid()}.part")
        try:
            cached.parent.mkdir(parents=True, exist_ok=True)
            content = compiled.export_model().getvalue()
            part.write_bytes(hashlib.sha256(content).digest() + content)
            part.replace(cached)
        except OSError:
            # a full or read-only disk only costs the next start its time
            with suppress(OSError):
                part.unlink()
    return compiled


def _pool_without_indices(model: Any) -> None:
    """Torch's max pooling comes with the places of the maxima, which cost time and which nobody asks for."""
    _openvino()
    from openvino import opset1

    for node in model.get_ordered_ops():
        if node.get_type_name() != "MaxPool" or node.get_output_size() < 2 or node.output(1).get_target_inputs():
            continue
        facts = node.get_attributes()
        if set(facts.get("dilations", [1])) != {1} or any((*facts["pads_begin"], *facts["pads_end"])):
            continue
        plain = opset1.max_pool(
            node.input_value(0),
            facts["strides"],
            facts["pads_begin"],
            facts["pads_end"],
            facts["kernel"],
            # without padding no window begins outside, which is all that torch's own rounding rules out
            facts["rounding_type"].replace("_torch", ""),
            facts["auto_pad"],
        )
        for place in node.output(0).get_target_inputs():
            place.replace_source_output(plain.output(0))


class _TorchNetwork:
    def __init__(self, spec: NetworkSpec, engine: Engine):
        import torch

        self._torch = torch
        self._device = torch.device("cuda" if engine == "torch-cuda" else "cpu")
        self._half = engine == "torch-cuda" and spec.precision == "fast"
        self._module = spec.build().eval().to(self._device)

    def __call__(self, batch: Pixels) -> tuple[Array, ...]:
        torch = self._torch
        pixels = torch.from_numpy(np.ascontiguousarray(batch)).to(self._device).permute(0, 3, 1, 2).float()
        with torch.inference_mode(), torch.autocast(self._device.type, dtype=torch.float16, enabled=self._half):
            result = self._module(pixels)
        arrays = result if isinstance(result, tuple) else (result,)
        return tuple(a.float().cpu().numpy() for a in arrays)
