"""After how many months people of a group are photographed anew, where that is sooner than for everybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import background
from app.window import theme
from app.window.language import tr
from app.window.pages.settings.section import bounds
from app.window.session import Session
from app.window.widgets.calm import WholeBox
from app.window.widgets.layout import button, column, discard, label, row, set_tone
from app.window.widgets.texts import ChoiceBox

_FIRST = 12  # months for a group that is added: children of a school are photographed every year


class GroupMonths(QWidget):
    """The groups for which that is said, each with its months, and those that can be added.

    A group that is gone stays until somebody removes it: it may come back, and what is saved shall be seen.

    Attributes:
        about: what is said of it, to be shown below.

    Signals:
        changed: a group came or went, or has other months.

    """

    changed = Signal()

    def __init__(self, session: Session):
        super().__init__()
        self._access = session.site.access
        self._known: Sequence[str] | None = None  # not read yet
        self._lines: dict[str, _Line] = {}
        self._latest = background.Latest()
        self._choice = ChoiceBox()
        self._choice.setAccessibleName(tr("Group to add"))
        self._add_button = button(tr("Add"), self._add)
        self._add_button.setAccessibleName(tr("Add the group"))
        self._add_button.setEnabled(False)
        self._choice.currentIndexChanged.connect(lambda place: self._add_button.setEnabled(place >= 0))
        above = row()
        above.addWidget(self._choice, 1)
        above.addWidget(self._add_button)
        self.about = label(
            tr(
                "Children change faster: people of a group, such as a school's pupils, can be photographed anew "
                "sooner than everybody else. Where several times hold for somebody, the shortest counts."
            ),
            "small",
            wrap=True,
        )
        self._content = column(self, margin=0, spacing=1)
        self._content.addLayout(above)
        session.rules_changed.connect(self.look)
        self._offer()

    @property
    def months(self) -> dict[str, int]:
        """Months by group, as they are shown."""
        return {name: line.box.value() for name, line in self._lines.items()}

    def fill(self, months: Mapping[str, int]) -> None:
        """Show these instead."""
        if self.months == dict(months):
            return
        for name in list(self._lines):
            discard(self._lines.pop(name))
        for name, value in months.items():
            self._put(name, value)
        self._offer()

    def look(self) -> None:
        """Read which groups there are."""
        access = self._access

        def work(_progress: background.Progress) -> list[str]:
            return [group.name for group in access.groups()]

        self._latest.run(work, self._know, lambda _words: None)  # what is shown stays

    def _know(self, groups: Sequence[str]) -> None:
        self._known = groups
        self._offer()

    def _offer(self) -> None:
        """Offer the groups for which nothing is said yet, and tell which are gone."""
        chosen = self._choice.currentText()
        others = [name for name in self._known or () if name not in self._lines]
        self._choice.clear()
        self._choice.addItems(others)
        none = tr("No other group") if self._known else tr("No group yet")
        self._choice.setPlaceholderText(tr("Choose a group") if others else none)
        self._choice.setCurrentIndex(self._choice.findText(chosen))  # none else: it would seem to be in the list
        self._choice.setEnabled(bool(others))
        for name, line in self._lines.items():
            line.tell_gone(self._known is not None and name not in self._known)

    def _put(self, name: str, months: int) -> None:
        """Show one more, in its place by name, which is that in the order of the keyboard, too."""
        line = _Line(name, months)
        line.box.valueChanged.connect(lambda _value: self.changed.emit())
        line.removed.connect(self._remove)
        self._lines = dict(sorted((self._lines | {name: line}).items(), key=lambda item: item[0].casefold()))
        self._content.insertWidget(1 + list(self._lines).index(name), line)
        before: QWidget = self._add_button
        for one in self._lines.values():
            QWidget.setTabOrder(before, one.box)
            QWidget.setTabOrder(one.box, one.remove)
            before = one.remove

    def _add(self) -> None:
        name = self._choice.currentText()
        self._put(name, _FIRST)
        self._offer()
        line = self._lines[name]
        line.show()  # else it cannot have the keys yet
        line.box.setFocus()
        line.box.selectAll()
        self.changed.emit()

    def _remove(self, name: str) -> None:
        place = list(self._lines).index(name)
        discard(self._lines.pop(name))
        self._offer()
        left = list(self._lines.values())
        (left[min(place, len(left) - 1)].remove if left else self._choice).setFocus()
        self.changed.emit()


class _Line(QWidget):
    """One group, and its months.

    Signals:
        removed: (str) the group of that name shall be.

    """

    removed = Signal(str)

    def __init__(self, name: str, months: int):
        super().__init__()
        self.box = WholeBox()
        self.box.setRange(*(int(limit) for limit in bounds("renew_months_by_group")))
        self.box.setSuffix(f" {tr('months')}")
        self.box.setValue(months)
        self.box.setMinimumWidth(theme.scaled(128))
        self.box.setAccessibleName(tr("Months for {group}", group=name))
        self.remove = button(tr("Remove"), lambda: self.removed.emit(name))
        self.remove.setAccessibleName(tr("Remove {group}", group=name))
        self._gone = label(tr("▲ There is no group of this name now."), "small", wrap=True)
        set_tone(self._gone, "attention")
        self._gone.hide()
        line = row()
        line.addWidget(label(name), 1)
        line.addWidget(self.box)
        line.addWidget(self.remove)
        content = column(self, margin=0, spacing=0)
        content.addLayout(line)
        content.addWidget(self._gone)

    def tell_gone(self, gone: bool) -> None:
        """Tell whether there is no such group."""
        self._gone.setVisible(gone)
