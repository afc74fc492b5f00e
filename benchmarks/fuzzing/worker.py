"""A process that fuzzes one target, so that what aborts or hangs it takes nothing else along.

What it is doing stands in a file that the driver maps as well: how many inputs it was given, and the one at hand.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import hashlib
import importlib.util
import json
import mmap
import os
import random
import struct
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOM = 1 << 20
HEAD = struct.Struct("<QQ")
"""Inputs begun, and bytes of the last."""

_INSTRUMENTED = ["core", "models", "PIL", "tarfile", "tomllib", "tomlkit", "json", "xml", "zipfile"]
_LEFT_OUT = ["core.store.migrations"]


def digest(content: bytes) -> str:
    """A short name of an input."""
    return hashlib.sha256(content).hexdigest()[:12]


def limit_memory(megabytes: int) -> None:
    """From now on this process may grow by so much; where the system has no such limit, it is not limited."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * resource.getpagesize() + megabytes * (1 << 20)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


class Worker:
    """Hands inputs to a target, and keeps the first of each kind of finding."""

    def __init__(self, target: Any, state: Path, findings: Path):
        from benchmarks.fuzzing.target import attempt, signature

        self._target, self._findings = target, findings
        self._attempt, self._signature = attempt, signature
        self._file = state.open("r+b")
        self._map = mmap.mmap(self._file.fileno(), ROOM)
        self._count = 0
        self._known: set[str] = {p.stem for p in findings.glob("*.json")}

    def __call__(self, content: bytes) -> None:
        """Try one input."""
        self._count += 1
        part = content[: ROOM - HEAD.size]
        self._map[HEAD.size : HEAD.size + len(part)] = part
        HEAD.pack_into(self._map, 0, self._count, len(part))
        try:
            self._attempt(self._target, content)
        except Exception as error:  # noqa: BLE001  # whatever comes is what is looked for
            self._keep(content, error)

    def _keep(self, content: bytes, error: Exception) -> None:
        said = self._signature(error)
        name = digest(said.encode())
        if name in self._known:
            return
        self._known.add(name)
        (self._findings / f"{name}.bin").write_bytes(content)
        words = f"{type(error).__name__}: {error}"[:300]
        (self._findings / f"{name}.json").write_text(json.dumps({"signature": said, "words": words}))


def plainly(
    worker: Callable[[bytes], None], target: Any, given: list[bytes], seconds: float, runs: int, seed: int
) -> None:
    """Mutate blindly until the time or the number of runs is over."""
    from benchmarks.fuzzing.mutation import mutated

    pick = random.Random(seed)
    end = time.monotonic() + seconds
    while time.monotonic() < end and runs > 0:
        for _ in range(min(runs, 20)):
            worker(mutated(pick, given, target.words, target.longest))
        runs -= 20


def led(worker: Callable[[bytes], None], target: Any, given: list[bytes], seconds: float, runs: int, seed: int) -> None:
    """Mutate as coverage leads, by atheris and libFuzzer; does not return."""
    import atheris

    folder = Path(tempfile.mkdtemp(prefix="portico-corpus-"))
    for number, content in enumerate(given):
        (folder / f"seed-{number}").write_bytes(content)
    words = folder.with_suffix(".dict")
    entries = ["".join(f"\\x{byte:02x}" for byte in word) for word in target.words]
    words.write_text("".join(f'"{entry}"\n' for entry in entries or ["\\x00"]))
    options = [
        f"-runs={min(runs, (1 << 31) - 1)}", f"-max_total_time={max(1, round(seconds))}",
        f"-seed={seed % (1 << 31) or 1}",
        f"-max_len={target.longest}", f"-dict={words}", "-timeout=100000", "-rss_limit_mb=0", "-detect_leaks=0",
        "-print_final_stats=1", "-reload=0", "-len_control=20", f"-artifact_prefix={folder}/",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(folder)], worker)
    atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--findings", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--runs", type=int, default=1 << 62)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--inputs", type=Path, help="a folder of inputs to begin with, beside the seeds")
    parser.add_argument("--replay", type=Path, help="one input, tried once")
    parser.add_argument("--plain", action="store_true", help="without atheris")
    options = parser.parse_args()
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")
    guided = not options.plain and options.replay is None and importlib.util.find_spec("atheris") is not None
    with contextlib.ExitStack() as stack:
        if guided:
            import atheris

            # modules are instrumented as they are imported, which most are by the first input
            stack.enter_context(atheris.instrument_imports(include=_INSTRUMENTED, exclude=_LEFT_OUT))
        from benchmarks.fuzzing.targets import TARGETS

        target = TARGETS[options.target]
        worker = Worker(target, options.state, options.findings)
        if options.replay is not None:
            given = [options.replay.read_bytes()]
        else:
            given = list(target.seeds())
            if options.inputs is not None and options.inputs.is_dir():
                given += [path.read_bytes() for path in sorted(options.inputs.iterdir())]
            # what ended a process before would end this one too
            given = [content for content in given if not (options.findings / f"{digest(content)}.lost").exists()]
        with contextlib.suppress(Exception):  # what it imports and keeps is no growth
            target.run(target.seeds()[0])
        gc.collect()
        limit_memory(target.megabytes)
        for content in given:
            worker(content)
        if options.replay is None:
            way = led if guided else plainly
            way(worker, target, given, options.seconds, options.runs, options.seed)


if __name__ == "__main__":
    main()
