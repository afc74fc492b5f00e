"""The import: people from a plan into the gallery, one transaction each, so that it can be stopped at any moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from itertools import groupby

from sqlalchemy.exc import DBAPIError

from core.access.store import AccessStore
from core.base.messages import Message
from core.errors import PorticoError
from core.gallery.consent import ConsentStore
from core.gallery.people import PeopleStore, Person
from core.gallery.recogniser import Recogniser
from core.people.bulk.journal import Done, Journal
from core.people.bulk.judging import Judge, Judged
from core.people.bulk.looking import Look, Wanted, looks, thumbnail
from core.people.bulk.one_transaction import one_transaction
from core.people.bulk.pace import ImportPace, ImportStep
from core.people.bulk.plan import Entry, ImportPlan, Rejected, UnusableError
from core.people.bulk.report import ImportReport
from core.people.bulk.shown import Shown, bare, require_identity, shown
from core.people.bulk.wishes import Wishes
from core.site import Site
from core.site.changing import settle
from core.site.profile_watch import require_profile
from core.store.audit import AuditTrail, Permission
from core.store.names import fold


class Importer:
    """Adds the people of a plan to a site's gallery.

    Whoever begins an import is who did it, also where they lock the window meanwhile.
    """

    def __init__(self, site: Site, recogniser: Recogniser, wishes: Wishes | None = None):
        self._site = site
        self._recogniser = recogniser
        self._wishes = wishes or Wishes()

    def run(
        self,
        plan: ImportPlan,
        progress: Callable[[ImportStep], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> ImportReport:
        """Import everybody who is not there yet; what is there is told from a journal, and passed over.

        Args:
            plan: what to import.
            progress: told of each photo; what it raises ends the import as it stands.
            stop: asked before each photo; where it says so, the import ends with those who are complete.

        Raises:
            NotAllowedError: whoever is at work may not enrol.
            SiteError: the profile in use is not the recogniser's any more.
            ExchangeError: the same plan is being imported already, or the journal cannot be written.
            GalleryError: the gallery cannot be written. Whoever was reported before is in it.

        """
        trail = self._site.trail
        trail.require(Permission.ENROL)
        there = {group.name for group in self._site.access.groups()}
        for group in self._wishes.groups:
            if group not in there:
                raise UnusableError("there is no group {group!r}: make it first", group=group)
        if plan.photos:  # else everybody would be measured, to be refused one by one
            require_profile(self._site, self._recogniser.engine.profile.id)
        with Journal.open(self._site, plan.path) as journal:
            trail.look("import people", str(plan.path), people=len(plan.entries), photos=plan.photos)
            journal.begin(plan, self._wishes)
            run = _Run(self._site, self._recogniser, plan, journal, trail, self._wishes)
            report = run.all(progress or (lambda _step: None), stop or (lambda: False))
            if not report.stopped:
                journal.end()
            return report


class _Run:
    """One run of an import."""

    def __init__(
        self, site: Site, recogniser: Recogniser, plan: ImportPlan, journal: Journal, trail: AuditTrail, wishes: Wishes
    ):
        self._site = site
        self._recogniser = recogniser
        self._plan = plan
        self._journal = journal
        self._trail = trail
        self._wishes = wishes
        self._judge = Judge(site, recogniser)
        self._report = ImportReport(len(plan.entries))
        self._known = _Known(site.people)
        self._withheld = 0  # people whose groups and validity were left as they are

    def all(self, progress: Callable[[ImportStep], None], stop: Callable[[], bool]) -> ImportReport:
        """Everybody, or as many as there is time for."""
        for rejected in self._plan.rejected:
            self._report.reject(rejected)
        pace = ImportPace(len(self._plan.entries), self._plan.photos)

        def wanted() -> Iterator[Wanted]:
            photos = 0
            for number, entry in enumerate(self._plan.entries):
                done = self._done(entry)
                for path in entry.photos:
                    progress(pace.step(number, photos))
                    if stop():
                        self._report.stopped = True
                        return
                    yield Wanted(number, path, done.photos if done is not None else frozenset())
                    photos += 1

        with closing(looks(self._recogniser.engine, self._journal.photo, wanted())) as found:
            for number, photos in groupby(found, key=lambda look: look.wanted.entry):
                self._take(self._plan.entries[number], list(photos))
        for entry in self._plan.entries:
            if not entry.photos and not self._report.stopped:
                self._take(entry, [])
        if self._withheld:
            words = UnusableError(
                "groups and validity of {people} were left as they are: {actor} may not {rules}: ask an administrator",
                people=Message.of(self._withheld, "1 person", "{count:,} people"),
                actor=self._trail.actor.name,
                rules=Permission.RULES,
            )
            self._report.reject(Rejected.of("", "", str(words)))
        self._report.rejected.sort(key=lambda one: one.row)
        self._recogniser.index.refresh()
        if not self._report.stopped:
            progress(pace.step(len(self._plan.entries), self._plan.photos))
        return self._report

    def _done(self, entry: Entry) -> Done | None:
        """What the journal says of an entry, where that person is still enrolled."""
        done = self._journal.of(entry)
        return done if done is not None and done.person_id in self._known.by_id else None

    def _take(self, entry: Entry, photos: list[Look]) -> None:
        """Deal with one entry: whatever goes wrong with it is reported."""
        if len(photos) < len(entry.photos):  # stopped in its midst: the next time, as a whole
            return
        for photo in photos:
            if photo.reason:
                self._reject(entry, photo, photo.reason)
        try:
            self._keep(entry, photos)
        except PorticoError as error:
            if isinstance(error.__cause__, DBAPIError):  # the disk is full, or the like: so it will be with the others
                raise
            faces = [photo for photo in photos if photo.sample is not None]
            for photo in faces:
                self._reject(entry, photo, str(error))
            if not faces:
                self._report.reject(Rejected.of(entry.name, "", str(error), entry.row))

    def _keep(self, entry: Entry, photos: list[Look]) -> None:
        """One person, in one transaction, then in the journal."""
        done = self._done(entry)
        faces = [photo for photo in photos if photo.sample is not None]
        known = {photo.wanted.path for photo in photos if photo.known}
        if done is not None and not faces:
            told = shown(entry, known, by_name=self._wishes.by_name) if entry.photos else None
            details = self._journal.details(told.entry) if told is not None else ""
            if told is not None and details in ("", done.details):
                self._report.already += 1
                self._tell_left_out(entry, told)
                return
        with one_transaction(self._site, self._trail) as (people, access, consents):
            self._known.follow(people)
            before = self._known.person(entry, done if known else None)
            self._require_comparable(people, consents, entry, before, done, faces)
            others = [people.find(name).id for name in entry.others]
            judged = self._judge.judge(before, faces, others)
            if entry.photos:
                seen = known | {photo.wanted.path for photo in (*judged.add, *judged.there)}
                told = shown(entry, seen, by_name=self._wishes.by_name)
            else:
                told = require_identity(entry, before, by_name=self._wishes.by_name)
            person = None
            if told is not None:
                person = self._add(people, told.entry, before, judged)
            details = self._journal.details(told.entry) if told is not None else ""
            changed = bool(details) and (done is None or done.details != details)
            if person is not None and told is not None:
                people.tell_apart(person.id, others)
                changed = changed and _apply(access, person, told.entry, self._trail)
                self._withheld += bool(details) and not changed and (done is None or done.details != details)
                if before is None:
                    access.give(person.id, self._wishes.groups)
                document = told.entry.consent or self._wishes.consent
                if document:
                    consents.give_many([person.id], date.today(), document)  # noqa: DTZ011  # the day at this desk
            revision = people.revision()
        self._tell(entry, before, person, judged)
        if person is None or told is None:
            if entry.photos and _claims(entry):
                said = Message("left out as a whole: no photo that can be used shows who this is")
                self._report.reject(Rejected.of(entry.name, "", said, entry.row))
            return
        self._tell_left_out(entry, told)
        self._known.put(person, revision)
        files = {photo.digest for photo in (*judged.add, *judged.there)} | (done.photos if done else frozenset())
        if done is None and before is not None and fold(before.name) != fold(entry.name):
            words = UnusableError(
                "the employee ID {employee_id} is that of {before}: photos were added there, and the "
                "name was left as it is",
                employee_id=entry.employee_id,
                before=before.name,
            )
            self._report.reject(Rejected.of(entry.name, "", str(words), entry.row))
        noted = Done(person.id, frozenset(files), details if changed else (done.details if done is not None else ""))
        if noted != done:
            self._journal.note(entry, noted)

    def _require_comparable(
        self,
        people: PeopleStore,
        consents: ConsentStore,
        entry: Entry,
        before: Person | None,
        done: Done | None,
        faces: list[Look],
    ) -> None:
        """Refuse photos for somebody on record of whom no face says that it is them, or who does not agree any more.

        Raises:
            UnusableError: so it is.

        """
        if before is None or not faces:
            return
        records = consents.of(before.id)
        withdrawn = bool(records) and all(record.withdrawn is not None for record in records)
        if withdrawn and not (entry.consent or self._wishes.consent):
            raise UnusableError(
                "{before} has withdrawn their consent: say where a new one is written down", before=before.name
            )
        numbered = before.employee_id is not None and before.employee_id == entry.employee_id
        profile = self._recogniser.engine.profile.id
        if done is None and not numbered and not people.count_of(profile, before.id):
            raise UnusableError(
                "a {before} is on record without a photo to compare with: add the employee ID that is on "
                "record, or a middle name if this is somebody else",
                before=before.name,
            )

    def _tell_left_out(self, entry: Entry, told: Shown) -> None:
        for row, words in told.left_out:
            self._report.reject(Rejected.of(entry.name, "", words, row))

    def _add(self, people: PeopleStore, entry: Entry, before: Person | None, judged: Judged) -> Person | None:
        """Write photos and employee id; the person as they are now, None where they are not enrolled."""
        if judged.add:
            settle(self._site.folder, self._site.secrets)  # within the transaction: nobody changes the profile
            require_profile(self._site, self._recogniser.engine.profile.id)
            return people.add(
                entry.name,
                [photo.sample.enrolled() for photo in judged.add if photo.sample is not None],
                self._recogniser.engine.profile.id,
                before.id if before is not None else None,
                entry.employee_id,
            )
        if before is not None and entry.employee_id is not None and before.employee_id is None:
            return people.set_employee_id(before.id, entry.employee_id)
        return before

    def _tell(self, entry: Entry, before: Person | None, person: Person | None, judged: Judged) -> None:
        """Count somebody in the report."""
        for photo, reason in judged.refused:
            self._reject(entry, photo, reason)
        self._report.photos += len(judged.add)
        if person is None:
            return
        if before is None:
            self._report.new += 1
        elif judged.add:
            self._report.extended += 1
        else:
            self._report.already += 1

    def _reject(self, entry: Entry, photo: Look, reason: str) -> None:
        small = photo.thumbnail
        if small is None and photo.sample is not None:
            small = thumbnail(photo.sample.photo)
        shown = self._plan.shown(photo.wanted.path)
        self._report.reject(Rejected.of(entry.name, shown, reason, entry.row, small))


class _Known:
    """Who is enrolled, without asking for each anew."""

    def __init__(self, people: PeopleStore):
        self._revision = -1
        self.by_id: dict[int, Person] = {}
        self._by_name: dict[str, list[Person]] = {}
        self._by_number: dict[str, Person] = {}
        self._by_bare_number: dict[str, Person] = {}
        self.follow(people)

    def follow(self, people: PeopleStore) -> None:
        """Take over what others have changed."""
        revision = people.revision()
        if revision == self._revision:
            return
        self.by_id, self._by_name, self._by_number, self._by_bare_number = {}, {}, {}, {}
        for person in people.people():
            self._put(person)
        self._revision = revision

    def put(self, person: Person, revision: int) -> None:
        """Take over what was just changed here."""
        self._put(person)
        self._revision = revision

    def _put(self, person: Person) -> None:
        self.by_id[person.id] = person
        called = self._by_name.setdefault(fold(person.name), [])
        called[:] = [*(one for one in called if one.id != person.id), person]
        if person.employee_id is not None:
            self._by_number[person.employee_id] = person
            self._by_bare_number[bare(person.employee_id)] = person

    def person(self, entry: Entry, done: Done | None) -> Person | None:
        """Whom an entry is about: who it became before, else who has the employee id, else the name; None is new.

        Raises:
            UnusableError: that cannot be told.

        """
        if done is not None and done.person_id in self.by_id:
            return self.by_id[done.person_id]
        number = entry.employee_id
        called = self._by_name.get(fold(entry.name), [])
        if number is None:
            if len(called) > 1:
                raise UnusableError(
                    "{called} people enrolled are called {entry}: add the employee ID",
                    called=len(called),
                    entry=entry.name,
                )
            return called[0] if called else None
        if number in self._by_number:
            return self._by_number[number]
        other = self._by_bare_number.get(bare(number))
        if other is not None:
            raise UnusableError(
                "the employee ID {number} and that of {other}, {employee_id}, differ in leading zeros "
                "alone, which spreadsheets leave out: format the column as text there",
                number=number,
                other=other.name,
                employee_id=other.employee_id,
            )
        return next((one for one in called if one.employee_id is None), None)


def _claims(entry: Entry) -> bool:
    """Whether a list says anything about somebody that matters at doors."""
    return bool(entry.groups or entry.valid_from or entry.valid_until or entry.employee_id)


def _apply(access: AccessStore, person: Person, entry: Entry, trail: AuditTrail) -> bool:
    """Put somebody into groups, making those that there are not, and set their validity; whether it may be done."""
    holder = access.holder(person.id)
    if holder is None:
        raise UnusableError("this person has been deleted")
    known = {fold(group.name): group for group in access.groups()} if entry.groups else {}
    wanted = [known[fold(group)].name if fold(group) in known else group for group in entry.groups]
    wanted = [group for group in wanted if group not in holder.groups]
    start, end = entry.valid_from or holder.valid_from, entry.valid_until or holder.valid_until
    validity = (start, end) if (start, end) != (holder.valid_from, holder.valid_until) else None
    if Permission.RULES not in trail.actor.permissions:
        open_to = {group.name for group in access.groups() if group.reception}
        dated = validity is None or access.may_limit(person.id, *validity, joining=wanted)
        if not open_to.issuperset(wanted) or not dated or holder.blocked:
            return False
    for group in wanted:
        if fold(group) not in known:
            access.add_group(group)
    access.give(person.id, wanted, validity)
    return True
