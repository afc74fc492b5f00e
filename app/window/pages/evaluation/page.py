"""The panels on the left, the curves on the right."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.window import theme
from app.window.language import tr
from app.window.page import Page
from app.window.pages.evaluation.check import CheckPanel
from app.window.pages.evaluation.measuring import MeasuringPanel
from app.window.pages.evaluation.threshold import ThresholdPanel
from app.window.session import Session
from app.window.widgets.curves import Curve, CurvePlot
from app.window.widgets.jobs import JobBar
from app.window.widgets.layout import column, label, row, scrolled
from app.window.widgets.texts import ChoiceBox


class EvaluationPage(Page):
    """Threshold and curve, self-test, measurement."""

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._shipped: dict[str, Curve] = {}
        self.plot = CurvePlot()
        self._job = JobBar()
        self.threshold = ThresholdPanel(session)
        self.check = CheckPanel(session, self._job)
        self.measuring = MeasuringPanel(session, self._job)
        self.threshold.moved.connect(self.plot.show_point)
        self.threshold.refresh()
        self.measuring.measured.connect(self._show_measured)
        inner = QWidget()
        left = QVBoxLayout(inner)
        left.setContentsMargins(0, 0, theme.size("unit"), 0)
        left.setSpacing(2 * theme.size("unit"))
        for part in (self.threshold, self.check, self.measuring):
            left.addWidget(part)
        left.addStretch(1)
        scroll = scrolled(inner)
        scroll.setMinimumWidth(theme.scaled(446))
        right = QVBoxLayout()
        head = row()
        head.addWidget(label(tr("Errors at every threshold"), "title"), 1)
        self._kind = ChoiceBox()
        self._kind.setAccessibleName(tr("Kind of curve"))
        self._kind.addItems(["DET", "ROC"])
        self._kind.currentTextChanged.connect(self.plot.show_kind)
        head.addWidget(self._kind)
        right.addLayout(head)
        right.addWidget(self.plot, 1)
        right.addWidget(label(tr("The dashed line is the threshold chosen on the left."), "small", wrap=True))
        outer = column(self)
        outer.addWidget(self._job)
        body = row(2)
        body.addWidget(scroll, 1)
        body.addLayout(right, 1)
        outer.addLayout(body, 1)
        for part in (self.check, self.measuring):
            part.worked.connect(self._allow)
        session.ready.connect(self._begin)
        self._begin()

    def dress(self) -> None:
        self.plot.dress()

    @property
    def busy(self) -> str:
        """That something is being measured."""
        return tr("An evaluation is running.") if self._job.busy else ""

    def _begin(self) -> None:
        """Show the curve of the profile in use, where it is known by now."""
        recogniser = self._session.recogniser
        if recogniser is not None:
            profile = recogniser.engine.profile
            calibration = profile.calibration
            self._shipped = {tr("profile {profile}", profile=profile.id): (calibration.fmr, calibration.fnmr)}
            self.plot.show_curves(self._shipped)
        self._allow()

    def _allow(self) -> None:
        """One thing at a time."""
        free = self._session.recogniser is not None and not self._job.busy
        for part in (self.threshold, self.check, self.measuring):
            part.setEnabled(free)

    def _show_measured(self, title: str, curve: Curve) -> None:
        self.plot.show_curves({**self._shipped, title: curve})
