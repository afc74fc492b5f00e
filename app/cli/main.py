"""Entry point: builds the commands, and turns every error into one line and an exit code."""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from app.cli import (
    access,
    audit,
    backup,
    backups,
    bench,
    cameras,
    doors,
    evaluate,
    evaluate_ages,
    evaluate_gallery,
    evaluate_liveness,
    evaluate_profiles,
    evaluate_restoration,
    gui,
    key,
    learn,
    move,
    people,
    personal,
    profile,
    recognise,
    retention,
    serve,
    service,
    task,
    upkeep,
    users,
    watching,
    weights,
)
from app.cli.common import CliError, RootSiteOption, complain

_LINGERING = 8.0  # seconds
_LISTED = {
    "RUN": ("name the run: RUN is its title, or the beginning of its id", "portico learn runs"),
    "RUN…": ("name two runs or more: RUN is a title, or the beginning of an id", "portico learn runs"),
}
"""What is said where an argument is missing that can be looked up: what it is, and the command that lists it."""

app = typer.Typer(
    name="portico",
    help="Face recognition at the door: enrol people, recognise them live, keep the gallery and the log.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for part in (  # in the order of --help
    recognise,
    watching,
    upkeep,
    backup,
    move,
    retention,
    bench,
    task,
    learn,
    gui,
    people,
    access,
    cameras,
    doors,
    users,
    audit,
    weights,
    backups,
    profile,
    key,
    serve,
    service,
    evaluate,
):
    app.add_typer(part.app)
people.app.add_typer(personal.app)
for part in (evaluate_ages, evaluate_gallery, evaluate_profiles, evaluate_liveness, evaluate_restoration):
    evaluate.app.add_typer(part.app)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"portico {version('portico')}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    site: RootSiteOption = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Face recognition at the door. Without a command, the window opens."""
    context.obj = site
    if context.invoked_subcommand is None:
        gui.open_window(site)


def main(arguments: list[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 done, 1 a clear "no", 2 bad usage or input.

    """
    _utf8()
    try:
        result = app(arguments if arguments is not None else sys.argv[1:], standalone_mode=False)
        return int(result or 0)
    except typer.Exit as stop:
        return stop.exit_code
    except typer.TyperException as error:
        return _complain(_usage(error))
    except CliError as error:
        return _complain(str(error))
    except (typer.Abort, KeyboardInterrupt):
        return _complain("stopped")
    except BrokenPipeError:
        # whoever read our output has left; nothing more can be said to them
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except Exception as error:  # noqa: BLE001  # the contract: never a traceback
        return _complain(_words(error))


def _usage(error: typer.TyperException) -> str:
    """What is wrong with the command's words, and where to see what would be right."""
    message = getattr(error, "format_message", None)
    said = str(message() if callable(message) else error).rstrip(".")
    named = getattr(getattr(error, "param", None), "metavar", None)
    said, where = _LISTED.get(named or "", (said, "portico --help"))
    context = getattr(error, "ctx", None)
    if context is not None and isinstance(context.command, TyperGroup):  # the word after a group is missing, or wrong
        where = f"{_path(context)} --help"
        if said == "Missing command":
            said = f"say what to do: {', '.join(_visible(context, context.command))}"
    return f"{said}; see: {where}"


def _path(context: typer.Context) -> str:
    """The words that lead to a command, whatever the program's file is called."""
    return f"portico{context.command_path.removeprefix(context.find_root().command_path)}"


def _visible(context: typer.Context, group: TyperGroup) -> list[str]:
    """Names of the commands of a group, in the order of its --help."""
    found = ((name, group.get_command(context, name)) for name in group.list_commands(context))
    return [name for name, command in found if command is not None and not command.hidden]


def _words(error: Exception) -> str:
    from core.errors import PorticoError
    from models.weights import WeightsError

    if isinstance(error, PorticoError | WeightsError):
        return str(error)
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return f"{Path(error.filename or '').name[:40]}… is too long a name for a file: use a shorter one"
    if os.environ.get("PORTICO_DEBUG"):
        raise error
    from core.programs import crash

    return crash.sentence(error, crash.report(error))


def _complain(message: str) -> int:
    complain(message)
    return 2


def _utf8() -> None:
    """Names hold any script, whatever the terminal's locale says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def run() -> None:
    """The ``portico`` program."""
    code = main()
    if "app.window" in sys.modules:
        _end_soon(code)
    sys.exit(code)


def _end_soon(code: int) -> None:
    """Nobody sees any more that work goes on behind a window that has closed: it has a few seconds to end."""
    import threading

    def end() -> None:
        time.sleep(_LINGERING)
        os._exit(code)

    threading.Thread(target=end, name="last resort", daemon=True).start()
