"""``portico task``: the other vision tasks. The options of each are made from its parameters."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn, get_args, get_origin

import typer

from app.cli.common import CliError, JsonOption, folder_of, open_site, print_json, progress

if TYPE_CHECKING:
    from core.settings import Settings
    from core.tasks.task import Given, Parameters, Result, Task
    from core.tasks.work import Work


def register(commands: typer.Typer) -> None:
    """Add this command."""
    commands.command(
        context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []}
    )(task)


def task(
    context: typer.Context,
    listed: Annotated[bool, typer.Option("--list", help="Every task, and whether its weights are here.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Another vision task: portico task NAME INPUT -o OUTPUT. What there is: portico task --list."""
    words = list(context.args)
    if listed or not words or words[0] in ("-h", "--help"):
        _print_tasks(context, as_json)
        return
    from core.tasks import registry

    name = next((word for word in words if not word.startswith("-")), "")
    if not name:
        raise CliError("name a task; see: portico task --list")
    words.remove(name)
    chosen = registry.task(name)
    options = _parser(chosen).parse_args(words)
    values = {field: getattr(options, field) for field in chosen.parameters.model_fields}
    _run(context, chosen, options, {k: v for k, v in values.items() if v is not None}, as_json)


# what there is


def _print_tasks(context: typer.Context, as_json: bool) -> None:
    from core.tasks import registry
    from core.tasks.work import Workshop

    store = Workshop(_settings(context)).weights
    tasks = registry.tasks().values()
    standings = {one.key: [store.state(name) for name in (*one.weights, *one.other_weights)] for one in tasks}
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
                        "present": standing.state == "present",
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
    for one in tasks:
        if one.group != group:
            group = one.group
            print(f"\n{group}")
        print(f"  {one.key:<20} {one.summary}")
        for standing in standings[one.key]:
            weights = standing.weights
            facts = ", ".join(fact for fact in (weights.size_words, weights.licence) if fact)
            use = "needs" if weights.name in one.weights else "can use"
            state = "installed" if standing.state == "present" else f"not installed: portico weights get {weights.name}"
            print(f"  {'':<20} {use} {weights.title} ({facts}): {state}")
    print(f"\n{len(tasks)} tasks. Options of one: portico task NAME --help")


# one task


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise CliError(f"{message}; see: portico {self.prog.partition(' ')[2]} --help")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:  # noqa: ARG002  # argparse names it
        raise typer.Exit(status)


