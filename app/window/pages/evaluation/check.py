"""Whether recognition works at this site, with the people who are enrolled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app import background
from app.window import theme
from app.window.language import number, plural, said, tr
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.jobs import JobBar
from app.window.widgets.layout import button, column, label, panel, row, set_tone
from app.window.widgets.texts import tell_cut
from app.window.widgets.words import sentence

if TYPE_CHECKING:
    from core.evaluation.site_check import SiteCheck

_LISTED = 8


class CheckPanel(QWidget):
    """Compares everybody with everybody, and says who may be confused.

    Signals:
        worked: work has begun, or ended.

    """

    worked = Signal()

    def __init__(self, session: Session, job: JobBar):
        super().__init__()
        self._session = session
        self._job = job
        frame, content = panel()
        content.addWidget(label(tr("Does it work here?"), "title"))
        content.addWidget(
            label(tr("Compares everybody enrolled with everybody else, and with pictures of strangers."), wrap=True)
        )
        actions = row()
        actions.addWidget(button(tr("&Check this site"), lambda: self.check(None), "primary"))
        actions.addWidget(button(tr("…with &pictures of strangers"), self._choose_strangers))
        actions.addStretch(1)
        content.addLayout(actions)
        self._verdict = label("", wrap=True)
        self._facts = label("", "muted", wrap=True)
        self._table = QTableWidget(0, 3)
        self._table.setAccessibleName(tr("People who may be confused"))
        tell_cut(self._table)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._table.verticalHeader().hide()
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        self._table.setFixedHeight(theme.scaled(150))
        self._table.hide()
        for widget in (self._verdict, self._facts, self._table):
            content.addWidget(widget)
        column(self, margin=0, spacing=0).addWidget(frame)

    def _choose_strangers(self) -> None:
        name = dialogs.open_folder(self, tr("Pictures of people who are not enrolled"), "pictures")
        if name:
            self.check(Path(name))

    def check(self, strangers: Path | None) -> None:
        """Compare everybody enrolled, and a folder of strangers where there is one."""
        recogniser, site = self._session.recogniser, self._session.site
        if recogniser is None or self._job.busy:
            return

        def work(progress: background.Progress) -> SiteCheck:
            from core.evaluation.site_check import check_site

            return check_site(site, recogniser, strangers, progress)

        def failed(words: str) -> None:
            self._verdict.setText(f"▲ {sentence(words)}")
            set_tone(self._verdict, "attention")
            self.worked.emit()

        self._job.run(work, self._show, failed)
        self.worked.emit()

    def _show(self, found: SiteCheck) -> None:
        doubtful = bool(found.troubles) or found.people < 2 or not found.own
        self._verdict.setText(f"{'▲' if doubtful else '✔'} {said(found.words())}")
        set_tone(self._verdict, "attention" if doubtful else "allow")
        self._facts.setText(" ".join(_facts(found)))
        rows = [(c.first, c.second, c.score, c.score >= found.threshold) for c in found.confusions[:_LISTED]]
        rows += [(o.person, tr("nobody (own photo)"), o.score, True) for o in found.hard_to_know[:_LISTED]]
        taken = any(risky for *_, risky in rows)
        heads = [tr("Who"), tr("taken for") if taken else tr("nearest"), tr("Score")]
        self._table.setHorizontalHeaderLabels(heads)
        self._table.setRowCount(len(rows))
        for place, (first, second, score, risky) in enumerate(rows):
            value = number(score, 3)
            score_cell = QTableWidgetItem(tr("▲ at risk: {score}", score=value) if risky else value)
            score_cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for across, cell in enumerate((QTableWidgetItem(first), QTableWidgetItem(second), score_cell)):
                self._table.setItem(place, across, cell)
        self._table.setVisible(bool(rows))
        self.worked.emit()


def _facts(found: SiteCheck) -> list[str]:
    """What has been found, in sentences."""
    facts = [
        tr(
            "The threshold is {line}: 1 stranger in {count} may be taken for somebody enrolled.",
            line=number(found.threshold, 3),
            count=number(1 / found.target),
        )
    ]
    facts += [
        tr("▲ {one} and {other} look alike: no camera tells them apart.", one=one, other=other)
        for one, other in found.lookalikes
    ]
    if found.confusions:
        facts.append(tr("Highest score between two people: {score}.", score=number(found.confusions[0].score, 3)))
    if found.own:
        lowest = found.own[0]
        facts.append(
            tr(
                "Lowest score among one person's photos: {score} ({name}).",
                score=number(lowest.score, 3),
                name=lowest.person,
            )
        )
    if found.single:
        facts.append(
            plural(
                found.single,
                "1 person has one photo only: nothing can be said of them.",
                "{count} people have one photo only: nothing can be said of them.",
            )
        )
    if found.visitors_words:
        facts.append(said(found.visitors_words))
    if found.pictured is not None:
        facts.append(
            plural(
                found.pictured_faces,
                "Highest score of a stranger: {score}, of 1 pictured.",
                "Highest score of a stranger: {score}, of {count} pictured.",
                score=number(found.pictured, 3),
            )
        )
    else:
        facts.append(tr("No stranger's picture was compared: the more, the surer."))
    return facts
