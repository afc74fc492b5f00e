"""What is filled in about somebody: name, number, that they agreed, and the group they go into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from app.window.language import enumerated, tr
from app.window.pages.enrol.keeping import Wish
from app.window.pages.enrol.renewing import Renewing
from app.window.session import Session
from app.window.widgets.group_choice import GroupChoice
from app.window.widgets.layout import column
from app.window.widgets.texts import LineField

if TYPE_CHECKING:
    from core.gallery.people import Person
    from core.people.enrolment import Sample


class EnrolForm(QWidget):
    """Asks who is enrolled, and whether they agreed; of somebody photographed anew much is known already.

    Args:
        session: where.
        pictures: of them, shown between their name and their consent.

    Attributes:
        renewing: who is photographed anew, where somebody is.

    Signals:
        changed: something else is filled in, or it is known whether a consent is on record.

    """

    changed = Signal()

    def __init__(self, session: Session, pictures: QWidget):
        super().__init__()
        self._name = LineField()
        self._name.setPlaceholderText(tr("Name of the person"))
        self._name.setAccessibleName(tr("Name"))
        self._name.textChanged.connect(lambda _text: self._update())
        self._number = LineField()
        self._number.setPlaceholderText(tr("Employee number, if two share a name"))
        self._number.setAccessibleName(tr("Employee number"))
        self.renewing = Renewing(session)
        self.renewing.known.connect(self._update)
        self._consent = QCheckBox(tr("They &agreed to be recognised here"))
        self._consent.toggled.connect(lambda _on: self._update())
        self._document = LineField()
        self._document.setPlaceholderText(tr("Where it is written down, such as: form 12"))
        self._document.setAccessibleName(tr("Where the consent is written down"))
        self._group = GroupChoice(session, dated=True)
        self._group.changed.connect(self._fit)  # it shows itself once it knows the groups
        content = column(self, margin=0, spacing=1)
        name = QLabel(tr("&Name"))
        name.setBuddy(self._name)
        for widget in (
            name,
            self._name,
            self._number,
            self.renewing,
            pictures,
            self._consent,
            self._document,
            self._group,
        ):
            content.addWidget(widget)
        self._fit()

    @property
    def name(self) -> str:
        """As it is typed."""
        return self._name.text()

    @property
    def agreed(self) -> bool:
        """Whether they have agreed: just now, or on record where somebody is photographed anew."""
        return self._consent.isChecked() or self.renewing.agreed

    @property
    def unfilled(self) -> list[QWidget]:
        """The fields that nobody is enrolled without, as far as they are to be filled in still."""
        fields: list[QWidget] = [] if self.name.strip() else [self._name]
        return fields if self.agreed else [*fields, self._consent]

    def missing(self, samples: list[Sample]) -> str:
        """What is missing before somebody can be enrolled with these pictures; empty where nothing is."""
        lacking = []
        if not samples:
            lacking.append(tr("a picture"))
        if not self.name.strip():
            lacking.append(tr("a name"))
        if not self.agreed:
            lacking.append(tr("the tick that they agreed"))
        return tr("Still missing: {what}.", what=enumerated(lacking)) if lacking else ""

    def wish(self, samples: list[Sample], others: frozenset[int]) -> Wish:
        """What is filled in, with these pictures; ``others`` look alike, and are somebody else."""
        renewing = self.renewing
        document = self._document.text().strip() or tr("said at the desk")
        return Wish(
            self.name,
            samples,
            others,
            None if renewing.agreed else document,
            renewing.person,
            renewing.vouched_for(samples),
            renewing.drops,
            () if renewing.person is not None else self._group.groups,
            None if renewing.person is not None else self._group.validity,
            self._number.text().strip() or None,
        )

    def renew(self, person: Person) -> None:
        """Photograph somebody anew who is enrolled."""
        self.renewing.begin(person)
        self._name.setText(person.name)
        self._update()

    def turn_to(self, name: str) -> None:
        """The pictures are of somebody of that name; without one, it is asked for.

        They are not of whoever was to be photographed anew, nor is what was agreed.
        """
        if self.renewing.person is not None:
            self.renewing.put_away()
            self._document.clear()
            self._consent.setChecked(False)
        self._name.setText(name)
        if not name:
            self._name.setFocus()
        self._update()

    def clear(self) -> None:
        """Nothing is filled in about whoever comes next."""
        self.renewing.put_away()
        self._name.clear()
        self._number.clear()
        self._group.clear_day()
        self._document.clear()
        self._consent.setChecked(False)
        self._update()

    def _update(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Show the fields that have to be filled in."""
        renewed = self.renewing.person is not None
        self._name.setReadOnly(renewed)
        self._number.setVisible(not renewed)
        self._group.setVisible(self._group.wanted and not renewed)
        for widget in (self._consent, self._document):
            widget.setVisible(not self.renewing.agreed)
        self._document.setEnabled(self.agreed)
