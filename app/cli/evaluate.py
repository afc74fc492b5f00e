"""``portico evaluate``: 1:1 comparisons. What is measured on galleries and profiles stands beside it."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.common import CliError, JsonOption, commands, folder_of, print_json, progress
from core.base.wording import amount

if TYPE_CHECKING:
    import numpy as np

    from core.evaluation.degradation import Degradation, Spoil
    from core.evaluation.embedded import EmbeddedSet
    from core.evaluation.methods import Method, Other
    from core.recognition.profiles import Part, Profile
    from core.settings import Settings

OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="Folder for JSON, CSV and PNG files.")]
ProfileOption = Annotated[str | None, typer.Option("--profile", help="Name, or a .toml file; else the site's own.")]
PeopleArgument = Annotated[Path, typer.Argument(help="One folder of pictures per person.")]
PairedArgument = Annotated[Path, typer.Argument(help="One folder of pictures per person, and pairs.txt.")]
WithOption = Annotated[
    list[str] | None,
    typer.Option("--with", help="FOLDER or FOLDER=SHARE: other people, whom everything is fitted on as well."),
]
_ALIKE_FMR = 1e-3
_SHARE = 0.4  # of another set, where none is said: the most that costs LFW nothing

app = commands("evaluate", "Measure the recogniser on labelled pictures.")


@dataclass(frozen=True)
class Bench:
    """What measurements share: the site's settings and the profile looked at."""

    settings: Settings
    profile: Profile
    name: str

    @classmethod
    def of(cls, context: typer.Context, profile: str | None, site: Path | None = None) -> Bench:
        """From the options of a command."""
        from core import settings
        from core.recognition import profiles

        chosen = settings.load(folder_of(site or context.find_root().obj))
        name = profile or chosen.profile
        found = profiles.load(name)
        if found.learnt:
            print(f"{found.title} was learnt: on people it learnt from it reads too well.", file=sys.stderr)
        return cls(chosen, found, Path(name).stem)

    def others(self, words: list[str] | None, embedders: set[str], measured: Path) -> list[Other]:
        """Sets that are fitted on beside the one that is measured, embedded."""
        from core.evaluation.datasets import read_folders
        from core.evaluation.methods import Other

        found = []
        for word in words or ():
            named = re.fullmatch(r"(.+)=(\d*\.?\d+)", word)
            folder = Path(named[1] if named and not Path(word).is_dir() else word)
            share = float(named[2]) if named and folder != Path(word) else _SHARE
            if not share or folder.resolve() == measured.resolve():
                raise CliError(f"--with {word}: other people with a share above 0 are meant")
            pictures = read_folders(folder)
            data = self.embed(pictures.paths, embedders, f"Embedding {folder.name}")
            if data.failed.all():
                raise CliError(f"no face was found in {folder}")
            found.append(Other(str(folder), data, pictures.labels, share))
        return found

    def embed(
        self,
        paths: tuple[Path, ...],
        embedders: set[str],
        title: str = "Embedding",
        precision: str = "fast",
        change: Spoil | None = None,
        only: np.ndarray | None = None,
        *,
        enhance: bool = True,
        covers: bool = False,
    ) -> EmbeddedSet:
        """Detect and embed the middle face of every picture."""
        from core.engine import machinery
        from core.evaluation.embedded import embed

        runtime, weights = machinery(self.settings)
        with progress(title) as report:
            return embed(
                paths,
                sorted(embedders),
                runtime,
                weights,
                report,
                change,
                precision="f32" if precision == "f32" else "fast",
                only=only,
                enhance=enhance,
                covers=covers,
                networks=self.profile.networks,
            )


def _methods(chosen: str, name: str, profile: Profile, others: Sequence[Other] = ()) -> list[Method]:
    from core.evaluation import methods
    from core.recognition import profiles

    own = [methods.of_profile(n, profiles.load(n), others) for n in profiles.names() if n != name]
    known = {m.name: m for m in [*methods.baselines(profile, others), *own, methods.of_profile(name, profile, others)]}
    if chosen == "all":
        return list(known.values())
    names = chosen.split(",")
    unknown = [name for name in names if name not in known]
    if unknown:
        raise CliError(f"no method named {unknown[0]!r}: known are all, {', '.join(known)}")
    return [known[name] for name in names]


@app.command()
def lfw(
    context: typer.Context,
    folder: PairedArgument,
    method: Annotated[str, typer.Option("--method", help="Names, with commas between; or all.")] = "",
    profile: ProfileOption = None,
    more: WithOption = None,
    precision: Annotated[str, typer.Option(help="fast: 16 bits where the processor has them; or f32.")] = "fast",
    output: OutputOption = None,
    as_json: JsonOption = False,
) -> None:
    """The LFW protocol: accuracy over the folds, everything fitted on the other folds.

    Then every comparison of two pictures, each with what was fitted on other people, at small false match rates.
    """
    from app.cli.verifying import verify
    from core.evaluation.datasets import read_paired

    if precision not in ("fast", "f32"):
        raise CliError("the precision is fast or f32")
    bench = Bench.of(context, profile)
    chosen = _methods(method or bench.name, bench.name, bench.profile)
    pictures, table = read_paired(folder)
    others = bench.others(more, {e for m in chosen for e in m.embedders}, folder)
    chosen = _methods(method or bench.name, bench.name, bench.profile, others)
    verify(bench, chosen, pictures.paths, pictures.labels, table, output, as_json, precision, others, every=True)


