"""``portico evaluate ages``: what years do to recognition."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.common import CliError, JsonOption, commands, print_json, print_lost
from app.cli.evaluate import Bench, OutputOption, WithOption

if TYPE_CHECKING:
    from core.evaluation.ages import ByAge
    from core.evaluation.methods import Method
    from core.recognition.profiles import Profile

app = commands()


@app.command()
def ages(  # long: its options
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="One folder per person; files named like 001A02.jpg, the years last.")],
    profile: Annotated[
        str, typer.Option("--profile", help="Names or .toml files, with commas between; else the site's own.")
    ] = "",
    more: WithOption = None,
    fmr: Annotated[float, typer.Option("--fmr", min=1e-6, max=0.5, help="False match rate over all ages.")] = 0.01,
    as_shipped: Annotated[
        bool, typer.Option("--as-shipped", help="With the transforms that profiles ship, instead of fitting anew.")
    ] = False,
    output: OutputOption = None,
    as_json: JsonOption = False,
) -> None:
    """False non-matches by years between two pictures and by age: networks alone, LBP alone, fused.

    Every comparison is scored with what was fitted on other people.
    """
    import numpy as np

    from core.evaluation import report
    from core.evaluation.ages import ages_of, by_age
    from core.evaluation.crossed import FOLDS, Crossed
    from core.evaluation.datasets import read_folders

    pictures = read_folders(folder)
    years = ages_of(pictures.paths)
    benches = [Bench.of(context, name or None) for name in profile.split(",")]
    embedders = {part.embedder for bench in benches for part in bench.profile.parts}
    if as_shipped and more:
        raise CliError("--with names people to fit on, and with --as-shipped nothing is fitted")
    others = benches[0].others(more, embedders, folder)
    data = benches[0].embed(pictures.paths, embedders)
    found: dict[str, dict[str, ByAge]] = {}
    for bench in benches:
        variants = _shipped(bench.profile) if as_shipped else _fitted(bench.profile, others)
        found[bench.profile.id] = {
            name: by_age(
                Crossed(
                    pictures.labels, data.failed, method.templates(data, pictures.labels), 1 if as_shipped else FOLDS
                ),
                years,
                fmr,
            )
            for name, method in variants.items()
            if method.templates is not None
        }
    content: dict[str, Any] = {
        "fmr": fmr,
        "pictures": len(pictures.paths),
        "people": len(pictures.names),
        "ages": [int(np.min(years)), int(np.max(years))],
        "pictures_without_a_face": report.lost(pictures.paths, data.failed),
        "profiles": {
            profile_id: {name: {w: report.rate(r) for w, r in rates.rows().items()} for name, rates in variants.items()}
            for profile_id, variants in found.items()
        },
    }
    if output is not None:
        report.write_json(output / "ages.json", content)
    if as_json:
        print_json(content)
        return
    print_lost(content["pictures_without_a_face"])
    _print(content, found)


def _print(content: dict[str, Any], found: dict[str, dict[str, ByAge]]) -> None:
    counted = f"{content['pictures']:,} pictures of {content['people']} people"
    print(f"{counted}; FNMR at a false match rate of {content['fmr']:g}")
    heads = [(profile_id, name) for profile_id, variants in found.items() for name in variants]
    print(f"{'':30}" + "".join(f"{f'{profile_id}: {name}':>24}" for profile_id, name in heads))
    for row in next(iter(next(iter(found.values())).values())).rows():
        rates = [found[profile_id][name].rows()[row] for profile_id, name in heads]
        print(f"{row:30}" + "".join(f"{f'{100 * r.value:.1f} % of {r.trials:,}':>24}" for r in rates))


def _fitted(profile: Profile, others: list[Any]) -> dict[str, Method]:
    """The networks of a profile, its LBP, and all of it."""
    from core.evaluation import methods

    deep = methods.networks(profile)
    variants = {"networks": methods.fused("networks", "", deep, others)}
    for part in profile.parts:
        if part.embedder == "lbp":
            variants |= {"lbp": methods.alone(part, others), "fused": methods.of_profile("fused", profile, others)}
    return variants


def _shipped(profile: Profile) -> dict[str, Method]:
    from core.evaluation import methods

    return {"fused": methods.as_shipped("fused", profile)}
