"""One person: face, name, facts, photos, access, and what can be done with the entry."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt

from app import background
from app.window import theme
from app.window.language import moment, plural, tr
from app.window.pages.people.access_panel import AccessPanel, Rights, rights_of
from app.window.pages.people.consent import ConsentBar
from app.window.pages.people.merging import MergePanel
from app.window.pages.people.photo_strip import PhotoStrip
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.drops import DropTarget
from app.window.widgets.layout import button, column, label, panel, row, scrolled, set_tone
from app.window.widgets.photos import PhotoCache
from app.window.widgets.pictures import FaceThumbnail
from app.window.widgets.texts import LineField
from app.window.widgets.words import sentence
from core.gallery.consent import ConsentRecord
from core.gallery.events import Event, EventFilter
from core.gallery.people import Person, PhotoInfo
from core.gallery.renewal import Renewal
from core.recognition.matching import Candidate
from core.store.audit import Permission

_MOST_SAID = 112  # pixels of height; more is scrolled


@dataclass(frozen=True)
class _Found:
    photos: list[PhotoInfo]
    last: list[Event]
    rights: Rights
    near: list[Candidate]
    consents: list[ConsentRecord]
    apart: list[str]
    templates: int


class Details(DropTarget):
    """The person selected in the grid. Pictures dropped on it become photos of that person."""

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self.person: Person | None = None
        self.setFixedWidth(theme.scaled(440))
        self._photos = PhotoCache(session.site.people.photo, self, side=480, kept=60)
        self._photos.arrived.connect(lambda _number: self._refresh_face())
        self._hint = label(tr("Select somebody to see more."), "muted", wrap=True)
        self._face = FaceThumbnail(240)
        self._name = LineField()
        self._name.setAccessibleName(tr("Name"))
        self._name.textChanged.connect(lambda _text: self._update())
        self._name.returnPressed.connect(self._rename)
        self._rename_button = button(tr("&Rename"), self._rename)
        self._number = LineField()
        self._number.setPlaceholderText(tr("Employee number"))
        self._number.setAccessibleName(tr("Employee number"))
        self._number.editingFinished.connect(self._set_number)
        self._facts = label("", "muted", wrap=True)
        self._events_button = button(tr("Events…"), self._open_events)  # no letter is free
        self._agree = ConsentBar(session)
        self._agree.told.connect(self._say)
        self._near = label("", wrap=True)
        self._why_renew = label("", wrap=True)
        set_tone(self._why_renew, "attention")
        self._renew_button = button(tr("Photograph ane&w"), self._renew)
        self._renewal: Renewal | None = None
        self._strip = PhotoStrip(session, self._photos)
        self._strip.selected.connect(self._refresh_face)
        self._strip.said.connect(self._say)
        self._access = AccessPanel(session)
        self._access.said.connect(self._say)
        self._merge = MergePanel(session)
        self._merge.merged.connect(self._merged)
        self._delete_button = button(tr("&Delete…"), self._ask, "danger")
        self._question = label("", wrap=True)
        self._yes = button(tr("Delete for &good"), self._delete, "danger")
        self._no = button(tr("&Keep"), self._keep)
        self._message = label("", wrap=True)
        self._lay_out()
        self.show_person(None)

    def _lay_out(self) -> None:
        frame, content = panel()
        content.addWidget(self._hint)
        content.addWidget(self._face, 0, Qt.AlignmentFlag.AlignHCenter)
        name = row()
        name.addWidget(self._name, 1)
        name.addWidget(self._rename_button)
        content.addLayout(name)
        content.addWidget(self._number)
        renewal = row()
        renewal.addWidget(self._why_renew, 1)
        renewal.addWidget(self._renew_button, 0, Qt.AlignmentFlag.AlignTop)
        content.addLayout(renewal)
        facts = row()
        facts.addWidget(self._facts, 1)
        facts.addWidget(self._events_button, 0, Qt.AlignmentFlag.AlignTop)
        content.addLayout(facts)
        for widget in (self._agree, self._near, self._strip, self._access, self._merge):
            content.addWidget(widget)
        content.addWidget(self._delete_button)
        content.addStretch(1)
        self._scroll = scrolled(frame)
        outer = column(self, margin=0, spacing=1)
        outer.addWidget(self._scroll, 1)
        # what is said and asked is always in view there, and moves nothing that is about to be clicked
        self._said = scrolled(self._message)
        outer.addWidget(self._said)
        outer.addWidget(self._question)
        answers = row()
        answers.addWidget(self._yes)
        answers.addWidget(self._no)
        outer.addLayout(answers)

    def dropped(self, paths: list[Path]) -> None:
        if self.person is not None and self._session.who.may(Permission.ENROL):
            self._strip.add(paths)

    def show_person(self, person: Person | None) -> None:
        """Show somebody, or nobody."""
        before = self.person.id if self.person is not None else None
        same = before == (person.id if person is not None else None)
        self.person = person
        there = person is not None
        may = self._session.who.may
        self._hint.setVisible(not there)
        for widget in (self._face, self._name, self._facts, self._events_button, self._strip, self._number):
            widget.setVisible(there)
        self._near.setVisible(False)
        if not same:
            self._agree.show_people(())
        self._show_renewal()
        self._rename_button.setVisible(there and may(Permission.ENROL))
        self._name.setReadOnly(not may(Permission.ENROL))
        self._number.setReadOnly(not may(Permission.ENROL))
        self._access.setVisible(there and may(Permission.RULES))
        self._merge.setVisible(there and may(Permission.ENROL) and may(Permission.DELETE))
        self._keep()
        if not same:
            self._say("", "")
        if person is None:
            return
        for field, text in ((self._name, person.name), (self._number, person.employee_id or "")):
            if not same or not field.isModified():  # what is being typed stays
                field.setText(text)
        self._facts.setText(_words(person))
        if not same:
            self._scroll.verticalScrollBar().setValue(0)
            self._strip.show_photos(person, [])
            self._access.setEnabled(False)  # until it is known whose rights it shows
            self._merge.begin(person)
            self._session.who.looked("look at person", person_id=person.id)
        self._refresh_face()
        self._read(person)
        self._update()

    def tell_renewal(self, renewal: Renewal | None) -> None:
        """Say why whoever is shown, or comes next, is to be photographed anew; None where they are not."""
        self._renewal = renewal
        self._show_renewal()

    def _show_renewal(self) -> None:
        due = self._renewal if self.person is not None else None
        self._why_renew.setVisible(due is not None)
        self._renew_button.setVisible(due is not None and self._session.who.may(Permission.ENROL))
        if due is not None:
            self._why_renew.setText(f"▲ {sentence(due.words())}")

    def _renew(self) -> None:
        if self.person is not None:
            self._session.go("enrol", self.person)

    def _open_events(self) -> None:
        if self.person is not None:
            self._session.go("events", self.person)

    def look_at_rights(self) -> None:
        """Read again what somebody may do: it may have been changed elsewhere."""
        if self.person is not None and self._access.isEnabled():
            self._access.look()

    def _read(self, person: Person) -> None:
        session, still = self._session, self._access.latest.mark()

        def done(found: _Found) -> None:
            if self.person is person:
                self._facts.setText(_words(person, found))
                agreed = any(record.withdrawn is None for record in found.consents)
                missing = not agreed and self._session.who.may(Permission.ENROL)
                self._agree.show_people((person.id,) if missing else ())
                self._strip.show_photos(person, found.photos)
                self._access.show_rights(person, found.rights, still)
                self._access.setEnabled(True)
                self._tell_near(found.near)
                if found.apart:
                    names = ", ".join(found.apart)
                    near = self._near.text() if found.near and not self._near.isHidden() else ""
                    alike = tr("▲ Looks like {names}: no camera tells them apart.", names=names)
                    self._near.setText(f"{near}\n{alike}".strip())
                    self._near.show()
                    set_tone(self._near, "attention")
                self._refresh_face()

        background.run(lambda _progress: _find(session, person), done)

    def _tell_near(self, near: list[Candidate]) -> None:
        recogniser = self._session.recogniser
        self._near.setVisible(bool(near) and recogniser is not None)
        if not near or recogniser is None:
            return
        risky = near[0].score >= recogniser.threshold
        name = near[0].name
        self._near.setText(
            tr("▲ Easily taken for {name}: add more photos of both, or merge them if they are one.", name=name)
            if risky
            else tr("✔ Most like {name}, and told apart.", name=name)
        )
        set_tone(self._near, "attention" if risky else "allow")

    def _refresh_face(self) -> None:
        if self.person is not None:
            photo = self._strip.current
            self._face.show_face(self._photos.get(photo) if photo is not None else None, self.person.name)
            self._strip.refresh()

    def _update(self) -> None:
        text = self._name.text().strip()
        self._rename_button.setEnabled(self.person is not None and bool(text) and text != self.person.name)

    # what can be done

    def _rename(self) -> None:
        if self.person is None or not self._rename_button.isEnabled():
            return
        number, name = self.person.id, self._name.text()

        def done(person: Person) -> None:
            if self._shows(number):
                self.person = person
                self._name.setText(person.name)
                self._say(tr("✔ Renamed to {name}.", name=person.name), "allow")
            self._session.look()

        store = self._session.site.people
        background.run(lambda _progress: store.rename(number, name), done, lambda words: self._fail(words, number))

    def _set_number(self) -> None:
        person = self.person
        typed = self._number.text().strip() or None
        if person is None or typed == person.employee_id or self._number.isReadOnly():
            return

        def done(changed: Person) -> None:
            if self._shows(person.id):
                self.person = changed
                self._number.setText(changed.employee_id or "")
                self._say(tr("✔ Employee number saved."), "allow")
            self._session.look()

        store = self._session.site.people
        background.run(
            lambda _progress: store.set_employee_id(person.id, typed),
            done,
            lambda words: self._fail(words, person.id),
        )

    def _merged(self, words: str, kept: int) -> None:
        self._say(words, "allow")
        self._session.go("people", kept)
        self._session.look()

    def _ask(self) -> None:
        if self.person is None:
            return
        self._question.setText(
            tr(
                "Delete {name} with {photos} and everything measured from them? This cannot be undone.",
                name=self.person.name,
                photos=plural(self.person.photos, "1 photo", "{count} photos"),
            )
        )
        for widget in (self._question, self._yes, self._no):
            widget.show()
        self._delete_button.hide()
        self._no.setFocus()

    def _keep(self) -> None:
        for widget in (self._question, self._yes, self._no):
            widget.hide()
        self._delete_button.setVisible(self.person is not None and self._session.who.may(Permission.DELETE))

    def _delete(self) -> None:
        if self.person is None:
            return
        number = self.person.id

        def done(gone: Person) -> None:
            dialogs.forget()
            if self._shows(number):
                self.show_person(None)
            self._say(tr("{name} is deleted.", name=gone.name), "")
            self._session.look()

        site = self._session.site
        background.run(lambda _progress: site.people.delete(number), done, lambda words: self._fail(words, number))

    def _shows(self, number: int) -> bool:
        """Whether this person is still the one that is shown: an answer may come late."""
        return self.person is not None and self.person.id == number

    def _fail(self, words: str, number: int) -> None:
        if self._shows(number):
            self._say(f"✖ {sentence(words)}", "deny")
        else:
            self._session.troubled.emit(words)

    def _say(self, words: str, tone: str) -> None:
        self._message.setText(words)
        self._message.setVisible(bool(words))
        set_tone(self._message, tone)
        self._said.setVisible(bool(words))
        if words:
            self._said.setFixedHeight(
                min(theme.scaled(_MOST_SAID), self._message.heightForWidth(self.width() - 24) + 4)
            )


def _find(session: Session, person: Person) -> _Found:
    """What there is about somebody; for a thread of the pool."""
    site, recogniser = session.site, session.recogniser
    profile = recogniser.engine.profile.id if recogniser is not None else ""
    return _Found(
        site.people.photos_of(person.id),
        site.events.query(EventFilter(person_id=person.id), limit=1),
        rights_of(site.access, person.id),
        recogniser.index.neighbours(person.id, 1) if recogniser is not None else [],
        site.consents.of(person.id),
        sorted(site.people.names(site.people.apart_from(person.id)).values()),
        site.people.count_of(profile, person.id),
    )


def _words(person: Person, found: _Found | None = None) -> str:
    """What is known of somebody: photos and enrolment, and what was found since."""
    photos = plural(person.photos, "1 photo", "{count} photos")
    lines = [photos, tr("enrolled {when}", when=moment(person.created))]
    if found is None:
        return "\n".join(lines)
    if found.templates:
        lines[0] += ", " + plural(found.templates, "1 of them used to recognise", "{count} of them used to recognise")
    if found.last:
        last = found.last[0]
        lines.append(tr("last seen {when} at {camera}", when=moment(last.time), camera=last.camera))
    else:
        lines.append(tr("not seen yet"))
    holds = [record for record in found.consents if record.withdrawn is None]
    lines.append(
        tr("consent on record: {document}", document=holds[-1].document) if holds else tr("no consent on record")
    )
    return "\n".join(lines)
