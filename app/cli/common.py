"""What every command shares: options, opening a site, printing."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.advice import worded
from core.base import wall_clock
from core.base.progress import Report, silent

if TYPE_CHECKING:
    from core.engine import Engine
    from core.gallery.events import Event
    from core.gallery.recogniser import Recogniser
    from core.settings import Region, Settings
    from core.site import Site

RootSiteOption = Annotated[
    Path | None,
    typer.Option("--site", envvar="PORTICO_SITE", help="Folder of the installation.", show_envvar=True),
]
# after a command the option has no variable of its own: what stands before the command would lose against it
SiteOption = Annotated[Path | None, typer.Option("--site", help="Folder of the installation.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON: one object, or one per line.")]


def commands(name: str | None = None, words: str = "") -> typer.Typer:
    """Where the commands of one module go, as ``app.command()(function)``: `app/cli/main.py` puts them together.

    Args:
        name: of the group they are in, as in ``portico people list``; None where each stands alone or in another's.
        words: what the group is for.

    """
    return typer.Typer(name=name, help=words or None, rich_markup_mode=None)


class CliError(Exception):
    """Bad usage that a command finds out itself."""


def folder_of(site: Path | None) -> Path:
    """The site's folder: as named, or the default."""
    if site is not None:
        return site.expanduser()
    from core.base.places import default_folder

    return default_folder()


@contextmanager
def open_site(context: typer.Context, site: Path | None) -> Iterator[Site]:
    """The site that the options name, closed again afterwards."""
    from core.programs import crash
    from core.site import Site

    folder = folder_of(site or context.find_root().obj)
    crash.place(folder, " ".join(["portico", *_words_of(context)]))
    with Site(folder, ask=ask_passphrase) as opened:
        yield opened


def require_site(context: typer.Context, site: Path | None) -> None:
    """Refuse a folder that somebody has named and that is not there: for what looks at a site, and is to make none.

    Raises:
        CliError: it is not there.

    """
    named = site or context.find_root().obj
    if named is None:
        return
    folder = folder_of(named)
    try:
        folder.stat()
    except FileNotFoundError:
        raise CliError(f"there is no site {folder}: correct --site, or make one by enrolling somebody") from None
    except OSError:
        pass  # opening it says what is wrong


def _words_of(context: Any) -> list[str]:  # of typer, or of what lies below it
    """The names of a command and of the groups that it is in."""
    return [*_words_of(context.parent), context.info_name or ""] if context.parent is not None else []


def ask_passphrase(*, new: bool = False) -> str:
    """The passphrase of the site key, typed unseen; empty where nobody can type one."""
    if not sys.stdin.isatty():
        return ""
    return str(typer.prompt("Passphrase of the site", hide_input=True, confirmation_prompt=new, err=True))


def secret_line(file: Path, what: str) -> str:
    """The first line of a file; ``-`` is standard input, and at a terminal it is typed unseen.

    Args:
        file: where it stands.
        what: it is, as in "the password".

    Raises:
        CliError: it cannot be read.

    """
    if str(file) == "-":
        if sys.stdin.isatty():
            return str(typer.prompt(what[:1].upper() + what[1:], hide_input=True, err=True))
        return sys.stdin.readline().rstrip("\r\n")
    try:
        with file.expanduser().open(encoding="utf-8-sig") as content:  # Windows' editors begin files with a mark
            return content.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        words = getattr(error, "strerror", None) or "it is no text"
        raise CliError(f"{what} cannot be read from {file}: {words}") from None


def password_in(file: Path) -> str:
    """The password of a camera in the first line of a file, as :func:`secret_line` reads it.

    Raises:
        CliError: there is none.

    """
    password = secret_line(file, "the password")
    if not password:
        raise CliError(f"there is no password in {file}: write it into the first line")
    return password


@contextmanager
def open_recogniser(site: Site) -> Iterator[Recogniser]:
    """The recogniser of a site."""
    from core.gallery.recogniser import Recogniser

    yield Recogniser.of_site(site, load_engine(site.settings))


def load_engine(settings: Settings) -> Engine:
    """The engine, with a progress bar on a terminal."""
    from core.engine import Engine

    with progress("Loading") as report:
        return Engine.load(settings, report)


