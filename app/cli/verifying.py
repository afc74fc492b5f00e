"""Methods that compare pairs, side by side: measured, printed, and written out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.common import print_json, print_lost
from core.base.wording import amount

if TYPE_CHECKING:
    from app.cli.evaluate import Bench
    from core.evaluation.embedded import EmbeddedSet
    from core.evaluation.methods import Method, Other
    from core.evaluation.verification import Verification


def verify(
    bench: Bench,
    chosen: list[Method],
    paths: Any,
    labels: Any,
    table: Any,
    output: Path | None,
    as_json: bool,
    precision: str = "fast",
    others: Sequence[Other] = (),
    *,
    every: bool = False,
) -> None:
    """Measure methods on pairs.

    Args:
        bench: the site's settings.
        chosen: the methods.
        paths: (N,) pictures.
        labels: (N,) person of each.
        table: the pairs, with their folds.
        output: folder for files; None where none are wanted.
        as_json: print JSON instead of tables.
        precision: of the networks: "fast" or "f32".
        others: sets that are fitted on as well, and measured beside it where LFW flatters a method.
        every: whether to compare every two pictures, too.

    """
    from core.evaluation import report
    from core.evaluation.beside import beside
    from core.evaluation.verification import Timed, cross_fit
    from core.recognition.profiles import FLATTERED, seen_celebrities

    data = bench.embed(paths, {e for m in chosen for e in m.embedders}, precision=precision)
    results, figures = {}, {}
    for method in chosen:
        timed = Timed(method.make(data, labels))
        results[method.name] = cross_fit(table, len(labels), timed, data.failed)
        cost = 2 * sum(data.milliseconds[e] for e in method.embedders) + timed.milliseconds
        figures[method.name] = {"title": method.title, **report.verification(results[method.name], cost)}
        if every:
            figures[method.name] |= _every(method, data, labels, paths)
    flattered = {m.name: m.parts for m in chosen if seen_celebrities(m.embedders)} if every else {}
    for name, sets in beside({n: p for n, p in flattered.items() if p}, data, labels, others).items():
        figures[name] |= {"beside": sets} if sets else {}
    content: dict[str, Any] = {
        "pairs": len(table.same),
        "precision": precision,
        "pictures_without_a_face": report.lost(paths, data.failed),
        "methods": figures,
    }
    if output is not None:
        _write(output, content, results, table, paths)
    if as_json:
        print_json(content)
        return
    _print(content, figures)
    if flattered:
        print(f"{FLATTERED}.")
        _print_beside({name: entry["beside"] for name, entry in figures.items() if "beside" in entry})


def _every(method: Method, data: EmbeddedSet, labels: Any, paths: Any) -> dict[str, Any]:
    from core.evaluation.small_rates import small_rates

    if method.templates is None:
        return {}
    compared = small_rates(method.templates(data, labels), labels, data.failed, paths)
    return {"every": compared} if compared else {}


def _write(output: Path, content: dict[str, Any], results: dict[str, Verification], table: Any, paths: Any) -> None:
    from core.evaluation import report

    report.write_json(output / "verification.json", content)
    report.write_curves(output / "curves.png", results)
    for name, result in results.items():
        report.write_scores(output / f"scores-{name.replace('+', '-')}.csv", table, paths, result)


def _print(content: dict[str, Any], figures: dict[str, dict[str, Any]]) -> None:
    lost = content["pictures_without_a_face"]
    refused = amount(len(lost), "picture without a face counts", "pictures without a face count")
    print(f"{content['pairs']:,} pairs; {refused} as refused.")
    print_lost(lost)
    print(f"{'method':18} {'accuracy':>16} {'EER':>8} {'TAR@FAR=1%':>11} {'95 % bounds':>16} {'ms/pair':>9}")
    for name, entry in figures.items():
        tar = entry["tar"].get("0.01")
        bounds = f"{100 * tar['low']:.2f}-{100 * tar['high']:.2f} %" if tar else "too few pairs"
        share = f"{100 * tar['value']:.2f} %" if tar else ""
        accuracy = f"{100 * entry['accuracy']:.2f} ± {100 * entry['std']:.2f} %"
        cost = entry["milliseconds_per_pair"]
        print(f"{name:18} {accuracy:>16} {100 * entry['eer']:>6.2f} % {share:>11} {bounds:>16} {cost:>9.2f}")
    _print_every({name: entry["every"] for name, entry in figures.items() if "every" in entry})


def _print_beside(compared: dict[str, Any]) -> None:
    from core.evaluation.beside import RATES

    if not compared:
        print("Of people whom it has not seen: name folders of them by --with, as FG-NET's and NUAA's.")
        return
    heads = " ".join(f"{f'1 in {1 / rate:,.0f}':>14}" for rate in RATES)
    print("\nBeside it, every comparison of people whom it has not seen, fitted on others: FNMR at FMR")
    print(f"{'method':18} {heads}  set")
    for name, sets in compared.items():
        for which, rates in sets.items():
            found = [rates["fnmr"].get(f"{rate:g}") for rate in RATES]
            cells = (f"{100 * one['value']:.2f} %" if one else "too few" for one in found)
            print(f"{name:18} " + " ".join(f"{cell:>14}" for cell in cells) + f"  {which}")


def _print_every(compared: dict[str, Any]) -> None:
    from core.evaluation.small_rates import SMALL

    if compared:
        heads = " ".join(f"{f'1 in {1 / rate:,.0f}':>14}" for rate in SMALL)
        print(f"\nEvery comparison, fitted on other people: FNMR at FMR\n{'method':18} {'pictures':28} {heads}")
    for name, sets in compared.items():
        for which, rates in sets.items():
            found = [rates["fnmr"].get(f"{rate:g}") for rate in SMALL]
            cells = (f"{100 * one['value']:.2f} %" if one else "too few" for one in found)
            print(f"{name:18} {which:28} " + " ".join(f"{cell:>14}" for cell in cells))
