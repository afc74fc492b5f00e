"""Templates and the networks behind them."""

from __future__ import annotations

import numpy as np

from core import demo
from core.bench.measuring import Bench, on
from core.engine import Engine, machinery
from core.recognition import embedding
from core.settings import Settings
from models import peers
from models.zoo import spec


def embeddings(bench: Bench, settings: Settings) -> None:
    """Templates of the profile in use, and its networks beside their usual runtimes."""
    engine = Engine.load(settings)
    portrait = demo.astronaut()
    one = engine.find(portrait).select([0])
    batch = [(portrait, one)] * 16
    name = engine.profile.id
    bench.time("embed", f"profile {name}, one face", lambda: engine.extractor.extract(portrait, one))
    bench.time("embed", f"profile {name}, batch of 16", lambda: engine.extractor.extract_many(batch), each=16)
    runtime, weights = machinery(settings)
    for network, load in (("facenet-casia", peers.facenet_torch), ("dlib-resnet", peers.dlib_descriptor)):
        embedder = embedding.load(network, runtime, weights)
        chip = embedder.chips(portrait, one)[:, 0]
        plain = runtime.load(spec(network, weights))
        theirs = load(weights)
        label = theirs if isinstance(theirs, str) else "torch, float32" if network == "facenet-casia" else "dlib"
        for count in (1, 16):
            chips = np.repeat(chip, count, axis=0)
            note = ""
            if not isinstance(theirs, str) and count == 1:
                a, b = plain(chips)[0][0], theirs(chips)[0]
                note = f"cosine to the peer's {float(a @ b / np.linalg.norm(a) / np.linalg.norm(b)):.5f}"
            peer = None if isinstance(theirs, str) else on(theirs, chips)
            words = f"{network} network, {'one chip' if count == 1 else f'batch of {count}'}"
            bench.time("embed", words, on(plain, chips), peer, label, each=count, note=note)
