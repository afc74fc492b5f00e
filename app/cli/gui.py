"""``portico gui``: the window."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from app.cli.common import CliError, SiteOption, commands, folder_of

_ENDING = 20.0  # seconds that another one has to lock its doors

app = commands()


@app.command()
def gui(
    context: typer.Context,
    site: SiteOption = None,
    door: Annotated[
        str | None,
        typer.Option("--door", help="Open the door screen of this camera at once: for a tablet at the door."),
    ] = None,
    end_other: Annotated[
        bool,
        typer.Option("--end-other", help="First end the Portico that has the site open, where its window is lost."),
    ] = False,
) -> None:
    """Open the window."""
    if end_other:
        _end_other(site or context.obj)
    open_window(site or context.obj, door)


def _end_other(site: Path | None) -> None:
    """End the process that has a window open on a site: it is asked to, and killed where it does not hear."""
    import psutil
    from filelock import Timeout

    from core.base import durable
    from core.programs.crash import window_of

    folder = folder_of(site)
    number = window_of(folder)
    if number is None:
        return
    try:
        other = psutil.Process(number)
        for end in (other.terminate, other.kill):
            end()
            with suppress(Timeout), durable.lock(folder / "window.lock", timeout=_ENDING):
                return  # it has let go of the site
    except psutil.NoSuchProcess:
        pass
    except psutil.Error:
        raise CliError(f"process {number} cannot be ended by this account: end it as whoever started it") from None


def open_window(site: Path | None, door: str | None = None) -> None:
    """Run the window until it is closed."""
    from app.window.application import run

    raise typer.Exit(run(folder_of(site), door=door))
