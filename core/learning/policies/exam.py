"""A policy beside the fixed rule, the best single remedy, nothing, and the best there is, with bounds over people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.base.findings import Cell, Table
from core.faces import Float
from core.learning.policies.cases import KINDS, Judge, Mated, cases
from core.learning.policies.remedies import STOP, Restorers, allowed, observation, treat, words
from core.learning.policies.trees import Trees, chains
from models.training.policies.environment import Act, Index

NOTHING, RULE, SINGLE, POLICY, ORACLE = "nothing", "the rule", "one remedy", "the policy", "the best chain"
_DRAWS = 2000
_SEED = 1
_COLUMNS = (
    "spoilt", "faces", "way", "gain", "gain from", "gain to", "refused", "strangers over", "milliseconds", "most often",
    "share",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Way:
    """What one way to treat faces came to; F faces.

    Attributes:
        genuine: (F,) score with the clean photo of the same person.
        strangers: (F,) line of the strangers.
        over: (F,) share of the strangers at the loose threshold or above.
        milliseconds: (F,) what it took.
        done: what was done with each; empty where that is not known.

    """

    genuine: Float
    strangers: Float
    over: Float
    milliseconds: Float
    done: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bounds:
    """A mean, and what it lies between with 95 % certainty if other people are drawn."""

    mean: float
    low: float
    high: float

    @property
    def above(self) -> bool:
        """Whether it is certain to be more than nothing."""
        return self.low > 0

    @property
    def below(self) -> bool:
        """Whether it is certain to be less than nothing."""
        return self.high < 0


@dataclass(frozen=True, eq=False)
class Exam:
    """Several ways on the same faces.

    Attributes:
        ways: by name; nothing is one of them.
        person: int64 (F,) whose face it is.
        kind: int64 (F,) how it was spoilt, as counted in KINDS.
        threshold: score from which the door knows somebody.

    """

    ways: Mapping[str, Way]
    person: Index
    kind: Index
    threshold: float

    def gain(self, name: str) -> npt.NDArray[np.float64]:
        """(F,) by how much the score with the own photo rises, less what the line of the strangers rises."""
        way, plain = self.ways[name], self.ways[NOTHING]
        rise = (way.genuine - plain.genuine) - np.maximum(way.strangers - plain.strangers, 0)
        return np.asarray(rise, np.float64)

    def refused(self, name: str) -> npt.NDArray[np.float64]:
        """(F,) 1 where somebody is not known at the door's threshold."""
        return np.asarray(self.ways[name].genuine < self.threshold, np.float64)

    def advantage(self, name: str, beside: str, cost: float = 0.0) -> Bounds:
        """What one way gains more than another, less ``cost`` for each tenth of a second that it takes longer."""
        longer = self.ways[name].milliseconds - self.ways[beside].milliseconds
        return bounds(self.gain(name) - self.gain(beside) - cost * longer / 100, self.person)

    def saved(self, name: str, beside: str) -> Bounds:
        """What share of faces one way gets known that the other does not, less those that it loses."""
        return bounds(self.refused(beside) - self.refused(name), self.person)

    def table(self) -> Table:
        """Every way on all faces, and by how they were spoilt."""
        rows = []
        for number, title in [(-1, "all"), *enumerate(KINDS)]:
            chosen = self.kind == number if number >= 0 else np.ones(len(self.kind), bool)
            if chosen.any():
                rows += [self._row(title, name, chosen) for name in self.ways]
        return Table(_COLUMNS, tuple(rows))

    def _row(self, title: str, name: str, chosen: npt.NDArray[np.bool_]) -> tuple[Cell, ...]:
        way, gain = self.ways[name], bounds(self.gain(name)[chosen], self.person[chosen])
        done = Counter(what for what, here in zip(way.done, chosen, strict=True) if here) if way.done else Counter()
        often, count = done.most_common(1)[0] if done else ("", 0)
        return (
            title, int(chosen.sum()), name, gain.mean, gain.low, gain.high, float(self.refused(name)[chosen].mean()),
            float(way.over[chosen].mean()), float(way.milliseconds[chosen].mean()), often,
            count / int(chosen.sum()) if done else None,
        )  # fmt: skip


