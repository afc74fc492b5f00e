"""The import: people from a plan into the gallery, one transaction each, so that it can be stopped at any moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import groupby

from sqlalchemy.exc import DBAPIError

from core.bulk.journal import Done, Journal
from core.bulk.judging import Judge, Judged
from core.bulk.looking import Look, Wanted, looks, thumbnail
from core.bulk.one_transaction import one_transaction
from core.bulk.pace import Pace, Step
from core.bulk.plan import Entry, Plan, Rejected, UnusableError
from core.bulk.report import Report
from core.engine import Recogniser
from core.errors import PorticoError
from core.gallery.access import AccessStore
from core.gallery.audit import AuditTrail, Permission
from core.gallery.store import PeopleStore, Person, fold
from core.profile_watch import require_profile
from core.site import Site
from core.site.changing import settle


class Importer:
    """Adds the people of a plan to a site's gallery.

    Whoever begins an import is who did it, also where they lock the window meanwhile.
    """

    def __init__(self, site: Site, recogniser: Recogniser):
        self._site = site
        self._recogniser = recogniser

    def run(
        self, plan: Plan, progress: Callable[[Step], None] | None = None, stop: Callable[[], bool] | None = None
    ) -> Report:
        """Import everybody who is not there yet; what is there is told from a journal, and passed over.

        Args:
            plan: what to import.
            progress: told of each photo; what it raises ends the import as it stands.
            stop: asked before each photo; where it says so, the import ends with those who are complete.

        Raises:
            NotAllowedError: whoever is at work may not enrol.
            ExchangeError: the same plan is being imported already, or the journal cannot be written.
            GalleryError: the gallery cannot be written. Whoever was reported before is in it.

        """
        trail = AuditTrail(self._site.database, self._site.vault, self._site.trail.actor)
        trail.require(Permission.ENROL)
        with Journal.open(self._site, plan.path) as journal:
            trail.look("import people", str(plan.path), people=len(plan.entries), photos=plan.photos)
            run = _Run(self._site, self._recogniser, plan, journal, trail)
            return run.all(progress or (lambda _step: None), stop or (lambda: False))


class _Run:
    """One run of an import."""

    def __init__(self, site: Site, recogniser: Recogniser, plan: Plan, journal: Journal, trail: AuditTrail):
        self._site = site
        self._recogniser = recogniser
        self._plan = plan
        self._journal = journal
        self._trail = trail
        self._judge = Judge(site, recogniser)
        self._report = Report(len(plan.entries))
        self._known = _Known(site.people)
        self._withheld = 0  # people whose groups and validity were left as they are

    def all(self, progress: Callable[[Step], None], stop: Callable[[], bool]) -> Report:
        """Everybody, or as many as there is time for."""
        for rejected in self._plan.rejected:
            self._report.reject(rejected)
        pace = Pace(len(self._plan.entries), self._plan.photos)

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
                f"groups and validity of {self._withheld} people were left as they are: "
                f"{self._trail.actor.name} may not {Permission.RULES}: ask an administrator"
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
            self._keep(entry, [photo for photo in photos if photo.sample is not None])
        except PorticoError as error:
            if isinstance(error.__cause__, DBAPIError):  # the disk is full, or the like: so it will be with the others
                raise
            faces = [photo for photo in photos if photo.sample is not None]
            for photo in faces:
                self._reject(entry, photo, str(error))
            if not faces:
                self._report.reject(Rejected.of(entry.name, "", str(error), entry.row))

    def _keep(self, entry: Entry, faces: list[Look]) -> None:
        """One person, in one transaction, then in the journal."""
        done = self._done(entry)
        details = self._journal.details(entry)
        changed = bool(details) and (done is None or done.details != details)
        if changed and Permission.RULES not in self._trail.actor.permissions:
            self._withheld += 1
            changed = False
        if done is not None and not faces and not changed:
            self._report.already += 1
            return
        with one_transaction(self._site, self._trail) as (people, access):
            self._known.follow(people)
            before = self._known.person(entry, done)
            judged = self._judge.judge(entry.name if before is None else before.name, before, faces)
            # with no face that shows it, a name or a number alone does not say that this is the same human
            sure = bool(judged.add or judged.there) or not entry.photos or done is not None
            person = self._add(people, entry, before, judged) if sure else None
            if person is not None and changed:
                _apply(access, person, entry)
            revision = people.revision()
        self._tell(entry, before, person, judged)
        if person is None:
            return
        self._known.put(person, revision)
        files = {photo.digest for photo in (*judged.add, *judged.there)} | (done.photos if done else frozenset())
        if done is None and before is not None and fold(before.name) != fold(entry.name):
            words = UnusableError(
                f"the employee ID {entry.employee_id} is that of {before.name}: photos were added there, "
                "and the name was left as it is"
            )
            self._report.reject(Rejected.of(entry.name, "", str(words), entry.row))
        noted = Done(person.id, frozenset(files), details if changed else (done.details if done is not None else ""))
        if noted != done:
            self._journal.note(entry, noted)

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
        if before is None and not entry.photos:
            raise UnusableError("there is no photo that can be used, and nobody of this name is enrolled yet")
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
        self._by_name: dict[str, Person] = {}
        self._by_number: dict[str, Person] = {}
        self.follow(people)

    def follow(self, people: PeopleStore) -> None:
        """Take over what others have changed."""
        revision = people.revision()
        if revision == self._revision:
            return
        everybody = people.people()
        self.by_id = {person.id: person for person in everybody}
        self._by_name = {fold(person.name): person for person in everybody}
        self._by_number = {person.employee_id: person for person in everybody if person.employee_id is not None}
        self._revision = revision

    def put(self, person: Person, revision: int) -> None:
        """Take over what was just changed here."""
        self.by_id[person.id] = self._by_name[fold(person.name)] = person
        if person.employee_id is not None:
            self._by_number[person.employee_id] = person
        self._revision = revision

    def person(self, entry: Entry, done: Done | None) -> Person | None:
        """Whom an entry is about: who it became before, else who has the employee id, else the name.

        Raises:
            UnusableError: the name is borne by somebody with another employee id.

        """
        if done is not None and done.person_id in self.by_id:
            return self.by_id[done.person_id]
        if entry.employee_id is not None and entry.employee_id in self._by_number:
            return self._by_number[entry.employee_id]
        named = self._by_name.get(fold(entry.name))
        if named is not None and entry.employee_id is not None and named.employee_id is not None:
            raise UnusableError(
                f"{named.name} is enrolled with the employee ID {named.employee_id}: "
                "add a middle name or a number to tell the two apart"
            )
        return named


def _apply(access: AccessStore, person: Person, entry: Entry) -> None:
    """Put somebody into groups, making those that there are not, and set their validity."""
    holder = access.holder(person.id)
    if holder is None:
        raise UnusableError("this person has been deleted")
    names = {fold(group.name): group.name for group in access.groups()} if entry.groups else {}
    for group in entry.groups:
        if fold(group) not in names:
            access.add_group(group)
            names[fold(group)] = group
        if names[fold(group)] not in holder.groups:
            access.join(person.id, names[fold(group)])
    start, end = entry.valid_from or holder.valid_from, entry.valid_until or holder.valid_until
    if (start, end) != (holder.valid_from, holder.valid_until):
        access.set_validity(person.id, start, end)
