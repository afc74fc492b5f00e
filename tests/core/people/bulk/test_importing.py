from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Pillow

from core.errors import GalleryError
from core.gallery.recogniser import Recogniser
from core.people.bulk import report as reporting
from core.people.bulk.importing import Importer
from core.people.bulk.journal import FOLDER, Done, Journal, give_up, left_beside, unfinished, unfinished_of
from core.people.bulk.pace import ImportStep
from core.people.bulk.plan import How, UnusableError
from core.people.bulk.reading import entries
from core.people.bulk.report import ImportReport
from core.people.bulk.wishes import Asked, Wishes
from core.people.exchange import ExchangeError
from core.site import Site
from core.store.audit import Actor, NotAllowedError, Permission
from core.store.operators import PERMISSIONS, Role

_TWO = {
    "Eileen/1.jpg": "collins",
    "Eileen/2.jpg": "collins dim",
    "Eileen/3.jpg": "grey",
    "Grace/1.jpg": "hopper",
    "Grace/2.jpg": "no picture at all",
}


@pytest.fixture
def importer(site: Site, recogniser: Recogniser) -> Importer:
    return Importer(site, recogniser)


def _counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.new, report.extended, report.already, report.photos


def _photos(site: Site) -> dict[str, int]:
    return {person.name: person.photos for person in site.people.people()}


def test_people_are_enrolled_and_every_photo_that_is_not_is_told(
    importer: Importer, site: Site, recogniser: Recogniser, people, collins
) -> None:
    steps: list[ImportStep] = []
    report = importer.run(entries(people("in", _TWO)), steps.append)
    assert _counts(report) == (2, 0, 0, 3)
    assert _photos(site) == {"Eileen": 2, "Grace": 1}
    assert not report.stopped
    said = {rejected.photo: rejected for rejected in report.rejected}
    assert set(said) == {"Eileen/3.jpg", "Grace/2.jpg"}
    assert "no face was found" in said["Eileen/3.jpg"].reason
    assert "not a picture" in said["Grace/2.jpg"].reason
    assert said["Grace/2.jpg"].thumbnail is None
    small = said["Eileen/3.jpg"].thumbnail
    assert small is not None
    assert Pillow.open(BytesIO(small)).size == (96, 64)
    assert recogniser.identify(collins).matches[0].person.name == "Eileen"
    assert (steps[0].fraction, steps[-1].fraction, steps[-1].people) == (0, 1, 2)
    assert site.trail.verify() == []
    assert "import people" in [entry.action for entry in site.trail.entries()]


def test_the_same_again_changes_nothing(importer: Importer, site: Site, people) -> None:
    plan = entries(people("in", _TWO))
    first = importer.run(plan)
    before = site.people.revision()
    again = importer.run(plan)
    assert _counts(again) == (0, 0, 2, 0)
    assert again.people == first.people == 2
    assert [r.photo for r in again.rejected] == [r.photo for r in first.rejected]
    assert site.people.revision() == before


def test_a_photo_that_is_there_is_known_without_the_journal(importer: Importer, site: Site, people) -> None:
    """As where the power fails between the gallery and the journal."""
    plan = entries(people("in", _TWO))
    importer.run(plan)
    for path in (site.folder / FOLDER).glob("*.jsonl"):
        path.unlink()
    assert _counts(importer.run(plan)) == (0, 0, 2, 0)
    assert _photos(site) == {"Eileen": 2, "Grace": 1}


def test_stopped_and_begun_again_it_goes_on(importer: Importer, site: Site, people) -> None:
    plan = entries(people("in", {**_TWO, "Zoe/1.jpg": "grey"}))
    asked: list[None] = []

    def stop() -> bool:
        asked.append(None)
        return len(asked) > 4  # within Grace

    report = importer.run(plan, stop=stop)
    assert report.stopped
    assert _photos(site) == {"Eileen": 2}
    again = importer.run(plan)
    assert _counts(again) == (1, 0, 1, 1)
    assert _photos(site) == {"Eileen": 2, "Grace": 1}


def test_a_window_that_closes_ends_it_between_two_people(importer: Importer, site: Site, people) -> None:
    class Closed(Exception):
        pass

    def progress(step: ImportStep) -> None:
        if step.photos == 4:
            raise Closed

    plan = entries(people("in", _TWO))
    with pytest.raises(Closed):
        importer.run(plan, progress)
    assert all(photos == 2 for photos in _photos(site).values())
    importer.run(plan)
    assert _photos(site) == {"Eileen": 2, "Grace": 1}


