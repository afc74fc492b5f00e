"""Write data/fr-liveness.npz from Faceplugin's network.

    npm pack faceplugin-face-recognition-js@0.0.1 && tar xf faceplugin-face-recognition-js-0.0.1.tgz
    python -m benchmarks.convert_fr_liveness package/model/fr_liveness.onnx -o data/fr-liveness.npz

The weights become numbers of 16 bits, and batch norms are folded into the layers before them; ``--reference FILE`` also
writes what onnxruntime, if it is installed, makes of the chips of the tests with the file as it came.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import cv2
import numpy as np
import typer

from core import images
from models import arrays, minifasnet
from models.weights import sha256

SOURCE = "afa783b7e902fdfcf323a7240cac2a1c580c25314ea4161129dc1b0d100dc32d"
_CHIPS = Path(__file__).parents[1] / "tests" / "data" / "chips"


def main(
    source: Path,
    output: Annotated[Path, typer.Option("--output", "-o")],
    reference: Annotated[Path | None, typer.Option()] = None,
) -> None:
    if sha256(source) != SOURCE:
        raise SystemExit(f"{source} is not fr_liveness.onnx of version 0.0.1: its sha256 should be {SOURCE}")
    arrays.save(minifasnet.from_onnx(source), output)
    print(f"{output}: {output.stat().st_size} bytes, sha256 {sha256(output)}")
    if reference is not None:
        reference.write_text(json.dumps([_by_peer(source, chip) for chip in sorted(_CHIPS.glob("*.png"))]) + "\n")


def _by_peer(source: Path, chip: Path) -> dict[str, Any]:
    import onnxruntime

    session = onnxruntime.InferenceSession(str(source))
    picture = cv2.resize(images.read(chip), (128, 128), interpolation=cv2.INTER_AREA)
    pixels = picture[:, :, ::-1].transpose(2, 0, 1)[None].astype(np.float32)  # blue, green, red
    answer = session.run(None, {"input": pixels})[0][0]
    shares = np.exp(answer - answer.max())
    return {"file": chip.name, "live": float(shares[0] / shares.sum())}


if __name__ == "__main__":
    typer.run(main)
