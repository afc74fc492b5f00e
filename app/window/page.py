"""What the window knows of a page, and which pages there are."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.window.language import mark
from core.store.audit import Permission

if TYPE_CHECKING:
    from app.window.session import Session


@dataclass(frozen=True)
class WantedTask:
    """A task that a page wants to be opened, with some of it filled in.

    Attributes:
        key: of the task.
        values: of its settings, by name; others have their defaults, or stay as they are.

    """

    key: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class WantedProfile:
    """A recognition profile that a page wants everybody to be measured with, and then to be used.

    Attributes:
        name: of a shipped profile, or its file.

    """

    name: str


class Page(QWidget):
    """One page; what it needs not it leaves as it is."""

    def receive(self, what: object) -> None:
        """Show what another page has sent here."""

    def leave(self) -> None:
        """Let go of what only the page in front may hold: another page comes to the front, or the window closes."""

    def dress(self) -> None:
        """Put on another theme, where the style sheet does not reach."""

    def forget(self) -> None:
        """Drop what somebody was doing here: whoever comes to the window next is somebody else."""

    @property
    def unsaved(self) -> str:
        """A sentence that says what would be lost if the window closed now; empty where nothing would."""
        return ""

    @property
    def busy(self) -> str:
        """A sentence that says what is going on, and would be broken off if the window closed now; else empty."""
        return ""


@dataclass(frozen=True)
class Entry:
    """A page in the sidebar. Its module is not imported, nor the page made, before it is opened first.

    Attributes:
        key: by which others lead to it.
        title: word in the sidebar, to be translated.
        icon: of qtawesome.
        needs: what whoever is at the window must be allowed to do.
        place: module, then class.
        keys: that open it.

    """

    key: str
    title: str
    icon: str
    needs: Permission
    place: str
    keys: str

    def make(self, session: Session) -> Page:
        """The page."""
        module, _, name = self.place.partition(":")
        page = getattr(importlib.import_module(f"app.window.pages.{module}"), name)(session)
        if not isinstance(page, Page):
            raise TypeError(f"{name} is no page")
        return page


def import_all() -> None:
    """Import the modules of all pages, so that none keeps anybody waiting when it is opened first."""
    for entry in PAGES:
        importlib.import_module(f"app.window.pages.{entry.place.partition(':')[0]}")


PAGES = (
    Entry("live", mark("Live"), "mdi6.cctv", Permission.WATCH, "live:LivePage", "Ctrl+1"),
    Entry("enrol", mark("Enrol"), "mdi6.account-plus-outline", Permission.ENROL, "enrol:EnrolPage", "Ctrl+2"),
    Entry("people", mark("People"), "mdi6.account-group-outline", Permission.SEE, "people:PeoplePage", "Ctrl+3"),
    Entry("events", mark("Events"), "mdi6.format-list-bulleted", Permission.SEE, "events:EventsPage", "Ctrl+4"),
    Entry("access", mark("Access"), "mdi6.calendar-clock-outline", Permission.RULES, "access:AccessPage", "Ctrl+5"),
    Entry("doors", mark("Doors"), "mdi6.door-closed-lock", Permission.RULES, "doors:DoorsPage", "Ctrl+6"),
    Entry("verify", mark("Verify"), "mdi6.account-switch-outline", Permission.SEE, "verify:VerifyPage", "Ctrl+7"),
    Entry("group", mark("Sorting"), "mdi6.account-multiple-check-outline", Permission.SEE, "group:GroupPage", "Ctrl+8"),
    Entry(
        "evaluation",
        mark("Evaluation"),
        "mdi6.chart-bell-curve-cumulative",
        Permission.RULES,
        "evaluation:EvaluationPage",
        "Ctrl+9",
    ),
    Entry("tasks", mark("Tasks"), "mdi6.shape-outline", Permission.SEE, "tasks:TasksPage", "Ctrl+0"),
    Entry("learn", mark("Learn"), "mdi6.school-outline", Permission.RULES, "learn:LearnPage", "Ctrl+R"),
    Entry("health", mark("Health"), "mdi6.heart-pulse", Permission.WATCH, "health:HealthPage", "Ctrl+H"),
    Entry("trail", mark("Audit log"), "mdi6.text-box-search-outline", Permission.AUDIT, "trail:TrailPage", "Ctrl+T"),
    Entry("settings", mark("Settings"), "mdi6.cog-outline", Permission.WATCH, "settings:SettingsPage", "Ctrl+,"),
)
"""Every page, in the order of the sidebar."""
