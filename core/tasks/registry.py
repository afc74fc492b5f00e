"""The tasks there are: every module below :mod:`core.tasks.library` that defines one, and what other packages bring."""

from __future__ import annotations

from functools import cache
from typing import TypeGuard

from core.base import logs
from core.base.advice import Act
from core.base.messages import Message
from core.base.tables import Table, alike, shelved
from core.errors import TaskError
from core.tasks import library
from core.tasks.task import Group, Task

_log = logs.logger("tasks")


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
    found = shelved(
        library,
        "TASK",
        BROUGHT,
        lambda name, why: _log.warning("a task that a package brings cannot be loaded", task=name, why=why),
    )
    order = list(Group)
    return dict(sorted(found.items(), key=lambda item: (order.index(item[1].group), item[1].title)))


def task(key: str) -> Task:
    """One task.

    Raises:
        TaskError: there is none of that key; the message names those that sound alike.

    """
    known = tasks()
    if key in known:
        return known[key]
    near = alike(key, known)
    raise TaskError(
        "there is no task named {key}: did you mean {alike}?" if near else "there is no task named {key}: {how}",
        key=key,
        alike=near,
        how=Message(Act.LIST_TASKS),
    )
