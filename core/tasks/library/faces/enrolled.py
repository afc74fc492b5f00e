"""Who of those enrolled is meant."""

from __future__ import annotations

import re

from core.base.advice import Act
from core.base.messages import Message
from core.errors import TaskError
from core.store.names import fold
from core.tasks.work import Work

NAMES_LENGTH = 2000


def chosen(work: Work, text: str) -> set[int] | None:
    """Ids of the people that a list of names means; None where it is empty, which means everybody.

    Args:
        work: whose site it is.
        text: names, with commas or semicolons between them; a single name may hold commas itself.

    Raises:
        TaskError: there is no site, or nobody of a name is enrolled.

    """
    if work.workshop.site is None:
        raise TaskError("this task needs a site with enrolled people: {how}", how=Message(Act.NAME_SITE))
    if not text.strip():
        return None
    known: dict[str, set[int]] = {}
    for person, name in work.workshop.site.people.names().items():
        known.setdefault(fold(name), set()).add(person)
    whole = " ".join(text.split())
    wanted = [whole] if fold(whole) in known else [" ".join(name.split()) for name in re.split(r"[,;，、；]", text)]
    found: set[int] = set()
    for name in filter(None, wanted):
        if fold(name) not in known:
            raise TaskError("nobody is enrolled as {name}: {how}", name=name[:60], how=Message(Act.WRITE_NAME))
        found |= known[fold(name)]
    if not found:
        raise TaskError("write at least one name, or leave the names empty")
    return found
