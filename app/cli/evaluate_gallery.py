"""``portico evaluate identify|group|site``: galleries instead of pairs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.common import (
    CliError,
    JsonOption,
    SiteOption,
    commands,
    open_recogniser,
    open_site,
    print_json,
    print_lost,
    progress,
)
from app.cli.evaluate import Bench, OutputOption, PeopleArgument, ProfileOption, WithOption
from core.base.wording import amount

if TYPE_CHECKING:
    from core.evaluation.site_check import SiteCheck
    from core.recognition.profiles import Profile

_SIZES = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000)

app = commands()


@app.command()
def identify(  # long: its options
    context: typer.Context,
    folder: PeopleArgument,
    photos: Annotated[str, typer.Option("--photos", help="Pictures enrolled of each person; several: 1,2,4.")] = "1",
    profile: ProfileOption = None,
    cross_fit: Annotated[
        bool, typer.Option("--cross-fit", help="Fit anew, on other people: for pictures the profile was made of.")
    ] = False,
    more: WithOption = None,
    output: OutputOption = None,
    as_json: JsonOption = False,
) -> None:
    """Open-set identification by gallery size, with a profile as it ships, or fitted on other people."""
    from core.evaluation import report
    from core.evaluation.crossed import FOLDS, Crossed
    from core.evaluation.datasets import read_folders
    from core.evaluation.identification import identify as search
    from core.evaluation.identification import most_people
    from core.evaluation.methods import as_shipped, of_profile

    if more and not cross_fit:
        raise CliError("--with names people to fit on: it goes with --cross-fit")
    counts = _counts(photos)
    pictures = read_folders(folder)
    bench = Bench.of(context, profile)
    embedders = {p.embedder for p in bench.profile.parts}
    data = bench.embed(pictures.paths, embedders)
    others = bench.others(more, embedders, folder)
    method = of_profile("", bench.profile, others) if cross_fit else as_shipped("", bench.profile)
    if method.templates is None:
        raise AssertionError("profiles make templates")
    folds = FOLDS if cross_fit else 1
    compared = Crossed(pictures.labels, data.failed, method.templates(data, pictures.labels), folds)
    most = counts[-1]
    able = most_people(pictures.labels, data.failed, most)
    if able < 1:
        raise CliError(f"{folder} needs people with more than {most} pictures with a face, and others as strangers")
    rows: list[dict[str, Any]] = []
    for size in [*(n for n in _SIZES if n < able), able]:
        for count in counts:
            result = search(compared, size, bench.profile, count, most)
            rows.append(
                {
                    "people": size,
                    "photos": count,
                    "strangers": result.impostors,
                    "rank1": report.rate(result.rank1),
                    "dir": {f"{f:g}": report.rate(r) for f, r in result.detected.items()},
                    "thresholds": {f"{f:g}": round(t, 5) for f, t in result.thresholds.items()},
                    "line": round(bench.profile.identify_threshold(size), 5),
                    "dir_at_line": report.rate(result.at_threshold),
                    "fpir_at_line": report.rate(result.false_positives),
                }
            )
    content: dict[str, Any] = {
        "profile": bench.profile.id,
        "cross_fitted": cross_fit,
        "pictures_without_a_face": report.lost(pictures.paths, data.failed),
        "sizes": rows,
    }
    if output is not None:
        report.write_json(output / "identification.json", content)
        report.write_table(output / "identification.csv", rows)
        report.write_identification(output / "identification.png", rows)
    if as_json:
        print_json(content)
        return
    print_lost(report.lost(pictures.paths, data.failed))
    _print_identified(bench.profile, rows)


def _counts(photos: str) -> list[int]:
    """How many pictures are enrolled of each person, one time after the other."""
    try:
        counts = sorted({int(word) for word in photos.split(",")})
    except ValueError:
        counts = []
    if not counts or counts[0] < 1:
        raise CliError("--photos takes numbers from 1 on, with commas between")
    return counts


def _print_identified(profile: Profile, rows: list[dict[str, Any]]) -> None:
    print(f"At the line: where profile {profile.id} puts FPIR {100 * profile.identify_fpir:g} %.")
    print(
        f"{'people':>7} {'photos':>7} {'rank 1':>9} {'DIR, FPIR 10 %':>15} {'1 %':>9} {'0.1 %':>9} "
        f"{'DIR at line':>12} {'FPIR at line':>13} {'strangers':>10}"
    )
    for row in rows:
        shares = [row["rank1"], *(row["dir"].get(fpir) for fpir in ("0.1", "0.01", "0.001"))]
        a, b, c, d = (f"{100 * v['value']:.2f} %" if v else "too few" for v in shares)
        e, f = (f"{100 * row[k]['value']:.2f} %" for k in ("dir_at_line", "fpir_at_line"))
        print(
            f"{row['people']:>7} {row['photos']:>7} {a:>9} {b:>15} {c:>9} {d:>9} {e:>12} {f:>13} {row['strangers']:>10}"
        )


@app.command()
def group(
    context: typer.Context,
    folder: PeopleArgument,
    profile: ProfileOption = None,
    output: OutputOption = None,
    as_json: JsonOption = False,
) -> None:
    """N:N grouping of labelled pictures: pairwise F and BCubed, with a profile as it ships."""
    from core.evaluation import report
    from core.evaluation.datasets import read_folders
    from core.evaluation.methods import shipped_templates
    from core.recognition.grouping import LINK_FMR, NOISE, chinese_whispers, quality

    pictures = read_folders(folder)
    bench = Bench.of(context, profile)
    data = bench.embed(pictures.paths, {p.embedder for p in bench.profile.parts})
    templates = shipped_templates(bench.profile, data)
    groups = chinese_whispers(templates, bench.profile.verify_threshold(LINK_FMR))
    groups[data.failed] = NOISE
    result = quality(groups, pictures.labels)
    content: dict[str, Any] = {
        "profile": bench.profile.id,
        "pictures": len(pictures.paths),
        "people": len(pictures.names),
        "groups": int(groups.max(initial=NOISE)) + 1,
        "alone": int((groups == NOISE).sum()),
        "pictures_without_a_face": report.lost(pictures.paths, data.failed),
        "pairwise": dict(zip(("precision", "recall", "f"), (round(v, 5) for v in result.pairwise), strict=True)),
        "bcubed": dict(zip(("precision", "recall", "f"), (round(v, 5) for v in result.bcubed), strict=True)),
    }
    if output is not None:
        report.write_json(output / "grouping.json", content)
        report.write_table(output / "grouping.csv", [content])
    if as_json:
        print_json(content)
        return
    print(
        f"{amount(content['pictures'], 'picture', 'pictures')} of {amount(content['people'], 'person', 'people')}: "
        f"{amount(content['groups'], 'group', 'groups')}, {amount(content['alone'], 'picture', 'pictures')} alone, "
        f"{int(data.failed.sum())} without a face."
    )
    print_lost(content["pictures_without_a_face"])
    for name, values in (("pairwise", result.pairwise), ("BCubed", result.bcubed)):
        precision, recall, f = (f"{100 * v:.2f} %" for v in values)
        print(f"{name:9} precision {precision:>8}  recall {recall:>8}  F {f:>8}")


@app.command()
def site(
    context: typer.Context,
    site: SiteOption = None,
    strangers: Annotated[
        Path | None, typer.Option("--strangers", help="Pictures of people who are not enrolled.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Does it work here? Who may be taken for whom, and who may not be recognised, in this site's own gallery."""
    from core.evaluation.site_check import check_site

    with open_site(context, site) as opened, open_recogniser(opened) as recogniser, progress("Checking") as report:
        found = check_site(opened, recogniser, strangers, report)
    if as_json:
        print_json(
            {
                "people": found.people,
                "photos": found.photos,
                "threshold": round(found.threshold, 4),
                "target": found.target,
                "missed": round(found.missed, 5),
                "highest_between_people": [[c.first, c.second, round(c.score, 4)] for c in found.confusions],
                "at_risk": [[c.first, c.second, round(c.score, 4)] for c in found.at_risk],
                "lookalikes": [list(pair) for pair in found.lookalikes],
                "lowest_of_one_person": [[o.person, round(o.score, 4)] for o in found.own],
                "hard_to_know": [[o.person, round(o.score, 4)] for o in found.hard_to_know],
                "people_with_one_photo": found.single,
                "highest_of_visitors_not_recognised": None if found.visitors is None else round(found.visitors, 4),
                "visitors_not_recognised": found.visitors_seen,
                "highest_of_strangers_pictured": None if found.pictured is None else round(found.pictured, 4),
                "strangers_pictured": found.pictured_faces,
                "words": found.words(),
            }
        )
        return
    print(found.words())
    _print_site(found)


