"""A question in the page, about something that would be lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.window.widgets.layout import button, column, label, panel, row, set_tone


class Question(QWidget):
    """Asks before something is lost; hidden until it is asked, and once it is answered."""

    def __init__(
        self,
        go_on: str,
        stay: str,
        stayed: Callable[[], object] | None = None,
        *,
        role: str = "danger",
        ready: bool = False,
    ):
        """Make one.

        Args:
            go_on: on the button that loses something.
            stay: on the button that loses nothing.
            stayed: called when that one is pressed.
            role: of the button that goes on, where nothing would be lost by it.
            ready: Enter goes on; otherwise it stays.

        """
        super().__init__()
        self._then: Callable[[], object] | None = None
        self._stayed = stayed
        self._words = label("", wrap=True)
        set_tone(self._words, "attention")
        frame, content = panel()
        content.addWidget(self._words)
        answers = row()
        self._stay = button(stay, self._keep)
        going = button(go_on, self._go_on, role)
        self._first = going if ready else self._stay
        answers.addWidget(going)
        answers.addWidget(self._stay)
        answers.addStretch(1)
        content.addLayout(answers)
        column(self, margin=0).addWidget(frame)
        self.hide()

    def ask(self, words: str, then: Callable[[], object]) -> None:
        """Ask; ``then`` is called when whoever is there goes on."""
        self._then = then
        self._words.setText(words)
        self.show()
        self._first.setFocus()

    def put_away(self) -> None:
        """The question no longer matters."""
        self._then = None
        self.hide()

    def _go_on(self) -> None:
        then = self._then
        self.put_away()
        if then is not None:
            then()

    def _keep(self) -> None:
        self.put_away()
        if self._stayed is not None:
            self._stayed()