def test_new_photos_go_to_whom_they_belong(importer: Importer, site: Site, people) -> None:
    folder = people("in", _TWO)
    importer.run(entries(folder))
    people("in", {"Eileen/4.jpg": "collins turned", "Eileen/5.jpg": "hopper"})
    report = importer.run(entries(folder))
    assert _counts(report) == (0, 1, 1, 1)
    assert _photos(site) == {"Eileen": 3, "Grace": 1}
    assert "already enrolled as Grace" in {r.photo: r.reason for r in report.rejected}["Eileen/5.jpg"]


def test_duplicates_within_an_import_are_found(importer: Importer, site: Site, people) -> None:
    report = importer.run(entries(people("in", {"Ann/1.jpg": "collins", "Bob/1.jpg": "collins dim"})))
    assert _photos(site) == {"Ann": 1}
    (rejected,) = report.rejected
    assert (rejected.person, rejected.photo) == ("Bob", "Bob/1.jpg")
    assert "already enrolled as Ann" in rejected.reason
    assert rejected.thumbnail is not None


def test_of_photos_of_two_people_those_of_most_are_taken(importer: Importer, site: Site, people) -> None:
    files = {"Ann/1.jpg": "collins", "Ann/2.jpg": "hopper", "Ann/3.jpg": "collins dim"}
    report = importer.run(entries(people("in", files)))
    assert _photos(site) == {"Ann": 2}
    assert [(r.photo, "different people" in r.reason) for r in report.rejected] == [("Ann/2.jpg", True)]


def test_where_no_face_is_on_most_photos_none_is_taken(importer: Importer, site: Site, people) -> None:
    report = importer.run(entries(people("in", {"Ann/1.jpg": "collins", "Ann/2.jpg": "hopper"})))
    assert site.people.count() == 0
    assert report.people == 0
    assert ["different people" in r.reason for r in report.rejected] == [True, True]


def test_another_face_under_a_name_that_is_taken_is_refused(importer: Importer, site: Site, people) -> None:
    importer.run(entries(people("one", {"Smith/1.jpg": "collins"})))
    report = importer.run(entries(people("two", {"smith/1.jpg": "hopper"})))
    assert _photos(site) == {"Smith": 1}
    assert "already enrolled with another face" in report.rejected[0].reason


# lists

_LIST = (
    "name,employee id,group,valid from,valid until,photo\n"
    "Eileen,17,Staff;Crew,2026-01-01,2026-12-31,1.jpg\n"
    "Grace,18,staff,,,2.jpg\n"
)


def test_a_list_sets_employee_ids_groups_and_validity(importer: Importer, site: Site, people) -> None:
    site.access.add_group("Staff")
    plan = entries(people("in", {"1.jpg": "collins", "2.jpg": "hopper", "list.csv": _LIST}))
    assert _counts(importer.run(plan)) == (2, 0, 0, 2)
    eileen, grace = site.people.people()
    assert (eileen.employee_id, grace.employee_id) == ("17", "18")
    holder = site.access.holder(eileen.id)
    assert holder is not None
    assert holder.groups == {"Staff", "Crew"}
    assert holder.valid_from == datetime(2026, 1, 1)
    assert holder.valid_until == datetime(2027, 1, 1)
    assert {g.name: g.people for g in site.access.groups()} == {"Staff": 2, "Crew": 1}  # however it is written


def test_what_was_taken_away_since_is_not_given_back(importer: Importer, site: Site, people) -> None:
    plan = entries(people("in", {"1.jpg": "collins", "2.jpg": "hopper", "list.csv": _LIST}))
    importer.run(plan)
    grace = site.people.find("Grace")
    site.access.leave(grace.id, "Staff")
    importer.run(plan)
    assert site.access.holder(grace.id).groups == frozenset()
    later = replace(plan, entries=(plan.entries[0], replace(plan.entries[1], groups=("Guards",))))
    importer.run(later)
    assert site.access.holder(grace.id).groups == {"Guards"}


