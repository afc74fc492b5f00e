"""What is promised about personal data: see docs/security.md."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import text

from core import demo, images
from core.access.policy import Passage
from core.base.messages import Message, Named
from core.errors import GalleryError
from core.gallery.events import Decision, Event, EventFilter, Outcome
from core.gallery.recogniser import Recogniser
from core.gallery.retention import Periods, enforce
from core.learning import registry as recipes
from core.learning.runs import Run, Runs
from core.learning.sources import DataKind, Source
from core.people.bulk.importing import Importer
from core.people.bulk.reading import entries
from core.people.dossier import write_dossier
from core.people.enrolment import Enroller, sample
from core.people.exchange import ExchangeError
from core.people.grouping_files import group_folder
from core.site import Site, learnt
from core.store.audit import Actor, NotAllowedError
from core.tasks import registry, running
from core.tasks.task import Given
from core.tasks.work import Work, Workshop
from core.upkeep import Upkeep, last_runs
from tests.servers import wait_for

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def _event(person_id: int | None, when: datetime) -> Event:
    return Event(
        when, "hall", 1, Decision.ALLOW, Outcome.RECOGNISED if person_id else Outcome.UNKNOWN, "x", person_id,
        0.9, 0.8, None, None, None, 3, 0.9, "p-1",
        (Message("{person} came", person=Named("x", person_id)) if person_id else Message("?"),),
    )  # fmt: skip


@pytest.fixture
def filled(site: Site, recogniser: Recogniser, hopper: np.ndarray) -> Site:
    """Collins enrolled, with events, a passage, a group, a consent, a look, and an index on the disk."""
    person = demo.prepare(site, recogniser)
    site.access.add_group("staff")
    site.access.join(person.id, "staff")
    site.consents.give(person.id, date(2026, 1, 2), "form 12 of E. Collins")
    site.events.record(_event(person.id, NOW), images.encode_jpeg(demo.astronaut()))
    site.events.record(_event(None, NOW), images.encode_jpeg(hopper))
    site.access.record([Passage(person.id, "Front", "office", NOW)])
    site.trail.look("look at person", person_id=person.id)
    recogniser.index.refresh()
    recogniser.index.save()
    assert list((site.folder / "index").iterdir())
    return site


def _secrets(site: Site, person_id: int) -> dict[str, bytes]:
    """Every byte string that is this person's: plain, and as it lies on the disk."""
    secrets = {
        "name": demo.ENROLLED.encode(),
        "folded name": demo.ENROLLED.casefold().encode(),
        "consent": b"form 12 of",
    }
    for number in site.people.photo_ids(person_id):
        secrets[f"photo {number}"] = site.people.photo(number)[100:164]
    for number, (_, vector) in enumerate(site.people.all_templates(person_id)):
        secrets[f"template {number}"] = vector.astype(np.float32).tobytes()[:64]
        secrets[f"half template {number}"] = vector.astype(np.float16).tobytes()[:64]
    with site.database.engine.connect() as connection:
        for name, question in (
            ("key", "SELECT wrapped_key FROM person"),
            ("sealed photo", "SELECT sealed FROM photo"),
            ("sealed template", "SELECT sealed FROM template"),
            ("sealed consent", "SELECT document FROM consent"),
            ("face of an event", "SELECT sealed_photo FROM event WHERE person_id IS NOT NULL"),
        ):
            for number, (blob,) in enumerate(connection.execute(text(question))):
                secrets[f"{name} {number}"] = bytes(blob)[:64]
    return secrets


def _found(folders: list[Path], secrets: dict[str, bytes]) -> set[str]:
    contents = [f.read_bytes() for folder in folders for f in folder.rglob("*") if f.is_file()]
    assert contents
    return {name for name, secret in secrets.items() if any(secret in content for content in contents)}


def test_a_deleted_person_is_nowhere_on_the_disk(filled: Site, cache: Path) -> None:
    person = filled.people.find(demo.ENROLLED)
    secrets = _secrets(filled, person.id)
    assert len(secrets) >= 16
    there = _found([filled.folder], secrets)
    assert {"name", "key 0", "sealed photo 0", "sealed template 0", "face of an event 0"} <= there, "the search finds"
    assert not {name for name in there if name.startswith(("photo", "template", "half"))}, "never readable"
    assert (filled.folder / "portico.db-wal").exists()
    filled.people.delete(person.id)
    assert _found([filled.folder, cache], secrets) == set()
    assert next(e.action for e in filled.trail.entries()) == "delete person"
    assert filled.trail.verify() == []


def test_who_withdraws_keeps_a_record_and_no_face(filled: Site, recogniser: Recogniser, cache: Path) -> None:
    person = filled.people.find(demo.ENROLLED)
    secrets = {
        name: secret for name, secret in _secrets(filled, person.id).items()
        if name.startswith(("photo", "template", "half", "sealed photo", "sealed template", "face"))
    }  # fmt: skip
    filled.withdraw(person.id, date(2026, 6, 2))
    assert _found([filled.folder, cache], secrets) == set()
    (consent,) = filled.consents.of(person.id)
    assert (consent.document, consent.withdrawn) == ("form 12 of E. Collins", date(2026, 6, 2))
    assert filled.consents.missing() == [demo.ENROLLED]
    recogniser.index.refresh()
    assert recogniser.index.people == 0
    assert recogniser.identify(demo.astronaut()).matches[0].person is None
    with pytest.raises(GalleryError, match="no consent"):
        filled.withdraw(person.id, date(2026, 6, 3))


