"""Hand broken input to everything that reads what strangers hand in, and see that nothing worse than an error comes.

    python -m benchmarks.fuzz [--seconds 1800] [--targets image,settings] [--seed 0] [--json FILE]

Each target runs in a process of its own: what aborts it, takes more than two seconds of processor time for one
input, or makes it grow by half a gigabyte is a finding, like any exception that is not the documented one and any
promise that does not hold. With ``pip install -e '.[fuzz]'`` atheris leads the mutations by coverage; without it they
are blind. Findings are made small and kept below tests/fuzz/inputs, where the tests try them ever after. Exits with 1
where there are any.
"""

from __future__ import annotations

import argparse
import json
import mmap
import os
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path

import psutil

from benchmarks.fuzzing.minimising import minimised
from benchmarks.fuzzing.target import ROOT, Target
from benchmarks.fuzzing.targets import TARGETS
from benchmarks.fuzzing.worker import HEAD, ROOM, digest

INPUTS = ROOT / "tests" / "fuzz" / "inputs"
_START_SECONDS = 300  # a busy machine imports slowly
_WAIT_SECONDS = 60  # of wall time, for one input: a process that waits for ever uses no processor
_LEAST_SECONDS = 3  # what is left of the time of a target, below which no process is worth its start


@dataclass
class Outcome:
    """What fuzzing a target gave."""

    target: str
    executions: int = 0
    seconds: float = 0
    covered: tuple[int, int] | None = None
    findings: list[str] = field(default_factory=list)


def folder_of(target: str) -> Path:
    """Where the regression inputs of a target are."""
    return INPUTS / target.replace(" ", "_").lower()


class Run:
    """Fuzzes one target, beginning a new process wherever one is lost."""

    def __init__(self, target: Target, options: argparse.Namespace, work: Path):
        self._target, self._options = target, options
        self._work = work / target.name.replace(" ", "_")
        self._found = self._work / "found"
        self._found.mkdir(parents=True)
        self._outcome = Outcome(target.name)

    def __call__(self, seconds: float) -> Outcome:
        """Run for so long, starts not counted."""
        lost = 0
        while self._outcome.seconds < max(seconds, 1) and self._outcome.executions < self._options.runs and lost < 20:
            before = self._outcome.seconds
            why, content, last = self._process(seconds - before, self._options.seed + lost)
            if not why:
                break
            lost += 1
            (self._found / f"{digest(content)}.lost").touch()
            self._keep(content, why, f"after {last} inputs")
            if seconds - self._outcome.seconds < _LEAST_SECONDS:
                break
        for said in sorted(self._found.glob("*.json")):
            facts = json.loads(said.read_text())
            content = said.with_suffix(".bin").read_bytes()
            self._keep(minimised(self._target, content, facts["signature"]), facts["signature"], facts["words"])
        return self._outcome

    def _process(self, seconds: float, seed: int) -> tuple[str, bytes, int]:
        """One process: why it was lost (empty where it ended by itself), its last input, and their number."""
        state, log = self._work / "state", self._work / "log"
        state.write_bytes(bytes(ROOM))
        command = [
            sys.executable, "-m", "benchmarks.fuzzing.worker", self._target.name, "--state", str(state),
            "--findings", str(self._found), "--seconds", str(seconds), "--seed", str(seed),
            "--runs", str(self._options.runs - self._outcome.executions), "--inputs", str(folder_of(self._target.name)),
            *(["--plain"] if self._options.plain else []),
        ]  # fmt: skip
        began = time.monotonic()
        with log.open("wb") as words, state.open("r+b") as file, mmap.mmap(file.fileno(), ROOM) as shared:
            # what a process that is killed leaves behind goes with the rest
            variables = {**os.environ, "TMPDIR": str(self._work)}
            process = psutil.Popen(command, cwd=ROOT, env=variables, stdout=words, stderr=subprocess.STDOUT)
            why, began = self._watch(process, shared, began)
            count, length = HEAD.unpack_from(shared, 0)
            content = bytes(shared[HEAD.size : HEAD.size + length])
        self._outcome.executions += count
        self._outcome.seconds += time.monotonic() - began
        said = log.read_text(errors="replace")
        covered = [int(n) for n in re.findall(r"cov: (\d+)", said)]
        if covered:
            first = self._outcome.covered[0] if self._outcome.covered else covered[0]
            self._outcome.covered = first, max(covered)
        if why.startswith("ended with") and not count:
            raise SystemExit(f"the process of {self._target.name} does not start:\n{said[-2000:]}")
        return why, content, count

    def _watch(self, process: psutil.Popen, shared: mmap.mmap, began: float) -> tuple[str, float]:
        """Wait for the end, or for an input that takes too long; why it was lost, and when its first input was."""
        at, used, since = 0, 0.0, began
        while process.poll() is None:
            time.sleep(0.2)
            count = HEAD.unpack_from(shared, 0)[0]
            try:
                now = sum(process.cpu_times()[:2])
            except psutil.Error:
                continue
            if count != at:
                began = time.monotonic() if not at else began
                at, used, since = count, now, time.monotonic()
            waited = time.monotonic() - since
            if at and (now - used > self._target.seconds or waited > _WAIT_SECONDS):
                process.kill()
                process.wait()
                return f"took more than {self._target.seconds:g} s", began
            if not at and waited > _START_SECONDS:
                process.kill()
                process.wait()
                return "ended with no input at all", began
        return (f"ended with {process.returncode}" if process.returncode else ""), began

    def _keep(self, content: bytes, signature: str, words: str) -> None:
        if signature.startswith(("took", "ended")):  # where it was is not known: each input may be another fault
            signature = f"{signature} ({digest(content)})"
        if any(signature == line.split(" — ")[0] for line in self._outcome.findings):
            return
        place = folder_of(self._target.name)
        place.mkdir(parents=True, exist_ok=True)
        path = place / f"{digest(content)}.bin"
        path.write_bytes(content)
        self._outcome.findings.append(f"{signature} — {words} — {path.relative_to(ROOT)}")


