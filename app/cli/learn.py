"""``portico learn``: training in the program. The options of each recipe are made from its parameters."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
    confirm,
    folder_of,
    open_site,
    print_json,
    progress,
    until_interrupted,
)
from app.cli.parameters import Parser, add_parameters, given
from app.cli.tables import print_table
from core.base.wording import amount

if TYPE_CHECKING:
    from core.base.parameters import Parameters
    from core.learning.comparing import Reading
    from core.learning.outcomes import Kept
    from core.learning.recipe import Recipe
    from core.learning.runs import Run, Runs
    from core.learning.sources import Source
    from core.learning.tools import Tools
    from core.site import Site

app = commands("learn", "Train networks on pictures of one's own, and compare what comes of it.")
RunArgument = Annotated[str, typer.Argument(metavar="RUN", help="The beginning of its id, or its title.")]
DetachedOption = Annotated[
    bool, typer.Option("--detached", help="In a process of its own, which goes on when this one ends.")
]


@app.command()
def recipes(as_json: JsonOption = False) -> None:
    """What can be learnt, from which data, and the examples there are."""
    from core.learning import registry
    from core.learning.examples import EXAMPLES
    from core.learning.sources import EXAMPLE

    found = registry.recipes().values()
    for key, why in registry.unfit().items():
        complain(f"the recipe {key} that a package brings cannot be used: {worded(why)}")
    if as_json:
        entries = [
            {
                "recipe": one.key,
                "title": one.title,
                "kind": one.kind,
                "summary": one.summary,
                "takes": sorted(one.takes),
            }
            for one in found
        ]
        print_json({"recipes": entries, "examples": {name: one.title for name, one in EXAMPLES.items()}})
        return
    kind = ""
    for one in found:
        if one.kind != kind:
            kind = one.kind
            print(f"\n{kind}")
        print(f"  {one.key:<20} {one.summary}")
    print("\nExamples, for --data")
    for name, example in EXAMPLES.items():
        print(f"  {EXAMPLE + name:<20} {example.title}")
    print("\nOptions of one: portico learn start RECIPE --help")


@app.command(
    "start",
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []},
)
def start_new(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """Begin to learn: portico learn start RECIPE --data FOLDER. Ctrl+C stops, and go-on goes on."""
    from core.base.parameters import checked
    from core.errors import LearningError
    from core.learning import registry
    from core.learning.sources import source_of

    words = list(context.args)
    if not words or words[0] in ("-h", "--help"):
        _print_usage()
        return
    if words[0].startswith("-"):
        raise CliError("name the recipe first: portico learn start RECIPE --data FOLDER; see: portico learn recipes")
    recipe = registry.recipe(words[0])
    options = _parser(recipe).parse_args(words[1:])
    parameters = checked(recipe.parameters, given(options, recipe.parameters), LearningError)
    source = source_of(options.data, recipe.takes)
    if options.estimate:
        _estimate(context, site, recipe, parameters, source, as_json=as_json)
        return
    runs = _runs(context, site)
    run = runs.create(recipe, parameters, source, options.title or "")
    _go(context, site, run, detached=options.detached, as_json=as_json, begun_in=runs)


def _print_usage() -> None:
    from core.learning import registry

    print("Usage: portico learn start RECIPE --data FOLDER [--title TITLE] [--detached | --estimate] [SETTINGS]\n")
    print("Begins to learn. Ctrl+C stops it and keeps what is learnt; portico learn go-on RUN goes on.")
    print("With --estimate it says what the data is and how long it takes, and begins nothing.\n")
    width = max(map(len, registry.recipes()))
    for key, recipe in registry.recipes().items():
        print(f"  {key:<{width}}  {recipe.title}")
    print("\nWhat they do, from which data, and examples: portico learn recipes")
    print("Settings of one: portico learn start RECIPE --help")


@app.command("go-on")
def go_on(
    context: typer.Context,
    run: RunArgument,
    site: SiteOption = None,
    detached: DetachedOption = False,
    as_json: JsonOption = False,
) -> None:
    """Go on with a run that was stopped or killed: what comes of it is the same to the last bit."""
    _go(context, site, _runs(context, site).find(run), detached=detached, as_json=as_json)


@app.command()
def finish(
    context: typer.Context,
    run: RunArgument,
    site: SiteOption = None,
    detached: DetachedOption = False,
    as_json: JsonOption = False,
) -> None:
    """End a run that was stopped or killed here: the best of what it has learnt is what comes of it."""
    _go(context, site, _runs(context, site).find(run), detached=detached, as_json=as_json, finish=True)


@app.command()
def stop(context: typer.Context, run: RunArgument, site: SiteOption = None) -> None:
    """Stop a run that another process is running; what it has learnt stays: go-on goes on, and finish ends it there."""
    from core.learning.runs import State

    found = _runs(context, site).find(run)
    if found.state != State.RUNNING:
        raise CliError(f"{found.title} is not running")
    found.ask_to_stop()
    print(f"{found.title} stops after its step.")


@app.command()
def runs(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """The runs of a site, newest first."""
    from core.base.findings import Table
    from core.learning.comparing import Reading

    found = _runs(context, site).all()
    if as_json:
        print_json({"runs": [_entry(Reading.of(run)) for run in found]})
        return
    if not found:
        print("There are no runs. What can be learnt: portico learn recipes")
        return
    rows = tuple(
        (
            run.id,
            reading.doing,
            _how_far(reading),
            run.title,
            f"{run.record.created.astimezone():%Y-%m-%d %H:%M}",
        )
        for run in found
        for reading in (Reading.of(run),)
    )
    print_table(Table(("run", "state", "step", "title", "begun"), rows))


@app.command()
def show(context: typer.Context, run: RunArgument, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """One run: what it learns from, its settings, how far it is and what came of it."""
    from core.learning.comparing import Reading

    found = _runs(context, site).find(run)
    reading = Reading.of(found)
    standing, journal = reading.standing, reading.journal
    if as_json:
        print_json(_entry(reading) | {"journal": [row.model_dump() for row in journal.rows]})
        return
    print(f"{found.title} ({found.id}): {reading.doing}")
    pace, best, outcome = found.pace, journal.best, standing.outcome
    for line in (pace.words, *pace.notes) if pace is not None else ():
        print(f"  {line}")
    print("  " + "  ".join(f"{name}={value}" for name, value in found.record.parameters.items()))
    if pace is not None:
        print(f"  step {reading.step:,} of {pace.steps:,}")
    for last in journal.rows[-1:]:
        print(f"  last look at step {last.step:,} after {_minutes(last.seconds)}: {_values(last.losses)}")
    if best is not None:
        print(f"  best at step {best.step:,}: {_values(best.scores)}")
    if standing.words:
        print(f"  {standing.words}")
    _print_notes(found, outcome)
    table = outcome.shown_table() if outcome is not None else None
    if table is not None:
        print_table(table)
    print(f"  {found.folder}")


@app.command()
def compare(
    context: typer.Context,
    names: Annotated[list[str], typer.Argument(metavar="RUN…", help="Two runs or more.")],
    site: SiteOption = None,
    plot: Annotated[Path | None, typer.Option("--plot", help="Draw their curves into a picture.")] = None,
    measure: Annotated[str | None, typer.Option("--measure", help="Which curve; the first score by default.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Several runs in one table: what differs, how far and how good they are."""
    from core.learning import comparing

    store = _runs(context, site)
    found = [comparing.Reading.of(store.find(name)) for name in names]
    table = comparing.table(found)
    if as_json:
        told = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
        for entry, one in zip(told, found, strict=True):
            entry["state"] = str(one.standing.state)  # for programs, as other commands have it
        print_json({"runs": told})
    else:
        print_table(comparing.turned(table))
    if plot is not None:
        _draw(found, plot, measure)


