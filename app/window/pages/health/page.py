"""The page: one headline, then a line for each thing, and the check of all."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from app import background
from app.window import theme
from app.window.language import plural, tr
from app.window.page import PAGES, Page
from app.window.pages.health.lines import Lines
from app.window.pages.health.rows import PRIVATE, TONES, Lead, headline, rows
from app.window.vitals import vitals
from app.window.widgets.jobs import JobBar
from app.window.widgets.layout import button, column, label, row, scrolled, set_tone
from app.window.widgets.words import sentence
from core.errors import SiteError
from core.store.audit import Permission

if TYPE_CHECKING:
    from app.window.session import Session
    from core.health import Check

_EVERY_MS = 2000
_STALE = timedelta(minutes=1)  # after which everything is checked again by itself while the page is looked at
_SHARE = 20  # times as long as that has taken it rests at least: of a large site checks take minutes


class HealthPage(Page):
    """Whether all is well.

    Attributes:
        checked: when everything was checked last; None before.

    """

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._quick: list[Check] = []
        self._thorough: list[Check] = []
        self.checked: datetime | None = None
        self._asked = self._looking = self._blind = self._again = False
        self._took = timedelta()
        self._latest = background.Latest()  # for whoever takes over: what was found for somebody else is dropped
        self._headline = label("", "display")
        self._when = label("", "muted", wrap=True)
        self._check_button = button(tr("Check &now"), lambda: self.check(deep=True), "primary")
        self._copy_button = button(tr("Copy &report"), self._copy)
        self._job = JobBar()
        self._message = label("", wrap=True)
        self._message.hide()
        self._lines = Lines(self._follow, self._may_follow)
        top = row()
        top.addWidget(self._headline, 1)
        top.addWidget(self._copy_button)
        top.addWidget(self._check_button)
        outer = column(self)
        outer.addLayout(top)
        outer.addWidget(self._when)
        outer.addWidget(self._job)
        outer.addWidget(self._message)
        inner = QWidget()
        content = column(inner, margin=0)
        content.setContentsMargins(0, 0, theme.size("unit"), 0)
        content.addWidget(self._lines)
        area = scrolled(inner)
        area.setAccessibleName(tr("What was found"))
        outer.addWidget(area, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.refresh)
        session.ready.connect(self._begin)
        session.who.entered.connect(self._admit)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        self._admit()
        self.refresh()
        self._begin()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def forget(self) -> None:
        self._latest.drop()
        if self._job.busy:
            self._job.stop()
        self._thorough, self.checked, self._asked = [], None, False
        self._say("")
        self._show()

    @property
    def _may_check(self) -> bool:
        return self._session.who.may(Permission.RULES)

    def _admit(self) -> None:
        """Offer what whoever is there may do."""
        for widget in (self._check_button, self._copy_button):
            widget.setVisible(self._may_check)
        self._show()

    def _begin(self) -> None:
        """Check everything once, as soon as the page is seen and the engine there."""
        if self.isVisible() and not self._asked and self._may_check and self._session.recogniser is not None:
            self.check()

    # what is quick

    def refresh(self) -> None:
        """Look again at what changes from moment to moment."""
        if self._looking:
            return  # a disk that hangs shall not make them queue up
        self._looking = True
        session = self._session

        def done(checks: list[Check]) -> None:
            self._looking = False
            self._quick = checks
            if self._blind:
                self._say("")
            self._show()
            self._check_again()

        def failed(words: str) -> None:
            self._looking = False
            self._fail(words)
            self._blind = True

        background.run(lambda _progress: vitals(session), done, failed)

    # what takes its time

    def check(self, *, deep: bool = False) -> None:
        """Check everything in the background; ``deep`` opens every sealed record, not only some of them."""
        if self._job.busy:
            return
        self._asked = True
        still = self._latest.mark()
        site, recogniser, begun = self._session.site, self._session.recogniser, datetime.now(UTC)

        def work(progress: background.Progress) -> list[Check]:
            from core import health

            return list(health.examine(site, recogniser, progress, deep=deep))

        def done(checks: list[Check]) -> None:
            self._check_button.setEnabled(True)
            if still():
                self._take(checks, begun)
            self._ended(still)

        def failed(words: str) -> None:
            self._check_button.setEnabled(True)
            if still():
                self._fail(words)
            self._ended(still)

        self._say("")
        self._check_button.setEnabled(False)
        self._job.run(work, done, failed)
        self._show()

    def _take(self, checks: list[Check], begun: datetime) -> None:
        self._thorough, self.checked = checks, datetime.now(UTC)
        self._took = self.checked - begun

    def _check_again(self) -> None:
        """Check everything anew, without a word, where the last time is a while ago."""
        stale = self.checked is not None and datetime.now(UTC) - self.checked > max(_STALE, _SHARE * self._took)
        if not stale or self._again or self._job.busy or not self._may_check or not self.isVisible():
            return
        self._again = True
        still = self._latest.mark()
        site, recogniser, begun = self._session.site, self._session.recogniser, datetime.now(UTC)

        def work(progress: background.Progress) -> list[Check]:
            from core import health

            return list(health.examine(site, recogniser, progress))

        def done(checks: list[Check]) -> None:
            self._again = False
            if still() and not self._job.busy:
                self._take(checks, begun)
                self._show()

        def failed(words: str) -> None:
            self._again = False
            if still():
                self._fail(words)

        background.run(work, done, failed)

    def _ended(self, still: background.Still) -> None:
        """Show what there is; and check for whoever has taken over meanwhile."""
        self._show()
        if not still():
            self._begin()

    # what is shown

    @property
    def _checks(self) -> list[Check]:
        """The newest of every kind."""
        fresh = {check.name for check in self._quick}
        return [*self._quick, *(check for check in self._thorough if check.name not in fresh)]

    def _show(self) -> None:
        found = rows(self._checks, named=self._session.who.may(Permission.SEE))
        state, words = headline(found)
        if not found:
            words = tr("Looking…")
        if self._headline.text() != words:
            self._headline.setText(words)
            set_tone(self._headline, TONES[state] if found else "")
        self._when.setText(self._when_words())
        self._lines.show_rows(found)
        self._copy_button.setEnabled(bool(found))

    def _when_words(self) -> str:
        if self._job.busy:
            return tr("Everything is being checked.")
        if self.checked is None:
            return tr("Cameras, recogniser, disk and backups as they are now.")
        minutes = int((datetime.now(UTC) - self.checked).total_seconds() // 60)
        if minutes < 1:
            return tr("Everything was checked just now.")
        return plural(minutes, "Everything was checked 1 minute ago.", "Everything was checked {count} minutes ago.")

    # what is done

    def _may_follow(self, lead: Lead) -> bool:
        needed = [entry.needs for entry in PAGES if entry.key == lead.page]
        return all(self._session.who.may(need) for need in (lead.needs, *needed))

    def _follow(self, lead: Lead) -> None:
        if lead.page:
            self._session.go(lead.page, lead.what)
        elif lead == PRIVATE:
            self._make_private()
        else:
            self._reindex()

    def _reindex(self) -> None:
        recogniser = self._session.recogniser
        if recogniser is None or self._job.busy:
            return

        def work(progress: background.Progress) -> int:
            progress(0.0, "Making the index anew")
            return recogniser.index.rebuild()

        def done(templates: int) -> None:
            words = plural(templates, "✔ The index holds 1 photo.", "✔ The index holds {count} photos.")
            self.check()
            self._say(words, "allow")

        self._job.run(work, done, self._fail)

    def _make_private(self) -> None:
        site = self._session.site

        def work(_progress: background.Progress) -> int:
            from core.site.private import make_private

            site.trail.require(Permission.RULES)
            try:
                return make_private(site)
            except OSError as error:
                raise SiteError(
                    "{path} cannot be closed to others: {why}", path=error.filename, why=error.strerror
                ) from None

        def done(files: int) -> None:
            words = plural(
                files, "✔ 1 file is for this account alone now.", "✔ {count} files are for this account alone now."
            )
            self.check()
            self._say(words, "allow")

        if not self._job.busy:
            self._job.run(work, done, self._fail)

    def _copy(self) -> None:
        from core import health

        report = health.without_names(self._checks)
        QApplication.clipboard().setText(json.dumps(report, indent=1))
        self._say(tr("✔ The report is on the clipboard, without the names of people, cameras and doors."), "allow")

    def _fail(self, words: str) -> None:
        self._say(f"✖ {sentence(words)}", "deny")

    def _say(self, words: str, tone: str = "") -> None:
        self._blind = False
        self._message.setText(words)
        self._message.setVisible(bool(words))
        set_tone(self._message, tone)