def table(outcomes: list[Outcome]) -> str:
    """What came of it, as Markdown."""
    lines = ["| target | executions | a second | places reached | findings |", "|---|---:|---:|---:|---:|"]
    for one in outcomes:
        reached = f"{one.covered[0]:,} → {one.covered[1]:,}" if one.covered else "–"
        rate = one.executions / max(one.seconds, 1e-9)
        lines.append(f"| {one.target} | {one.executions:,} | {rate:,.0f} | {reached} | {len(one.findings)} |")
    whole, seconds = sum(o.executions for o in outcomes), sum(o.seconds for o in outcomes)
    count = sum(len(o.findings) for o in outcomes)
    lines.append(
        f"| **all** | **{whole:,}** | {whole / max(seconds, 1e-9):,.0f} | {seconds / 60:.1f} min | **{count}** |"
    )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=1800, help="of all targets together; shared out evenly")
    parser.add_argument("--runs", type=int, default=1 << 40, help="inputs of each target at most")
    parser.add_argument("--targets", default="", help=f"some of: {', '.join(TARGETS)}")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1, help="processes at a time")
    parser.add_argument("--plain", action="store_true", help="without atheris even where it is installed")
    parser.add_argument("--json", type=Path, help="where to write the raw results")
    options = parser.parse_args()
    names = [name.strip() for name in options.targets.split(",") if name.strip()] or list(TARGETS)
    unknown = [name for name in names if name not in TARGETS]
    if unknown:
        parser.error(f"no target {', '.join(unknown)}: known are {', '.join(TARGETS)}")
    share = options.seconds / len(names)
    with tempfile.TemporaryDirectory(prefix="portico-fuzz-") as folder, ThreadPoolExecutor(options.jobs) as pool:
        runs = [Run(TARGETS[name], options, Path(folder)) for name in names]
        outcomes = []
        for outcome in pool.map(lambda run: run(share), runs):
            outcomes.append(outcome)
            print(f"{outcome.target}: {outcome.executions:,} executions", *outcome.findings, sep="\n  ", flush=True)
    print("\n" + table(outcomes))
    if options.json is not None:
        options.json.write_text(json.dumps([asdict(one) for one in outcomes], indent=2))
    sys.exit(1 if any(one.findings for one in outcomes) else 0)


if __name__ == "__main__":
    main()
