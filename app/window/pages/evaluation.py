"""Evaluation: what the line in use costs, whether recognition works at this site, and figures on any pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHeaderView,
    QScrollArea,
    QSlider,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import background
from app.window import theme
from app.window.session import Session
from app.window.widgets.curves import CurvePlot
from app.window.widgets.jobs import JobBar
from app.window.widgets.layout import button, column, label, panel, row, set_tone
from core.gallery.audit import Permission
from core.recognition.profiles import CHOICES

if TYPE_CHECKING:
    from core.evaluation.quick import Measured
    from core.evaluation.site_check import SiteCheck

_STEPS = 100  # of the slider, per power of ten
_DECADES = (1, 6)
_LISTED = 8
_IN_USE = "In use: "


class EvaluationPage(QWidget):
    """Threshold and curve, self-test, measurement."""

    title = "Evaluation"
    icon = "mdi6.chart-bell-curve-cumulative"
    needs = Permission.RULES

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._measured: Measured | None = None
        self.plot = CurvePlot()
        self._job = JobBar()
        left = QVBoxLayout()
        left.addWidget(self._threshold_panel())
        left.addWidget(self._site_panel())
        left.addWidget(self._measure_panel())
        left.addStretch(1)
        inner = QWidget()
        inner.setLayout(left)
        left.setContentsMargins(0, 0, theme.size("unit"), 0)
        left.setSpacing(2 * theme.size("unit"))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        scroll.setMinimumWidth(480)
        scroll.setProperty("role", "plain")
        right = QVBoxLayout()
        head = row()
        head.addWidget(label("Errors at every line", "title"), 1)
        self._kind = QComboBox()
        self._kind.setAccessibleName("Kind of curve")
        self._kind.addItems(["DET", "ROC"])
        self._kind.currentTextChanged.connect(self.plot.show_kind)
        head.addWidget(self._kind)
        right.addLayout(head)
        right.addWidget(self.plot, 1)
        right.addWidget(label("The dashed line is the threshold chosen on the left.", "small", wrap=True))
        outer = column(self)
        outer.addWidget(self._job)
        body = row(2)
        body.addWidget(scroll, 1)
        body.addLayout(right, 1)
        outer.addLayout(body, 1)
        session.ready.connect(self._begin)
        session.people_changed.connect(self._people_changed)
        self._update()

    # how sure?

    def _threshold_panel(self) -> QWidget:
        frame, content = panel()
        content.addWidget(label("How sure must it be?", "title"))
        content.addWidget(label("Of strangers at the door, this many may be taken for somebody enrolled:", wrap=True))
        choices = row()
        self._choices = []
        for rate in CHOICES:
            entry = button(f"1 in {1 / rate:,.0f}", lambda r=rate: self._set(r))
            entry.setCheckable(True)
            choices.addWidget(entry)
            self._choices.append(entry)
        content.addLayout(choices)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(_DECADES[0] * _STEPS, _DECADES[1] * _STEPS)
        self._slider.setPageStep(_STEPS // 4)
        self._slider.setAccessibleName("Strangers taken for somebody enrolled")
        self._slider.valueChanged.connect(lambda _value: self._update())
        content.addWidget(self._slider)
        self._cost = label("", wrap=True)
        self._fine = label("", "muted", wrap=True)
        content.addWidget(self._cost)
        content.addWidget(self._fine)
        actions = row()
        self._use = button("&Use this at the door", self._apply, "primary")
        self._default = button("Back to the &default", self._restore)
        actions.addWidget(self._use)
        actions.addWidget(self._default)
        actions.addStretch(1)
        content.addLayout(actions)
        self._applied = label("", wrap=True)
        content.addWidget(self._applied)
        return frame

    @property
    def _rate(self) -> float:
        return float(10 ** (-self._slider.value() / _STEPS))

    def _set(self, rate: float) -> None:
        self._slider.setValue(round(-np.log10(rate) * _STEPS))
        self._update()

    def _begin(self) -> None:
        recogniser = self._session.recogniser
        if recogniser is None:
            return
        calibration = recogniser.engine.profile.calibration
        self._shipped = (
            f"profile {recogniser.engine.profile.id}",
            np.array(calibration.fmr),
            np.array(calibration.fnmr),
        )
        self.plot.show_curves({self._shipped[0]: self._shipped[1:]})
        self._set(recogniser.fpir)
        self._tell_in_use()

    def _people_changed(self) -> None:
        recogniser = self._session.recogniser
        if recogniser is None:
            return

        def done(_changed: bool) -> None:
            self._update()
            if self._applied.text().startswith(_IN_USE):
                self._tell_in_use()

        background.run(lambda _progress: recogniser.index.refresh(), done)

    def _update(self) -> None:
        recogniser = self._session.recogniser
        ready = recogniser is not None
        for widget in (
            self._use,
            self._default,
            self._slider,
            self._check_button,
            self._strangers_button,
            self._folder,
        ):
            widget.setEnabled(ready and not self._job.busy)
        for entry, rate in zip(self._choices, CHOICES, strict=True):
            entry.setChecked(self._slider.value() == round(-np.log10(rate) * _STEPS))
            entry.setEnabled(ready)
        if recogniser is None:
            self._cost.setText("The recogniser is still loading…")
            return
        profile, people, rate = recogniser.engine.profile, max(1, recogniser.index.people), self._rate
        line = profile.identify_threshold(people, rate)
        fmr = profile.calibration.false_match_rate(line)
        fnmr = profile.identify_cost(people, rate)
        self._cost.setText(
            f"1 stranger in {1 / rate:,.0f} let in; of single looks at people enrolled with one photo, "
            f"{100 * fnmr:.1f} % go unrecognised."
        )
        persons = f"{people:,} people" if people != 1 else "one person"
        beyond = " That is beyond what was measured: an estimate." if line > profile.calibration.thresholds[-1] else ""
        self._fine.setText(
            f"With {persons} enrolled that is a line of {line:.3f}: one comparison of two strangers in "
            f"{people / rate:,.0f} passes it.{beyond} At the door several looks vote, and several photos each make "
            f"people easier to know, so fewer stay unrecognised. Measured on {profile.calibration.source}."
        )
        self.plot.show_point(fmr, fnmr)

    def _apply(self) -> None:
        self._change(self._rate)

    def _restore(self) -> None:
        recogniser = self._session.recogniser
        if recogniser is not None:
            self._set(recogniser.engine.profile.identify_fpir)
            self._change(None)

    def _change(self, rate: float | None) -> None:
        recogniser, site = self._session.recogniser, self._session.site
        if recogniser is None:
            return

        wanted = None if rate is None else float(f"{rate:.4g}")

        def work(_progress: background.Progress) -> float | None:
            site.change_settings(identify_fpir=wanted)
            return site.settings.identify_fpir

        def done(kept: float | None) -> None:
            if kept != wanted:
                failed("PORTICO_IDENTIFY_FPIR is set in the environment and goes before what is chosen here.")
                return
            recogniser.fpir = kept or recogniser.engine.profile.identify_fpir
            self._tell_in_use("✔ In use from now on: ")

        def failed(words: str) -> None:
            self._applied.setText(words)
            set_tone(self._applied, "deny")

        background.run(work, done, failed)

    def _tell_in_use(self, before: str = _IN_USE) -> None:
        recogniser = self._session.recogniser
        if recogniser is not None:
            self._applied.setText(f"{before}1 stranger in {1 / recogniser.fpir:,.0f}, line {recogniser.threshold:.3f}.")
            set_tone(self._applied, "allow" if before.startswith("✔") else "")

    # does it work here?

    def _site_panel(self) -> QWidget:
        frame, content = panel()
        content.addWidget(label("Does it work here?", "title"))
        content.addWidget(
            label("Compares everybody enrolled with everybody else, and with pictures of strangers.", wrap=True)
        )
        actions = row()
        self._check_button = button("&Check this site", lambda: self._check(None), "primary")
        self._strangers_button = button("…with &pictures of strangers", self._choose_strangers)
        actions.addWidget(self._check_button)
        actions.addWidget(self._strangers_button)
        actions.addStretch(1)
        content.addLayout(actions)
        self._verdict = label("", wrap=True)
        self._facts = label("", "muted", wrap=True)
        self._table = QTableWidget(0, 3)
        self._table.setHorizontalHeaderLabels(["Who", "taken for", "Score"])
        self._table.setAccessibleName("People who may be confused")
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self._table.verticalHeader().hide()
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setFixedHeight(150)
        self._table.hide()
        content.addWidget(self._verdict)
        content.addWidget(self._facts)
        content.addWidget(self._table)
        return frame

    def _choose_strangers(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Pictures of people who are not enrolled")
        if name:
            self._check(Path(name))

    def _check(self, strangers: Path | None) -> None:
        recogniser, site = self._session.recogniser, self._session.site
        if recogniser is None or self._job.busy:
            return

        def work(progress: background.Progress) -> SiteCheck:
            from core.evaluation.site_check import check_site

            return check_site(site, recogniser, strangers, progress)

        def failed(words: str) -> None:
            self._verdict.setText(words)
            set_tone(self._verdict, "attention")
            self._update()

        self._job.run(work, self._show_check, failed)
        self._update()

    def _show_check(self, found: SiteCheck) -> None:
        self._verdict.setText(found.words())
        set_tone(self._verdict, "attention" if found.troubles or found.people < 2 or not found.own else "allow")
        facts = [f"The line is {found.threshold:.3f}."]
        if found.confusions:
            facts.append(f"Highest score between two people: {found.confusions[0].score:.3f}.")
        if found.own:
            facts.append(f"Lowest score among one person's photos: {found.own[0].score:.3f} ({found.own[0].person}).")
        if found.single:
            facts.append(f"{found.single} people have one photo only: nothing can be said of them.")
        if found.visitors_words:
            facts.append(found.visitors_words)
        if found.pictured is not None:
            facts.append(f"Highest score of a stranger: {found.pictured:.3f}, of {found.pictured_faces} pictured.")
        else:
            facts.append("No stranger's picture was compared: the more, the surer.")
        self._facts.setText(" ".join(facts))
        rows = [(c.first, c.second, c.score, c.score >= found.threshold) for c in found.confusions[:_LISTED]]
        rows += [(o.person, "nobody (own photo)", o.score, True) for o in found.hard_to_know[:_LISTED]]
        self._table.setRowCount(len(rows))
        for number, (first, second, score, risky) in enumerate(rows):
            score_cell = QTableWidgetItem(f"{score:.3f}{'  ⚠ at risk' if risky else ''}")
            score_cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for place, cell in enumerate((QTableWidgetItem(first), QTableWidgetItem(second), score_cell)):
                self._table.setItem(number, place, cell)
        self._table.setVisible(bool(rows))
        self._update()

    # figures on pictures

    def _measure_panel(self) -> QWidget:
        frame, content = panel()
        content.addWidget(label("Measure on pictures", "title"))
        content.addWidget(
            label("A folder with one sub-folder of pictures per person; with LFW's pairs.txt, its protocol.", wrap=True)
        )
        actions = row()
        self._folder = button("Choose a &folder…", self._choose)
        self._save = button("&Save figures…", self._choose_target)
        self._save.setEnabled(False)
        actions.addWidget(self._folder)
        actions.addWidget(self._save)
        actions.addStretch(1)
        content.addLayout(actions)
        self._figures = label("", wrap=True)
        content.addWidget(self._figures)
        return frame

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "A folder with one sub-folder of pictures per person")
        if name:
            self.measure(Path(name))

    def measure(self, folder: Path) -> None:
        """Measure the profile in use on a folder."""
        recogniser, settings = self._session.recogniser, self._session.site.settings
        if recogniser is None or self._job.busy:
            return
        profile = recogniser.engine.profile

        def work(progress: background.Progress) -> Measured:
            from core.evaluation.quick import measure

            return measure(folder, profile, settings, progress)

        def failed(words: str) -> None:
            self._figures.setText(words[:1].upper() + words[1:])
            self._update()

        self._figures.setText(f"Measuring on {folder.name}…")
        self._job.run(work, self._show_measured, failed)
        self._update()

    def _show_measured(self, found: Measured) -> None:
        self._measured = found
        self._figures.setText("\n".join(found.lines))
        self._save.setEnabled(True)
        name, *shipped = self._shipped
        self.plot.show_curves({name: (shipped[0], shipped[1]), found.title: (found.curve.fmr, found.curve.fnmr)})
        self._update()

    def _choose_target(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Where to save the figures")
        if name:
            self.save(Path(name))

    def save(self, folder: Path) -> None:
        """Save the figures as JSON, and where there were pairs as CSV and PNG."""
        found = self._measured
        if found is None:
            return
        lines = "\n".join(found.lines)
        background.run(
            lambda _progress: found.write(folder),
            lambda _none: self._figures.setText(f"{lines}\n✔ Saved in {folder}."),
            lambda words: self._figures.setText(f"{lines}\n{words}"),
        )
