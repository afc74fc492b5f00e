"""Templates and the networks behind them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from core import demo
from core.bench.measuring import Bench, Work, on
from core.engine import Engine, machinery
from core.recognition import embedding
from core.settings import Settings
from models import peers
from models.zoo import spec


def embeddings(bench: Bench, settings: Settings, engines: Sequence[Engine], against: Engine | None = None) -> None:
    """Templates of profiles, in turn with another one, and their networks beside their usual runtimes."""
    for engine in engines:
        words, (one, many) = f"profile {engine.profile.id}", _templates(engine)
        beside = _templates(against) if against is not None else (None, None)
        name = f"profile {against.profile.id}" if against is not None else ""
        bench.time("embed", f"{words}, one face", one, beside[0], name)
        bench.time("embed", f"{words}, batch of {_BATCH}", many, beside[1], name, each=_BATCH)
    _networks(bench, settings, engines[0])


_BATCH = 16


def _templates(engine: Engine) -> tuple[Work, Work]:
    """Making one template, and a batch of them."""
    portrait = demo.astronaut()
    one = engine.find(portrait).select([0])
    extractor, batch = engine.extractor, [(portrait, one)] * _BATCH
    return lambda: extractor.extract(portrait, one), lambda: extractor.extract_many(batch)


def _networks(bench: Bench, settings: Settings, engine: Engine) -> None:
    portrait = demo.astronaut()
    one = engine.find(portrait).select([0])
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
