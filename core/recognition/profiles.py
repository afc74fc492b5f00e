"""Recognition profiles: which embedders, how they are weighted, and what their scores mean."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, model_validator

import data
from core.base.advice import Act
from core.base.messages import Message
from core.errors import ProfileError

DEFAULT = "standard-4"
FORMAT = 1
"""Of profiles' files; those without one are of format 1."""

_FILE = ".toml"
_ID = r"^[a-z0-9.-]{1,40}$"

CHOICES = (1e-3, 1e-4, 1e-5, 1e-6)
"""Targets that people are offered: how often a stranger may be taken for somebody."""

Rate = Annotated[float, Field(gt=0, lt=1)]
Fitting = Literal["nothing", "centre", "discriminant", "whitening", "learnt"]
"""What is fitted to a part: nothing, its mean, discriminants of people, a whitening of what differs within people; or
it was learnt (:mod:`core.learning`), and stays as it is when the profile is measured."""


class Part(BaseModel):
    """One embedder of a profile.

    Attributes:
        embedder: its name.
        weight: share of the fused score that its cosine has.
        transform: file of the fitted transform, relative to the profile's folder; none leaves the vector as it is.
        fitting: how the transform was fitted, and is when the profile is measured; by default as the embedder's always
            was, see :func:`core.evaluation.fitting.fit_part`.
        network: file of the network of an embedder that was trained here, relative to the profile's folder.

    """

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    embedder: str
    weight: float = Field(gt=0, le=1)
    transform: str | None = None
    fitting: Fitting | None = None
    network: str | None = None


class Calibration(BaseModel):
    """What a score means: false match rate and false non-match rate by threshold, measured on faces of strangers.

    Attributes:
        source: the data it was measured on, in words.
        impostors: number of comparisons between different people behind the rates.
        thresholds: rising scores.
        fmr: at each threshold, the share of comparisons of different people at or above it.
        fmr_most: at each threshold, the upper 95 % bound of that share; none where it was not reckoned.
        fnmr: at each threshold, the share of comparisons of one person below it.
        mated: scores of comparisons of one person: the lowest, 100 quantiles, the highest.
        coherence: how much templates of one person agree; it puts a person of several photos on the scale of a single
            one, see :func:`core.recognition.pooling.pool`.

    """

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    source: str
    impostors: int = Field(gt=0)
    thresholds: tuple[float, ...] = Field(min_length=2)
    fmr: tuple[Rate, ...]
    fmr_most: tuple[Rate, ...] = ()
    fnmr: tuple[Annotated[float, Field(ge=0, le=1)], ...]
    mated: tuple[float, ...] = Field(min_length=2)
    coherence: Annotated[float, Field(gt=0, le=1)]

    @model_validator(mode="after")
    def _consistent(self) -> Calibration:
        if not len(self.thresholds) == len(self.fmr) == len(self.fnmr) or len(self.fmr_most) not in (0, len(self.fmr)):
            raise ValueError(Message("thresholds, fmr, fmr_most and fnmr differ in length"))
        if any(b <= a for a, b in zip(self.thresholds, self.thresholds[1:], strict=False)):
            raise ValueError(Message("thresholds must rise"))
        if any(b >= a for a, b in zip(self.fmr, self.fmr[1:], strict=False)):
            raise ValueError(Message("fmr must fall"))
        if any(b < a for a, b in zip(self.mated, self.mated[1:], strict=False)):
            raise ValueError(Message("mated must rise"))
        return self

    def threshold(self, fmr: float) -> float:
        """The score at which different people match at the given rate.

        Between measured points the logarithm of the rate is interpolated; below the smallest measured rate it is
        extended along the last two points, and never above a score of 1.

        Raises:
            ValueError: the rate is not between 0 and 1.

        """
        if not 0 < fmr < 1:
            raise ValueError(Message("a false match rate lies between 0 and 1"))
        logs = np.log(self.fmr)
        if fmr < self.fmr[-1]:
            return float(min(1.0, self.thresholds[-1] + (np.log(fmr) - logs[-1]) / self._fall))
        return float(np.interp(-np.log(fmr), -logs, self.thresholds))

    @property
    def _fall(self) -> float:
        """Change of the logarithm of FMR per unit of score, at the highest scores measured."""
        return float((np.log(self.fmr[-1]) - np.log(self.fmr[-2])) / (self.thresholds[-1] - self.thresholds[-2]))

    def false_match_rate(self, score: float) -> float:
        """Share of comparisons of different people that score at least this much; extended as in :meth:`threshold`."""
        if score > self.thresholds[-1]:
            return float(self.fmr[-1] * np.exp(self._fall * (score - self.thresholds[-1])))
        return float(np.exp(np.interp(score, self.thresholds, np.log(self.fmr))))

    def false_non_match_rate(self, score: float) -> float:
        """Share of comparisons of one person that score less than this."""
        return float(np.interp(score, self.mated, np.linspace(0, 1, len(self.mated)), left=0.0, right=1.0))


FLATTERED = Message("SFace was trained on celebrities, who are LFW's people too: figures of LFW flatter it")


def seen_celebrities(embedders: Iterable[str]) -> bool:
    """Whether one of some embedders was trained on people like those of LFW, so that its figures there are too good."""
    return any(embedder.startswith("sface") for embedder in embedders)


class Figures(BaseModel):
    """How well a profile did when it was made.

    Attributes:
        source: data and protocol, in words.
        accuracy: LFW protocol, mean over the folds.
        std: over the folds.
        eer: equal error rate.
        tar: FMR → true accept rate.
        private: of two pictures of one private person of FG-NET, 0 to 69 years old, the share that is refused at a
            false match rate of 1e-2, cross-fitted; None where that was not measured.
        webcam: the same of seven people before a webcam, NUAA's, at 1e-3.

    """

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    source: str
    accuracy: float
    std: float
    eer: float
    tar: dict[str, float]
    private: float | None = None
    webcam: float | None = None


