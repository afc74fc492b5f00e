"""The tasks there are: every module below :mod:`core.tasks.library` that defines one, and what other packages bring."""

from __future__ import annotations

from functools import cache
from typing import TypeGuard

from core.base.advice import Act
from core.base.messages import Message
from core.base.tables import Shelf, Table, alike, shelved
from core.errors import TaskError
from core.tasks import library
from core.tasks.task import Group, Task


def _is_task(found: object) -> TypeGuard[Task]:
    return isinstance(found, Task)


BROUGHT: Table[Task] = Table("portico.tasks", {}, _is_task)
"""What other packages bring; the name is the task's key."""


@cache
def tasks() -> dict[str, Task]:
    """Every task by its key, in the order of groups and then of titles.

    Raises:
        ValueError: two modules define one key.

    """
    order, found = list(Group), _shelf().found
    return dict(sorted(found.items(), key=lambda item: (order.index(item[1].group), item[1].title)))


def unfit() -> dict[str, str]:
    """Of the tasks that other packages bring, those that cannot be used, and why."""
    return _shelf().unfit


@cache
def _shelf() -> Shelf[Task]:
    return shelved(library, "TASK", BROUGHT)


def task(key: str) -> Task:
    """One task.

    Raises:
        TaskError: there is none of that key, and the message names those that sound alike; or what a package brings
            cannot be used.

    """
    known = tasks()
    if key in known:
        return known[key]
    if key in unfit():
        raise TaskError(
            "the package that brings the task {key} is not made for this Portico: {why}", key=key, why=unfit()[key]
        )
    near = alike(key, known)
    raise TaskError(
        "there is no task named {key}: did you mean {alike}?" if near else "there is no task named {key}: {how}",
        key=key,
        alike=near,
        how=Message(Act.LIST_TASKS),
    )
