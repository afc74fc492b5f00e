"""``portico task``: the other vision tasks. The options of each are made from its parameters."""

from __future__ import annotations

import argparse
import math
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.advice import worded
from app.cli.common import (
    CliError,
    JsonOption,
    SiteOption,
    commands,
    complain,
    folder_of,
    open_site,
    print_json,
    progress,
    tell_passed_over,
)
from app.cli.parameters import Parser, add_parameters
from app.cli.parameters import given as given_parameters
from app.cli.tables import print_table
from app.cli.weights import STATES
from core.base.wording import amount

if TYPE_CHECKING:
    from core.settings import Settings
    from core.tasks.task import Parameters, Result, Task
    from core.tasks.work import Work


app = commands()


@app.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []})
def task(
    context: typer.Context,
    site: SiteOption = None,
    listed: Annotated[bool, typer.Option("--list", help="Every task, and whether its weights are here.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Another vision task: portico task NAME INPUT -o OUTPUT. What there is: portico task --list."""
    folder = folder_of(site or context.find_root().obj)
    words = list(context.args)
    if listed and words:
        raise CliError(f"--list stands alone: leave out {words[0]}")
    if not words or words[0] in ("-h", "--help"):
        _print_tasks(folder, as_json)
        return
    from core.tasks import registry, running

    if words[0].startswith("-"):
        raise CliError("name the task first: portico task NAME INPUT -o OUTPUT; see: portico task --list")
    chosen = registry.task(words[0])
    options = _parser(chosen).parse_args(words[1:])
    checked = running.parameters(chosen, given_parameters(options, chosen.parameters))
    _run(context, folder, _Job(chosen, options, checked, as_json))


# what there is


def _print_tasks(folder: Path, as_json: bool) -> None:
    from core.tasks import registry
    from core.tasks.task import Group
    from core.tasks.work import Workshop

    store = Workshop(_settings(folder)).weights
    tasks = registry.tasks().values()
    standings = {one.key: [store.state(name) for name in (*one.weights, *one.other_weights)] for one in tasks}
    for key, why in registry.unfit().items():
        complain(f"the task {key} that a package brings cannot be used: {worded(why)}")
    if as_json:
        entries = [
            {
                "task": one.key,
                "title": one.title,
                "group": str(one.group),
                "summary": one.summary,
                "takes": one.takes,
                "weights": [
                    {
                        "name": standing.weights.name,
                        "title": standing.weights.title,
                        "needed": standing.weights.name in one.weights,
                        "state": standing.state,
                        "size": standing.weights.size,
                        "licence": standing.weights.licence,
                    }
                    for standing in standings[one.key]
                ],
            }
            for one in tasks
        ]
        print_json({"tasks": entries})
        return
    group = ""
    for one in sorted(tasks, key=lambda one: (list(Group).index(one.group), one.key)):
        if one.group != group:
            group = one.group
            print(f"\n{group}")
        print(f"  {one.key:<20} {one.summary}")
        for standing in standings[one.key]:
            weights = standing.weights
            facts = ", ".join(fact for fact in (weights.size_words, weights.licence) if fact)
            use = "needs" if weights.name in one.weights else "can use"
            state = STATES[standing.state]
            if standing.state == "missing":
                state += f": portico weights get {weights.name}"
            print(f"  {'':<20} {use} {weights.title} ({facts}): {state}")
    print(f"\n{len(tasks)} tasks. Options of one: portico task NAME --help")


# one task


def _parser(chosen: Task) -> argparse.ArgumentParser:
    """The options of a task."""
    words = f"{chosen.title}. {chosen.summary}"
    parser = Parser(prog=f"portico task {chosen.key}", description=words, allow_abbrev=False)
    takes = "picture, or folder of pictures" if chosen.takes == "picture" else "folder of pictures"
    parser.add_argument("input", type=Path, help=takes)
    parser.add_argument("-o", "--output", help="where the result goes: a file, or a folder where many come out")
    parser.add_argument(
        "--as",
        dest="ending",
        help="kind of file for the pictures of a folder: png, jpg, webp, tif or bmp (default png)",
    )
    if chosen.second is not None:
        parser.add_argument(
            "--second", type=Path, required=chosen.second.required, help=f"another picture: {chosen.second.title}"
        )
    if chosen.brushes:
        levels = ", ".join(f"{n} {title}" for n, title in enumerate(chosen.brushes, 1))
        parser.add_argument("--painted", type=Path, help=f"picture whose grey levels say what was painted: {levels}")
    if chosen.truth is not None:
        ends = ", ".join(chosen.truth.suffixes) or "a folder"
        parser.add_argument("--truth", type=Path, help=f"what is right, to measure by: {chosen.truth.title} ({ends})")
    add_parameters(parser, chosen.parameters)
    return parser


@dataclass(frozen=True)
class _Job:
    """A task as it was asked for."""

    task: Task
    options: argparse.Namespace
    values: Parameters
    as_json: bool

    @property
    def source(self) -> Path:
        return Path(self.options.input).expanduser()

    @property
    def output(self) -> Path | None:
        return Path(self.options.output).expanduser() if self.options.output else None

    def named(self, option: str) -> Path | None:
        """The file named by an option that not every task has."""
        path: Path | None = getattr(self.options, option, None)
        return path

    @property
    def each(self) -> bool:
        """Whether it is run on each picture of a folder."""
        return self.task.takes == "picture" and self.source.is_dir()


def _run(context: typer.Context, folder: Path, job: _Job) -> None:
    from core.tasks.work import Work, Workshop

    def work_on(workshop: Workshop) -> None:
        with progress(job.task.title) as report:
            work = Work(workshop, report)
            if job.each:
                if _run_each(job, work):
                    raise typer.Exit(1)
                return
            _run_once(job, work)

    tell_passed_over(job.source)
    if job.task.gallery:
        with open_site(context, folder) as site:
            work_on(Workshop(site.settings, site=site))
    else:
        work_on(Workshop(_settings(folder), folder=folder))


def _settings(folder: Path) -> Settings:
    """Of the site that was named, or of the default one: they say where weights lie."""
    from core import settings

    return settings.load(folder)


def _run_once(job: _Job, work: Work) -> None:
    from core.tasks import running, saving
    from core.tasks.task import Given

    given, truth, output = Given(job.source.name), job.named("truth"), job.output
    given = running.with_second(job.named("second"), job.task, given)
    if output is not None and (output.is_dir() or job.options.output.endswith(("/", os.sep))):
        saving.make_folder(output)
        ending = saving.checked_ending(job.options.ending or "png")
        output = output / f"{saving.cut_name(job.source.stem, 200)}{ending}"
    elif job.options.ending:
        raise CliError("--as belongs to a folder of results: here the name of the output says what kind of file it is")
    sources: list[Path] = []
    if output is not None:
        sources = [path for path in (job.source, job.named("second"), job.named("painted"), truth) if path is not None]
        output = saving.target(output, *sources)
    if truth is not None and not truth.exists():
        raise CliError(f"{truth} does not exist")
    if job.task.takes == "folder":
        given = replace(given, folder=job.source)
    else:
        given = running.opened(job.source, given)
        painted = job.named("painted")
        if painted is not None:
            given = replace(given, painted=running.painted(painted, given, len(job.task.brushes)))
    result = running.run(job.task, given, job.values, work)
    saved = saving.save(result, output, sources) if output is not None else []
    measured = running.measure(job.task, given, result, truth) if truth is not None else {}
    _show(job.source.name, result, saved, measured, job.as_json)


def _run_each(job: _Job, work: Work) -> int:
    """Every picture of a folder; how many could not be done."""
    from core import images
    from core.errors import PorticoError
    from core.tasks import running, saving
    from core.tasks.task import Given

    truths = job.named("truth")
    if job.named("painted") is not None:
        raise CliError("--painted belongs to one picture, not to a folder")
    if truths is not None and not truths.is_dir():
        raise CliError(f"{truths} must be a folder, with a file for each picture")
    paths = images.within(job.source)
    ending = job.options.ending or "png"
    places = saving.Places(paths, job.source, job.output, ending) if job.output is not None else None
    failed, values = 0, []
    given = running.with_second(job.named("second"), job.task, Given())
    for path, result in running.each(job.task, job.source, given, job.values, work):
        name = path.relative_to(job.source).as_posix()
        try:
            if isinstance(result, str):
                raise CliError(result)
            saved: list[Path] = []
            if places is not None:
                place = places.of(path, result)
                saving.make_folder(place.parent)
                saved = saving.save(result, place)
            measured: dict[str, float] = {}
            if truths is not None:
                alone = Given(path.name, pixels=images.read(path))
                measured = running.measure(job.task, alone, result, _truth_of(path, job, truths))
                values.append(measured)
            _show(name, result, saved, measured, job.as_json)
        except (PorticoError, CliError, OSError) as error:
            failed += 1
            _show_failure(name, worded(str(error)), job.as_json)
    if values:
        means = {key: sum(one[key] for one in values) / len(values) for key in values[0]}
        if job.as_json:
            print_json({"pictures": len(values), "means": _finite(means)})
        else:
            print(f"mean of {amount(len(values), 'picture', 'pictures')}  {_values(means)}")
    return failed


def _truth_of(path: Path, job: _Job, truths: Path) -> Path:
    """The file of the truth's folder that lies as the picture does in its own."""
    place = truths / path.relative_to(job.source)
    suffixes = job.task.truth.suffixes if job.task.truth is not None else ()
    for suffix in (path.suffix.lower(), *suffixes):
        if suffix in suffixes and place.with_suffix(suffix).is_file():
            return place.with_suffix(suffix)
    raise CliError(f"{truths} holds nothing that belongs to it")


# what is said


def _show(name: str, result: Result, saved: list[Path], measured: dict[str, float], as_json: bool) -> None:
    if as_json:
        content: dict[str, Any] = {"input": name, "words": result.words, "saved": [str(path) for path in saved]}
        if result.notes:
            content["notes"] = list(result.notes)
        if result.table is not None:
            content["table"] = [dict(zip(result.table.columns, row, strict=True)) for row in result.table.rows]
        if measured:
            content["measured"] = _finite(measured)
        print_json(content)
        return
    print(f"{name}: {result.words}" if result.words else name)
    for note in result.notes:
        print(f"  {note}")
    if result.table is not None:
        print_table(result.table)
    if measured:
        print(f"  {_values(measured)}")
    for path in saved:
        print(f"  {path}")


def _show_failure(name: str, reason: str, as_json: bool) -> None:
    if as_json:
        print_json({"input": name, "error": reason})
    else:
        print(f"{name}: {reason}")


def _finite(values: dict[str, float]) -> dict[str, float | None]:
    """JSON knows no infinity, which the PSNR of equal pictures is."""
    return {name: value if math.isfinite(value) else None for name, value in values.items()}


def _values(values: dict[str, float]) -> str:
    return "  ".join(f"{name} {value:.4g}" for name, value in values.items())