def test_consents_are_recorded_and_missing_ones_named(site: Site, filled: Site) -> None:
    assert site.consents.missing() == []
    with pytest.raises(GalleryError, match="written down"):
        site.consents.give(1, date(2026, 1, 1), "  ")
    with pytest.raises(GalleryError, match="deleted"):
        site.consents.give(99, date(2026, 1, 1), "form")
    assert site.consents.of(99) == []


def test_what_is_too_old_goes_and_what_is_not_stays(filled: Site) -> None:
    for days in (10, 40, 400):
        filled.events.record(_event(None, NOW - timedelta(days=days)), b"a stranger")
        filled.access.record([Passage(1, "Front", None, NOW - timedelta(days=days))])
    removed = enforce(filled.database, filled.trail, Periods(unknown=30, events=365), NOW)
    assert vars(removed) == {"faces": 2, "events": 1, "passages": 1}
    assert filled.events.count() == 4
    strangers = filled.events.query(EventFilter(unknown_only=True))
    assert [filled.events.photo(e.id) is not None for e in strangers] == [False, True, True]
    assert filled.trail.entries()[0].details == {"unknown_faces": 2, "events": 1, "passages": 1}
    assert not enforce(filled.database, filled.trail, Periods(unknown=30, events=365), NOW)
    assert not enforce(filled.database, filled.trail, Periods(unknown=0, events=0), NOW + timedelta(days=9999))


