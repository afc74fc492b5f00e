"""``portico doctor`` and ``portico reindex``."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import ExitStack, closing, nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from app.advice import worded
from app.cli.common import (
    CliError,
    JsonOption,
    SiteOption,
    commands,
    folder_of,
    load_engine,
    open_site,
    print_json,
    progress,
    require_site,
)

if TYPE_CHECKING:
    from core.base.progress import Report
    from core.health import Check

PrivateOption = Annotated[
    bool, typer.Option("--private", help="First keep all other accounts of this machine out of the site's files.")
]
DeepOption = Annotated[bool, typer.Option("--deep", help="Open every sealed record, not only some hundred.")]


app = commands()


@app.command()
def doctor(
    context: typer.Context,
    site: SiteOption = None,
    as_json: JsonOption = False,
    deep: DeepOption = False,
    private: PrivateOption = False,
) -> None:
    """Check the site and this machine. Exits with 1 where something is wrong, and with 2 where no such site is.

    With --json: {"ok", "checks": [{"name", "group", "state", "words", "advice", "facts"}]}. "ok" is false where a
    state is "bad"; the others are "good" and "attention". "words" and "advice" are for people; "facts" are numbers,
    words of a fixed set and moments in ISO 8601, and nobody's name but those of cameras. Names of checks and facts
    stay what they are.
    """
    from core.health import State
    from core.health import as_json as report_of

    require_site(context, site)
    if private:
        _make_private(context, site)
    marks = {State.GOOD: "ok  ", State.ATTENTION: "note", State.BAD: "BAD "}
    # the bar takes standard output along to where it is itself: only where that is the same terminal
    bar = progress("Checking") if as_json or sys.stdout.isatty() else nullcontext()
    checks = []
    with bar as report, closing(_checks(context, site, report, deep=deep)) as found:
        for check in found:
            checks.append(check)
            if not as_json:
                print(f"{marks[check.state]}  {check.name}: {worded(str(check))}", flush=True)
    result = report_of(checks)
    if as_json:
        print_json(result)
    if not result["ok"]:
        raise typer.Exit(1)


def _make_private(context: typer.Context, site: SiteOption) -> None:
    from core.site.private import make_private
    from core.store.audit import Permission

    with open_site(context, site) as opened:
        opened.trail.require(Permission.RULES)
        try:
            make_private(opened)
        except OSError as error:
            raise CliError(f"{error.filename} cannot be closed to others: {error.strerror}") from None


def _checks(context: typer.Context, site: SiteOption, report: Report | None, *, deep: bool) -> Generator[Check]:
    """All checks; of a site that cannot be opened those that are possible all the same."""
    from core.base.failures import unexpected
    from core.errors import PorticoError
    from core.health import examine, examine_closed
    from core.programs import crash

    with ExitStack() as stack:
        try:
            opened = stack.enter_context(open_site(context, site))
        except Exception as error:  # noqa: BLE001  # damage may come out as anything
            why: str = str(error) if "\n" not in str(error) else " ".join(str(error).split())
            why = why or type(error).__name__
            if unexpected(error):
                crash.report(error)
            if not isinstance(error, PorticoError):
                why = f"the site cannot be opened: {why}"
            yield from examine_closed(folder_of(site or context.find_root().obj), why, report)
        else:
            yield from examine(opened, report=report, deep=deep)


@app.command()
def reindex(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """Make the search index anew from the gallery."""
    require_site(context, site)
    with open_site(context, site) as opened:
        from core.gallery.recogniser import index_of

        engine = load_engine(opened.settings)
        index = index_of(opened, engine)
        templates = index.rebuild()
        people = index.people
    if as_json:
        print_json({"templates": templates, "people": people, "profile": engine.profile.id})
    else:
        from core.health.gallery import people_words, templates_words

        print(f"The index holds {templates_words(templates)} of {people_words(people)}.")