def _parser(chosen: Task) -> argparse.ArgumentParser:
    """The options of a task."""
    parser = _Parser(prog=f"portico task {chosen.key}", description=f"{chosen.title}. {chosen.summary}")
    takes = "picture, or folder of pictures" if chosen.takes == "picture" else "folder of pictures"
    parser.add_argument("input", type=Path, help=takes)
    parser.add_argument(
        "-o", "--output", type=Path, help="where the result goes: a file, or a folder where many come out"
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
    for name, field in chosen.parameters.model_fields.items():
        parser.add_argument(f"--{name.replace('_', '-')}", dest=name, help=_told(field), **_kind(field.annotation))
    return parser


def _told(field: Any) -> str:
    limits = {type(m).__name__: m for m in field.metadata}
    low = next((getattr(limits[k], k.lower()) for k in ("Ge", "Gt") if k in limits), None)
    high = next((getattr(limits[k], k.lower()) for k in ("Le", "Lt") if k in limits), None)
    span = f" {low} to {high}" if low is not None and high is not None else ""
    about = f": {field.description}" if field.description else ""
    default = f" (default {field.default})" if field.default not in ("", None) else ""
    return f"{field.title}{about}{span}{default}".replace("%", "%%")


def _kind(annotation: Any) -> dict[str, Any]:
    if annotation is bool:
        return {"action": argparse.BooleanOptionalAction, "default": None}
    if get_origin(annotation) is Literal:
        return {"choices": [str(choice) for choice in get_args(annotation)], "default": None}
    return {"metavar": getattr(annotation, "__name__", "text").upper(), "default": None}


def _run(
    context: typer.Context, chosen: Task, options: argparse.Namespace, values: dict[str, Any], as_json: bool
) -> None:
    from core import images
    from core.tasks import running
    from core.tasks.task import Given
    from core.tasks.work import Work, Workshop

    checked = running.parameters(chosen, values)
    source: Path = options.input.expanduser()
    second = getattr(options, "second", None)
    given = Given(source.name, second=images.read(second) if second is not None else None)

    def work_on(workshop: Workshop) -> None:
        with progress(chosen.title) as report:
            work = Work(workshop, report)
            if chosen.takes == "picture" and source.is_dir():
                failed = _run_each(chosen, source, given, checked, work, options, as_json)
                if failed:
                    raise typer.Exit(1)
                return
            one = _given(chosen, source, given, options)
            result = running.run(chosen, one, checked, work)
        _show(source.name, result, _saved(result, options.output), _measured(chosen, one, result, options), as_json)

    if chosen.gallery:
        with open_site(context, None) as site:
            work_on(Workshop(site.settings, site=site))
    else:
        work_on(Workshop(_settings(context)))


def _settings(context: typer.Context) -> Settings:
    """Of the site that was named, or of the default one: they say where weights lie."""
    from core import settings

    return settings.load(folder_of(context.find_root().obj))


def _given(chosen: Task, source: Path, given: Given, options: argparse.Namespace) -> Given:
    from core import images
    from core.tasks import running

    if chosen.takes == "folder":
        return replace(given, folder=source)
    given = replace(given, pixels=images.read(source))
    painted = getattr(options, "painted", None)
    return given if painted is None else replace(given, painted=running.painted(painted, given, len(chosen.brushes)))


def _run_each(
    chosen: Task,
    folder: Path,
    given: Given,
    checked: Parameters,
    work: Work,
    options: argparse.Namespace,
    as_json: bool,
) -> int:
    """Every picture of a folder; how many could not be done."""
    from core.tasks import running

    output: Path | None = options.output
    if output is not None:
        output.mkdir(parents=True, exist_ok=True)
    truths = getattr(options, "truth", None)
    failed, sums, measured = 0, {}, 0
    for path, result in running.each(chosen, folder, given, checked, work):
        if isinstance(result, str):
            failed += 1
            _show_failure(path.name, result, as_json)
            continue
        saved = _saved(result, output / f"{path.stem}.png" if output is not None else None)
        values: dict[str, float] = {}
        if truths is not None:
            from core import images

            truth = _truth_of(path, truths, chosen.truth.suffixes if chosen.truth is not None else ())
            one = replace(given, name=path.name, pixels=images.read(path))
            values = running.measure(chosen, one, result, truth)
            sums = {name: sums.get(name, 0.0) + value for name, value in values.items()}
            measured += 1
        _show(path.name, result, saved, values, as_json)
    if measured:
        means = {name: value / measured for name, value in sums.items()}
        if as_json:
            print_json({"pictures": measured, "means": means})
        else:
            print(f"mean of {measured} pictures  {_values(means)}")
    return failed


def _truth_of(path: Path, truths: Path, suffixes: tuple[str, ...]) -> Path:
    if not truths.is_dir():
        raise CliError(f"{truths} must be a folder, with a file for each picture")
    for suffix in suffixes:
        if (truths / f"{path.stem}{suffix}").is_file():
            return truths / f"{path.stem}{suffix}"
    raise CliError(f"{truths} holds nothing that belongs to {path.name}")


def _saved(result: Result, output: Path | None) -> list[Path]:
    from core.tasks import saving

    if output is None:
        return []
    if output.is_dir():
        output = output / "result.png"
    return saving.save(result, output)


def _measured(chosen: Task, given: Given, result: Result, options: argparse.Namespace) -> dict[str, float]:
    from core.tasks import running

    truth = getattr(options, "truth", None)
    return {} if truth is None else running.measure(chosen, given, result, truth)


# what is said


def _show(name: str, result: Result, saved: list[Path], measured: dict[str, float], as_json: bool) -> None:
    if as_json:
        content: dict[str, Any] = {"input": name, "words": result.words, "saved": [str(path) for path in saved]}
        if result.table is not None:
            content["table"] = [dict(zip(result.table.columns, row, strict=True)) for row in result.table.rows]
        if measured:
            content["measured"] = measured
        print_json(content)
        return
    print(f"{name}: {result.words}" if result.words else name)
    if result.table is not None:
        _print_table(result)
    if measured:
        print(f"  {_values(measured)}")
    for path in saved:
        print(f"  {path}")


def _show_failure(name: str, reason: str, as_json: bool) -> None:
    if as_json:
        print_json({"input": name, "error": reason})
    else:
        print(f"{name}: {reason}")


def _print_table(result: Result) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if result.table is None:
        return
    shown = Table(box=None, pad_edge=False)
    for column in result.table.columns:
        shown.add_column(column, overflow="fold")
    for row in result.table.rows:
        shown.add_row(*(Text(_cell(value)) for value in row))
    Console(highlight=False).print(shown)


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    return "" if value is None else str(value)


def _values(values: dict[str, float]) -> str:
    return "  ".join(f"{name} {value:.4f}" for name, value in values.items())
