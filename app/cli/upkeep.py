"""``portico doctor`` and ``portico reindex``."""

from __future__ import annotations

import typer

from app.cli.common import JsonOption, SiteOption, load_engine, open_site, print_json


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(doctor)
    app.command()(reindex)


def doctor(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """Check the site and this machine. Exits with 1 where something is wrong."""
    from core.health import State, examine

    checks = []
    with open_site(context, site) as opened:
        for check in examine(opened):
            checks.append(check)
            if not as_json:
                mark = {State.GOOD: "ok  ", State.ATTENTION: "note", State.BAD: "BAD "}[check.state]
                print(f"{mark}  {check.name}: {check.words}", flush=True)
    good = all(check.state is not State.BAD for check in checks)
    if as_json:
        entries = [{"name": c.name, "state": str(c.state), "words": c.words} for c in checks]
        print_json({"ok": good, "checks": entries})
    if not good:
        raise typer.Exit(1)


def reindex(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """Make the search index anew from the gallery."""
    with open_site(context, site) as opened:
        engine = load_engine(opened.settings)
        index = engine.index(opened)
        templates = index.rebuild()
        people = index.people
    if as_json:
        print_json({"templates": templates, "people": people, "profile": engine.profile.id})
    else:
        print(f"The index holds {templates} templates of {people} people.")
