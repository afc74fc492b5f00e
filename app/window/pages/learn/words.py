"""Words for runs: what they are doing, how long they take, and what was measured."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from app.window.language import clock, day, mark, number, tr
from app.window.language.tasks import task_name, task_words
from app.window.pages.learn.reading import Entry
from app.window.widgets.words import sentence
from core.base.messages import Message
from core.learning import doing
from core.learning.runs import State

_SHAPES = {
    State.NEW: ("", ""),
    State.RUNNING: ("◐", "accent"),
    State.STOPPED: ("■", "attention"),
    State.INTERRUPTED: ("▲", "attention"),
    State.FINISHED: ("✔", "allow"),
    State.FAILED: ("✖", "deny"),
}
_HEADINGS = {
    "run": mark("Run"),
    "title": mark("Name"),
    "state": mark("State"),
    "step": mark("step"),
    "steps": mark("steps"),
    "steps done": mark("steps done"),
    "minutes": mark("minutes"),
    "loss": mark("loss"),
    "losses": mark("loss"),
    "held-out loss": mark("held-out loss"),
    "scores": mark("score"),
    "rate": mark("rate"),
    "accuracy": mark("accuracy"),
    "precision (macro)": mark("precision (macro)"),
    "recall (macro)": mark("recall (macro)"),
    "F1 (macro)": mark("F1 (macro)"),
    "precision (micro)": mark("precision (micro)"),
    "recall (micro)": mark("recall (micro)"),
    "F1 (micro)": mark("F1 (micro)"),
    "weights": mark("weights"),
    "accepted": mark("accepted"),
    "identify": mark("identify"),
    "verify": mark("verify"),
    "spread": mark("spread"),
    "eer": "EER",
    "way": mark("way"),
    "million multiply-adds": mark("million multiply-adds"),
}
_WAYS = (mark("before"), mark("with the adapter"), mark("the network"))
_BEFORE = ", before"
_AT_A_RATE = (
    (re.compile(r"(?:fnmr|FNMR) at (\S+)"), mark("FNMR at {rate}")),
    (re.compile(r"at (\S+) at most"), mark("at {rate} at most")),
)


def measure_words(text: str) -> str:
    """The name of something that was measured or set, a heading, or what a run is doing; else unchanged."""
    state = doing.state_of(text)
    if state is not None and isinstance(text, Message):
        return _shaped(text, state)
    if text.endswith(_BEFORE):
        return tr("{measure}, before", measure=measure_words(text.removesuffix(_BEFORE)))
    for known, words in _AT_A_RATE:
        if found := known.fullmatch(text):
            return tr(words, rate=found[1])
    return tr(_HEADINGS[text]) if text in _HEADINGS else task_words(text)


def way_words(text: str) -> str:
    """What stands at the head of a row: one of several ways, or a name such as that of a class."""
    return tr(text) if text in _WAYS else task_name(text)


def state_words(entry: Entry) -> str:
    """What a run is doing."""
    return _shaped(doing.words(entry.state, entry.stage), entry.state)


def _shaped(said: Message, state: State) -> str:
    return f"{_SHAPES[state][0]} {sentence(said)}".strip()


def state_tone(entry: Entry) -> str:
    """In which tone that is said."""
    return _SHAPES[entry.state][1]


def duration(seconds: float) -> str:
    """A length of time, no finer than it is of use."""
    if seconds < 90:
        return tr("{count} s", count=number(max(1, seconds)))
    if seconds < 5400:
        return tr("{count} min", count=number(seconds / 60))
    return tr("{count} h", count=number(seconds / 3600, 1))


def left_words(entry: Entry) -> str:
    """How long it takes to the end; that it is no more than an estimate where its steps have not been timed yet."""
    if entry.left is None:
        return "—"
    return tr("about {time}", time=duration(entry.left)) if entry.guessed else duration(entry.left)


def steps_words(entry: Entry) -> str:
    """How many steps are done, and of how many."""
    if not entry.steps:
        return "—"
    return tr("{done} of {whole}", done=number(entry.step), whole=number(entry.steps))


def value_words(value: object) -> str:
    """What something was set to; words that can be chosen are translated where they are shown."""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, int):
        return number(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def begun_words(when: datetime) -> str:
    """When a run was begun: the time of day where that was today."""
    today = datetime.now(UTC).astimezone().date()
    return clock(when, seconds=False) if when.astimezone().date() == today else day(when.astimezone().date())
