"""``portico key``: where the site key is kept, and renewing it."""

from __future__ import annotations

from typing import Annotated, Literal, cast

import typer

from app.cli.common import CliError, SiteOption, ask_passphrase, commands, open_site

app = commands("key", "Say where the site key is kept, or renew it.")


@app.command()
def store(
    context: typer.Context,
    place: Annotated[str, typer.Argument(help="file, keyring or passphrase.")],
    site: SiteOption = None,
) -> None:
    """Keep the site key in a file, in the system's keyring, or behind a passphrase."""
    if place not in ("file", "keyring", "passphrase"):
        raise CliError(f"{place!r} is no place for a key: choose file, keyring or passphrase")
    with open_site(context, site) as opened:
        opened.move_key(cast("Literal['file', 'keyring', 'passphrase']", place), lambda: ask_passphrase(new=True))
    print(f"The site key is kept so from now on: {place}.")


@app.command()
def renew(context: typer.Context, site: SiteOption = None) -> None:
    """Give the gallery a new site key. Stop every window and station of the site first."""
    with open_site(context, site) as opened:
        opened.renew_key()
    print("The gallery has a new site key; the old one opens nothing any more.")
