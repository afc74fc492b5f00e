"""What every chain of remedies brings for some hundred spoilt faces, tried once: training then takes seconds."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from core.base.progress import Report, silent
from core.errors import LearningError
from core.faces import Float
from core.learning.policies.cases import KINDS, Case, Judge, Mated, cases
from core.learning.policies.remedies import ACTIONS, REMEDIES, SIZE, STOP, Restorers, Shown, allowed, observation, treat
from models.training.policies.environment import Act, Index, Mask, Seen, Step

ROOT = 0
"""The node at which nothing was done yet."""
_AT_ONCE = 32
_STORED = {"threshold": "line"}  # names in files that are other than those here


@cache
def chains(depth: int) -> tuple[tuple[int, ...], ...]:
    """Every chain of so many remedies at most, of different slots, the shorter ones first; the first is empty."""
    found: list[tuple[int, ...]] = [()]
    begin = 0
    for _ in range(depth):
        level = found[begin:]
        begin = len(found)
        for chain in level:
            slots = {REMEDIES[number - 1].slot for number in chain}
            found += [(*chain, n) for n, one in enumerate(REMEDIES, 1) if one.slot not in slots]
    return tuple(found)


@cache
def _children(depth: int) -> Index:
    """(nodes, actions) the node that an action leads to; -1 where it leads nowhere, and after stopping."""
    nodes = {chain: number for number, chain in enumerate(chains(depth))}
    table = np.full((len(nodes), len(ACTIONS)), -1, np.int64)
    for chain, number in nodes.items():
        table[number] = [nodes.get((*chain, action), -1) if action != STOP else -1 for action in range(len(ACTIONS))]
    return table


@dataclass(frozen=True, eq=False)
class Trees:
    """What chains bring. F faces, N chains, numbered as in :func:`chains`.

    Attributes:
        person: int64 (F,) number of the person.
        kind: int64 (F,) how it was spoilt, as counted in KINDS.
        seen: float32 (F, N, SIZE) what a policy sees there.
        allowed: bool (F, N, actions) what it may do there.
        genuine: float32 (F, N) score with the clean photo of the same person; NaN where the chain is not allowed.
        strangers: float32 (F, N) line of the strangers.
        over: float32 (F, N) share of strangers at the loose threshold or above.
        milliseconds: float32 (F, N).
        ruled: float32 (F, 4) the same four of the fixed rule.
        threshold: float64 () score from which the door knows somebody.

    """

    person: Index
    kind: Index
    seen: Float
    allowed: Mask
    genuine: Float
    strangers: Float
    over: Float
    milliseconds: Float
    ruled: Float
    threshold: npt.NDArray[np.float64]

    @property
    def depth(self) -> int:
        """The most remedies in a chain."""
        count, depth = self.genuine.shape[1], 1
        while len(chains(depth)) < count:
            depth += 1
        return depth

    @property
    def gain(self) -> Float:
        """(F, N) by how much the score with the own photo rises, less what the line of the strangers rises."""
        rise = self.genuine - self.genuine[:, :1]
        return np.asarray(rise - np.maximum(self.strangers - self.strangers[:, :1], 0), np.float32)

    def worth(self, cost: float) -> Float:
        """(F, N) the gain, less ``cost`` for each tenth of a second."""
        return np.asarray(self.gain - cost * self.milliseconds / 100, np.float32)

    def select(self, rows: npt.NDArray[Any]) -> Trees:
        """Those faces."""
        named = {one.name: getattr(self, one.name) for one in fields(self)}
        return Trees(**{name: value if name == "threshold" else value[rows] for name, value in named.items()})

    def follow(self, act: Act) -> Index:
        """The node at which a policy ends, for each face."""
        table, rows = _children(self.depth), np.arange(len(self.person))
        nodes = np.full(len(rows), ROOT)
        for _ in range(self.depth):
            actions = act(self.seen[rows, nodes], self.allowed[rows, nodes])
            later = table[nodes, actions]
            nodes = np.where(later >= 0, later, nodes)
        return nodes

    def best(self, cost: float) -> Index:
        """The node that brings most, for each face."""
        return np.asarray(np.nanargmax(self.worth(cost), axis=1), np.int64)

    def single(self, action: int) -> Index:
        """The node after one remedy, for each face to which it can be applied; nothing for the others."""
        node = _children(self.depth)[ROOT, action]
        return np.where(self.allowed[:, ROOT, action], node, ROOT)

    def packed(self) -> bytes:
        """As :meth:`read` takes it."""
        buffer = io.BytesIO()
        np.savez_compressed(
            buffer, **{_STORED.get(one.name, one.name): getattr(self, one.name) for one in fields(self)}
        )
        return buffer.getvalue()

    @classmethod
    def read(cls, content: bytes) -> Trees:
        """What :meth:`packed` gave.

        Raises:
            ValueError: it is something else.

        """
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as file:
                return cls(**{one.name: file[_STORED.get(one.name, one.name)] for one in fields(cls)})
        except Exception as error:  # archives can be broken in many ways
            raise ValueError("these are no chains of remedies") from error


def grow(people: Mated, judge: Judge, networks: Restorers, each: int, depth: int, report: Report = silent) -> Trees:
    """Try every chain on spoilt photos of people. Embedding is what takes the time: dozens of chains for each face.

    Args:
        people: with their clean photos.
        judge: finds and embeds.
        networks: that remedies need.
        each: ways to spoil the photo of each person.
        depth: the most remedies in a chain.
        report: told how far it is.

    Raises:
        LearningError: no face was found in any spoilt photo.

    """
    rows = [_tried(case, people, judge, networks, depth) for case in cases(people, judge, each, report)]
    if not rows:
        raise LearningError("no face was found in any of the spoilt photos")
    columns = {name: np.stack([row[name] for row in rows]) for name in rows[0]}
    return Trees(**columns, threshold=np.array(people.threshold))


def _tried(case: Case, people: Mated, judge: Judge, networks: Restorers, depth: int) -> Mapping[str, Any]:
    """One row of the trees."""
    table, every = _children(depth), chains(depth)
    shown: dict[int, Shown] = {ROOT: case.shown}
    may = np.zeros((len(every), len(ACTIONS)), bool)
    seen = np.zeros((len(every), SIZE), np.float32)
    for node, chain in enumerate(every):  # parents come before their children
        if node not in shown:
            continue
        may[node], seen[node] = allowed(shown[node], chain, depth), observation(shown[node], chain, depth)
        for action in np.flatnonzero(may[node]):
            if action != STOP:
                shown[int(table[node, action])] = treat(shown[node], int(action), networks)
    pictures = [*(one.plain for one in shown.values()), case.ruled]
    templates = np.concatenate([judge.templates(pictures[n : n + _AT_ONCE]) for n in range(0, len(pictures), _AT_ONCE)])
    found = np.stack(people.scores(case.row, templates))
    numbers = np.full((3, len(every)), np.nan, np.float32)
    numbers[:, list(shown)] = found[:, :-1]
    times = np.full(len(every), np.nan, np.float32)
    times[list(shown)] = [one.milliseconds for one in shown.values()]
    return {
        "person": np.int64(people.people[case.row].number),
        "kind": np.int64(list(KINDS).index(case.kind)),
        "seen": seen,
        "allowed": may,
        "genuine": numbers[0],
        "strangers": numbers[1],
        "over": numbers[2],
        "milliseconds": times,
        "ruled": np.array([*found[:, -1], case.milliseconds], np.float32),
    }


class RemedyWorld:
    """An environment: one of the faces, to which remedies are applied until it is well, or the chain is full.

    The reward is what a remedy adds to the worth of the chain, in tenths of a score.

    Args:
        trees: the faces.
        cost: score that a tenth of a second must bring.

    """

    size, actions = SIZE, len(ACTIONS)

    def __init__(self, trees: Trees, cost: float):
        self._trees = trees
        self._worth = trees.worth(cost)
        self._table = _children(trees.depth)
        self._face, self._node = 0, ROOT

    def reset(self, random: np.random.Generator) -> Seen:
        self._face, self._node = int(random.integers(len(self._trees.person))), ROOT
        return self._seen()

    def step(self, action: int, random: np.random.Generator) -> Step:  # noqa: ARG002  # nothing is left to chance
        node = int(self._table[self._node, action])
        if node < 0:
            return Step(0.0, self._seen(), over=True)
        reward = 10 * float(self._worth[self._face, node] - self._worth[self._face, self._node])
        self._node = node
        return Step(reward, self._seen(), over=not self._trees.allowed[self._face, node, 1:].any())

    def state(self) -> dict[str, int]:
        return {"face": self._face, "node": self._node}

    def restore(self, state: Mapping[str, Any]) -> None:
        self._face, self._node = int(state["face"]), int(state["node"])

    def _seen(self) -> Seen:
        return Seen(self._trees.seen[self._face, self._node], self._trees.allowed[self._face, self._node])
