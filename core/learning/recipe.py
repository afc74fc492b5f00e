"""What a recipe is: something that can be learnt, from which data, with which settings, and what comes of it.

A recipe is one module below :mod:`core.learning.recipes` that defines ``RECIPE``. Networks and lessons are in
:mod:`models`; a recipe imports them where it needs them, as they bring torch::

    class Settings(Training):
        width: Annotated[int, Field(title="Width", ge=4, le=64, description="channels of the first layer")] = 16

    def prepare(data: Data, parameters: Settings, tools: Tools) -> Prepared:
        from models.training.classifying import Classifying
        ...
        return Prepared(Classifying(...), parameters.plan(), data.words)

    def finish(network: Any, prepared: Prepared, tools: Tools) -> Outcome:
        return Outcome(Message("{right:.1%} are right", right=...), {"accuracy": ...})

    RECIPE = Recipe("mine", "Mine", Kind.PICTURES, "What it shows.", Settings, takes, prepare, finish)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from core.base.findings import Plot, Table
from core.base.messages import Message
from core.base.parameters import Parameters
from core.faces import Image
from core.learning.data import Data
from core.learning.examples import EXAMPLES
from core.learning.sources import DataKind
from core.learning.tools import Tools
from models.training.plan import Plan

if TYPE_CHECKING:
    from models.training.lesson import Lesson


class Kind(StrEnum):
    """Under which heading a recipe stands. The order is the page's."""

    FACES = "Faces"
    GROWING = "Teach"
    PICTURES = "Pictures"
    GENERATION = "Generate"
    POLICY = "A policy"
    INSIDE = "Look inside"


Steps = Annotated[
    int,
    Field(
        title="Steps", ge=1, le=1_000_000, description="how often the weights change, at most; each time by one batch"
    ),
]
Batch = Annotated[int, Field(title="Batch", ge=1, le=1024, description="pictures for one step")]
Rate = Annotated[
    float,
    Field(
        title="Learning rate",
        gt=0,
        le=10,
        description="how far the weights go at a step, at the most; too far, and nothing is learnt",
        json_schema_extra={"digits": 6},
    ),
]
Every = Annotated[
    int,
    Field(
        title="Look every",
        ge=1,
        le=100_000,
        description="steps, at what is held out; oftener in a short run, unless it is set",
    ),
]
_LOOKS = 20  # of a run that is shorter than usual
Patience = Annotated[
    int, Field(title="Patience", ge=0, le=1000, description="looks without anything better; 0 = never ends early")
]
WeightDecay = Annotated[float, Field(title="Weight decay", ge=0, le=1, json_schema_extra={"digits": 6})]
Decay = Annotated[
    float,
    Field(
        title="Running mean",
        ge=0,
        lt=1,
        description="of the weights, which is what is kept; 0 = none",
        json_schema_extra={"digits": 5},
    ),
]
Warm = Annotated[float, Field(title="Warm-up", ge=0, le=0.5, description="share of the steps")]
Clip = Annotated[
    float, Field(title="Longest gradient", ge=0, le=1000, description="0 = any", json_schema_extra={"digits": 3})
]
LookInside = Annotated[
    bool,
    Field(title="Look inside", description="in the end: maps of the layers, codes in two dimensions; some seconds"),
]
Seed = Annotated[int, Field(title="Seed", ge=0, lt=2**31, description="the same one gives the same network")]
OptimiserChoice = Annotated[Literal["adam", "adamw", "sgd", "rmsprop"], Field(title="Optimiser")]
ScheduleChoice = Annotated[
    Literal["cosine", "steps", "plateau", "one-cycle", "constant"],
    Field(title="Schedule", description="how the learning rate changes"),
]