@app.command()
def pairs(
    context: typer.Context,
    pairs_file: Annotated[Path, typer.Option("--pairs", help="CSV: first,second,same[,fold] with a header.")],
    images_folder: Annotated[Path, typer.Option("--images", help="Folder that the file names are relative to.")],
    profile: ProfileOption = None,
    output: OutputOption = None,
    as_json: JsonOption = False,
) -> None:
    """Any pairs, with a profile as it ships: nothing is fitted but the threshold, on the other folds."""
    from app.cli.verifying import verify
    from core.evaluation import methods
    from core.evaluation.datasets import read_pairs_csv

    bench = Bench.of(context, profile)
    paths, labels, table = read_pairs_csv(pairs_file, images_folder)
    verify(bench, [methods.as_shipped(bench.name, bench.profile)], paths, labels, table, output, as_json)


@app.command()
def fusion(
    context: typer.Context,
    folder: PairedArgument,
    profile: ProfileOption = None,
    more: WithOption = None,
    output: OutputOption = None,
    as_json: JsonOption = False,
) -> None:
    """What each part of a profile is worth: every part alone, the networks without LBP, LBP alone, and all fused."""
    from app.cli.verifying import verify
    from core.evaluation import methods
    from core.evaluation.datasets import read_paired

    bench = Bench.of(context, profile)
    pictures, table = read_paired(folder)
    others = bench.others(more, {p.embedder for p in bench.profile.parts}, folder)
    chosen = methods.dissected(bench.name, bench.profile, others)
    verify(bench, chosen, pictures.paths, pictures.labels, table, output, as_json, others=others, every=True)


@app.command()
def harder(  # long: its options
    context: typer.Context,
    folder: PairedArgument,
    profile: ProfileOption = None,
    folds: Annotated[int, typer.Option(min=2, help="How many folds to use: fewer are quicker.")] = 1000,
    only: Annotated[str, typer.Option("--only", help="Degradations, with commas between; by default all.")] = "",
    more: WithOption = None,
    output: OutputOption = None,
    as_json: JsonOption = False,
) -> None:
    """Good enrolment pictures against spoilt ones: blur, noise, light, tiny, tilted, grey and covered faces."""
    import numpy as np

    from core.evaluation import methods, report
    from core.evaluation.datasets import read_paired
    from core.evaluation.harder import against

    chosen = _spoils(only)
    bench = Bench.of(context, profile)
    pictures, table = read_paired(folder)
    table = table.select(table.fold < folds)
    used = np.zeros(len(pictures.paths), bool)
    used[table.second] = True
    parts = bench.profile.parts
    variants = {"networks": methods.networks(bench.profile), "fused": parts}
    embedders = {part.embedder for part in parts}
    others = bench.others(more, embedders, folder)
    either = used.copy()
    either[table.first] = True
    clean = bench.embed(pictures.paths, embedders, "As they are", only=either)
    rows: list[dict[str, Any]] = []
    for spoilt in [None, *chosen]:
        title = spoilt.title if spoilt is not None else "as they are"
        change = spoilt.apply if spoilt is not None else None
        covers = spoilt is not None and spoilt.alike
        remedied = bench.embed(pictures.paths, embedders, title, change=change, only=used, covers=covers)
        plain = remedied.without_remedies(
            bench.embed(pictures.paths, embedders, title, change=change, only=remedied.remedied, enhance=False)
        )
        for enhance, data in ((False, plain), (True, remedied)):
            measure = against(clean, data, pictures.labels, table, others)
            entry: dict[str, Any] = {
                "degradation": spoilt.name if spoilt is not None else "none",
                "enhanced": enhance,
                "without_a_face": int((data.failed & used).sum()),
                "pictures_without_a_face": report.lost(pictures.paths, data.failed & used),
            }
            for name, own in variants.items():
                result = measure(own)
                entry[name] = {
                    "accuracy": round(result.mean, 6),
                    "std": round(result.std, 6),
                    "tar": report.rate(result.tar(0.01)),
                }
            if covers and enhance:
                entry |= _spoilt_alike(clean, data, pictures.labels, parts, others, used)
            rows.append(entry)
    content = {"profile": bench.profile.id, "pairs": len(table.same), "rows": rows}
    if output is not None:
        report.write_json(output / "harder.json", content)
        report.write_table(output / "harder.csv", rows)
    if as_json:
        print_json(content)
        return
    _print_harder(rows, len(table.same), list(variants))


