"""``portico evaluate`` and ``portico group``."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.common import CliError, JsonOption, SiteOption, folder_of, load_engine, print_json, progress

if TYPE_CHECKING:
    from core.evaluation.embedded import EmbeddedSet
    from core.evaluation.methods import Method

app = typer.Typer(help="Measure the recogniser on labelled pictures.", rich_markup_mode=None)

OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="Folder for JSON, CSV and PNG files.")]


def _methods(chosen: str) -> list[Method]:
    from core.evaluation import methods
    from core.recognition import profiles

    own = [methods.of_profile(name, profiles.load(name)) for name in profiles.names()]
    known = {m.name: m for m in [*methods.baselines(profiles.load()), *own]}
    if chosen == "all":
        return list(known.values())
    names = chosen.split(",")
    unknown = [name for name in names if name not in known]
    if unknown:
        raise CliError(f"no method named {unknown[0]!r}: known are all, {', '.join(known)}")
    return [known[name] for name in names]


def _embed(paths: tuple[Path, ...], embedders: list[str]) -> EmbeddedSet:
    from core.evaluation.embedded import embed
    from core.site import cache_folder
    from models.runtime import Runtime
    from models.weights import WeightStore

    with progress("Embedding") as report:
        return embed(
            paths, embedders, Runtime(cache_folder() / "compiled"), WeightStore(cache_folder() / "weights"), report
        )


@app.command()
def lfw(
    folder: Annotated[Path, typer.Argument(help="One folder per person, and pairs.txt.")],
    method: Annotated[str, typer.Option("--method", help="Names, with commas between; or all.")] = "standard",
    output: OutputOption = None,
    as_json: JsonOption = False,
) -> None:
    """The LFW protocol: accuracy over the folds, everything fitted on the other folds."""
    from core.evaluation.datasets import read_folders, read_lfw_pairs

    pictures = read_folders(folder)
    _verify(
        _methods(method),
        pictures.paths,
        pictures.labels,
        read_lfw_pairs(folder / "pairs.txt", pictures),
        output,
        as_json,
    )


@app.command()
def pairs(
    pairs_file: Annotated[Path, typer.Option("--pairs", help="CSV: first,second,same[,fold] with a header.")],
    images_folder: Annotated[Path, typer.Option("--images", help="Folder that the file names are relative to.")],
    output: OutputOption = None,
    as_json: JsonOption = False,
) -> None:
    """Any pairs, with the shipped profile as it is: nothing is fitted but the threshold, on the other folds."""
    from core.evaluation.datasets import read_pairs_csv

    paths, labels, table = read_pairs_csv(pairs_file, images_folder)
    _verify([_shipped()], paths, labels, table, output, as_json)


def _shipped() -> Method:
    from core.evaluation import methods
    from core.recognition import profiles

    return methods.as_shipped("standard", profiles.load())


def _verify(chosen: list[Method], paths: Any, labels: Any, table: Any, output: Path | None, as_json: bool) -> None:
    from core.evaluation import report
    from core.evaluation.verification import cross_fit

    data = _embed(paths, sorted({e for m in chosen for e in m.embedders}))
    results, figures = {}, {}
    for method in chosen:
        fit = method.make(data, labels)
        began = time.perf_counter()
        results[method.name] = cross_fit(table, len(labels), fit, data.failed)
        scoring = 1e3 * (time.perf_counter() - began) / len(table.same)
        cost = 2 * sum(data.milliseconds[e] for e in method.embedders) + scoring
        figures[method.name] = {"title": method.title, **report.verification(results[method.name], cost)}
    content = {
        "pairs": len(table.same),
        "pictures_without_a_face": [str(paths[i].name) for i in data.failed.nonzero()[0]],
        "methods": figures,
    }
    if output is not None:
        report.write_json(output / "verification.json", content)
        report.write_curves(output / "curves.png", results)
        for name, result in results.items():
            report.write_scores(output / f"scores-{name.replace('+', '-')}.csv", table, paths, result)
    if as_json:
        print_json(content)
        return
    print(f"{len(table.same):,} pairs; {int(data.failed.sum())} pictures without a face count as errors.")
    print(f"{'method':18} {'accuracy':>16} {'EER':>8} {'TAR@FAR=1%':>11} {'95 % bounds':>16} {'ms/pair':>9}")
    for name, entry in figures.items():
        tar = entry["tar"].get("0.01")
        bounds = f"{100 * tar['low']:.2f}-{100 * tar['high']:.2f} %" if tar else "too few pairs"
        share = f"{100 * tar['value']:.2f} %" if tar else ""
        accuracy = f"{100 * entry['accuracy']:.2f} ± {100 * entry['std']:.2f} %"
        cost = entry["milliseconds_per_pair"]
        print(f"{name:18} {accuracy:>16} {100 * entry['eer']:>6.2f} % {share:>11} {bounds:>16} {cost:>9.2f}")


@app.command()
def identify(
    folder: Annotated[Path, typer.Argument(help="One folder of pictures per person.")],
    photos: Annotated[int, typer.Option("--photos", min=1, help="Pictures enrolled of each person.")] = 1,
    output: OutputOption = None,
    as_json: JsonOption = False,
) -> None:
    """Open-set identification by gallery size, with the shipped profile as it is."""
    import numpy as np

    from core.evaluation import report
    from core.evaluation.datasets import read_folders
    from core.evaluation.identification import identify as search
    from core.evaluation.methods import shipped_templates
    from core.recognition import profiles

    pictures = read_folders(folder)
    profile = profiles.load()
    data = _embed(pictures.paths, [p.embedder for p in profile.parts])
    templates = shipped_templates(profile, data)
    able = int((np.bincount(pictures.labels) > photos).sum())
    if not able:
        raise CliError(f"nobody in {folder} has more than {photos} pictures")
    sizes = [n for n in (10, 20, 50, 100, 200, 500, 1000, 2000, 5000) if n < able] + [able]
    rows = []
    for size in sizes:
        result = search(templates, pictures.labels, data.failed, size, photos)
        rows.append(
            {
                "people": size,
                "strangers": result.strangers,
                "rank1": report.rate(result.rank1),
                "dir": {f"{f:g}": report.rate(r) for f, r in result.detected.items()},
                "thresholds": {f"{f:g}": round(t, 5) for f, t in result.thresholds.items()},
            }
        )
    content = {"photos": photos, "profile": profile.id, "sizes": rows}
    if output is not None:
        report.write_json(output / "identification.json", content)
    if as_json:
        print_json(content)
        return
    print(f"{'people':>7} {'rank 1':>9} {'DIR, FPIR 10 %':>15} {'DIR, FPIR 1 %':>14} {'strangers':>10}")
    for row in rows:
        values = [row["rank1"]["value"], row["dir"]["0.1"]["value"], row["dir"]["0.01"]["value"]]
        a, b, c = (f"{100 * v:.2f} %" for v in values)
        print(f"{row['people']:>7} {a:>9} {b:>15} {c:>14} {row['strangers']:>10}")


def group(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="A folder of pictures, searched with its sub-folders.")],
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Sort the faces of a folder of pictures by person."""
    from core import settings
    from core.grouping_files import group_folder

    engine = load_engine(settings.load(folder_of(site or context.find_root().obj)))
    with progress("Looking for faces") as report:
        result = group_folder(engine, folder, report)
    if as_json:
        print_json({"groups": result.groups, "noise": result.noise, "unreadable": result.unreadable})
        return
    for number, names in enumerate(result.groups, start=1):
        print(f"person {number}: {', '.join(names)}")
    print(f"{len(result.groups)} people; {len(result.noise)} faces seen once; {len(result.unreadable)} files not read.")


def register(root: typer.Typer) -> None:
    """Add these commands."""
    root.add_typer(app, name="evaluate")
    root.command()(group)
