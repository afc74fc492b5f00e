"""``portico bench``."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from app.cli.common import CliError, JsonOption, SiteOption, commands, folder_of, print_json, progress

_SECTIONS = ("detect", "embed", "whole", "gallery", "live", "memory", "start")


app = commands()


@app.command()
def bench(  # long: its options
    context: typer.Context,
    only: Annotated[str, typer.Option("--only", help=f"Sections, with commas between: {', '.join(_SECTIONS)}.")] = "",
    video: Annotated[Path | None, typer.Option("--video", help="Street scene to detect in and to play.")] = None,
    rounds: Annotated[int, typer.Option(min=1, help="How often each thing is timed.")] = 9,
    people: Annotated[int, typer.Option(min=1000, help="Largest gallery.")] = 1_000_000,
    enrolled: Annotated[int, typer.Option(min=100, help="People of the site that is written to disk.")] = 100_000,
    seconds: Annotated[float, typer.Option(min=1, help="How long each camera scene plays.")] = 12.0,
    minutes: Annotated[float, typer.Option(min=0.1, help="How long memory is watched.")] = 1.0,
    profiles: Annotated[
        str, typer.Option("--profiles", help="Profiles to measure, with commas between: by default the site's.")
    ] = "",
    against: Annotated[
        str, typer.Option("--against", help="Profile that templates and cameras are measured beside, in turn.")
    ] = "",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Folder for JSON, CSV and PNG.")] = None,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Speed, measured now, beside the tools that people use where they are installed."""
    from core import settings as site_settings
    from core.bench import detection, embeddings, gallery, live, whole
    from core.bench import start as starting
    from core.bench.measuring import Bench, machine
    from core.bench.report import write_growth
    from core.engine import Engine
    from core.evaluation import report
    from models.peers import ABSENT

    chosen = [word for word in only.split(",") if word] or list(_SECTIONS)
    unknown = [word for word in chosen if word not in _SECTIONS]
    if unknown:
        raise CliError(f"there is no section {unknown[0]!r}: known are {', '.join(_SECTIONS)}")
    if video is not None and not video.is_file():
        raise CliError(f"{video} is not a video file")
    settings = site_settings.load(folder_of(site or context.find_root().obj))
    with progress("Measuring") as show:
        run = Bench(rounds, lambda words: show(0.0, words))
        engine = functools.cache(lambda name: Engine.load(settings.model_copy(update={"profile": name})))

        def engines() -> list[Engine]:
            return [engine(name) for name in profiles.split(",") if name] or [engine(settings.profile)]

        def beside() -> Engine | None:
            return engine(against) if against else None

        sizes = (*(n for n in (1_000, 10_000, 100_000) if n < people), people)
        work: dict[str, Callable[[], None]] = {
            "detect": lambda: detection.detection(run, settings, video),
            "embed": lambda: embeddings.embeddings(run, settings, engines(), beside()),
            "whole": lambda: whole.whole(run, settings, engines()),
            "gallery": lambda: gallery.gallery(run, sizes, min(enrolled, people)),
            "live": lambda: live.live(run, engines(), video, seconds, beside()),
            "memory": lambda: live.memory(run, settings, video, 60 * minutes),
            "start": lambda: starting.start(run),
        }
        for section in chosen:
            work[section]()
    content: dict[str, Any] = {
        "machine": machine(),
        "rounds": rounds,
        "figures": [f.as_json() for f in run.figures],
        "absent": ABSENT,
    }
    if output is not None:
        report.write_json(output / "bench.json", content)
        report.write_table(output / "bench.csv", content["figures"])
        write_growth(output / "growth.png", run.figures)
    if as_json:
        print_json(content)
        return
    facts = content["machine"]
    print(f"{facts['cpu']}, {facts['cores']} cores, {', '.join(facts['extensions'])}; {facts['system']}")
    print(f"{'':58} {'min':>8} {'median':>8} {'max':>8}      {'peer':>8} {'ratio':>7}")
    for figure in run.figures:
        entry = figure.as_json()
        peer = f"{entry['peer']['median']:8.1f}" if "median" in entry.get("peer", {}) else f"{'':>8}"
        ratio = f"{entry['ratio']:6.1f}x" if "ratio" in entry else f"{'':>7}"
        times = " ".join(f"{entry[key]:8.2f}" for key in ("min", "median", "max"))
        name = f"{figure.group}: {figure.name}"
        more = "; ".join(words for words in (entry.get("peer", {}).get("name", ""), figure.note) if words)
        print(f"{name:58} {times} {figure.unit:>4} {peer} {ratio}  {more}")
    for peer_name, reason in ABSENT.items():
        print(f"not measured: {peer_name}, {reason}")
