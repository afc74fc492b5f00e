"""The tasks there are: every module below :mod:`core.tasks.library` that defines one, and what other packages bring."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TypeGuard

from core.base import logs
from core.base.advice import Act
from core.base.messages import Message
from core.base.tables import Table, UnfitError
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
    found: dict[str, Task] = {}
    for module in pkgutil.walk_packages(library.__path__, f"{library.__name__}."):
        if module.ispkg:
            continue
        task = getattr(importlib.import_module(module.name), "TASK", None)
        if task is None:
            continue
        if task.key in found:
            raise ValueError(f"two tasks are called {task.key}")
        found[task.key] = task
    for name in BROUGHT.brought():
        try:
            task = BROUGHT.find(name)
        except UnfitError as error:  # the others are there all the same
            _log.warning("a task that a package brings cannot be loaded", task=name, why=error)
            continue
        if task is not None and task.key == name:
            found.setdefault(name, task)
    order = list(Group)
    return dict(sorted(found.items(), key=lambda item: (order.index(item[1].group), item[1].title)))


def task(key: str) -> Task:
    """One task.

    Raises:
        TaskError: there is none of that key; the message names those that sound alike.

    """
    import difflib

    known = tasks()
    if key in known:
        return known[key]
    alike = difflib.get_close_matches(key, known, 3, 0.5)
    raise TaskError(
        "there is no task named {key}: did you mean {alike}?" if alike else "there is no task named {key}: {how}",
        key=key,
        alike=" or ".join(alike),
        how=Message(Act.LIST_TASKS),
    )
