"""``portico retention``: how long faces and events are kept."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.common import JsonOption, SiteOption, commands, open_site, print_json
from core.base.wording import amount

app = commands()


@app.command()
def retention(
    context: typer.Context,
    now: Annotated[bool, typer.Option("--now", help="Remove what is too old now, not at the next full hour.")] = False,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show how long faces and events are kept."""
    with open_site(context, site) as opened:
        settings = opened.settings
        removed = opened.keep_periods() if now else None
        without = opened.consents.missing()
    if as_json:
        print_json(
            {
                "keep_unknown_days": settings.keep_unknown_days,
                "keep_events_days": settings.keep_events_days,
                "removed": vars(removed) if removed is not None else None,
                "without_consent": without,
            }
        )
        return
    print(f"Faces of people nobody knows are kept for {_days(settings.keep_unknown_days)}.")
    print(f"Events and passages are kept for {_days(settings.keep_events_days)}.")
    print(f"{amount(len(without), 'person has', 'people have')} no consent on record.")
    if removed is not None:
        faces, events = amount(removed.faces, "face", "faces"), amount(removed.events, "event", "events")
        print(f"Removed now: {faces}, {events}, {amount(removed.passages, 'passage', 'passages')}.")


def _days(count: int) -> str:
    return amount(count, "day", "days") if count else "ever"