@app.command()
def export(context: typer.Context, run: RunArgument, folder: Path, site: SiteOption = None) -> None:
    """Write what came of a run into a folder: the network, tables, plots, pictures and the journal as CSV.

    Where the folder holds something else, it goes into a new one in it, of the run's name.
    """
    from core.learning import exporting

    found = _runs(context, site).find(run)
    with _gallery(context, site, wanted=found.of_gallery) as opened:
        for path in exporting.export(found, exporting.place(found, folder.expanduser()), opened):
            print(path)
    missing = exporting.without_network(found)
    if missing is not None:
        said = worded(missing)
        print(f"{said[:1].upper()}{said[1:]}.", file=sys.stderr)


@app.command()
def rename(context: typer.Context, run: RunArgument, title: str, site: SiteOption = None) -> None:
    """Give a run another title."""
    found = _runs(context, site).find(run).rename(title)
    print(f"{found.id} is now called {found.title}.")


@app.command()
def delete(
    context: typer.Context,
    run: RunArgument,
    site: SiteOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Without asking.")] = False,
) -> None:
    """Remove a run and all that came of it."""
    store = _runs(context, site)
    found = store.find(run)
    confirm(f"Delete {found.title} ({found.id})?", found.title, yes)
    with _gallery(context, site, wanted=found.of_gallery) as opened:
        store.delete(found, opened)
    print(f"{found.title} is deleted.")


