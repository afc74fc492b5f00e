"""``python -m models.training NETWORK --photos FOLDER``: trains one of the restoration networks in data/ anew."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import data
from models import arrays
from models.training import denoising, low_light, super_resolution
from models.training.fitting import Look, Plan, Watch
from models.weights import sha256

_PLANS: dict[str, tuple[Callable[..., Any], Plan]] = {
    "super-resolution": (super_resolution.train, Plan(steps=16_000, rate=1e-3)),
    "denoiser": (denoising.train, Plan(steps=6_000, rate=7e-4)),
    "low-light": (low_light.train, Plan(steps=3_000, rate=2e-3, every=250)),
}


class _Printing(Watch):
    def __init__(self, steps: int):
        self._steps = steps

    def looked(self, look: Look) -> None:
        score = next(iter(look.scores.values()))
        print(f"{look.step:6d} of {self._steps}  loss {look.losses['loss']:.5f}  score {score:.4f}", flush=True)


def main() -> None:
    """Train, say how far it has got, and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m models.training", description=__doc__)
    parser.add_argument("network", choices=sorted(_PLANS))
    parser.add_argument("--photos", type=Path, required=True, help="folder of photos")
    parser.add_argument("--keep", type=Path, default=Path("runs"), help="folder for TensorBoard's log and for going on")
    parser.add_argument("--output", type=Path, help="the weights; by default among Portico's data")
    chosen = parser.parse_args()
    train, plan = _PLANS[chosen.network]

    network = train(chosen.photos, plan, chosen.keep / chosen.network, _Printing(plan.steps))
    output = chosen.output or data.path(f"{chosen.network}.npz")
    arrays.save(network, output)
    print(f"{output} is written. data/weights.toml pins it as")
    print(f'size = {output.stat().st_size}\nsha256 = "{sha256(output)}"')


if __name__ == "__main__":
    main()
