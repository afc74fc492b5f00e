"""One's own password."""

from __future__ import annotations

from app import background
from app.window.language import mark, tr
from app.window.pages.settings.section import Section, secret
from app.window.session import Session
from app.window.widgets.layout import button, label, row
from core.store.operators import SHORTEST_PASSWORD


class PasswordSection(Section):
    """For whoever is logged in, whatever their role."""

    title = mark("Your password")

    def __init__(self, session: Session):
        super().__init__(session)
        self._old, self._new = secret(tr("Password now")), secret(tr("New password"))
        self._again = secret(tr("New password again"))
        self._check = label("", "small", wrap=True)
        self._button = button(tr("Change passw&ord"), self._change)
        self.field(tr("Password now"), self._old)
        self.field(tr("New password"), self._new)
        self.field(tr("Once more"), self._again, self._check)
        bottom = row()
        bottom.addWidget(self.message, 1)
        bottom.addStretch(0)
        bottom.addWidget(self._button)
        self.content.addLayout(bottom)
        for field in (self._old, self._new, self._again):
            field.textChanged.connect(lambda _text: self._update())
        self._old.returnPressed.connect(self._new.setFocus)
        self._new.returnPressed.connect(self._again.setFocus)
        self._again.returnPressed.connect(self._change)
        self._update()

    @property
    def wanted(self) -> bool:
        return self.session.who.operator is not None

    def leave(self) -> None:
        for field in (self._old, self._new, self._again):
            field.clear()
        self.say("")

    def _update(self) -> None:
        old, new, again = self._old.text(), self._new.text(), self._again.text()
        if not (old or new or again):
            words = tr("At least {count} characters.", count=SHORTEST_PASSWORD)
        elif not old:
            words = tr("Type the password that you have now.")
        elif len(new) < SHORTEST_PASSWORD:
            words = tr("The password needs at least {count} characters.", count=SHORTEST_PASSWORD)
        elif new != again:
            words = tr("Type the same password once more.")
        else:
            words = ""
        self._check.setText(words or tr("✔ Twice the same password."))
        self._button.setEnabled(not words)

    def _change(self) -> None:
        if not self._button.isEnabled():
            return
        old, new, store = self._old.text(), self._new.text(), self.session.site.operators

        def done(_none: None) -> None:
            self.leave()
            self.say(tr("✔ You have another password from now on."), "allow")

        def failed(sentence: str) -> None:
            self._update()
            self.fail(sentence)
            self._old.selectAll()
            self._old.setFocus()

        self._button.setEnabled(False)
        background.run(lambda _progress: store.change_password(old, new), done, failed)
