"""``portico weights``: the files that networks are made of, which are here, and how to get the others."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.common import JsonOption, SiteOption, folder_of, print_json, progress

if TYPE_CHECKING:
    from models.weights import Standing, WeightStore

app = typer.Typer(help="Get the files that networks are made of.", rich_markup_mode=None)

STATES = {"present": "installed", "missing": "not installed", "damaged": "damaged"}
"""Words for how it stands with weights."""

NameArgument = Annotated[str, typer.Argument(help="Weights, as shown by: portico weights list")]


def _store(context: typer.Context, site: Path | None) -> WeightStore:
    from core import settings
    from core.engine import machinery

    return machinery(settings.load(folder_of(site or context.find_root().obj)))[1]


@app.command("list")
def list_(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """List all weights: which are installed, their size, licence and address."""
    store = _store(context, site)
    standings = [store.state(name) for name in store.entries]
    if as_json:
        print_json({"weights": [_entry(one) for one in standings]})
        return
    wide = max(len(one.weights.name) for one in standings)
    for one in standings:
        weights = one.weights
        facts = f"{STATES[one.state]:<13}  {weights.size_words:>8}  {weights.licence:<12}"
        print(f"{weights.name:<{wide}}  {facts}  {weights.title}")
        if one.state != "present" and weights.url:
            print(f"{'':<{wide}}  {weights.url}")
    missing = sum(one.state != "present" for one in standings)
    if missing:
        print(
            f"\n{missing} of {len(standings)} are missing: portico weights get NAME, or portico weights use NAME FILE"
        )


@app.command()
def get(
    context: typer.Context,
    names: Annotated[list[str], typer.Argument(help="Weights, as shown by: portico weights list")],
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Download weights. One that was interrupted goes on where it stopped."""
    store = _store(context, site)
    for name in names:
        title = store.state(name).weights.title
        with progress(title) as report:
            path = store.fetch(
                name,
                lambda done, size: report(done / size, f"{done / 1e6:.1f} of {size / 1e6:.1f} MB"),
            )
        if as_json:
            print_json({"name": name, "path": str(path)})
        else:
            print(f"{title}: {path}")


@app.command()
def use(
    context: typer.Context,
    name: NameArgument,
    file: Annotated[Path, typer.Argument(help="File with the weights.")],
    unverified: Annotated[
        bool, typer.Option("--unverified", help="Take it although no checksum is known: only if you trust its source.")
    ] = False,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take weights from a file: it is checked and copied."""
    store = _store(context, site)
    path = store.adopt(name, file.expanduser(), unverified=unverified)
    if as_json:
        print_json({"name": name, "path": str(path)})
    else:
        print(f"{store.entries[name].title}: {path}")


def _entry(one: Standing) -> dict[str, object]:
    facts = asdict(one.weights)
    wanted = ("name", "title", "size", "licence", "url", "package", "sha256")
    return {"state": one.state, **{key: facts[key] for key in wanted}, "path": str(one.path) if one.path else None}
