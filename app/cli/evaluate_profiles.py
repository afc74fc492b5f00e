"""``portico evaluate fit|profiles``: making recognition profiles, and what they say of themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.common import CliError, JsonOption, print_json, print_lost
from app.cli.evaluate import Bench, PeopleArgument, ProfileOption


def fit(
    context: typer.Context,
    folder: PeopleArgument,
    profile: ProfileOption = None,
    part: Annotated[
        list[str] | None, typer.Option("--part", help="EMBEDDER=WEIGHT, several times; else the profile's parts.")
    ] = None,
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
    from core.evaluation.profile_fitting import fit_profile
    from core.recognition.embedding import NAMES

    bench = Bench.of(context, profile)
    from core.recognition import profiles

    own = bool(part or name)
    name = name or bench.name
    profile_id = profile_id or (f"{name}-1" if own else bench.profile.id)
    problem = profiles.id_problem(profile_id)
    if problem:
        raise CliError(f"the profile cannot be called {profile_id!r}: {problem}; choose another with --id")
    shipped = {profiles.load(n).id: n for n in profiles.names()}
    if own and profile_id in shipped:
        raise CliError(f"{profile_id} is the shipped profile {shipped[profile_id]}: choose another with --id")
    parts = [(p.embedder, p.weight) for p in bench.profile.parts]
    if part:
        try:
            parts = [(word.split("=")[0], float(word.split("=")[1])) for word in part]
        except (ValueError, IndexError):
            raise CliError("a part is EMBEDDER=WEIGHT, for example --part dlib-resnet=0.9") from None
        bad = [e for e, w in parts if e not in NAMES or not w > 0]
        if bad:
            raise CliError(f"{bad[0]!r} is no embedder with a positive weight: known are {', '.join(NAMES)}")
        title = title or " + ".join(e for e, _ in parts)
    pictures = read_folders(folder)
    pairs_file = folder / "pairs.txt"
    table = read_lfw_pairs(pairs_file, pictures) if pairs_file.is_file() else None
    data = bench.embed(pictures.paths, {e for e, _ in parts})
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
    line = fitted.profile.calibration
    for fmr, threshold, fnmr in zip(line.fmr, line.thresholds, line.fnmr, strict=True):
        print(f"  FMR {fmr:8.0e}  threshold {threshold:.4f}  FNMR {100 * fnmr:6.2f} %")
    print(f"Written: {written}" if written is not None else "Nothing was written: name a folder with -o.")


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
        costs = ", ".join(f"1 in {1 / rate:,.0f}: {100 * profile.verify_cost(rate):.1f} %" for rate in profiles.CHOICES)
        print(f"  false non-matches at a false match rate of {costs}")


def register(commands: typer.Typer) -> None:
    """Add these commands."""
    commands.command()(fit)
    commands.command("profiles")(list_profiles)
