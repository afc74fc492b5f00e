"""Classes that come one after another, on features that do not change: ways to learn them, and what each forgets.

A bank of units asks of every class a question of its own, yes or no (one-vs-rest logistic regression, each against what
was there when it came); adding a class leaves the others as they are. Beside it stand the mean of each class (Mensink,
Verbeek, Perronnin and Csurka, IEEE PAMI 35(11), 2013), the nearest neighbours (Cover and Hart, 1967), a linear support
vector machine and a softmax that are trained anew with each class, and a softmax that goes on with the new class alone,
which forgets (McCloskey and Cohen, 1989).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.float32]
"""float32 (N, D)."""
Wide = npt.NDArray[np.float64]
_SCALE = 8.0  # unit vectors are multiplied by it, so that one penalty suits any width
_PENALTY = 1e-3
_FOLDS = 3
_MOST_OTHERS = 2000
_PLAIN = (1.0, 0.0)


class Grower(ABC):
    """Learns one class after another. Features may have any length: they are brought to 1."""

    def __init__(self) -> None:
        self.classes = 0

    def add(self, features: Rows) -> None:
        """Learn one more class from its examples (N, D); its number is how many there were before."""
        self._learn(unit(features))
        self.classes += 1

    def settle(self) -> None:  # noqa: B027  # most need not
        """Train anew what has to be, now that classes were added."""

    def scores(self, features: Rows) -> Rows:
        """How well each class suits (N, classes): the largest is the answer."""
        return self._scores(unit(features))

    def sure(self, features: Rows) -> Rows:
        """How sure the answer is (N,): small where it is likely none of the classes."""
        return self.answers(features)[1]

    def answers(self, features: Rows) -> tuple[Rows, Rows]:
        """:meth:`scores` (N, classes) and :meth:`sure` (N,) of the same features, which are looked at once."""
        return self._answers(unit(features))

    def _answers(self, rows: Rows) -> tuple[Rows, Rows]:
        """Scores of unit rows, and how sure the answers are: as sure as the largest score is large, unless said."""
        scores = self._scores(rows)
        return scores, np.asarray(scores.max(axis=1), np.float32)

    @abstractmethod
    def _learn(self, rows: Rows) -> None:
        """Take unit examples of the next class."""

    @abstractmethod
    def _scores(self, rows: Rows) -> Rows:
        """Scores of unit rows."""


class NearestMean(Grower):
    """The class whose mean is nearest, by cosine."""

    def __init__(self) -> None:
        super().__init__()
        self.means: list[Rows] = []

    def _learn(self, rows: Rows) -> None:
        self.means.append(unit(rows.mean(axis=0, keepdims=True))[0])

    def _scores(self, rows: Rows) -> Rows:
        return np.asarray(rows @ np.stack(self.means).T, np.float32)


class Neighbours(Grower):
    """The nearest examples vote, each with its cosine."""

    def __init__(self, count: int = 5) -> None:
        super().__init__()
        self.count = count
        self._rows: list[Rows] = []
        self._all: tuple[Rows, npt.NDArray[np.int64]] | None = None  # rows of all classes, and the class of each

    def _learn(self, rows: Rows) -> None:
        self._rows.append(rows)
        self._all = None

    def _scores(self, rows: Rows) -> Rows:
        return self._answers(rows)[0]

    def _answers(self, rows: Rows) -> tuple[Rows, Rows]:
        if self._all is None:
            of = np.repeat(np.arange(len(self._rows)), [len(one) for one in self._rows])
            self._all = np.concatenate(self._rows), of
        known, of = self._all
        cosines = rows @ known.T
        count = min(self.count, cosines.shape[1])
        nearest = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
        found, each = np.zeros((len(rows), self.classes), np.float32), np.arange(len(rows))
        for column in nearest.T:
            found[each, of[column]] += cosines[each, column]
        return found, np.asarray(cosines.max(axis=1), np.float32)


@dataclass(frozen=True, eq=False)
class Unit:
    """The question whether something is of one class.

    Attributes:
        weights: (D,), for unit vectors.
        bias: its answer to nothing.
        slope: of the calibration.
        offset: likewise: slope x (x.w + bias) + offset is the logarithm of the odds, where either answer is as likely.

    """

    weights: Wide
    bias: float
    slope: float = 1.0
    offset: float = 0.0

    def __call__(self, rows: Rows) -> Wide:
        """Calibrated logarithms of the odds (N,) of unit rows."""
        return np.asarray(self.slope * (rows @ self.weights + self.bias) + self.offset, np.float64)


class UnitBank(Grower):
    """A unit for each class, fitted when the class comes and never again.

    A unit is calibrated by scores of examples that it was not fitted on (Platt 1999, three folds), so that units that
    came at different times can be compared; where none says yes, it is none of the classes.

    Args:
        others: features (B, D) of what is of no class: every unit learns to say no to them. None by default; then a
            unit knows only the classes that were there before it, and the first waits for the second.
        calibrated: whether units are brought onto one scale.

    """

    def __init__(self, others: Rows | None = None, *, calibrated: bool = True) -> None:
        super().__init__()
        self.units: list[Unit] = []
        self._others: list[Rows] = [] if others is None else [unit(others)]
        self._examples: list[Rows] = []
        self._calibrated = calibrated
        self._random = np.random.default_rng(0)

    def _learn(self, rows: Rows) -> None:
        self._examples.append(rows)
        if self.classes == 1 and not self.units:  # the first, which has waited
            self.units.append(self._unit(self._examples[0], [rows]))
        before = [*self._others, *self._examples[:-1]]
        if before:
            self.units.append(self._unit(rows, before))

    def _unit(self, own: Rows, before: list[Rows]) -> Unit:
        against = np.concatenate(before)
        if len(against) > _MOST_OTHERS:
            against = against[self._random.choice(len(against), _MOST_OTHERS, replace=False)]
        weights, bias = fit_unit(own, against)
        slope, offset = self._calibration(own, against) if self._calibrated else _PLAIN
        return Unit(weights, bias, slope, offset)

    def _calibration(self, own: Rows, against: Rows) -> tuple[float, float]:
        folds = min(_FOLDS, len(own), len(against))
        if folds < 2:
            known = [(one.slope, one.offset) for one in self.units]
            return tuple(np.median(known, axis=0).tolist()) if known else _PLAIN
        yes, no = np.empty(len(own)), np.empty(len(against))
        of_own, of_others = np.arange(len(own)) % folds, np.arange(len(against)) % folds
        for fold in range(folds):
            weights, bias = fit_unit(own[of_own != fold], against[of_others != fold])
            yes[of_own == fold] = own[of_own == fold] @ weights + bias
            no[of_others == fold] = against[of_others == fold] @ weights + bias
        return platt(yes, no)

    def _scores(self, rows: Rows) -> Rows:
        if not self.units:  # one class alone: it is near its own mean, or not
            return np.asarray(rows @ unit(self._examples[0].mean(axis=0, keepdims=True)).T, np.float32)
        return np.stack([one(rows) for one in self.units], axis=1).astype(np.float32)


class Softmax(Grower):
    """All classes at once, by cross-entropy.

    Args:
        anew: with each class trained from nothing on the examples of all; else it goes on with those of the new one.

    """

    def __init__(self, *, anew: bool = True) -> None:
        super().__init__()
        self._anew = anew
        self._rows: list[Rows] = []
        self._weights: Wide | None = None  # (D + 1, classes)

    def _learn(self, rows: Rows) -> None:
        if self._anew:
            self._rows.append(rows)
            return
        weights = np.zeros((rows.shape[1] + 1, 1))
        if self._weights is not None:
            weights = np.concatenate([self._weights, weights], axis=1)
        self._weights = fit_softmax([rows], np.array([self.classes]), weights, steps=20)

    def settle(self) -> None:
        if self._anew:
            weights = np.zeros((self._rows[0].shape[1] + 1, self.classes))
            self._weights = fit_softmax(self._rows, np.arange(self.classes), weights)

    def _scores(self, rows: Rows) -> Rows:
        if self._weights is None or self._weights.shape[1] != self.classes:
            self.settle()
        assert self._weights is not None  # noqa: S101  # for the checker
        return logits(self._weights, rows)


class SupportVectors(Grower):
    """A linear support vector machine for each class against the rest, all trained anew with each class."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Rows] = []
        self._fitted: tuple[Wide, Wide] | None = None

    def _learn(self, rows: Rows) -> None:
        self._rows.append(rows)
        self._fitted = None

    def settle(self) -> None:
        from sklearn.svm import LinearSVC

        if self.classes < 2:
            return
        labels = np.repeat(np.arange(self.classes), [len(rows) for rows in self._rows])
        found = LinearSVC(C=1.0, class_weight="balanced").fit(_SCALE * np.concatenate(self._rows), labels)
        weights, bias = np.asarray(found.coef_), np.asarray(found.intercept_)
        if self.classes == 2:  # it is one question then
            weights, bias = np.concatenate([-weights, weights]), np.concatenate([-bias, bias])
        self._fitted = weights, bias

    def _scores(self, rows: Rows) -> Rows:
        if self._fitted is None:
            self.settle()
        if self._fitted is None:
            return np.ones((len(rows), self.classes), np.float32)
        weights, bias = self._fitted
        return np.asarray(_SCALE * rows @ weights.T + bias, np.float32)