class Profile(BaseModel):
    """A way to recognise, complete with its calibration.

    Attributes:
        id: goes with every template; templates of different ids are never compared.
        title: what it is, for people.
        parts: the embedders, weights adding up to 1.
        verify_fmr: default target of 1:1 comparison.
        identify_fpir: default target of 1:N search: how often a stranger may be taken for anyone enrolled. One in a
            thousand, or fewer; shipped profiles of before, whose price for that was high, say 0.01.
        calibration: measured.
        figures: how well it did when it was made; None where that was not measured.
        folder: where the file and its transforms lie.

    """

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, ignored_types=(cached_property,))

    id: str = Field(pattern=_ID)
    title: str
    parts: tuple[Part, ...] = Field(min_length=1)
    verify_fmr: Rate = 1e-3
    identify_fpir: Rate = 1e-3
    calibration: Calibration
    figures: Figures | None = None
    folder: Path

    @model_validator(mode="after")
    def _weights(self) -> Profile:
        if abs(sum(part.weight for part in self.parts) - 1) > 1e-6:
            raise ValueError(Message("the weights of the parts do not add up to 1"))
        return self

    @property
    def learnt(self) -> bool:
        """Whether a part was learnt: it is not fitted anew, and reads too well on whom it learnt from."""
        return any(part.fitting == "learnt" for part in self.parts)

    @property
    def flattered(self) -> Message | None:
        """Beside every figure of LFW: that a part has seen its people; with how it does on people it has not seen."""
        if not seen_celebrities(part.embedder for part in self.parts):
            return None
        found = self.figures
        if found is None or found.private is None or found.webcam is None:
            return FLATTERED
        return Message(
            "{flattered}; of private people from 0 to 69 years old (FG-NET), {refused} are refused where 1 of 100 "
            "strangers passes, and of seven before a webcam (NUAA), {webcam} where 1 of 1,000 does",
            flattered=FLATTERED,
            refused=f"{100 * found.private:.1f} %",
            webcam=f"{100 * found.webcam:.2f} %",
        )

    @property
    def networks(self) -> dict[str, Path]:
        """Files of the networks that were trained here, by embedder."""
        return {part.embedder: self.folder / part.network for part in self.parts if part.network is not None}

    def verify_threshold(self, fmr: float | None = None) -> float:
        """Score from which two faces count as one person."""
        return self.calibration.threshold(fmr or self.verify_fmr)

    def verify_cost(self, fmr: float) -> float:
        """Share of comparisons of one person with themselves that are refused at a false match rate."""
        return self.calibration.false_non_match_rate(self.calibration.threshold(fmr))

    def identify_cost(self, people: int, fpir: float) -> float:
        """Share of single looks at an enrolled person that stay unrecognised at a target of the 1:N search."""
        return self.calibration.false_non_match_rate(self.identify_threshold(people, fpir))

    def identify_threshold(self, people: int, fpir: float | None = None) -> float:
        """Score from which the best of ``people`` counts as a match.

        A stranger has as many chances to match as there are people, so for small rates FPIR ≈ people x FMR (ISO/IEC
        19795-1): the target of one comparison shrinks as the gallery grows.
        """
        target = (fpir or self.identify_fpir) / max(people, 1)
        return self.calibration.threshold(target)


def id_problem(profile_id: str) -> str:
    """Why something cannot be a profile's id, in words; empty where it can."""
    if re.fullmatch(_ID, profile_id):
        return ""
    return "small letters, digits, dots and dashes are allowed, at most 40"


def names() -> list[str]:
    """Names of the shipped profiles."""
    return sorted(path.stem for path in data.path("profiles").glob("*.toml"))


def own_folder(site_folder: Path) -> Path:
    """Where a site keeps profiles of its own, each in a folder with its files; it may not be there."""
    return site_folder.absolute() / "profiles"


def own(site_folder: Path) -> list[str]:
    """Names of the profiles that a site keeps itself: their files. None has been read."""
    return sorted(map(str, own_folder(site_folder).glob("*/*.toml")))


def settled(name: str) -> str:
    """A profile as settings keep it: a ``.toml`` file by its full path, so that it is found from every folder."""
    return str(Path(name).resolve()) if name.endswith(_FILE) else name


def load(name: str = DEFAULT) -> Profile:
    """A shipped profile by name, or one from a ``.toml`` file.

    Raises:
        ProfileError: there is none of that name, or it is malformed.

    """
    path = Path(settled(name)) if name.endswith(_FILE) else data.path("profiles") / f"{name}.toml"
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        format_ = content.pop("format", FORMAT)
        if isinstance(format_, int) and format_ > FORMAT:
            raise ProfileError(
                "the recognition profile {path} was made by a newer Portico (format {format}, this one "
                "knows {format2}): update Portico",
                path=path,
                format=format_,
                format2=FORMAT,
            )
        return Profile(**content, folder=path.parent)
    except FileNotFoundError:
        if name.endswith(_FILE):
            raise ProfileError(
                "there is no recognition profile at {path}: {how}",
                path=path,
                how=Message(Act.CHOOSE_PROFILE, profile=DEFAULT),
            ) from None
        raise ProfileError(
            "no recognition profile {name!r}: known are {names}", name=name, names=", ".join(names())
        ) from None
    except (ValueError, OSError, TypeError, RecursionError) as error:
        raise ProfileError(
            "the recognition profile {path} is malformed: {why}",
            path=path,
            why=str(error).splitlines()[0],
        ) from None
