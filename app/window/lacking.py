"""What is shown above the pages where networks are missing without which nobody is recognised: what, and getting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea, QWidget

from app import background
from app.window import theme
from app.window.language import tr
from app.window.session import Session
from app.window.widgets.getting import Getting, fetching, list_weights, source_words
from app.window.widgets.layout import button, column, label, panel, row, set_tone

if TYPE_CHECKING:
    from models.weights import Standing, Weights


_MOST = 112  # pixels that the list takes


class LackingPanel(QWidget):
    """Appears once the engine could not be loaded for want of networks, gets them, and has it loaded then."""

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._lacking: list[Standing] = []
        self._latest = background.Latest()
        self._getting = Getting(session)
        self._getting.began.connect(self._list_all)
        self._getting.ended.connect(self._end)
        frame, content = panel()
        head = label(tr("✖ Nobody can be recognised yet: networks are missing on this machine."), wrap=True)
        set_tone(head, "deny")
        self._button = button(tr("Get the networks"), self._get, "primary")
        line = row()
        line.addWidget(head, 1)
        line.addWidget(self._button)
        content.addLayout(line)
        self._list = QScrollArea()  # of many, so that pages keep their room
        self._list.setProperty("role", "plain")
        self._list.setWidgetResizable(True)
        content.addWidget(self._list)
        content.addWidget(self._getting)
        column(self, margin=1).addWidget(frame)
        self.hide()
        session.load_failed.connect(lambda _words: self._look())
        session.ready.connect(self._be_done)
        session.who.entered.connect(self._enter)
        session.who.left.connect(self._leave)

    def _look(self) -> None:
        """See in the background whether it is networks that the engine lacks."""
        settings = self._session.site.settings

        def work(_progress: background.Progress) -> list[Standing]:
            from core.engine import machinery, needs

            found = needs.lacking(settings, machinery(settings)[1])
            return found if needs.keeps_from_recognising(settings, found) else []

        self._latest.run(work, self._show)  # what else is wrong, the line below says

    def _be_done(self) -> None:
        """Nothing is missing any more, whatever was being looked at."""
        self._latest.drop()
        self._show([])

    def _show(self, lacking: list[Standing]) -> None:
        self._lacking = lacking
        self._list_all()
        self.setVisible(bool(lacking) and self._session.who.admitted)

    def _enter(self) -> None:
        """Somebody else is at the window."""
        self._show(self._lacking)

    def _leave(self) -> None:
        """Nobody is: what is being fetched goes on."""
        self.hide()

    def _list_all(self) -> None:
        self._parts = QWidget()
        content = column(self._parts, margin=0, spacing=0)
        may = [list_weights(content, self._session, standing) for standing in self._lacking]
        wanted = self._wanted
        if not all(may):
            content.addWidget(label(tr("Ask an administrator to install it."), "small", wrap=True))
        elif wanted:
            content.addWidget(label(source_words(wanted), "small", wrap=True))
        self._button.setVisible(all(may) and bool(wanted) and not self._getting.busy)
        self._list.setWidget(self._parts)
        self._list.setFixedHeight(min(theme.scaled(_MOST), self._parts.sizeHint().height()))

    @property
    def _wanted(self) -> list[Weights]:
        """Those that can be fetched."""
        return [standing.weights for standing in self._lacking if standing.weights.fetchable]

    def _get(self) -> None:
        self._getting.run(fetching(self._session.site.settings, self._wanted))

    def _end(self, well: bool) -> None:
        if well:
            self._session.load()
            self._be_done()
        else:
            self._look()  # some may have come
