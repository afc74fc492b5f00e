"""``portico evaluate fit|profiles``: making recognition profiles, and what they say of themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.common import CliError, JsonOption, commands, print_json, print_lost
from app.cli.evaluate import Bench, PeopleArgument, ProfileOption, WithOption

if TYPE_CHECKING:
    from core.recognition.profiles import Part

app = commands()


@app.command()
def fit(  # long: its options
    context: typer.Context,
    folder: PeopleArgument,
    profile: ProfileOption = None,
    part: Annotated[
        list[str] | None,
        typer.Option(
            "--part", help="EMBEDDER=WEIGHT or EMBEDDER=WEIGHT=FITTING, several times; else the profile's own."
        ),
    ] = None,
    more: WithOption = None,
    name: Annotated[str, typer.Option("--name", help="Of the new profile.")] = "",
    profile_id: Annotated[
        str, typer.Option("--id", help="Goes with every template; by default NAME-1, or the profile's own.")
    ] = "",
    title: Annotated[str, typer.Option("--title", help="For people.")] = "",
    source: Annotated[str, typer.Option("--source", help="The data, in words.")] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Folder for the profile; none writes it.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Fit a profile's transforms and calibration on labelled pictures. With pairs.txt beside them, measure it too."""
    from core.evaluation import report
    from core.evaluation.datasets import read_folders, read_lfw_pairs
    from core.evaluation.lfw_errata import wrong
    from core.evaluation.profile_fitting import fit_profile
    from core.recognition import profiles

    bench = Bench.of(context, profile)

    own = bool(part or name)
    name = name or bench.name
    profile_id = profile_id or (f"{name}-1" if own else bench.profile.id)
    problem = profiles.id_problem(profile_id)
    if problem:
        raise CliError(f"the profile cannot be called {profile_id!r}: {problem}; choose another with --id")
    shipped = {profiles.load(n).id: n for n in profiles.names()}
    if own and profile_id in shipped:
        raise CliError(f"{profile_id} is the shipped profile {shipped[profile_id]}: choose another with --id")
    parts = [_part(word) for word in part] if part else list(bench.profile.parts)
    if part:
        title = title or " + ".join(one.embedder for one in parts)
    pictures = read_folders(folder)
    pairs_file = folder / "pairs.txt"
    table = read_lfw_pairs(pairs_file, pictures) if pairs_file.is_file() else None
    embedders = {one.embedder for one in parts}
    data = bench.embed(pictures.paths, embedders)
    others = bench.others(more, embedders, folder)
    lost = report.lost(pictures.paths, data.failed)
    try:
        fitted = fit_profile(
            name,
            profile_id,
            title or bench.profile.title,
            parts,
            data,
            pictures.labels,
            source or f"{len(pictures.paths)} pictures of {folder.name}",
            table,
            others,
            bench.profile.identify_fpir,
            wrong(pictures.paths),
        )
    except ValueError as error:
        raise CliError(str(error)) from None
    written = fitted.write(output) if output is not None else None
    if as_json:
        content = fitted.profile.model_dump(exclude={"folder"})
        print_json({"written": written, "pictures_without_a_face": lost, **content})
        return
    print_lost(lost)
    print(f"{fitted.profile.id}: {', '.join(f'{p.embedder} {p.weight:g}' for p in fitted.profile.parts)}")
    figures = fitted.profile.figures
    if figures is not None:
        rates = ", ".join(f"TAR@FAR={r} {100 * v:.2f} %" for r, v in figures.tar.items())
        print(
            f"accuracy {100 * figures.accuracy:.2f} ± {100 * figures.std:.2f} %, {rates}, EER {100 * figures.eer:.2f} %"
        )
    calibration = fitted.profile.calibration
    for fmr, threshold, fnmr in zip(calibration.fmr, calibration.thresholds, calibration.fnmr, strict=True):
        print(f"  FMR {fmr:8.0e}  threshold {threshold:.4f}  FNMR {100 * fnmr:6.2f} %")
    print(f"Written: {written}" if written is not None else "Nothing was written: name a folder with -o.")


def _part(word: str) -> Part:
    """A part as it is written on the command line."""
    from typing import get_args

    from pydantic import ValidationError

    from core.recognition.embedding import EMBEDDERS
    from core.recognition.profiles import Fitting, Part

    name, _, rest = word.partition("=")
    weight, _, fitting = rest.partition("=")
    if name not in (known := EMBEDDERS.names()):
        raise CliError(f"{name!r} is no embedder: known are {', '.join(known)}")
    if fitting and fitting not in get_args(Fitting):
        raise CliError(f"{fitting!r} cannot be fitted: known are {', '.join(get_args(Fitting))}")
    try:
        return Part.model_validate({"embedder": name, "weight": float(weight), "fitting": fitting or None})
    except (ValueError, ValidationError):
        raise CliError("a part is EMBEDDER=WEIGHT, the weight above 0 and at most 1: --part dlib-resnet=0.9") from None


@app.command("profiles")
def list_profiles(as_json: JsonOption = False) -> None:
    """The shipped profiles and how well each did when it was made."""
    from core.recognition import profiles

    found = [(name, profiles.load(name)) for name in profiles.names()]
    if as_json:
        print_json([{"name": name, **profile.model_dump(exclude={"folder", "calibration"})} for name, profile in found])
        return
    for name, profile in found:
        print(f"{name}: {profile.title}")
        figures = profile.figures
        if figures is not None:
            rates = ", ".join(f"TAR@FAR={r} {100 * v:.2f} %" for r, v in figures.tar.items())
            print(f"  accuracy {100 * figures.accuracy:.2f} ± {100 * figures.std:.2f} %, {rates} ({figures.source})")
        if profile.flattered is not None:
            print(f"  {profile.flattered}")
        costs = ", ".join(f"1 in {1 / rate:,.0f}: {100 * profile.verify_cost(rate):.1f} %" for rate in profiles.CHOICES)
        print(f"  false non-matches at a false match rate of {costs}")