def bounds(values: npt.NDArray[np.float64], person: Index) -> Bounds:
    """The mean of values (F,), and how it may vary where people are drawn anew, each with all their faces."""
    names, rows = np.unique(person, return_inverse=True)
    sums, counts = np.bincount(rows, values), np.bincount(rows)
    drawn = np.random.default_rng(_SEED).integers(len(names), size=(_DRAWS, len(names)))
    means = sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return Bounds(float(values.mean()), float(low), float(high))


def best_single(trees: Trees, cost: float) -> int:
    """The remedy that brings most where it is applied to everything; its action, or stopping where none brings any."""
    worth, rows = trees.worth(cost), np.arange(len(trees.person))
    means = [0.0] + [float(worth[rows, trees.single(n)].mean()) for n in range(1, trees.allowed.shape[2])]
    return int(np.argmax(means))


def from_trees(trees: Trees, act: Act, single: int, cost: float) -> Exam:
    """Every way, where all chains were tried.

    Args:
        trees: of people whom the policy never saw.
        act: the policy.
        single: the one remedy, as :func:`best_single` has it.
        cost: score that a tenth of a second must bring.

    """
    rows, every = np.arange(len(trees.person)), chains(trees.depth)

    def at(nodes: Index) -> Way:
        done = tuple(words(every[node]) for node in nodes)
        times = trees.milliseconds[rows, nodes]
        return Way(trees.genuine[rows, nodes], trees.strangers[rows, nodes], trees.over[rows, nodes], times, done)

    nothing = np.zeros(len(rows), np.int64)
    ways = {
        NOTHING: at(nothing),
        RULE: _way(trees.ruled),
        SINGLE: at(trees.single(single) if single != STOP else nothing),
        POLICY: at(trees.follow(act)),
        ORACLE: at(trees.best(cost)),
    }
    return Exam(ways, trees.person, trees.kind, float(trees.threshold))


def by_walking(people: Mated, judge: Judge, networks: Restorers, act: Act, single: int, each: int, depth: int) -> Exam:
    """Every way but the best chain, where only what they choose is tried: any set, and quickly.

    Args:
        people: whom the policy never saw.
        judge: finds and embeds.
        networks: that remedies need.
        act: the policy.
        single: the one remedy.
        each: ways to spoil the photo of each person.
        depth: the most remedies in a chain.

    """
    named: dict[str, list[tuple[float, ...]]] = {NOTHING: [], RULE: [], SINGLE: [], POLICY: []}
    done: dict[str, list[str]] = {NOTHING: [], SINGLE: [], POLICY: []}
    persons, kinds = [], []
    for case in cases(people, judge, each):
        chain: tuple[int, ...] = ()
        shown = case.shown
        while len(chain) < depth:
            may = allowed(shown, chain, depth)
            action = int(act(observation(shown, chain, depth)[None], may[None])[0])
            if action == STOP or not may[1:].any():
                break
            shown, chain = treat(shown, action, networks), (*chain, action)
        fits = single != STOP and allowed(case.shown, (), depth)[single]
        one = treat(case.shown, single, networks) if fits else case.shown
        pictures = [case.shown.plain, case.ruled, one.plain, shown.plain]
        scores = np.stack(people.scores(case.row, judge.templates(pictures))).T
        times = (case.shown.milliseconds, case.milliseconds, one.milliseconds, shown.milliseconds)
        for name, row, taken in zip(named, scores, times, strict=True):
            named[name].append((*row, taken))
        for name, what in zip(done, ((), (single,) if fits else (), chain), strict=True):
            done[name].append(words(what))
        persons.append(people.people[case.row].number)
        kinds.append(list(KINDS).index(case.kind))
    ways = {name: _way(np.array(rows, np.float32), tuple(done.get(name, ()))) for name, rows in named.items()}
    return Exam(ways, np.array(persons, np.int64), np.array(kinds, np.int64), people.threshold)


def _way(rows: Float, done: tuple[str, ...] = ()) -> Way:
    """A way of rows (F, 4): genuine, strangers, over, milliseconds."""
    genuine, strangers, over, milliseconds = rows.reshape(-1, 4).T
    return Way(genuine, strangers, over, milliseconds, done)
