"""1:N search and the store behind it."""

from __future__ import annotations

import itertools
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import psutil

from core.bench.measuring import Bench, Figure
from core.faces import Float
from core.gallery.people import Enrolled
from core.gallery.vectors import CROSSOVER, PersonVectors
from core.site import Site

_PROBES = 1000


def gallery(bench: Bench, sizes: tuple[int, ...], enrolled: int) -> None:
    """Search in memory at each size, the crossover, and a site on disk with ``enrolled`` people."""
    search(bench, sizes)
    crossover(bench)
    store(bench, enrolled)


def search(bench: Bench, sizes: tuple[int, ...], dimension: int = 256) -> None:
    """Search by signatures beside exact search.

    The people are drawn as templates of the default profile lie on LFW: two of different people score 0.80 on average,
    two of one person 0.946, and what differs has a few dozen directions that count.
    """
    generator = np.random.default_rng(0)
    spread = 1.0 / np.sqrt(1.0 + np.arange(dimension))
    spread = (spread / np.linalg.norm(spread)).astype(np.float32)
    common = _unit(generator.standard_normal(dimension)) * np.float32(np.sqrt(0.80))

    def drawn(count: int, share: float) -> Float:
        rows = generator.standard_normal((count, dimension), dtype=np.float32)
        return np.asarray(rows * spread * np.float32(np.sqrt(share)), np.float32)

    for size in sizes:
        bench.say(f"gallery: {size:,} people")
        people = np.empty((size, dimension), np.float32)
        for begin in range(0, size, 100_000):
            people[begin : begin + 100_000] = common + drawn(min(100_000, size - begin), 0.146)
        chosen = generator.integers(0, size, _PROBES)
        mated = _unit(people[chosen] + drawn(_PROBES, 0.054))
        strange = _unit(common + drawn(_PROBES, 0.146) + drawn(_PROBES, 0.054))
        for begin in range(0, size, 100_000):
            part = people[begin : begin + 100_000]
            people[begin : begin + 100_000] = _unit(part + drawn(len(part), 0.054))
        vectors, exact = PersonVectors(dimension), PersonVectors(dimension, crossover=size + 2)
        vectors.put(np.arange(size), people)
        exact.put(np.arange(size), people)
        same = sum(a[0][0] == b[0][0] for a, b in zip(vectors.search(mated), exact.search(mated), strict=True))
        found = zip(vectors.search(strange), exact.search(strange), strict=True)
        above = sum(a[0][1] > b[0][1] + 1e-6 for a, b in found)
        bench.time(
            "gallery",
            f"search {size:,} people",
            _searching(vectors, mated),
            _searching(exact, mated),
            "FAISS flat, the same vectors",
            note=f"{same} of {_PROBES} mated probes as exact; {above} of {_PROBES} strangers scored higher; "
            f"{vectors.bytes_each:.0f} bytes each",
        )
        bench.time(
            "gallery",
            f"add a person to {size:,}",
            _adding(vectors, people[:1]),
            note="in memory",
        )


def _searching(vectors: PersonVectors, probes: Float) -> Callable[[], object]:
    turns = itertools.cycle(probes)
    return lambda: vectors.search(next(turns)[None])


def _adding(vectors: PersonVectors, row: Float) -> Callable[[], object]:
    numbers = itertools.count(10**7)
    return lambda: vectors.put(np.array([next(numbers)]), row)


def _unit(rows: np.ndarray) -> Float:
    return np.asarray(rows / np.linalg.norm(rows, axis=-1, keepdims=True), np.float32)


def crossover(bench: Bench, dimension: int = 256) -> None:
    """From how many people on signatures are faster than comparing every vector."""
    generator = np.random.default_rng(0)
    faster = []
    sizes = (1_000, 2_000, 5_000, 10_000, 20_000)
    for size in sizes:
        people = _unit(generator.standard_normal((size, dimension), dtype=np.float32))
        signed, exact = PersonVectors(dimension, crossover=1), PersonVectors(dimension, crossover=size + 1)
        signed.put(np.arange(size), people)
        exact.put(np.arange(size), people)
        probes = people[:100]
        quick = Bench(rounds=max(bench.rounds, 51))
        figure = quick.time("", "", _searching(signed, probes), _searching(exact, probes), "exact")
        if (figure.ratio or 0) > 1:
            faster.append(size)
    least = next((n for n in sizes if all(m in faster for m in sizes if m >= n)), None)
    note = f"in use from {CROSSOVER:,}"
    if least is None:
        note += f"; slower still at {sizes[-1]:,}, the largest that was tried"
    bench.add(Figure("gallery", "signatures are faster from", "people", (float(least or sizes[-1]),), note=note))


_PROFILE = "bench"


def store(bench: Bench, people: int, dimension: int = 256) -> None:
    """A site of so many people: starting with it, adding one more, and what each takes."""
    bench.say(f"gallery: a site of {people:,} people is being made")
    with tempfile.TemporaryDirectory() as folder, Site(Path(folder)) as site:
        drawn = np.random.default_rng(0)
        site.people.add_new(
            (
                (f"Person {n}", [Enrolled(b"", _unit(drawn.standard_normal(dimension)), 0.5, "front")])
                for n in range(people)
            ),
            _PROFILE,
        )
        site.database.checkpoint()
        size = site.database.size()
        began = time.perf_counter()
        index = site.index(_PROFILE, dimension)
        took = time.perf_counter() - began
        bench.add(Figure("gallery", f"open {people:,} templates, no snapshot", "ms", (1e3 * took,)))
        index.save()
        before = psutil.Process().memory_info().rss
        second = site.index(_PROFILE, dimension)
        held = psutil.Process().memory_info().rss - before
        del second
        note = f"{size / people:,.0f} bytes each on disk, {held / people:,.0f} in memory"
        bench.time(
            "gallery",
            f"open {people:,} templates, snapshot there",
            lambda: site.index(_PROFILE, dimension),
            note=note,
        )

        names = (f"New {n}" for n in itertools.count())
        template = _unit(np.random.default_rng(1).standard_normal(dimension).astype(np.float32))

        def add() -> None:
            site.people.add(next(names), [Enrolled(b"photo" * 4000, template, 0.5, "front")], _PROFILE)
            index.refresh()

        bench.time("gallery", f"enrol a person among {people:,}", add, note="written, sealed and searchable")