METHODS: dict[str, Callable[[Rows | None], Grower]] = {
    "bank of units": UnitBank,
    "bank, not calibrated": lambda others: UnitBank(others, calibrated=False),
    "nearest mean": lambda _others: NearestMean(),
    "5 neighbours": lambda _others: Neighbours(),
    "SVM, anew": lambda _others: SupportVectors(),
    "softmax, anew": lambda _others: Softmax(),
    "softmax, gone on": lambda _others: Softmax(anew=False),
}
"""Every way by its name; a bank may be given what is of no class."""


def unit(rows: Rows) -> Rows:
    """Rows of length 1; a row of zeros stays."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12), np.float32)


def fit_unit(own: Rows, against: Rows, penalty: float = _PENALTY) -> tuple[Wide, float]:
    """Weights (D,) and bias of logistic regression of unit rows: own against others, either kind counting one half."""
    from scipy.optimize import minimize

    rows = _SCALE * np.concatenate([own, against]).astype(np.float64)
    signs = np.concatenate([np.ones(len(own)), -np.ones(len(against))])
    shares = np.where(signs > 0, 0.5 / len(own), 0.5 / len(against))

    def cost(values: Wide) -> tuple[float, Wide]:
        margins = signs * (rows @ values[:-1] + values[-1])
        slopes = -shares * signs * _sigmoid(-margins)
        whole = shares @ np.logaddexp(0, -margins) + penalty * values[:-1] @ values[:-1] / 2
        return float(whole), np.append(rows.T @ slopes + penalty * values[:-1], slopes.sum())

    found = minimize(cost, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 60}).x
    return _SCALE * found[:-1], float(found[-1])


def platt(yes: Wide, no: Wide) -> tuple[float, float]:
    """Slope and offset that make scores logarithms of odds, either kind counting one half.

    Platt: "Probabilistic Outputs for Support Vector Machines", 1999: few examples are not believed to the end, what is
    wanted of n of them is (n + 1) / (n + 2). The slope is never negative.
    """
    from scipy.optimize import minimize

    scores = np.concatenate([yes, no])
    scale = max(1e-9, float(np.abs(scores).max()))
    wanted = np.concatenate([np.full(len(yes), (len(yes) + 1) / (len(yes) + 2)), np.full(len(no), 1 / (len(no) + 2))])
    shares = np.concatenate([np.full(len(yes), 0.5 / len(yes)), np.full(len(no), 0.5 / len(no))])

    def cost(values: Wide) -> tuple[float, Wide]:
        odds = values[0] * scores / scale + values[1]
        missed = shares * (_sigmoid(odds) - wanted)
        whole = shares @ (np.logaddexp(0, odds) - wanted * odds)
        return float(whole), np.array([missed @ scores / scale, missed.sum()])

    bounds = [(0.0, None), (None, None)]
    slope, offset = minimize(cost, np.array([scale, 0.0]), jac=True, method="L-BFGS-B", bounds=bounds).x
    return float(slope / scale), float(offset)


def fit_softmax(
    classes: list[Rows], numbers: npt.NDArray[np.int64], begin: Wide, steps: int = 100, penalty: float = _PENALTY
) -> Wide:
    """Weights and biases (D + 1, classes) by cross-entropy, from where they begin.

    Args:
        classes: unit examples of each class that there are examples of.
        numbers: of these classes.
        begin: (D + 1, classes) weights of all classes.
        steps: at most.
        penalty: on the squares of the weights.

    """
    from scipy.optimize import minimize

    rows = np.concatenate(classes).astype(np.float64)
    rows = np.concatenate([_SCALE * rows, np.ones((len(rows), 1))], axis=1)
    own = np.repeat(numbers, [len(one) for one in classes])
    each = np.arange(len(rows))

    def cost(values: Wide) -> tuple[float, Wide]:
        weights = values.reshape(begin.shape)
        answers = rows @ weights
        answers -= answers.max(axis=1, keepdims=True)
        shares = np.exp(answers)
        totals = shares.sum(axis=1)
        whole = (np.log(totals) - answers[each, own]).mean() + penalty * (weights[:-1] ** 2).sum() / 2
        shares /= totals[:, None]
        shares[each, own] -= 1
        slope = rows.T @ shares / len(rows)
        slope[:-1] += penalty * weights[:-1]
        return float(whole), slope.ravel()

    found = minimize(cost, begin.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": steps}).x
    return np.asarray(found.reshape(begin.shape), np.float64)


def logits(weights: Wide | Rows, rows: Rows) -> Rows:
    """Scores (N, classes) of unit rows, by the weights and biases (D + 1, classes) of :func:`fit_softmax`."""
    return np.asarray(_SCALE * rows @ weights[:-1] + weights[-1], np.float32)


def _sigmoid(values: Wide) -> Wide:
    return np.asarray(0.5 * (1 + np.tanh(0.5 * values)), np.float64)
