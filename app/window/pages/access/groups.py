"""Groups and who is in them."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget

from app.window import theme
from app.window.language import number, plural, tr
from app.window.pages.access.changes import Changes
from app.window.pages.access.people_list import PeopleList
from app.window.pages.access.rules import Rules
from app.window.pages.access.section import Section, nothing_yet
from app.window.pages.access.shelf import Doubt, Shelf
from app.window.pages.access.words import quoted
from app.window.session import Session
from app.window.widgets.layout import label, panel, set_tone
from core.access.store import AccessStore, Group, Member


class GroupsSection(Section):
    """Groups on the left; on the right who is in one, and who is not."""

    def __init__(self, session: Session, changes: Changes):
        super().__init__()
        self._session = session
        self._changes = changes
        self._rules = Rules()
        self._group = ""
        self.shelf = Shelf(tr("Groups"), tr("Name of the new group"), self._doubt)
        self.shelf.chosen.connect(self._choose)
        self.shelf.added.connect(self._add)
        self.shelf.renamed.connect(self._rename)
        self.shelf.dropped.connect(self._drop)
        self.inside = PeopleList(tr("In the group"), tr("Search the group"), tr("Take &out"))
        self.outside = PeopleList(tr("Not in the group"), tr("Type a name to find somebody"), tr("&Put into the group"))
        self.inside.wanted.connect(lambda people: self._move(people, there=False))
        self.outside.wanted.connect(lambda people: self._move(people, there=True))
        self._title = label("", "title")
        self._facts = label("", "muted", wrap=True)
        frame, content = panel()
        content.addWidget(self._title)
        content.addWidget(self._facts)
        self._everybody = QCheckBox(tr("Ever&ybody enrolled is in it, now and later"))
        self._everybody.clicked.connect(lambda on: self._set(everybody=on))
        self._reception = QCheckBox(tr("&Reception may give it, and say until when"))
        self._reception.clicked.connect(lambda on: self._set(reception=on))
        self._offer = label("", wrap=True)
        set_tone(self._offer, "attention")
        for widget in (self._everybody, self._reception, self._offer):
            content.addWidget(widget)
        two = QHBoxLayout()
        two.setSpacing(3 * theme.size("unit"))
        two.addWidget(self.inside, 1)
        two.addWidget(self.outside, 1)
        content.addLayout(two, 1)
        words = tr("No group yet. A group is people who may pass the same doors at the same times, such as “Staff”.")
        empty = nothing_yet(words, tr("Add a grou&p"), self.begin)
        self._right = QStackedWidget()
        self._right.addWidget(frame)
        self._right.addWidget(empty)
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(2 * theme.size("unit"))
        body.addWidget(self.shelf)
        body.addWidget(self._right, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask(anew=False)
        self._note_look()

    def begin(self) -> None:
        self.shelf.ask_new()

    def show_rules(self, rules: Rules) -> None:
        self._rules = rules
        self.shelf.show_names([(group.name, number(group.people)) for group in rules.groups])
        self._right.setCurrentIndex(0 if rules.groups else 1)
        self._tell()
        self._ask(anew=False)

    def _choose(self, name: str) -> None:
        self._group = name
        self._tell()
        self._ask(anew=True)
        self._note_look()

    def _note_look(self) -> None:
        if self._group and self.isVisible():
            self._session.who.looked("look at group", f"group {self._group}")

    def _tell(self) -> None:
        self._title.setText(self._group)
        doors = self._rules.doors_of(self._group)
        group = next((group for group in self._rules.groups if group.name == self._group), Group(self._group, 0))
        count = group.people
        self._everybody.setChecked(group.everybody)
        self._reception.setChecked(group.reception)
        self.inside.setEnabled(not group.everybody)
        self.outside.setEnabled(not group.everybody)
        named = not group.everybody and self._group in (tr("Everybody"), "Everybody")
        self._offer.setVisible(named)
        if named:
            self._offer.setText(tr("▲ This group holds those who were put into it, and nobody who is enrolled later."))
        people = plural(count, "{count} person", "{count} people")
        where = (
            tr("may pass {doors}", doors=", ".join(quoted(door) for door in doors))
            if doors
            else tr("may pass no door yet")
        )
        self._facts.setText(f"{people} · {where}")

    def _ask(self, *, anew: bool) -> None:
        """Ask who is in the group, and who is not, once somebody looks."""
        if not self.isVisible():
            return
        find, group = self._session.site.access.find_people, self._group
        self.inside.ask(partial(find, inside=group) if group else None, anew=anew)
        self.outside.ask(partial(find, outside=group) if group else None, anew=anew)

    # changing

    def _add(self, name: str) -> None:
        self._changes.make(
            lambda access: access.add_group(name),
            tr("✔ There is a group “{name}” now.", name=name),
            lambda access, kept: access.drop_group(kept),
            self.shelf.select,
        )

    def _set(self, *, everybody: bool | None = None, reception: bool | None = None) -> None:
        group = self._group

        def back(access: AccessStore, before: Group) -> None:
            access.set_group(group, everybody=before.everybody, reception=before.reception)

        self._changes.make(
            lambda access: access.set_group(group, everybody=everybody, reception=reception),
            tr("✔ The group “{name}” is changed.", name=group),
            back,
        )

    def _rename(self, name: str, new: str) -> None:
        self._changes.make(
            lambda access: access.rename_group(name, new),
            tr("✔ “{name}” is called “{new}” now.", name=name, new=new),
            lambda access, kept: access.rename_group(kept, name),
            self.shelf.select,
        )

    def _doubt(self, name: str) -> Doubt:
        grants = [
            f"{quoted(door)} ({', '.join(self._rules.grants[name, door])})" for door in self._rules.doors_of(name)
        ]
        words = tr("Delete the group “{name}”? Its people stay enrolled.", name=name)
        if grants:
            words = f"{words} {tr('It may no longer pass: {doors}.', doors='; '.join(grants))}"
        return Doubt(words)

    def _drop(self, name: str) -> None:
        self._changes.make(lambda access: access.drop_group(name), tr("✔ The group “{name}” is deleted.", name=name))

    def _move(self, people: list[Member], *, there: bool) -> None:
        group, ids = self._group, [member.id for member in people]
        words = (
            plural(
                len(people),
                "✔ {name} is in “{group}” now.",
                "✔ {count} people are in “{group}” now.",
                name=people[0].name,
                group=group,
            )
            if there
            else plural(
                len(people),
                "✔ {name} is no longer in “{group}”.",
                "✔ {count} people are no longer in “{group}”.",
                name=people[0].name,
                group=group,
            )
        )
        self._changes.make(
            lambda access: access.set_members(group, ids, there=there),
            words,
            lambda access, moved: access.set_members(group, moved, there=not there),
        )