def test_whoever_may_not_change_rules_enrols_without_groups(
    importer: Importer, site: Site, people, recogniser: Recogniser
) -> None:
    rita = site.acting_as(Actor("Rita", PERMISSIONS[Role.RECEPTIONIST]))
    plan = entries(people("in", {"1.jpg": "collins", "2.jpg": "hopper", "list.csv": _LIST}))
    report = Importer(rita, recogniser).run(plan)
    assert report.new == 2
    (withheld,) = report.rejected
    assert withheld.reason.startswith(
        "groups and validity of 2 people were left as they are: Rita may not change doors"
    )
    assert site.access.groups() == []
    assert _counts(importer.run(plan)) == (0, 0, 2, 0)
    assert {g.name for g in site.access.groups()} == {"Staff", "Crew"}
    vera = site.acting_as(Actor("Vera", PERMISSIONS[Role.VIEWER]))
    with pytest.raises(NotAllowedError, match="Vera may not enrol"):
        Importer(vera, recogniser).run(plan)


def test_an_employee_id_says_who_it_is(importer: Importer, site: Site, people) -> None:
    importer.run(entries(people("one", {"1.jpg": "collins", "list.csv": "name,id,photo\nEileen,17,1.jpg\n"})))
    text = "name,id,photo\nEileen Collins,17,1.jpg\nEileen,18,2.jpg\n"
    report = importer.run(entries(people("two", {"1.jpg": "collins dim", "2.jpg": "hopper", "list.csv": text})))
    assert [(p.name, p.employee_id, p.photos) for p in site.people.people()] == [
        ("Eileen", "17", 2),
        ("Eileen", "18", 1),
    ]
    (named,) = report.rejected
    assert "the name was left as it is" in named.reason


def test_a_name_alone_gives_nothing_unless_whoever_imports_says_so(
    importer: Importer, site: Site, people, recogniser: Recogniser
) -> None:
    importer.run(entries(people("one", {"Eileen/1.jpg": "collins"})))
    text = "name,id,photo\neileen,17,\nNobody,18,\n"
    plan = entries(people("two", {"list.csv": text}))
    assert ["no photo" in r.reason for r in importer.run(plan).rejected] == [True, True]
    assert site.people.find("Eileen").employee_id is None
    report = Importer(site, recogniser, Wishes(by_name=True)).run(plan)
    assert site.people.find("Eileen").employee_id == "17"
    assert _counts(report) == (0, 0, 1, 0)
    assert [(r.person, "no photo" in r.reason) for r in report.rejected] == [("Nobody", True)]


def test_somebody_renamed_is_known_and_somebody_deleted_comes_back(importer: Importer, site: Site, people) -> None:
    plan = entries(people("in", _TWO))
    importer.run(plan)
    site.people.rename("Eileen", "Eileen Collins")
    site.people.delete("Grace")
    assert _counts(importer.run(plan)) == (1, 0, 1, 1)
    assert _photos(site) == {"Eileen Collins": 2, "Grace": 1}


def test_a_person_is_written_as_a_whole_or_not_at_all(importer: Importer, site: Site, people, monkeypatch) -> None:
    text = "name,id,group,until,photo\nEileen,17,Staff,2026-12-31,1.jpg\nGrace,18,Staff,,2.jpg\n"
    plan = entries(people("in", {"1.jpg": "collins", "2.jpg": "hopper", "list.csv": text}))
    from core.access.store import AccessStore

    def fail(*_args: object) -> None:
        raise GalleryError("this did not work")

    with monkeypatch.context() as patch:
        patch.setattr(AccessStore, "set_validity", fail)
        report = importer.run(plan)
    assert _photos(site) == {"Grace": 1}
    assert [(r.photo, r.reason) for r in report.rejected] == [("1.jpg", "this did not work")]
    assert {g.name: g.people for g in site.access.groups()} == {"Staff": 1}
    assert _counts(importer.run(plan)) == (1, 0, 1, 1)


def test_a_disk_that_is_full_ends_it_at_once(importer: Importer, site: Site, people, monkeypatch) -> None:
    from sqlalchemy.exc import OperationalError

    from core.gallery.people import PeopleStore

    def full(*_args: object) -> None:
        raise GalleryError("the disk is full") from OperationalError("", {}, Exception())

    monkeypatch.setattr(PeopleStore, "add", full)
    with pytest.raises(GalleryError, match="disk is full"):
        importer.run(entries(people("in", _TWO)))


# journal


