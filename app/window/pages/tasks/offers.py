"""What can be chosen among: pages that are tasks by themselves, and the tasks of the registry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.window.language import mark, tr
from app.window.language.tasks import task_words
from app.window.widgets.getting import megabytes
from core.tasks.task import Group

if TYPE_CHECKING:
    from core.tasks.task import Task
    from models.weights import Standing, WeightStore

ICONS = {
    Group.RECOGNITION: "mdi6.tag-outline",
    Group.FACES: "mdi6.face-recognition",
    Group.SEGMENTATION: "mdi6.puzzle-outline",
    Group.MATTING: "mdi6.content-cut",
    Group.GENERATION: "mdi6.creation",
    Group.RETRIEVAL: "mdi6.image-search-outline",
    Group.MICROSCOPE: "mdi6.microscope",
    Group.ENHANCEMENT: "mdi6.image-auto-adjust",
    Group.RESTORATION: "mdi6.bandage",
    Group.EDGES: "mdi6.vector-curve",
    Group.FEATURES: "mdi6.vector-point",
    Group.TEACHING: "mdi6.school-outline",
    Group.CODING: "mdi6.zip-box-outline",
}

AMONG_TASKS = (
    (
        "verify",
        "mdi6.account-switch-outline",
        mark("Compare two faces"),
        mark("Two pictures: are they of one person?"),
    ),
    (
        "group",
        "mdi6.account-multiple-check-outline",
        mark("Sort a folder by person"),
        mark("A folder of pictures: who is in which, and enrolling them from there."),
    ),
    (
        "evaluation",
        "mdi6.chart-bell-curve-cumulative",
        mark("Measure the recogniser"),
        mark("How often it errs, on pictures of yours and on this site."),
    ),
)
"""Pages that stand among the tasks: key, icon, title, and what they are good for."""


_LAST = 6


@dataclass(frozen=True)
class Offer:
    """One of them.

    Attributes:
        key: of the page or the task.
        title: in the language of the window.
        summary: likewise, one sentence.
        group: its heading.
        icon: of qtawesome.
        task: None for a page.
        searched: what it is found by, in small letters, in English too.
        names: its title in the language of the window and in English, and its key, in small letters.

    """

    key: str
    title: str
    summary: str
    group: Group
    icon: str
    task: Task | None
    searched: str
    names: tuple[str, ...] = ()

    def matches(self, text: str) -> bool:
        """Whether every word of a text is found in it."""
        return all(word in self.searched for word in text.casefold().split())

    def distance(self, text: str) -> int:
        """How far a text that it matches is from its name; 0 is the name itself."""
        words = text.casefold().split()
        whole = " ".join(words)
        return min((self._step(whole, words, name) for name in self.names), default=_LAST)

    @staticmethod
    def _step(whole: str, words: list[str], name: str) -> int:
        told = re.findall(r"\w+", name)
        if whole in (name, " ".join(told)):
            return 0
        if all(word in told for word in words):
            return 1 if told[: len(words)] == words else 2
        if name.startswith(whole):
            return 3
        if all(any(one.startswith(word) for one in told) for word in words):
            return 4
        return 5 if all(word in name for word in words) else _LAST


def offers(tasks: dict[str, Task]) -> list[Offer]:
    """All that there is, in the order of the headings; the faces first, which Portico is about."""
    pages = [
        _offer(key, tr(title), tr(words), Group.FACES, icon, None, (title, words))
        for key, icon, title, words in AMONG_TASKS
    ]
    others = [
        _offer(t.key, task_words(t.title), task_words(t.summary), t.group, ICONS[t.group], t, (t.title, t.summary))
        for t in tasks.values()
    ]
    return sorted([*pages, *others], key=lambda offer: order().index(offer.group))


def order() -> list[Group]:
    """The headings as they stand here."""
    return [Group.FACES, *(group for group in Group if group is not Group.FACES)]


def _offer(
    key: str, title: str, summary: str, group: Group, icon: str, task: Task | None, english: tuple[str, str]
) -> Offer:
    english_title, words = english
    searched = f"{key} {title} {summary} {group} {task_words(group)} {english_title} {words}".casefold()
    names = tuple(name.casefold() for name in (key, title, english_title))
    return Offer(key, title, summary, group, icon, task, searched, names)


def standings(store: WeightStore, tasks: dict[str, Task]) -> dict[str, Standing]:
    """How it stands with all weights that any task needs, by their names. Reads files: not in Qt's thread."""
    names = sorted({name for task in tasks.values() for name in task.weights})
    return {name: store.state(name) for name in names if name in store.entries}


def missing(task: Task, known: dict[str, Standing]) -> list[Standing]:
    """What a task needs and this machine has not."""
    return [known[name] for name in task.weights if name in known and known[name].state != "present"]


def weights_words(task: Task | None, known: dict[str, Standing]) -> str:
    """Whether a task's weights are here; nothing where it needs none."""
    if task is None or not task.weights:
        return ""
    lacking = missing(task, known)
    if not lacking:
        return tr("✔ installed") if known else ""
    size = sum(one.weights.download_size for one in lacking)
    if not cannot_run(task, lacking):
        return tr("✔ installed in part, {size} more for all of it", size=megabytes(size))
    return tr("not installed: {size}", size=megabytes(size)) if size else tr("not installed")


def cannot_run(task: Task, lacking: list[Standing]) -> bool:
    """Whether nothing of what a task needs is here; with a part of it, it may do some of what it can."""
    return bool(lacking) and len(lacking) == len(task.weights)


def load() -> dict[str, Task]:
    """Every task by its key. Imports them all: not in Qt's thread."""
    from core.tasks import registry

    return registry.tasks()