def _spoils(only: str) -> list[Degradation]:
    """The degradations that are named, or all."""
    from core.evaluation.degradation import SUITE

    known = {d.name: d for d in SUITE}
    unknown = [name for name in only.split(",") if name and name not in known]
    if unknown:
        raise CliError(f"no degradation named {unknown[0]!r}: known are {', '.join(known)}")
    return [known[name] for name in only.split(",") if name] or list(SUITE)


def _spoilt_alike(
    clean: EmbeddedSet,
    data: EmbeddedSet,
    labels: np.ndarray,
    parts: Sequence[Part],
    others: list[Other],
    used: np.ndarray,
) -> dict[str, Any]:
    """How often strangers match of whom one or both are spoilt, and what is noticed of it."""
    import numpy as np

    from core.evaluation import report
    from core.evaluation.harder import false_matches

    found = false_matches(clean, data, labels, parts, _ALIKE_FMR, others)
    if not found.both.trials:
        return {}
    seen = data.covered[used & ~data.failed] if data.covered is not None else np.zeros(1, bool)
    return {
        "strangers_spoilt_alike": report.rate(found.both),
        "covered_pairs_refused": report.rate(found.both_told),
        "stranger_spoilt": report.rate(found.one),
        "called_covered": round(float(seen.mean()), 4),
    }


def _print_harder(rows: list[dict[str, Any]], pairs: int, variants: list[str]) -> None:
    print(f"{pairs:,} pairs: the first picture as it is, the second spoilt; then enhanced by its quality.")
    heads = [f"{name}, {figure}" for name in variants for figure in ("accuracy", "TAR@1%")]
    print(f"{'':14} {'enhanced':>8} {'no face':>8} " + " ".join(f"{head:>19}" for head in heads))
    for row in rows:
        cells = [f"{100 * v:.2f} %" for n in variants for v in (row[n]["accuracy"], row[n]["tar"]["value"])]
        word = "yes" if row["enhanced"] else "no"
        line = " ".join(f"{cell:>19}" for cell in cells)
        print(f"{row['degradation']:14} {word:>8} {row['without_a_face']:>8} {line}")
    for row in rows:
        if "strangers_spoilt_alike" in row:
            each, refused, one = (
                f"1 of {1 / max(row[name]['value'], 1 / row[name]['trials']):,.0f}"
                for name in ("strangers_spoilt_alike", "covered_pairs_refused", "stranger_spoilt")
            )
            print(
                f"{row['degradation']}: a stranger so spoilt matches somebody as they are in {one} comparisons, two "
                f"strangers spoilt alike in {each}, where as they are it is 1 of {1 / _ALIKE_FMR:,.0f}; with pairs of "
                f"two covered faces refused, in {refused}, and {100 * row['called_covered']:.1f} % are called covered"
            )


@app.command()
def detect(
    context: typer.Context,
    where: Annotated[list[Path], typer.Argument(help="Folders of pictures, searched with sub-folders; videos.")],
    min_face: Annotated[int, typer.Option(min=12, help="Smallest face side in pixels.")] = 20,
    most: Annotated[int, typer.Option("--most", min=1, help="As many pictures of each, evenly spaced.")] = 500,
    output: OutputOption = None,
    as_json: JsonOption = False,
) -> None:
    """Does our MTCNN find the faces of the original, facenet-pytorch's, in the same places?"""
    from dataclasses import asdict

    from core.engine import machinery
    from core.evaluation import report
    from core.evaluation.detecting import Pictures, compare
    from core.recognition.detection import Detector, DetectorOptions
    from models import peers

    sources = [Pictures(path, most) for path in where]
    peer = peers.mtcnn(min_face)
    if isinstance(peer, str):
        raise CliError(f"there is nothing to compare with: {peer}")
    runtime, weights = machinery(Bench.of(context, None).settings)
    ours = Detector.load(runtime, weights, DetectorOptions(min_face=min_face))
    with progress("Detecting") as show:
        found = compare(ours.detect, peer, sources, show)
    content = asdict(found)
    if output is not None:
        report.write_json(output / "detection.json", content)
    if as_json:
        print_json(content)
        return
    print(
        f"{amount(found.pictures, 'picture', 'pictures')}, smallest face {min_face} pixels; "
        f"{amount(found.unreadable, 'file', 'files')} could not be read."
    )
    print(
        f"{amount(found.sure, 'face', 'faces')} of the original at 0.95 or more: "
        f"{found.missed} missed at IoU 0.9, {found.misplaced} with"
    )
    print(f"a landmark off by over 3 % of the eye distance (furthest {100 * found.furthest:.3f} %).")
    print(f"{amount(found.faces, 'face', 'faces')} found, {found.extra} of them where the original has none.")
    print("Median {:.1f} ms a picture, the original {:.1f} ms.".format(*found.milliseconds))