def test_the_job_keeps_to_the_settings_by_itself(filled: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.upkeep.upkeep._FIRST", 0.01)
    filled.change_settings(keep_events_days=1, keep_unknown_days=1)
    troubles: list[str] = []
    upkeep = Upkeep(filled, troubles.append)
    wait_for(lambda: filled.events.count() == 0)
    upkeep.close()
    assert troubles == []


def test_a_job_that_fails_says_so_and_goes_on(filled: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.upkeep.upkeep._FIRST", 0.01)
    monkeypatch.setattr("core.upkeep.upkeep._EVERY", 0.01)

    def fail(_self: Site) -> None:
        raise GalleryError("the disk is full")

    monkeypatch.setattr(Site, "keep_periods", fail)
    monkeypatch.setattr("core.upkeep.upkeep._PAUSE", 0.01)
    troubles: list[str] = []
    upkeep = Upkeep(filled, troubles.append)
    wait_for(lambda: "retention" in (runs := last_runs(filled)) and runs["retention"].failures > 2)
    upkeep.close()
    assert troubles == ["what is too old could not be removed: the disk is full"]


def test_everything_that_is_held_can_be_taken_away(filled: Site, tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    person = filled.people.find(demo.ENROLLED).id
    filled.people.set_employee_id(person, "E-17")
    scanned = filled.people.photo_ids(person)[0]
    with filled.database.write() as session:
        session.execute(text("UPDATE photo SET taken = '2019-05-17' WHERE id = :id"), {"id": scanned})
    filled.events.dispute(1, disputed=True)
    counts = write_dossier(filled, demo.ENROLLED, folder)
    assert counts == {"photos": 3, "templates": 3, "events": 1, "audit": 7, "runs": 0}
    content = json.loads((folder / "person.json").read_text(encoding="utf-8"))
    assert (content["name"], content["groups"], content["employee_id"]) == (demo.ENROLLED, ["staff"], "E-17")
    assert content["events"][0]["disputed_by"] == filled.trail.actor.name
    assert content["consents"][0]["document"] == "form 12 of E. Collins"
    assert len(content["templates"][0]["vector"]) > 100
    assert content["passages"][0]["door"] == "Front"
    assert len(list(folder.glob("photo-*.jpg"))) == 3
    days = {photo.id: photo.created.date().isoformat() for photo in filled.people.photos_of(person)}
    assert content["photo_days"] == {
        f"photo-{number}.jpg": {"taken": "2019-05-17" if number == scanned else None, "enrolled": day}
        for number, day in days.items()
    }
    assert len(list(folder.glob("event-*.jpg"))) == 1
    assert images.read(next(folder.glob("event-*.jpg"))).shape == demo.astronaut().shape
    with pytest.raises(ExchangeError, match="not empty"):
        write_dossier(filled, demo.ENROLLED, folder)
    filled = filled.acting_as(Actor("Vera", frozenset()))
    with pytest.raises(NotAllowedError):
        write_dossier(filled, demo.ENROLLED, tmp_path / "other")


def test_what_was_learnt_from_somebody_is_told_without_a_word_of_others(filled: Site, tmp_path: Path) -> None:
    person = filled.people.find(demo.ENROLLED)
    first, *rest = filled.people.photo_ids(person.id)
    recipe, runs = recipes.recipe("face-adapter"), Runs(filled.folder)

    def run(title: str) -> Run:
        return runs.create(recipe, recipe.parameters(), Source(kind=DataKind.GALLERY), title)

    mine, theirs, spoilt = run("Adapter of spring"), run("Adapter of others"), run("Adapter of whom?")
    folder = run("Not begun").folder
    assert not (folder / learnt.NOTE).exists()
    for one, people, photos in ((mine, (person.id, 4321), (first, 8765)), (theirs, (4321,), (8765,))):
        note = learnt.Learnt(by="Vera", people=people, photos=photos)
        (one.folder / learnt.NOTE).write_text(note.model_dump_json(), encoding="utf-8")
    (spoilt.folder / learnt.NOTE).write_text("{", encoding="utf-8")
    assert write_dossier(filled, demo.ENROLLED, tmp_path / "dossier")["runs"] == 1
    content = (tmp_path / "dossier" / "person.json").read_text(encoding="utf-8")
    (told,) = json.loads(content)["runs"]
    assert told == {"title": "Adapter of spring", "begun": str(mine.record.created), "photos": [f"photo-{first}.jpg"]}
    assert rest, "it took part with one photo of several"
    assert not [word for word in ("of others", "whom?", "Vera") if word in content]


def test_what_was_done_with_a_deleted_person_leaves_nothing_behind(
    filled: Site, recogniser: Recogniser, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pictures were searched and grouped for her, and an import refused a photo."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    pictures = tmp_path / "pictures"
    (pictures / demo.ENROLLED).mkdir(parents=True)
    for name, content in (("a.jpg", images.encode_jpeg(demo.astronaut())), ("b.jpg", b"no picture")):
        (pictures / demo.ENROLLED / name).write_bytes(content)
    workshop = Workshop(filled.settings, engine=recogniser.engine, site=filled)
    for key in ("find-person", "find-face"):
        task = registry.task(key)
        given = Given("pictures", folder=pictures, second=demo.astronaut())
        running.run(task, given, running.parameters(task, {}), Work(workshop))
    assert group_folder(recogniser.engine, pictures).alone
    report = Importer(filled, recogniser).run(entries(pictures), lambda _step: None, lambda: False)
    assert len(report.rejected) == 1
    person = filled.people.find(demo.ENROLLED)
    secrets = _secrets(filled, person.id)
    recogniser.index.refresh()
    recogniser.index.save()
    assert "sealed template 0" in _found([filled.folder], secrets), "the search finds"
    filled.people.delete(person.id)
    left = _found([filled.folder, cache, *([temporary] if any(temporary.rglob("*")) else [])], secrets)
    assert left == set()


def _unlike(secrets: dict[str, bytes], others: dict[str, bytes]) -> dict[str, bytes]:
    return {f"{name} of the other": secret for name, secret in others.items() if secret not in secrets.values()}


def test_two_who_became_one_and_were_deleted_are_nowhere_on_the_disk(
    filled: Site, recogniser: Recogniser, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lay on the disk before they became one, and what lies there afterwards."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    kept, other = filled.people.find(demo.ENROLLED), "Marie Collins-Youngs"
    darker = np.clip(demo.astronaut() * 0.7, 0, 255).astype(np.uint8)
    twin = Enroller(filled, recogniser).samples(other, [sample(recogniser.engine, darker)], others={kept.id})
    filled.people.set_employee_id(twin.id, "K-99817")
    filled.access.join(twin.id, "staff")
    filled.access.record([Passage(twin.id, "Front", "office", NOW)])
    filled.consents.give(twin.id, date(2026, 1, 3), "sheet 77 of M. Collins-Youngs")
    filled.events.record(_event(twin.id, NOW), images.encode_jpeg(darker))
    filled.trail.look("look at person", person_id=twin.id)
    recogniser.index.refresh()
    recogniser.index.save()
    before = _secrets(filled, kept.id)
    before |= _unlike(before, _secrets(filled, twin.id))
    before |= {
        "other name": other.encode(), "other folded name": other.casefold().encode(), "other number": b"K-99817",
        "other consent": b"sheet 77 of",
    }  # fmt: skip
    there = _found([filled.folder], before)
    assert {"name", "other name", "other number", "key 1", "face of an event 1", "sealed consent 1"} <= there
    filled.merge_people(kept.id, twin.id)
    left = _found([filled.folder, cache], before)
    gone = {name for name in left if name.startswith(("other", "sealed")) or name == "key 1"}
    assert gone <= {"other number", *(f"sealed {what} {n}" for what in ("photo", "template") for n in range(3)),
                    "sealed consent 0"}, "of the entry that went only what the other one has now"  # fmt: skip
    recogniser.index.refresh()
    recogniser.index.save()
    after = _secrets(filled, kept.id)
    filled.people.delete(kept.id)
    folders = [filled.folder, cache, *([temporary] if any(temporary.rglob("*")) else [])]
    assert _found(folders, before | _unlike(before, after)) == set()
    assert filled.trail.verify() == []
