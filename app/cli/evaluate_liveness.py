"""``portico evaluate liveness``."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.common import CliError, JsonOption, commands, folder_of, load_engine, print_json, progress
from app.cli.evaluate import OutputOption

if TYPE_CHECKING:
    from core.evaluation.liveness import Errors, Table
    from core.evaluation.metrics import Rate


app = commands()


@app.command()
def liveness(  # long: its options
    context: typer.Context,
    folders: Annotated[
        list[Path],
        typer.Argument(
            help="Each holds live/ and spoof/: sub-folders of spoof are types of attack, or people as in live."
        ),
    ],
    others: Annotated[
        Path | None, typer.Option("--live", help="More pictures of live faces, to count how many are refused.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many of them, evenly spaced.")] = 500,
    output: OutputOption = None,
    as_json: JsonOption = False,
) -> None:
    """Passive liveness: attacks that pass, by type, and live faces refused; what one set taught is tried on others."""
    from core import settings as site_settings
    from core.evaluation import liveness as measuring
    from core.evaluation import report
    from core.liveness.passive import Weighing

    kinds = {folder.resolve().name: measuring.read(folder) for folder in folders}
    if len(kinds) < len(folders):
        raise CliError("two of the folders have the same name: rename one, so that they can be told apart")
    if others is not None and not others.is_dir():
        raise CliError(f"{others} is not a folder")
    settings = site_settings.load(folder_of(context.find_root().obj))
    engine = load_engine(settings)
    with progress("Judging") as show:
        sets = {name: measuring.measure(one, engine, engine.liveness, show) for name, one in kinds.items()}
        elsewhere, unjudged = None, 0
        if others is not None:
            paths = measuring.pictures(others)
            chosen = paths[:: max(1, len(paths) // limit)][:limit]
            others_judged = measuring.measure({measuring.LIVE: chosen}, engine, engine.liveness, show)
            elsewhere, unjudged = others_judged.parts, sum(others_judged.unjudged.values())
    like = engine.liveness.weighing
    tables = {
        f"{name}, fitted on four fifths of it": measuring.within(one, like, elsewhere) for name, one in sets.items()
    }
    for one, other in permutations(sets, 2):
        fitted = measuring.fit([sets[one]], like)
        tables[f"{other}, fitted on {one}"] = measuring.by(fitted, sets[other], elsewhere)
    tables |= {f"{name}, as shipped": measuring.by(like, one, elsewhere) for name, one in sets.items()}
    fitted = measuring.fit(list(sets.values()), like)
    content: dict[str, Any] = {
        "minifasnets": like.share > 0,
        "pictures": {name: {k: int((one.kinds == k).sum()) for k in kinds[name]} for name, one in sets.items()},
        "unjudged": {name: one.unjudged for name, one in sets.items()},
        "other_live": {"judged": len(elsewhere), "unjudged": unjudged} if elsewhere is not None else None,
        "tables": {name: _plain(table, report.rate) for name, table in tables.items()},
        "shipped": vars(Weighing.shipped(more=like.share > 0)),
        "fitted": vars(fitted),
        "certification": False,
    }
    if output is not None:
        report.write_json(output / "liveness.json", content)
    if as_json:
        print_json(content)
        return
    _print(content, tables, others)
    print(f"fitted on all of these: slope {fitted.slope:.3f}, bias {fitted.bias:.3f}")
    print("This is a measurement on a few pictures, and no certification by ISO/IEC 30107-3.")


def _print(content: dict[str, Any], tables: dict[str, Table], others: Path | None) -> None:
    told, beside = content["minifasnets"], content["other_live"]
    print("with the MiniFASNets" if told else "without the MiniFASNets, whose weights are not on this machine")
    for name, counts in content["pictures"].items():
        counted = ", ".join(f"{count} {kind}" for kind, count in counts.items())
        print(f"{name}: {counted}; nothing can be told of {sum(content['unjudged'][name].values())} more.")
    if beside is not None:
        print(f"{others}: {beside['judged']} live; nothing can be told of {beside['unjudged']} more.")
    for name, table in tables.items():
        print(f"{name}: equal errors at {100 * table.eer:.1f} %")
        for target, errors in table.at.items():
            print(f"  at BPCER {100 * target:g} %: {_words(errors)}")
        print(f"  at its own threshold: BPCER {_share(table.own.bpcer)}; {_words(table.own)}")
        print(f"  at a door's line: BPCER {_share(table.door.bpcer)}; {_words(table.door)}")


def _plain(table: Table, rate: Any) -> dict[str, Any]:
    def errors(some: Errors) -> dict[str, Any]:
        return {
            "bpcer": rate(some.bpcer),
            "apcer": {kind: rate(share) for kind, share in some.apcer.items()},
            "other_live_refused": rate(some.elsewhere) if some.elsewhere is not None else None,
        }

    return {
        "eer": table.eer,
        "at": {str(t): errors(e) for t, e in table.at.items()},
        "own": errors(table.own),
        "door": errors(table.door),
    }


def _words(errors: Errors) -> str:
    attacks = "; ".join(f"APCER {kind} {_share(rate)}" for kind, rate in errors.apcer.items())
    return attacks + (f"; other live faces refused {_share(errors.elsewhere)}" if errors.elsewhere is not None else "")


def _share(rate: Rate) -> str:
    low, high = rate.bounds
    return f"{100 * rate.value:.1f} % ({100 * low:.1f}-{100 * high:.1f}, of {rate.trials})"
