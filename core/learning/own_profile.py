"""What a run has learnt to recognise people by, kept as a recognition profile in the folder of its site."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from core.base import durable
from core.base.messages import Message
from core.errors import LearningError
from core.learning.outcomes import FILES
from core.learning.runs import Run
from core.recognition import profiles
from core.site import Site
from core.store.audit import Permission

_RECIPE = "face-adapter"
_FILE = f"{_RECIPE}.toml"
DECISIVE = ("fnmr at 0.001", "fnmr at 0.01", "eer")
"""Figures by which an adapter is held against what it began as: the first of them that comparisons support."""


def has_profile(recipe: str, files: Collection[str]) -> bool:
    """Whether a run of a recipe, of which these files came, has left a profile that a site can use."""
    return recipe == _RECIPE and _FILE in files


def is_for_sites(recipe: str) -> bool:
    """Whether a recipe learns what a site can recognise people by."""
    return recipe == _RECIPE


def refusal(run: Run, files: Collection[str]) -> Message | None:
    """Why a site cannot recognise people by what a run has learnt, of which these files came; None where it can."""
    if run.of_gallery:
        return Message(
            "what was learnt from people of the gallery is deleted with any of them, so a site cannot rest on it: "
            "learn from other pictures"
        )
    if not has_profile(run.record.recipe, files):
        return Message("no recognition profile came of {title}", title=run.title)
    return None


def is_better(figures: Mapping[str, float | None]) -> bool:
    """Whether an adapter tells people it never saw apart better than what it began as, by the figures of its run."""
    for name in DECISIVE:
        has, had = figures.get(name), figures.get(f"{name}, before")
        if has is not None and had is not None:
            return has < had
    return False


def keep(run: Run, site: Site) -> Path:
    """Keep the profile that came of a run in the folder of the site, where it stays when the run is deleted.

    Nobody is recognised by it before :func:`core.people.reembedding.change_profile` has measured them with it.

    Args:
        run: of the site.
        site: open.

    Returns:
        The file of the profile, as settings name it.

    Raises:
        NotAllowedError: whoever is at work may not change settings.
        LearningError: no profile came of it, or it learnt from the gallery and goes with any of its people, or it
            cannot be written.
        ProfileError: the profile is malformed.

    """
    site.trail.require(Permission.RULES)
    outcome, made = run.outcome, run.folder / FILES
    files = outcome.files if outcome is not None else ()
    refused = refusal(run, files)
    if refused is not None:
        raise LearningError("{why}", why=refused)
    found = profiles.load(str(made / _FILE)).id
    place = profiles.own_folder(site.folder) / found / f"{found}.toml"
    try:
        durable.private_folder(place.parent.parent)
        durable.private_folder(place.parent)
        for name in sorted(files, key=lambda name: name == _FILE):  # it comes when all it names is there
            durable.write(place if name == _FILE else place.parent / name, (made / name).read_bytes())
    except OSError as error:
        raise LearningError("{path} cannot be written: {why}", path=place, why=error.strerror or error) from None
    return place