def test_the_journal_names_nobody(importer: Importer, site: Site, people) -> None:
    importer.run(entries(people("in", _TWO)))
    (journal,) = (site.folder / FOLDER).glob("*.jsonl")
    text = journal.read_text() + journal.name
    assert len(journal.read_text().splitlines()) == 2
    assert "Eileen" not in text
    assert "Grace" not in text
    assert ".jpg" not in text


def test_a_journal_that_was_cut_off_is_read_as_far_as_it_goes(importer: Importer, site: Site, people) -> None:
    plan = entries(people("in", _TWO))
    importer.run(plan)
    (path,) = (site.folder / FOLDER).glob("*.jsonl")
    with path.open("a") as file:
        file.write('{"entry": "abc", "pers')
    assert _counts(importer.run(plan)) == (0, 0, 2, 0)
    people("in", {"Eileen/4.jpg": "collins turned"})
    importer.run(entries(plan.path))
    with Journal.open(site, plan.path) as journal:
        assert [len(journal.of(entry).photos) for entry in plan.entries] == [3, 1]


def test_two_imports_of_one_folder_do_not_meet(importer: Importer, site: Site, people) -> None:
    plan = entries(people("in", _TWO))
    with Journal.open(site, plan.path), pytest.raises(ExchangeError, match="already"):
        importer.run(plan)


# the report


def test_the_report_is_a_table_that_is_safe_to_open(importer: Importer, people, tmp_path: Path) -> None:
    report = importer.run(entries(people("in", {"=cmd()/1.jpg": "grey", "Ann/1.jpg": "collins"})))
    report.write_csv(tmp_path / "report.csv")
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["person", "row", "photo", "reason"]
    assert rows[1][:3] == ["'=cmd()", "", "'=cmd()/1.jpg"]
    assert "no face was found" in rows[1][3]
    with pytest.raises(ExchangeError, match="cannot be written"):
        report.write_csv(tmp_path / "gone" / "report.csv")


def test_thumbnails_are_bounded(importer: Importer, people, monkeypatch) -> None:
    monkeypatch.setattr(reporting, "MAX_THUMBNAILS", 1)
    report = importer.run(entries(people("in", {"Ann/1.jpg": "grey", "Ann/2.jpg": "grey"})))
    assert [r.thumbnail is not None for r in report.rejected] == [True, False]


def test_enrolling_is_all_that_it_takes(site: Site, people, recogniser: Recogniser) -> None:
    rita = site.acting_as(Actor("Rita", frozenset({Permission.ENROL})))
    assert Importer(rita, recogniser).run(entries(people("in", _TWO))).new == 2
    assert {entry.actor for entry in site.trail.entries() if entry.action == "enrol"} == {"Rita"}


def test_an_import_that_was_broken_off_is_known_until_it_has_ended(importer: Importer, site: Site, people) -> None:
    plan = entries(people("in", _TWO))
    asked: list[None] = []

    def stop() -> bool:
        asked.append(None)
        return len(asked) > 4  # within Grace

    importer.run(plan, stop=stop)
    (left,) = unfinished(site)
    assert (left.path, left.done, left.of) == (plan.path.resolve(), 1, 2)
    with Journal.open(site, plan.path):
        assert unfinished(site) == []  # it is at work
    assert plan.path.name.encode() not in b"".join(note.read_bytes() for note in (site.folder / FOLDER).iterdir())
    importer.run(plan)
    assert unfinished(site) == []
    importer.run(replace(plan, entries=plan.entries[:1]), stop=lambda: True)
    give_up(site, plan.path)
    assert unfinished(site) == []


def test_what_was_asked_of_an_import_is_kept_sealed_until_it_has_ended(
    site: Site, people, recogniser: Recogniser, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.access.add_group("Staff")
    folder = people("in", {"1.jpg": "collins", "list.csv": "who,photo\nEileen,1.jpg\n"})
    how, wishes = How("cp1252", ("name", "photos"), True), Wishes(("Staff",), "staff form 2026", by_name=True)
    plan = entries(folder, how)
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "end", lambda _journal: None)  # the power fails before it
        Importer(site, recogniser, wishes).run(plan)
    (left,) = unfinished(site)
    assert left.asked == Asked(wishes, how)
    assert unfinished_of(site, folder) == unfinished_of(site, plan.path) == left
    assert unfinished_of(site, folder.parent) is None
    assert left_beside(site, None) == left_beside(site, folder.parent) == left
    assert left_beside(site, plan.path) is None, "it is the one at work"
    assert b"staff form" not in b"".join(note.read_bytes() for note in (site.folder / FOLDER).iterdir())
    Importer(site, recogniser, wishes).run(plan)
    assert unfinished_of(site, folder) is None


