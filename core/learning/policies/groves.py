"""The trees of one training: of people it learns from, of people it is watched on, and of people it never sees."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from core.base import durable
from core.base.places import cache_folder
from core.base.progress import Report, silent
from core.learning.data import Data
from core.learning.policies.cases import KINDS, EngineJudge, Judge, Person, mated, people_of
from core.learning.policies.remedies import REMEDIES, Restorers
from core.learning.policies.trees import Trees, grow
from core.learning.sources import DataKind
from core.learning.tools import Tools

_HELD, _WATCHED = 0.4, 0.15  # shares of the people
_LEAST = 2  # people in each part: everybody needs a stranger
_FORMAT = 1  # of what is kept: raise it where remedies or measures change
_PARTS = ("shown", "watched", "held")


@dataclass(frozen=True, eq=False)
class Grove:
    """Trees of three groups of people, of whom nobody is in two.

    Attributes:
        shown: learnt from.
        watched: looked at while it learns; they decide when it ends.
        held: never looked at before the end.

    """

    shown: Trees
    watched: Trees
    held: Trees


@dataclass(frozen=True)
class Asked:
    """What decides which trees these are.

    Attributes:
        people: at most.
        each: ways to spoil the photo of each.
        depth: the most remedies in a chain.
        profile: by which faces are compared.

    """

    people: int
    each: int
    depth: int
    profile: str


def plant(data: Data, asked: Asked, tools: Tools) -> Grove:
    """The trees, grown once and then read from the cache: it holds numbers alone, and no names.

    Those of people of the gallery are grown anew each time. What was kept would outlive them, and the cache belongs to
    all sites, in which other people have the same numbers.

    Raises:
        LearningError: there are too few people, or no faces.
        ProfileError: the profile is missing.
        WeightsError: weights are not on this machine.

    """
    path = _kept(data, asked) if data.source.kind != DataKind.GALLERY else None
    if path is not None:
        with suppress(OSError, ValueError, KeyError, zipfile.BadZipFile):
            return _read(path)
    people = people_of(data, asked.people)
    grove = grown(people, _judge(asked.profile, tools), Restorers(tools), asked, tools.report)
    if path is None:
        return grove
    with suppress(OSError):  # then it is grown anew the next time
        path.parent.mkdir(parents=True, exist_ok=True)
        durable.write(path, _packed(grove))
    return grove


def grown(people: list[Person], judge: Judge, networks: Restorers, asked: Asked, report: Report = silent) -> Grove:
    """The trees of people, dealt to the three groups in their order.

    Raises:
        LearningError: no faces were found in the photos of a group.

    """
    held = max(_LEAST, round(_HELD * len(people)))
    watched = max(_LEAST, round(_WATCHED * len(people)))
    groups = (people[held + watched :], people[held : held + watched], people[:held])
    found, done = [], 0
    for group in groups:
        before, share = done / len(people), len(group) / len(people)

        def part(fraction: float, words: str, before: float = before, share: float = share) -> None:
            report(before + share * fraction, words)

        found.append(grow(mated(group, judge, part), judge, networks, asked.each, asked.depth, part))
        done += len(group)
    return Grove(*found)


def _judge(profile: str, tools: Tools) -> Judge:
    if profile == tools.settings.profile:
        return EngineJudge(tools.engine)
    from core.engine import Engine

    return EngineJudge(Engine.load(tools.settings.model_copy(update={"profile": profile}), tools.report))


def _kept(data: Data, asked: Asked) -> Path:
    """Where the trees of this data lie in the cache, or would."""
    told = json.dumps([_FORMAT, data.fingerprint, vars(asked), list(KINDS.items()), [one.name for one in REMEDIES]])
    return cache_folder() / "learning" / f"remedies-{hashlib.sha256(told.encode()).hexdigest()[:16]}.zip"


def _packed(grove: Grove) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in _PARTS:
            file.writestr(name, getattr(grove, name).packed())
    return buffer.getvalue()


def _read(path: Path) -> Grove:
    with zipfile.ZipFile(path) as file:
        return Grove(*(Trees.read(file.read(name)) for name in _PARTS))
