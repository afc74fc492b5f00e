"""What a run is doing, in words: one set of them for the window, its comparison and the command line."""

from __future__ import annotations

from enum import StrEnum

from core.base.messages import Message
from core.learning.runs import Run, State


class Stage(StrEnum):
    """What a run is about that is running."""

    NONE = "none"
    PREPARING = "preparing"
    LEARNING = "learning"
    STOPPING = "stopping"
    FINISHING = "finishing"


_STATES = {
    State.NEW: Message("not begun"),
    State.RUNNING: Message("learning"),
    State.STOPPED: Message("stopped"),
    State.INTERRUPTED: Message("broken off"),
    State.FINISHED: Message("finished"),
    State.FAILED: Message("failed"),
}
_STAGES = {
    Stage.PREPARING: Message("preparing"),
    Stage.STOPPING: Message("stopping"),
    Stage.FINISHING: Message("finishing"),
}


def stage_of(run: Run, state: State, *, prepares: bool | None = None) -> Stage:
    """What a run is about; none where it does not run.

    Args:
        run: it.
        state: of it, as it was read.
        prepares: whether it is before its first step; by default its files are read for that.

    """
    if state != State.RUNNING:
        return Stage.NONE
    if run.asked_to_stop():
        return Stage.STOPPING
    if run.finishing:
        return Stage.FINISHING
    if prepares is None:
        prepares = bool(run.preparing) or run.pace is None
    return Stage.PREPARING if prepares else Stage.LEARNING


def words(state: State, stage: Stage = Stage.NONE) -> Message:
    """What is said of a run that is in a state, and where it runs, at a stage."""
    return _STAGES.get(stage, _STATES[state])


def state_of(said: str) -> State | None:
    """The state of which these are :func:`words`; None where they are something else, as a name that is alike."""
    if not isinstance(said, Message):
        return None
    if said in _STAGES.values():
        return State.RUNNING
    return next((state for state, told in _STATES.items() if told == said), None)