@contextmanager
def progress(title: str) -> Iterator[Report]:
    """A progress bar on a terminal, nothing elsewhere: called with (fraction done 0..1, words)."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=1.0)
        yield lambda done, words: bar.update(task, completed=done, description=f"{title}: {words}")


def tell_passed_over(folder: Path, *, deep: bool = True, others: bool = True) -> None:
    """Say once what is not taken of a folder of pictures.

    Args:
        folder: that was named; nothing is said of what is no folder.
        deep: whether its sub-folders are looked through.
        others: whether files that are no pictures are worth a word.

    """
    from core.pictures import folders

    if folder.is_dir() and (words := folders.survey(folder, deep=deep).words(others=others)):
        print(f"portico: {words}", file=sys.stderr)


@contextmanager
def until_interrupted() -> Iterator[Callable[[], bool]]:
    """Whether somebody has pressed Ctrl+C: the first time asks the work to come to an end, the second breaks it off."""
    pressed = False

    def press(_signal: int, _frame: object) -> None:
        nonlocal pressed
        pressed = True
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: pressed
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def ending_cleanly() -> Iterator[None]:
    """Let what is going on be put away when the process is asked to end, as after Ctrl+C.

    Raises:
        CliError: it was asked to, in either way.

    """

    def end(_signal: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    except KeyboardInterrupt:
        raise CliError("stopped") from None
    finally:
        signal.signal(signal.SIGTERM, before)


def complain(message: str) -> None:
    """Say what is wrong, in one line."""
    print(f"portico: {' '.join(worded(message).split())}", file=sys.stderr)


def region_of(text: str) -> Region:
    """The part of a picture that --region names."""
    from core.settings import CameraSettings

    try:
        left, top, right, bottom = (float(part) for part in text.split(","))
        CameraSettings(region=(left, top, right, bottom))
    except ValueError:  # pydantic's is one too
        raise CliError(
            "--region takes four fractions of the picture, left,top,right,bottom, such as 0.2,0,0.8,1"
        ) from None
    return left, top, right, bottom


def confirm(question: str, name: str, yes: bool) -> None:
    """Ask before something is deleted for good: with ``yes`` not at all, and where nobody can answer, refuse."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise CliError(f"deleting {name} cannot be undone: say --yes to do it without being asked")
    if not typer.confirm(f"{question} This cannot be undone."):
        print("Nothing was deleted.")
        raise typer.Exit(1)


def print_json(value: object) -> None:
    """One JSON value on one line, at once."""
    print(json.dumps(_worded(value), ensure_ascii=False, default=_plain), flush=True)


def _worded(value: Any) -> Any:
    """A JSON value with its sentences as the command line words them."""
    if isinstance(value, str):
        return worded(value)
    if isinstance(value, Mapping):
        return {name: _worded(one) for name, one in value.items()}
    return [_worded(one) for one in value] if isinstance(value, list | tuple) else value


def print_lost(names: list[str]) -> None:
    """List pictures without a face."""
    for name in names:
        print(f"  no face: {name}")


def _plain(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "item"):
        return value.item()
    return str(value)


def event_json(event: Event) -> dict[str, object]:
    """An event as the contract prints it, and what explains it."""
    return {
        "time": event.time.isoformat(timespec="milliseconds"),
        "camera": event.camera,
        "track": event.track,
        "decision": str(event.decision),
        "result": str(event.result),
        "door": event.door,
        "person": event.person,
        "score": _rounded(event.score),
        "reasons": list(event.reasons),
        "outcome": str(event.outcome),
        "threshold": _rounded(event.threshold),
        "second": {"person": event.second_person, "score": _rounded(event.second_score)}
        if event.second_score is not None
        else None,
        "shots": event.shots,
        "quality": _rounded(event.quality),
        "profile": event.profile_id,
        "id": event.id,
    }


def event_line(event: Event) -> str:
    """An event for people to read."""
    who = event.person or {
        "insufficient": "not seen well enough",
        "ambiguous": "cannot be told apart",
        "door": "the door",
        "machine": "the machine",
    }.get(str(event.outcome), "nobody we know")
    why = "; ".join(map(worded, event.reasons))
    return f"{wall_clock.shown(event.time, '%H:%M:%S')}  {event.camera}  {event.result.upper():5}  {who}  ({why})"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(float(value), 4)