class Training(Parameters):
    """What can be set of nearly every training. A recipe gives a field another default by naming it again.

    With fewer steps than by default, and ``every`` not set, there are some twenty looks: a curve has more than a point.
    """

    steps: Steps = 2000
    batch: Batch = 32
    rate: Rate = 1e-3
    optimiser: OptimiserChoice = "adam"
    schedule: ScheduleChoice = "cosine"
    warm: Warm = 0.03
    every: Every = 100
    patience: Patience = 8
    weight_decay: WeightDecay = 0.0
    decay: Decay = 0.0
    clip: Clip = 1.0
    seed: Seed = 0

    @model_validator(mode="after")
    def _fit_looks(self) -> Self:
        usual = {name: type(self).model_fields[name].default for name in ("steps", "every")}
        if "every" not in self.model_fields_set and self.steps < usual["steps"]:
            self.__dict__["every"] = min(usual["every"], max(1, self.steps // _LOOKS))  # it is frozen for others
        return self

    def plan(self, **changes: Any) -> Plan:
        """The plan that it sets; what it does not is as :class:`Plan` has it, or as given."""
        own = {name: getattr(self, name) for name in Training.model_fields if name != "batch"}
        return Plan(**(own | changes))


@dataclass(frozen=True, eq=False)
class Prepared:
    """A training that can begin.

    Attributes:
        lesson: what is learnt.
        plan: how.
        words: one sentence on the data: how many pictures and classes, and how many of them are held out.
        notes: more sentences: what was passed over.
        kept: whatever the recipe wants to have at hand when it comes to the end.

    """

    lesson: Lesson[Any]
    plan: Plan
    words: Message
    notes: tuple[Message, ...] = ()
    kept: Any = None


@dataclass(frozen=True, eq=False)
class Outcome:
    """What came of it.

    Attributes:
        words: one sentence.
        figures: numbers by name, measured on what was held out; runs are compared by them.
        table: of what was measured.
        plots: likewise.
        pictures: by title, uint8 (height, width, 3).
        files: by name, as they are to be kept: weights as ``.npz``.
        notes: more sentences.

    """

    words: Message
    figures: Mapping[str, float] = field(default_factory=dict)
    table: Table | None = None
    plots: tuple[Plot, ...] = ()
    pictures: Mapping[str, Image] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Recipe:
    """Something that can be learnt.

    Attributes:
        key: its name on the command line, lower case with hyphens.
        title: its name for people.
        kind: its heading.
        summary: one sentence: what it shows, or what it is good for.
        parameters: what can be set.
        takes: kinds of data that it learns from.
        prepare: reads the data and makes the lesson. Raises PorticoError or WeightsError, in one sentence that says
            what to do, where it cannot; calls ``tools.report`` now and then. Given the same, it makes the same.
        finish: measures the network and says what came of it; given what ``prepare`` made, or made anew.
        examples: names of the examples that it learns from as it is set at first, the best first; None: all that hold
            data that it takes.
        others: whether it learns from the other examples where it is set otherwise.
        weights: names in the weights manifest that it needs.
        check: sees whether it can be learnt before a picture is opened, also of :func:`core.learning.data.by_name`:
            raises a LearningError, given the data and what is set; None where that tells nothing.
        keywords: more words by which somebody may look for it, with commas between them.

    """

    key: str
    title: str
    kind: Kind
    summary: str
    parameters: type[Parameters]
    takes: frozenset[DataKind]
    prepare: Callable[[Data, Any, Tools], Prepared]
    finish: Callable[[Any, Prepared, Tools], Outcome]
    examples: tuple[str, ...] | None = None
    others: bool = False
    weights: tuple[str, ...] = ()
    check: Callable[[Data, Any], None] | None = None
    keywords: str = ""

    def offered(self) -> tuple[list[str], list[str]]:
        """Names of the examples that it learns from as it is set at first, the best first; and of those after them."""
        held = [name for name, one in EXAMPLES.items() if one.kind in self.takes]
        first = held if self.examples is None else [name for name in self.examples if name in held]
        return first, [name for name in held if name not in first and self.others]

    def see(self, data: Data, parameters: Parameters) -> None:
        """See whether it can be learnt, as far as that is told before a picture is opened.

        Raises:
            LearningError: it cannot; the message says why.

        """
        if self.check is not None:
            self.check(data, parameters)

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is searched of it, each to be translated as it stands."""
        return tuple(filter(None, (self.title, self.summary, str(self.kind), self.keywords)))