def _runs(context: typer.Context, site: Path | None) -> Runs:
    from core.learning.runs import Runs

    return Runs(folder_of(site or context.find_root().obj))


def _parser(recipe: Recipe) -> argparse.ArgumentParser:
    """The options of a recipe."""
    from core.learning.sources import EXAMPLE, TITLES, DataKind

    words = f"{recipe.title}. {recipe.summary}"
    parser = Parser(prog=f"portico learn start {recipe.key}", description=words, allow_abbrev=False)
    takes = "; ".join(TITLES[kind].lower() for kind in DataKind if kind in recipe.takes)
    free = DataKind.NOTHING in recipe.takes
    told = f"what is learnt from: {takes}; or {EXAMPLE}NAME"
    parser.add_argument("--data", required=not free, default=str(DataKind.NOTHING), help=told)
    parser.add_argument("--title", help="of the run")
    parser.add_argument(
        "--detached", action="store_true", help="in a process of its own, which goes on when this one ends"
    )
    parser.add_argument(
        "--estimate", action="store_true", help="say what the data is and how long it takes, and begin nothing"
    )
    add_parameters(parser, recipe.parameters)
    return parser


def _go(
    context: typer.Context,
    site: Path | None,
    run: Run,
    *,
    detached: bool,
    as_json: bool,
    begun_in: Runs | None = None,
    finish: bool = False,
) -> None:
    """Run a run, or end it; of a new one nothing is left among those it was begun in where it cannot begin."""
    from core.learning import running
    from core.learning.comparing import Reading
    from core.learning.runs import State

    folder = folder_of(site or context.find_root().obj)
    if detached:
        with _gallery(context, site, wanted=run.of_gallery) as opened:
            running.launch(run, folder, opened, finish=finish)
        print_json(_entry(Reading.of(run))) if as_json else print(
            f"{run.title} ({run.id}) has begun. See: portico learn show {run.id}"
        )
        return
    with (
        _tools(context, site, of_gallery=run.of_gallery) as tools,
        until_interrupted() as interrupted,
        _telling(tools, run, as_json) as told,
    ):
        if begun_in is not None:
            state = running.begin(begun_in, run, tools, interrupted, told)
        else:
            state = running.start(run, tools, interrupted, told, finish=finish)
    if as_json:
        print_json(_entry(Reading.of(run)))
        return
    print(f"{run.title} ({run.id}): {run.words}")
    _print_notes(run, run.outcome)
    if state == State.STOPPED:
        print(f"Go on with it: portico learn go-on {run.id}")
        if run.journal().rows:
            print(f"Use what it has learnt: portico learn finish {run.id}")


def _print_notes(run: Run, outcome: Kept | None) -> None:
    """What the window says below a result, without what has been said of the data already."""
    pace = run.pace
    said = pace.notes if pace is not None else ()
    for note in outcome.notes if outcome is not None else ():
        if note not in said:
            print(f"  {worded(note)}")


def _estimate(
    context: typer.Context,
    site: Path | None,
    recipe: Recipe,
    parameters: Parameters,
    source: Source,
    *,
    as_json: bool,
) -> None:
    """Say what a run would learn from and how long it would take, and begin none."""
    from core.learning import estimating
    from core.learning.sources import DataKind
    from core.store.audit import Permission

    with _tools(context, site, of_gallery=source.kind == DataKind.GALLERY) as tools:
        if tools.site is not None:
            tools.site.trail.require(Permission.EXPORT)  # as a run asks for it
        with progress("Measuring") as tools.report:
            found = estimating.estimate(recipe, parameters.model_dump(), source, tools)
    if as_json:
        told = found.model_dump(mode="json") | {"words": found.words, "notes": found.notes}
        print_json({"recipe": recipe.key} | told)
        return
    print(found.words)
    for note in found.notes:
        print(f"  {note}")
    where = "on this machine's processor" if found.device == "cpu" else "on the graphics card"
    steps = amount(found.steps, "step", "steps")
    print(f"{steps}: about {_minutes(found.alone)} to the end {where} where nothing else takes it")
    print(f"about {_minutes(found.seconds)} with what else goes on now")


