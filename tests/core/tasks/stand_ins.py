"""Small networks with the inputs and outputs of large ones, whose weights no test can have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from core.tasks.work import Work, Workshop
from models.runtime import Runtime
from models.weights import Weights, WeightStore, sha256


def work_with(folder: Path, networks: Mapping[str, Path], entries: Mapping[str, Weights] | None = None) -> Work:
    """Work whose workshop knows these files, by their names in the manifest, and no other weights."""
    known = dict(entries or {})
    for name, path in networks.items():
        known[name] = Weights(name, f"stand-in for {name}", path.name, "MIT", sha256(path), path.stat().st_size)
    store = WeightStore(folder / "cache", folder, entries=known)
    workshop = Workshop()
    workshop.__dict__["_machinery"] = (Runtime(), store)
    return Work(workshop)


def save_graph(path: Path, inputs: list[int], build: Callable[[Any], list[Any]], names: list[str]) -> Path:
    """A network of float32 in OpenVINO's own format, beside whose ``.xml`` the weights lie in ``.bin``.

    Args:
        path: ending in ``.xml``.
        inputs: shape of the one input, -1 where it varies.
        build: makes the outputs of the input.
        names: of the outputs.

    """
    import openvino
    from openvino import opset13 as ops

    pixels = ops.parameter(openvino.PartialShape(inputs), openvino.Type.f32, name="pixels")
    outputs = build(pixels)
    results = []
    for name, output in zip(names, outputs, strict=True):
        result = ops.result(output)
        result.input(0).get_source_output().get_tensor().set_names({name})
        results.append(result)
    openvino.save_model(openvino.Model(results, [pixels], "stand_in"), path, compress_to_fp16=False)
    return path


def maker_of_faces(folder: Path) -> Path:
    """An untrained network that makes faces, as if it had learnt from two portraits, in what a run writes."""
    import torch

    from core.learning import data
    from core.learning.sources import DataKind, Source
    from models.training.generating.making import Maker
    from models.training.generating.vae import Vae

    torch.manual_seed(0)
    source = Source(kind=DataKind.CLASSES, place="example:portraits")
    manifest = {"faces": True, "source": source.model_dump(mode="json"), "data": data.read(source).fingerprint}
    for name, content in Maker(Vae(48, 4, 4).eval()).packed(manifest).items():
        (folder / name).write_bytes(content)
    return folder
