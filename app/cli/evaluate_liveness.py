"""``portico evaluate liveness``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.common import CliError, JsonOption, folder_of, load_engine, print_json, progress
from app.cli.evaluate import OutputOption

if TYPE_CHECKING:
    from core.evaluation.metrics import Rate


def register(commands: typer.Typer) -> None:
    """Add this command."""
    commands.command()(liveness)


def liveness(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Holds live/, and spoof/ with a sub-folder for each type of attack.")],
    others: Annotated[
        Path | None, typer.Option("--live", help="More pictures of live faces, to count how many are refused.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many of them, evenly spaced.")] = 500,
    output: OutputOption = None,
    as_json: JsonOption = False,
) -> None:
    """Passive liveness: attacks that pass, by type, and live faces refused, each on folds it was not fitted on."""
    from core import settings as site_settings
    from core.evaluation import liveness as measuring
    from core.evaluation import report
    from core.liveness.passive import Weighing

    kinds = measuring.read(folder)
    settings = site_settings.load(folder_of(context.find_root().obj))
    engine = load_engine(settings)
    if others is not None and not others.is_dir():
        raise CliError(f"{others} is not a folder")
    with progress("Judging") as show:
        judged = measuring.measure(kinds, engine, engine.liveness, show)
        elsewhere = None
        if others is not None:
            paths = measuring.pictures(others)
            chosen = paths[:: max(1, len(paths) // limit)][:limit]
            elsewhere = measuring.measure({measuring.LIVE: chosen}, engine, engine.liveness, show)
    parts = elsewhere.parts if elsewhere is not None else None
    tables = {name: measuring.cross_fit(judged, columns, parts) for name, columns in measuring.MODELS.items()}
    weighing = Weighing.shipped()
    fixed = measuring.shipped(judged, weighing)
    fitted = measuring.fit(judged)
    content: dict[str, Any] = {
        "pictures": {kind: int((judged.kinds == kind).sum()) for kind in kinds},
        "unjudged": judged.unjudged,
        "models": {
            name: {
                "eer": table.eer,
                "at": {
                    str(target): {
                        "apcer": {kind: report.rate(rate) for kind, rate in table.apcer[target].items()},
                        "bpcer": report.rate(table.bpcer[target]),
                        "other_live_refused": report.rate(table.elsewhere[target]) if table.elsewhere else None,
                    }
                    for target in measuring.BPCERS
                },
            }
            for name, table in tables.items()
        },
        "shipped": {kind: report.rate(rate) for kind, rate in fixed.items()},
        "fitted": vars(fitted),
        "certification": False,
    }
    if output is not None:
        report.write_json(output / "liveness.json", content)
    if as_json:
        print_json(content)
        return
    counted = ", ".join(f"{count} {kind}" for kind, count in content["pictures"].items())
    print(f"{counted}; without a face of {measuring.SMALLEST} pixels: {sum(judged.unjudged.values())}.")
    for name, table in tables.items():
        print(f"{name}: equal errors at {100 * table.eer:.1f} %")
        for target in measuring.BPCERS:
            attacks = "; ".join(f"APCER {kind} {_share(rate)}" for kind, rate in table.apcer[target].items())
            more = f"; other live faces refused {_share(table.elsewhere[target])}" if table.elsewhere else ""
            print(f"  set for BPCER {100 * target:g} %: BPCER {_share(table.bpcer[target])}; {attacks}{more}")
    print("as shipped (fitted on 199 such pictures): " + "; ".join(f"{k} {_share(r)}" for k, r in fixed.items()))
    print(f"fitted on all of these: network {fitted.network:.4f}, tone {fitted.tone:.4f}, bias {fitted.bias:.4f}")
    print("This is a measurement on a few pictures, and no certification by ISO/IEC 30107-3.")


def _share(rate: Rate) -> str:
    low, high = rate.bounds
    return f"{100 * rate.value:.1f} % ({100 * low:.1f}-{100 * high:.1f}, of {rate.trials})"