@contextmanager
def _tools(context: typer.Context, site: Path | None, *, of_gallery: bool) -> Iterator[Tools]:
    from core import settings
    from core.learning.tools import Tools

    with _gallery(context, site, wanted=of_gallery) as opened:
        if opened is not None:
            yield Tools(site=opened)
        else:
            yield Tools(settings.load(folder_of(site or context.find_root().obj)))


@contextmanager
def _gallery(context: typer.Context, site: Path | None, *, wanted: bool) -> Iterator[Site | None]:
    """The site, open, for a run that learns from its gallery; None for others, which ask for no passphrase."""
    if not wanted:
        yield None
        return
    with open_site(context, site) as opened:
        yield opened


@contextmanager
def _telling(tools: Tools, run: Run, as_json: bool) -> Iterator[Any]:
    """A bar on a terminal, and a line for each look."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from core.learning.running import Told

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[left]}"),
        console=Console(stderr=True),
        transient=True,
        disable=as_json,
    )
    say: Callable[[str], None] = (lambda _words: None) if as_json else lambda words: print(words, flush=True)

    class Telling(Told):
        def prepared(self, prepared: Any) -> None:
            say(f"{run.title} ({run.id}): {prepared.words}")
            for note in prepared.notes:
                say(f"  {note}")

        def estimated(self, seconds: float) -> None:
            say(f"about {_minutes(seconds)} to the end; Ctrl+C stops and keeps what is learnt")

        def stepped(self, step: int, steps: int, left: float) -> None:
            bar.update(line, completed=step, total=steps, description="Learning", left=f"{_minutes(left)} left")

        def looked(self, look: Any) -> None:
            star = "  *" if look.best else ""
            seen = f"{_values(look.losses)}  {_values(look.scores)}  rate {look.rate:.2g}"
            say(f"step {look.step:>7,}  {seen}{star}")

    with bar:
        line = bar.add_task("Preparing", total=None, left="")
        tools.report = lambda _done, words: bar.update(line, description=str(words))
        yield Telling()


def _how_far(reading: Reading) -> str:
    """Steps done, and of how many, as the window words it; nothing before they are known."""
    pace = reading.run.pace
    return f"{reading.step:,} of {pace.steps:,}" if pace is not None else ""


def _draw(readings: list[Reading], path: Path, measure: str | None) -> None:
    from core.base import findings
    from core.learning import comparing
    from core.learning.exporting import write_picture

    known = comparing.measures(readings)
    chosen = next(((kind, name) for kind, name in known if measure in (None, name)), None)
    if chosen is None:
        names = ", ".join(name for _kind, name in known) or "none yet"
        raise CliError(f"there is no curve {measure}: known are {names}")
    print(write_picture(findings.plot_picture(comparing.plot(readings, *chosen)), path.expanduser()))


def _entry(reading: Reading) -> dict[str, Any]:
    """A run as JSON."""
    from core.learning.runs import Steps

    run, standing, pace = reading.run, reading.standing, reading.run.pace
    last, best, outcome = reading.journal.last, reading.journal.best, standing.outcome
    left = pace.left(last, run.noted or Steps(reading.step)) if pace is not None else None
    return {
        "run": run.id,
        "title": run.title,
        "recipe": run.record.recipe,
        "state": str(standing.state),
        "created": run.record.created,
        "data": run.record.source.place or str(run.record.source.kind),
        "parameters": run.record.parameters,
        "step": reading.step,
        "seconds_left": left if outcome is None else 0.0,
        "scores": best.scores if best is not None else {},
        "figures": outcome.figures if outcome is not None else {},
        "words": standing.words,
        "notes": outcome.notes if outcome is not None else (),
        "folder": str(run.folder),
    }


def _minutes(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _values(values: Any) -> str:
    return "  ".join(f"{name} {value:.4g}" for name, value in values.items() if value is not None)