def test_an_import_that_an_earlier_portico_began_is_known_without_what_was_asked(site: Site, people) -> None:
    plan = entries(people("in", _TWO))
    with Journal.open(site, plan.path) as journal:
        journal.begin(plan, Wishes())
        journal.note(plan.entries[0], Done(1))
    (note,) = (site.folder / FOLDER).glob("*.open")
    said = json.dumps({"path": str(plan.path.resolve()), "of": 2})
    note.write_bytes(site.vault.seal(said.encode(), "import"))
    assert [(one.done, one.of, one.asked) for one in unfinished(site)] == [(1, 2, None)]


def test_all_of_an_import_go_into_a_group_and_have_agreed(
    importer: Importer, site: Site, people, recogniser: Recogniser
) -> None:
    site.access.add_group("Staff")
    text = "name,photo,consent\nEileen,1.jpg,form 12\nGrace,2.jpg,\n"
    plan = entries(people("in", {"1.jpg": "collins", "2.jpg": "hopper", "list.csv": text}))
    for _ in range(2):
        Importer(site, recogniser, Wishes(("Staff",), "staff form 2026")).run(plan)
        assert {group.name: group.people for group in site.access.groups()} == {"Staff": 2}
        documents = [[one.document for one in site.consents.of(p.id)] for p in site.people.people()]
        assert documents == [["form 12"], ["staff form 2026"]]
    assert site.consents.missing() == []
    with pytest.raises(UnusableError, match="no group 'Guards'"):
        Importer(site, recogniser, Wishes(("Guards",))).run(plan)


def test_reception_imports_into_groups_that_are_open_to_it(site: Site, people, recogniser: Recogniser) -> None:
    site.access.add_group("Staff", reception=True)
    site.access.add_group("Crew")
    reception = Importer(site.acting_as(Actor("Rita", PERMISSIONS[Role.RECEPTIONIST])), recogniser)
    text = "name,group,valid until,photo\nEileen,Staff,2026-12-31,1.jpg\nGrace,Crew,,2.jpg\n"
    plan = entries(people("in", {"1.jpg": "collins", "2.jpg": "hopper", "list.csv": text}))
    report = reception.run(plan)
    assert report.new == 2
    assert "groups and validity of 1 person" in report.rejected[0].reason
    eileen, grace = (site.access.holder(person.id) for person in site.people.people())
    assert (eileen.groups, eileen.valid_until is not None) == ({"Staff"}, True)
    assert grace.groups == frozenset()


def test_reception_limits_by_a_list_whoever_is_in_the_group_of_everybody(
    site: Site, people, recogniser: Recogniser
) -> None:
    site.access.add_group("All", everybody=True)
    reception = Importer(site.acting_as(Actor("Rita", PERMISSIONS[Role.RECEPTIONIST])), recogniser)
    text = "name,valid until,photo\nEileen,{},1.jpg\n"
    report = reception.run(entries(people("in", {"1.jpg": "collins", "list.csv": text.format("2026-12-31")})))
    assert report.rejected == []
    eileen = site.people.people()[0]
    assert site.access.holder(eileen.id).valid_until == datetime(2027, 1, 1)
    report = reception.run(entries(people("in", {"1.jpg": "collins", "list.csv": text.format("2028-12-31")})))
    assert "groups and validity of 1 person" in report.rejected[0].reason
    assert site.access.holder(eileen.id).valid_until == datetime(2027, 1, 1)  # it lifts no limit


def test_who_has_withdrawn_is_not_photographed_anew_by_a_list(importer: Importer, site: Site, people) -> None:
    plan = entries(people("in", {"1.jpg": "collins", "list.csv": "name,id,photo\nEileen,17,1.jpg\n"}))
    importer.run(plan)
    eileen = site.people.find("Eileen")
    site.consents.give(eileen.id, date(2026, 1, 1), "form 1")
    site.withdraw(eileen.id, date(2026, 2, 1))
    for path in (site.folder / FOLDER).glob("*.jsonl"):
        path.unlink()
    assert "has withdrawn their consent" in importer.run(plan).rejected[0].reason
    assert site.people.find("Eileen").photos == 0
