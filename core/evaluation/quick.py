"""One folder in, figures and curves out: what the window measures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.base.messages import Message
from core.base.progress import Report
from core.engine import machinery
from core.evaluation import report as writing
from core.evaluation.crossed import Crossed
from core.evaluation.datasets import DatasetError, LabelledImages, Pairs, read_folders, read_lfw_pairs
from core.evaluation.embedded import EmbeddedSet, embed
from core.evaluation.fitting import comparisons
from core.evaluation.identification import identify, most_people
from core.evaluation.methods import as_shipped, of_profile, shipped_templates
from core.evaluation.metrics import Curve, curve, tar_at, thinned
from core.evaluation.verification import Verification, cross_fit
from core.faces import Float
from core.recognition.profiles import Profile
from core.settings import Settings

_ENOUGH_TO_FIT = 1000  # pictures


@dataclass(frozen=True)
class Measured:
    """Figures of one folder.

    Attributes:
        title: what was measured, in words.
        curve: error rates over all thresholds.
        lines: the figures, a sentence each.
        content: the same for JSON.
        paths: the pictures.
        pairs: compared, where the folder had a ``pairs.txt``.
        verification: their result.

    """

    title: str
    curve: Curve
    lines: tuple[str, ...]
    content: dict[str, Any]
    paths: tuple[Path, ...]
    pairs: Pairs | None = None
    verification: Verification | None = None

    def write(self, folder: Path) -> None:
        """Write JSON, and where there were pairs CSV and PNG.

        Raises:
            ReportError: the folder cannot be written.

        """
        writing.write_json(folder / "evaluation.json", self.content)
        if self.verification is not None and self.pairs is not None:
            writing.write_scores(folder / "scores.csv", self.pairs, self.paths, self.verification)
            writing.write_curves(folder / "curves.png", {self.title: self.verification})


def measure(folder: Path, profile: Profile, settings: Settings, report: Report | None = None) -> Measured:
    """Measure a profile on a folder with one sub-folder of pictures per person.

    With ``pairs.txt`` in it: the LFW protocol, everything fitted on the other folds where there are enough pictures for
    that. Without: every comparison of two pictures, with the profile as it ships.

    Args:
        folder: the pictures.
        profile: measured.
        settings: of the site: where weights are found.
        report: progress; an exception that it raises ends the work.

    Raises:
        DatasetError: the folder is no such data set, or holds nothing to compare.
        WeightsError: weights are not on this machine.

    """
    pictures = read_folders(folder)
    pairs_file = folder / "pairs.txt"
    pairs = read_lfw_pairs(pairs_file, pictures) if pairs_file.is_file() else None
    runtime, weights = machinery(settings)
    data = embed(
        pictures.paths, [p.embedder for p in profile.parts], runtime, weights, report, networks=profile.networks
    )
    if pairs is not None:
        return _of_pairs(folder, pictures, pairs, data, profile)
    return _of_all(folder, pictures, data, profile)


def _missed_words(lost: list[str]) -> Message:
    """In which pictures no face was found."""
    if not lost:
        return Message("A face was found in every picture.")
    refused = Message.of(len(lost), "1 picture without a face counts", "{count:,} pictures without a face count")
    return Message(
        "{refused} as refused: {lost} and {more} more." if len(lost) > 5 else "{refused} as refused: {lost}.",
        refused=refused,
        lost=", ".join(lost[:5]),
        more=len(lost) - 5,
    )


def _learnt_words(profile: Profile) -> tuple[Message, ...]:
    """That a profile may know these people."""
    if not profile.learnt:
        return ()
    return (Message("{profile} was learnt: on people it learnt from it reads too well.", profile=profile.title),)


def _of_pairs(folder: Path, pictures: LabelledImages, pairs: Pairs, data: EmbeddedSet, profile: Profile) -> Measured:
    """The LFW protocol, cross-fitted where there are enough pictures for that."""
    lost = writing.lost(pictures.paths, data.failed)
    enough = len(pictures.paths) >= _ENOUGH_TO_FIT and not profile.learnt
    method = of_profile(profile.id, profile) if enough else as_shipped(profile.id, profile)
    result = cross_fit(pairs, len(pictures.paths), method.make(data, pictures.labels), data.failed)
    tar = result.tar(1e-2)
    low, high = tar.bounds
    others = [r for r in (1e-3, 1e-4) if r * (~result.same).sum() >= 1]
    lines = (
        Message(
            "{same:,} pairs of {paths:,} pictures, everything fitted on the other folds."
            if enough
            else "{same:,} pairs of {paths:,} pictures, the profile as it ships.",
            same=len(pairs.same),
            paths=len(pictures.paths),
        ),
        Message("Accuracy {mean:.2f} ± {std:.2f} %.", mean=100 * result.mean, std=100 * result.std),
        Message(
            "TAR at FMR 1 %: {tar:.2f} % ({low:.1f} to {high:.1f} % with 95 % certainty).",
            tar=100 * tar.value,
            low=100 * low,
            high=100 * high,
        ),
        *(Message("TAR at FMR 1 in {r:,.0f}: {tar:.2f} %.", r=1 / r, tar=100 * result.tar(r).value) for r in others),
        Message("Equal error rate {eer:.2f} %.", eer=100 * result.curve.eer),
        _missed_words(lost),
        *_learnt_words(profile),
    )
    figures = {"folder": folder.name, "profile": profile.id, **writing.verification(result)}
    figures["pictures_without_a_face"] = lost
    return Measured(folder.name, thinned(result.curve), lines, figures, pictures.paths, pairs, result)


def _of_all(folder: Path, pictures: LabelledImages, data: EmbeddedSet, profile: Profile) -> Measured:
    """Every comparison of two pictures, with the profile as it ships.

    Raises:
        DatasetError: there is nothing to compare.

    """
    lost = writing.lost(pictures.paths, data.failed)
    templates = shipped_templates(profile, data)
    mated, non_mated = comparisons(templates, pictures.labels, data.failed)
    if not len(mated) or not len(non_mated):
        raise DatasetError("{folder} needs at least two people, and two pictures of one of them", folder=folder)
    rates = thinned(curve(mated, non_mated))
    of_one = Message.of(len(mated), "1 comparison of one person", "{count:,} comparisons of one person")
    rows = [
        Message(
            "{people}, {of_one}, {strangers:,} of two.",
            people=Message.of(len(pictures.names), "1 person", "{count:,} people"),
            of_one=of_one,
            strangers=len(non_mated),
        )
    ]
    content: dict[str, Any] = {"folder": folder.name, "profile": profile.id, "eer": round(rates.eer, 6), "tar": {}}
    content["pictures_without_a_face"] = lost
    for fmr in (1e-2, 1e-3, 1e-4):
        if fmr * len(non_mated) < 1:
            rows.append(
                Message("FMR 1 in {fmr:,.0f} cannot be measured with so few comparisons of strangers.", fmr=1 / fmr)
            )
            break
        share = tar_at(mated, non_mated, fmr)
        content["tar"][f"{fmr:g}"] = writing.rate(share)
        rows.append(Message("TAR at FMR 1 in {r:,.0f}: {tar:.2f} %.", r=1 / fmr, tar=100 * share.value))
    rows += _identification(pictures, data, profile, templates, content)
    rows += [Message("Equal error rate {eer:.2f} %.", eer=100 * rates.eer), _missed_words(lost)]
    return Measured(folder.name, rates, tuple(rows), content, pictures.paths)


def _identification(
    pictures: LabelledImages, data: EmbeddedSet, profile: Profile, templates: Float, content: dict[str, Any]
) -> list[Message]:
    """How 1:N search would do with one photo of each person, in words; its figures go into ``content``."""
    people = most_people(pictures.labels, data.failed, 1)
    if people <= 0:
        return []
    shipped = Crossed(pictures.labels, data.failed, lambda _usable: templates, folds=1)
    found = identify(shipped, people, profile)
    content["identification"] = {
        "people": people,
        "rank1": writing.rate(found.rank1),
        "dir_at_line": writing.rate(found.at_threshold),
        "fpir_at_line": writing.rate(found.false_positives),
    }
    return [
        Message(
            "{people} enrolled with one photo: {rank1:.1f} % right first, {at_line:.1f} % "
            "recognised, {false_positives:.1f} % of {strangers} taken for one of them.",
            people=Message.of(people, "1 person", "{count:,} people"),
            rank1=100 * found.rank1.value,
            at_line=100 * found.at_threshold.value,
            false_positives=100 * found.false_positives.value,
            strangers=Message.of(found.impostors, "1 stranger", "{count:,} strangers"),
        )
    ]
