"""Kill the program at random moments of every kind of work, and look what is left of the site.

    python -m benchmarks.kills [--kills 200] [--seed 0] [--jobs "enrol,renew key"] [--json FILE] [--keep]

A child process does one kind of work over and over until SIGKILL ends it: by the clock, when a file changes, before a
step of Python or SQL, or at a call of the system that writes (where strace is installed). Then the site is opened as
a user would open it, and everything is held against what the child said: what was done is there, what was cut off is
there in full or not at all; nothing half, nothing left that was deleted, store and index equal, the audit trail whole
and with an entry for each change, ``portico doctor`` content. The work goes on in the same site after each kill. Exit
status 1 where anything was not so; with ``--keep`` such a site is kept, as the kill left it.

A process that is killed leaves the operating system alive: what it wrote is not lost, as it may be in a power cut.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.killing import checks, seeds
from benchmarks.killing.faces import Recalled
from benchmarks.killing.jobs import JOBS
from benchmarks.killing.moments import WAYS, Moment, child, lived
from core import demo
from core.backups import writing
from core.site import Site
from core.store import keys, register

_WEIGHTS = {"enrol, real engine": 0.4, "restore": 1.0}
_PIECES = 3  # that are done to see how long they take


@dataclass
class Kill:
    """One kill."""

    job: str
    way: str
    number: int
    milliseconds: float
    restart: float
    done: int
    cut_off: str
    faults: list[str]


@dataclass
class Run:
    """All kills, and what went wrong."""

    seed: int
    kills: list[Kill] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


class Driver:
    """Runs the jobs, one after the other."""

    def __init__(self, folder: Path, jobs: list[str], options: argparse.Namespace):
        self._folder = folder
        self._jobs = jobs
        self._options = options
        self._random = Random(options.seed)
        # children begin at once where they can be forked: nothing here has threads or an open gallery
        self._fork = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        spawn = multiprocessing.get_context("spawn")
        self._checker, theirs = spawn.Pipe()
        profiles = ("standard-4", "fast-4") if "change profile" in jobs else ("standard-4",)
        self._process = spawn.Process(target=checks.serve, args=(theirs, profiles), daemon=True)
        self._process.start()
        self._dimensions = self._checker.recv()
        if isinstance(self._dimensions, Exception):
            raise SystemExit(str(self._dimensions))
        self.run = Run(options.seed)

    def ask(self, *question: Any) -> Any:
        self._checker.send(question)
        return self._checker.recv()

    def _expect(self, *question: Any) -> None:
        """Ask for what has no answer, unless it fails.

        Raises:
            SystemExit: it failed: what comes after it would be about nothing.

        """
        if answer := self.ask(*question):
            raise SystemExit(f"a case cannot be begun: {answer[0][0]}")

    def close(self) -> None:
        self._checker.send(None)
        self._process.join()

    def plant(self) -> None:
        """The sites that all cases begin with."""
        planting = self._fork.Process(target=_plant, args=(self._folder, self._jobs, self._dimensions))
        planting.start()
        planting.join()
        if planting.exitcode:
            raise SystemExit("the first site could not be made")

    def job(self, name: str, kills: int) -> None:
        case = self._case(name)
        seconds, steps = self._measured(case, name)
        for number in range(kills):
            if name.startswith("migrate"):
                case = self._case(name)
            self._one(case, name, number, seconds, steps)
            if self.run.kills and self.run.kills[-1].faults:
                case = self._case(name)
        if not name.startswith("migrate"):
            told, _ = self._lived(case, name, None)
            self._judge(case, told, name, "goes on")
        for old in self._folder.glob("case-*"):
            shutil.rmtree(old)

    def _case(self, name: str) -> Path:
        """A fresh site for a job."""
        case = Path(tempfile.mkdtemp(prefix="case-", dir=self._folder))
        version = name.removeprefix("migrate from ")
        source = self._folder / (version if version in seeds.OLD_VERSIONS else "today")
        shutil.copytree(source, case / "site")
        for extra in {"import": ["lists"], "enrol, real engine": ["pictures"]}.get(name, []):
            shutil.copytree(self._folder / extra, case / extra)
        if name == "restore":
            shutil.copy(self._folder / f"whole{register.SUFFIX}", case)
        if name.startswith("migrate"):  # what it is to hold, from a copy: the site itself is not to be opened yet
            shutil.copytree(source, case / "opened" / "site")
            self._expect("begin", case / "opened")
            self._expect("same", case / "opened", case)
            shutil.rmtree(case / "opened")
        else:
            self._expect("begin", case)
        return case

    def _measured(self, case: Path, name: str) -> tuple[float, int]:
        """How long a few pieces of a job take, in seconds and in steps."""
        if name.startswith("migrate"):
            case = self._case(name)
        told, seconds = self._lived(case, name, None)
        self._judge(case, told, name, "begins")
        return seconds, told.steps

    def _one(self, case: Path, name: str, number: int, seconds: float, steps: int) -> None:
        for _ in range(20):
            moment = self._moment(seconds, steps)
            told, worked = self._lived(case, name, moment)
            if told.pending is not None or not name.startswith("migrate"):
                break
            shutil.rmtree(case)  # it was through before it could be killed
            case = self._case(name)
        killed = case.with_name("killed")
        shutil.rmtree(killed, ignore_errors=True)
        if self._options.keep:
            shutil.copytree(case, killed)
        faults, restart = self.ask("look", case, told.done, told.pending)
        faults = [f"the child failed: {told.failed}", *faults] if told.failed else faults
        cut_off = str(told.pending["do"]) if told.pending is not None else ""
        kill = Kill(name, moment.way, number, 1e3 * worked, 1e3 * restart, len(told.done), cut_off, faults)
        self.run.kills.append(kill)
        if faults and self._options.keep:
            kept = Path(tempfile.mkdtemp(prefix=f"portico kill {name} {number} "))
            killed.rename(kept / "case")
            print(f"kept, of seed {self._options.seed}: {kept}")
        for fault in faults:
            print(f"{name} {number} ({moment.way}, {cut_off or 'between'}): {fault[:400]}", flush=True)

    def _moment(self, seconds: float, steps: int) -> Moment:
        way, chance = WAYS[len(self.run.kills) % len(WAYS)], self._random
        if way == "clock":
            return Moment(way, chance.uniform(0, seconds))
        if way == "file":
            return Moment(way, 2 * seconds + 1, chance.randint(1, 12))
        return Moment(way, 3 * seconds + 1, chance.randint(1, max(2, steps)))

    def _lived(self, case: Path, name: str, moment: Moment | None) -> Any:
        context = multiprocessing.get_context("spawn") if "real" in name else self._fork
        mine, theirs = context.Pipe()
        last = moment.count if moment is not None and moment.way == "step" else 0
        process = context.Process(
            target=child,
            args=(theirs, name, case, self._random.randrange(2**32), self._dimensions, last,
                  _PIECES if moment is None else 0),
            daemon=True,
        )  # fmt: skip
        answer = lived(process, mine, theirs, case, moment, self._random)
        mine.close()
        return answer

    def _judge(self, case: Path, told: Any, name: str, when: str) -> None:
        """A run that nothing ended."""
        faults, _ = self.ask("look", case, told.done, told.pending)
        for fault in ([told.failed] if told.failed else []) + faults:
            self.run.failures.append(f"{name} {when}: {fault}")
            print(self.run.failures[-1][:500], flush=True)


def _plant(folder: Path, jobs: list[str], dimensions: dict[str, int]) -> None:
    engine = Recalled(dimensions)
    seeds.plant(folder / "today", engine)
    for version in seeds.OLD_VERSIONS:
        if f"migrate from {version}" in jobs:
            seeds.age(folder / "today", folder / version, version)
    if "import" in jobs:
        seeds.write_lists(folder / "lists")
    (folder / "pictures").mkdir()
    for name, picture in ((demo.ENROLLED, demo.astronaut()), (demo.STRANGER, demo.admiral())):
        seeds.write_png(folder / "pictures" / f"{name}.png", picture)
    with Site(folder / "today") as site:
        writing.write(site, folder / f"whole{register.SUFFIX}", seeds.PASSPHRASE)


def table(run: Run) -> str:
    """Markdown."""
    lines = [
        "| job | kills | median ms into the job | cut off within a piece | discrepancies | median ms to check |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    jobs = list(dict.fromkeys(kill.job for kill in run.kills))
    for job in [*jobs, "all"]:
        own = [kill for kill in run.kills if job in (kill.job, "all")]
        if own:
            moment, restart = (statistics.median(getattr(k, n) for k in own) for n in ("milliseconds", "restart"))
            within, wrong = sum(bool(k.cut_off) for k in own), sum(bool(k.faults) for k in own)
            lines.append(f"| {job} | {len(own)} | {moment:.0f} | {within} | {wrong} | {restart:.0f} |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", default=",".join(JOBS).replace("enrol, real engine", "enrol real engine"))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    return _run(options)


def _run(options: argparse.Namespace) -> int:
    jobs = [name.strip().replace("enrol real engine", "enrol, real engine") for name in options.jobs.split(",")]
    unknown = [name for name in jobs if name not in JOBS]
    if unknown:
        raise SystemExit(f"there is no job {unknown[0]!r}: choose from {', '.join(JOBS)}")
    os.environ[keys.PASSPHRASE] = seeds.PASSPHRASE
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="portico-kills-") as folder:
        driver = Driver(Path(folder), jobs, options)
        try:
            driver.plant()
            for name, count in _shares(jobs, options.kills).items():
                driver.job(name, count)
        finally:
            driver.close()
    run = driver.run
    print(table(run))
    wrong = [kill for kill in run.kills if kill.faults]
    print(f"\n{len(run.kills)} kills, {len(wrong)} with discrepancies, {len(run.failures)} failures of runs that "
          f"nothing ended; seed {options.seed}, {(time.perf_counter() - began) / 60:.1f} minutes")  # fmt: skip
    if options.json is not None:
        options.json.write_text(json.dumps(asdict(run), indent=1), encoding="utf-8")
    return 1 if wrong or run.failures or len(run.kills) < options.kills else 0


def _shares(jobs: list[str], kills: int) -> dict[str, int]:
    """So many kills for each job that together they are as many as were asked for."""
    whole = sum(_WEIGHTS.get(name, 1.0) for name in jobs)
    shares, owed = {}, 0.0
    for name in jobs:
        owed += kills * _WEIGHTS.get(name, 1.0) / whole
        shares[name] = round(owed) - sum(shares.values())
    return {name: count for name, count in shares.items() if count}


if __name__ == "__main__":
    sys.exit(main())