def _print_site(found: SiteCheck) -> None:
    photos = amount(found.photos, "photo", "photos")
    print(f"{amount(found.people, 'person', 'people')}, {photos}; recognised from a score of {found.threshold:.3f} on.")
    print(
        f"That is where 1 stranger in {1 / found.target:,.0f} may be taken for somebody enrolled; of single looks at "
        f"people enrolled with one photo, {100 * found.missed:.2g} % go unrecognised then."
    )
    if found.confusions:
        first = found.confusions[0]
        print(f"Highest score between two people: {first.score:.3f}, {first.first} and {first.second}.")
    for one, other in found.lookalikes:
        print(f"  look alike, and must not be told apart by face: {one} and {other}")
    for pair in found.at_risk:
        print(f"  may be confused: {pair.first} and {pair.second} ({pair.score:.3f})")
    if found.own:
        print(f"Lowest score of one person's own photos: {found.own[0].score:.3f}, {found.own[0].person}.")
    for own in found.hard_to_know:
        print(f"  may not be recognised: {own.person} ({own.score:.3f}): add photos in today's light")
    if found.single:
        print(f"{amount(found.single, 'person has', 'people have')} one photo: nothing can be said of them; add more.")
    if found.visitors_words:
        print(found.visitors_words)
    if found.pictured is not None:
        print(f"Highest score of a stranger: {found.pictured:.3f}, of {found.pictured_faces} in the pictures.")
    else:
        print("Strangers: name a folder of pictures of people who are not enrolled with --strangers.")
