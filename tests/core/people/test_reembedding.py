from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from core import images
from core import settings as site_settings
from core.engine import Engine
from core.errors import GalleryError, ProfileError, SiteError
from core.gallery.index import snapshot_name
from core.gallery.people import Enrolled
from core.gallery.recogniser import Recogniser, index_of
from core.people import reembedding
from core.people.enrolment import Enroller, sample
from core.people.reembedding import (
    KEPT_DAYS,
    MeasuringStep,
    change_profile,
    face_of,
    remove_former,
    remove_outdated,
    status,
    statuses,
)
from core.recognition.matching import Verdict
from core.settings import Settings
from core.site import DATABASE, Site
from core.store import schema
from core.store.audit import Actor, NotAllowedError
from core.store.damage import damage
from core.upkeep import Upkeep
from models.weights import WeightsError

PHOTOS, AT_ONCE = 5, 4  # of each of the two; in one transaction
STANDARD, FAST = "standard-4", "fast-4"


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reembedding, "_AT_ONCE", AT_ONCE)


@pytest.fixture(scope="module")
def fast(cache: Path) -> Engine:
    return Engine.load(Settings(profile="fast-4"))


@pytest.fixture(scope="module")
def enrolled(engine: Engine, collins: np.ndarray, hopper: np.ndarray) -> dict[str, list[Enrolled]]:
    """Two people with many photos each: one picture at many sizes."""
    people = {}
    for name, picture in {"Eileen": collins, "Grace": hopper}.items():
        people[name] = []
        for number in range(PHOTOS):
            side = 1 - 0.02 * number
            size = round(picture.shape[1] * side), round(picture.shape[0] * side)
            one = sample(engine, np.asarray(Pillow.fromarray(picture).resize(size)))
            people[name].append(Enrolled(images.encode_jpeg(one.photo), one.template, 0.9, "front"))
    return people


@pytest.fixture
def crowd(site: Site, enrolled: dict[str, list[Enrolled]]) -> Site:
    for name, faces in enrolled.items():
        site.people.add(name, faces, STANDARD)
    return site


@pytest.fixture
def load(engine: Engine, fast: Engine) -> Callable[[Settings], Engine]:
    return lambda settings: {"standard-4": engine, "fast-4": fast}[settings.profile]


class _KilledError(Exception):
    pass


def _recognised(site: Site, engine: Engine, picture: np.ndarray) -> str | None:
    (match,) = Recogniser.of_site(site, engine).match(engine.subject(picture).embeddings)
    return match.person.name if match.verdict is Verdict.MATCH else None


def _counts(site: Site) -> tuple[int, int]:
    return site.people.template_count(STANDARD), site.people.template_count(FAST)


def _entries(site: Site, *actions: str) -> list[tuple[str, str]]:
    return [(one.action, one.subject) for one in reversed(site.trail.entries()) if one.action in actions]


def test_everybody_is_recognised_before_meanwhile_and_after(crowd: Site, engine: Engine, fast: Engine, load, collins):
    assert _recognised(crowd, engine, collins) == "Eileen"
    running, steps, meanwhile = Recogniser.of_site(crowd, engine), [], []
    template = engine.subject(collins).embeddings

    def look(step: MeasuringStep) -> None:
        steps.append(step)
        meanwhile.append((running.match(template)[0].person.name, site_settings.load(crowd.folder).profile))

    outcome = change_profile(crowd, "fast-4", look, load=load)
    assert (outcome.changed, outcome.measured, outcome.passed_over, outcome.without) == (True, 2 * PHOTOS, [], {})
    assert set(meanwhile) == {("Eileen", "standard-4")}
    assert [step.done for step in steps] == [0, 4, 8, 10]
    assert steps[-1].fraction == 1
    assert site_settings.load(crowd.folder).profile == crowd.settings.profile == "fast-4"
    assert _recognised(crowd, fast, collins) == "Eileen"
    assert index_of(crowd, fast).differences() == 0
    assert running.match(template)[0].person.name == "Eileen"  # a program that was not started anew
    assert not crowd.trail.verify()


def test_templates_are_those_of_enrolling_the_same_photo(crowd: Site, fast: Engine, load, tmp_path: Path) -> None:
    change_profile(crowd, "fast-4", load=load)
    with Site(tmp_path / "other") as fresh:
        fresh.change_settings(profile="fast-4")
        for person in crowd.people.people():
            files = []
            for photo in sorted(crowd.people.photo_ids(person.id)):
                files.append(tmp_path / f"{photo}.jpg")
                files[-1].write_bytes(crowd.people.photo(photo))
            Enroller(fresh, Recogniser.of_site(fresh, fast)).files(person.name, files)
            ours = [t.vector for t in crowd.people.templates_of(FAST, [person.id])]
            theirs = [t.vector for t in fresh.people.templates_of(FAST, [fresh.people.find(person.name).id])]
            np.testing.assert_allclose(np.stack(ours), np.stack(theirs), atol=1e-6)


def test_a_change_that_broke_off_goes_on_where_it_was(crowd: Site, engine: Engine, load, collins) -> None:
    def die(step: MeasuringStep) -> None:
        if step.done == AT_ONCE:
            raise _KilledError

    with pytest.raises(_KilledError):
        change_profile(crowd, "fast-4", die, load=load)
    assert _counts(crowd) == (2 * PHOTOS, AT_ONCE)
    assert site_settings.load(crowd.folder).profile == "standard-4"
    assert _recognised(crowd, engine, collins) == "Eileen"
    found = status(crowd, "fast-4")
    assert (found.used, found.measured.begun) == (False, True)
    assert (found.measured.done, found.measured.left) == (AT_ONCE, 2 * PHOTOS - AT_ONCE)
    assert found.measured.without == 1  # Grace comes behind Eileen
    before = {t.id for t in crowd.people.templates_of(FAST, [1, 2])}
    outcome = change_profile(crowd, "fast-4", load=load)
    assert (outcome.already, outcome.measured, outcome.changed) == (AT_ONCE, 2 * PHOTOS - AT_ONCE, True)
    assert before < {t.id for t in crowd.people.templates_of(FAST, [1, 2])}
    assert _counts(crowd) == (2 * PHOTOS, 2 * PHOTOS)


def test_stopping_leaves_all_as_it_was(crowd: Site, load) -> None:
    looks = iter([False, True])
    outcome = change_profile(crowd, "fast-4", stop=lambda: next(looks), load=load)
    assert (outcome.stopped, outcome.changed, outcome.measured) == (True, False, AT_ONCE)
    assert [(one.name, one.used) for one in statuses(crowd)] == [
        ("fast-3", False),
        ("fast-4", False),
        ("standard-3", False),
        ("standard-4", True),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_program_leaves_a_sound_site(crowd: Site, load, cache: Path) -> None:
    """The process is killed with the lock held."""
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from core.people import reembedding\n"
        "from core.site import Site\n"
        "reembedding._AT_ONCE = int(sys.argv[2])\n"
        "def tell(step):\n"
        "    print(step.done, flush=True)\n"
        "    time.sleep(1)\n"
        "reembedding.change_profile(Site(Path(sys.argv[1])), 'fast-4', tell)\n"
    )
    environment = {**os.environ, "PORTICO_CACHE": str(cache), "PYTHONPATH": str(Path(__file__).parents[3])}
    words = [sys.executable, "-c", program, str(crowd.folder), str(AT_ONCE)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment) as child:
        assert child.stdout is not None
        while (line := child.stdout.readline()) and int(line) < AT_ONCE:
            pass
        with pytest.raises(SiteError, match="another program is changing the recognition profile"):
            change_profile(crowd, "fast-4", load=load)
        child.send_signal(signal.SIGKILL)
    done = crowd.people.template_count(FAST)
    assert AT_ONCE <= done < 2 * PHOTOS
    assert damage(crowd.folder / DATABASE) == ""
    assert not crowd.trail.verify()
    assert crowd.settings.profile == site_settings.load(crowd.folder).profile == "standard-4"
    outcome = change_profile(crowd, "fast-4", load=load)
    assert (outcome.already, outcome.measured, outcome.changed) == (done, 2 * PHOTOS - done, True)


def test_people_come_and_go_meanwhile(crowd: Site, engine: Engine, fast: Engine, load, enrolled) -> None:
    spare = enrolled["Grace"][0]

    def live(step: MeasuringStep) -> None:
        if step.done == AT_ONCE:
            crowd.people.add("Ann", [spare, spare], STANDARD)
            crowd.people.add("Grace", [spare], STANDARD)
            crowd.people.delete("Eileen")
        if step.done == 2 * AT_ONCE:
            crowd.people.delete_photo(max(crowd.people.photo_ids(2)))

    outcome = change_profile(crowd, "fast-4", live, load=load)
    assert outcome.changed
    assert {p.name for p in crowd.people.people()} == {"Ann", "Grace"}
    photos = sum(p.photos for p in crowd.people.people())
    assert _counts(crowd) == (photos, photos) == (PHOTOS + 2, PHOTOS + 2)
    assert index_of(crowd, engine).differences() == index_of(crowd, fast).differences() == 0


def test_whoever_is_enrolled_at_the_last_moment_is_measured_too(crowd: Site, load, enrolled, monkeypatch) -> None:
    """Between the last look at what is left and the change itself."""
    from core.gallery.measuring import Measuring

    some, once = Measuring.some, iter([True])

    def slow(self: Measuring, after: int, limit: int) -> list:
        found = some(self, after, limit)
        if not found and next(once, False):
            crowd.people.add("Ann", enrolled["Grace"][:1], STANDARD)
        return found

    monkeypatch.setattr(Measuring, "some", slow)
    assert change_profile(crowd, "fast-4", load=load).changed
    assert crowd.people.count_of(FAST, crowd.people.find("Ann").id) == 1


def test_photos_that_cannot_be_measured_are_told(crowd: Site, engine: Engine, load, enrolled, collins) -> None:
    grey = images.encode_jpeg(np.full((200, 200, 3), 120, np.uint8))
    crowd.people.add("Grace", [Enrolled(grey, enrolled["Grace"][0].template, 0.5, "front")], STANDARD)
    with crowd.database.write() as session:
        damaged = session.get(schema.Photo, 3)
        damaged.sealed = damaged.sealed[:-1] + bytes([damaged.sealed[-1] ^ 1])
    outcome = change_profile(crowd, "fast-4", load=load)
    assert outcome.changed
    assert [(one.photo_id, one.name, one.reason) for one in outcome.passed_over] == [
        (3, "Eileen", "the photo is damaged: it cannot be opened"),
        (2 * PHOTOS + 1, "Grace", "no face is found in this photo any more"),
    ]
    assert outcome.without == {}


def test_nobody_is_left_out_unless_that_is_asked_for(crowd: Site, engine: Engine, load, enrolled, collins) -> None:
    grey = images.encode_jpeg(np.full((200, 200, 3), 120, np.uint8))
    ann = crowd.people.add("Ann", [Enrolled(grey, enrolled["Grace"][0].template, 0.5, "front")], STANDARD)
    outcome = change_profile(crowd, "fast-4", load=load)
    assert (outcome.changed, outcome.without) == (False, {ann.id: "Ann"})
    assert site_settings.load(crowd.folder).profile == "standard-4"
    assert not _entries(crowd, "change profile")
    outcome = change_profile(crowd, "fast-4", load=load, force=True)
    assert (outcome.changed, outcome.measured, outcome.without) == (True, 0, {ann.id: "Ann"})
    assert site_settings.load(crowd.folder).profile == "fast-4"
    assert _entries(crowd, "change profile") == [("change profile", STANDARD)]
    # enrolled again by a program that works with the old profile still, she is made up for
    crowd.people.add("Ann", enrolled["Grace"][:1], STANDARD)
    outcome = change_profile(crowd, "fast-4", load=load)
    assert (outcome.before, outcome.changed, outcome.measured, outcome.without) == ("fast-4", True, 1, {})


def test_the_trail_tells_of_it(crowd: Site, load) -> None:
    change_profile(crowd, "fast-4", load=load)
    begun, changed = reversed([e for e in crowd.trail.entries() if "profile" in e.action])
    assert (begun.action, begun.subject, begun.details) == ("begin change of profile", FAST, {"photos": 2 * PHOTOS})
    assert (changed.action, changed.details) == (
        "change profile", {"before": STANDARD, "after": FAST, "photos_passed_over": 0, "people_without": 0},
    )  # fmt: skip


def test_a_disk_that_takes_no_settings_changes_nothing(crowd: Site, load, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_folder: object, **_changes: object) -> None:
        raise SiteError("settings.toml cannot be changed: No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(site_settings, "prepare", full)
        with pytest.raises(SiteError, match="No space"):
            change_profile(crowd, "fast-4", load=load)
    assert not _entries(crowd, "change profile")
    assert site_settings.load(crowd.folder).profile == "standard-4"
    assert change_profile(crowd, "fast-4", load=load).measured == 0


def test_a_gallery_that_does_not_take_the_change_keeps_the_profile(crowd: Site, load, monkeypatch) -> None:
    prepare = site_settings.prepare

    def then_fail(folder: Path, **changes: object) -> str:
        kept = prepare(folder, **changes)
        if changes == {"profile": "fast-4"}:
            raise GalleryError("the disk is full")
        return kept

    with monkeypatch.context() as patch:
        patch.setattr(site_settings, "prepare", then_fail)
        with pytest.raises(GalleryError):
            change_profile(crowd, "fast-4", load=load)
    assert not _entries(crowd, "change profile")


def test_what_is_missing_is_said_before_anything_begins(crowd: Site, load, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_weights(_settings: Settings) -> Engine:
        raise WeightsError("the weights dlib-resnet are not on this machine")

    with pytest.raises(ProfileError, match="no recognition profile 'slow'"):
        change_profile(crowd, "slow", load=load)
    with pytest.raises(WeightsError):
        change_profile(crowd, "fast-4", load=no_weights)
    with monkeypatch.context() as patch:
        patch.setenv("PORTICO_PROFILE", "standard-4")
        with pytest.raises(SiteError, match="PORTICO_PROFILE is set"):
            change_profile(crowd, "fast-4", load=load)
    crowd = crowd.acting_as(Actor("a viewer", frozenset()))
    with pytest.raises(NotAllowedError):
        change_profile(crowd, "fast-4", load=load)
    with pytest.raises(NotAllowedError):
        remove_former(crowd)
    assert _counts(crowd) == (2 * PHOTOS, 0)


def test_without_the_new_networks_the_former_profile_goes_on(
    site: Site, cache: Path, tmp_path: Path, collins, monkeypatch: pytest.MonkeyPatch
) -> None:
    site_settings.save(site.folder, profile="standard-3")
    site.read_settings()
    former = Engine.load(site.settings)
    one = sample(former, collins)
    face = Enrolled(images.encode_jpeg(one.photo), one.template, 0.9, "front")
    site.people.add("Eileen", [face], "standard-3")
    (tmp_path / "cache" / "compiled").mkdir(parents=True)
    for path in (cache / "compiled").iterdir():
        if not path.name.startswith("sface"):
            (tmp_path / "cache" / "compiled" / path.name).symlink_to(path)
    monkeypatch.setenv("PORTICO_CACHE", str(tmp_path / "cache"))
    with pytest.raises(WeightsError, match="SFace.* is not installed: .* fetch what is needed"):
        change_profile(site, "standard-4")
    assert site_settings.load(site.folder).profile == "standard-3"
    assert site.people.template_count("standard-4") == 0
    assert _recognised(site, Engine.load(site_settings.load(site.folder)), collins) == "Eileen"


def test_going_back_measures_nobody(crowd: Site, engine: Engine, load, collins) -> None:
    change_profile(crowd, "fast-4", load=load)
    outcome = change_profile(crowd, "standard-4", load=load)
    assert (outcome.changed, outcome.measured, outcome.already) == (True, 0, 2 * PHOTOS)
    assert _recognised(crowd, engine, collins) == "Eileen"


def test_templates_of_a_former_profile_are_removed_after_a_week(crowd: Site, engine: Engine, load) -> None:
    index_of(crowd, engine).save()
    snapshot = crowd.folder / "index" / snapshot_name(STANDARD)
    assert snapshot.exists()
    later = datetime.now(UTC) + timedelta(days=KEPT_DAYS, minutes=1)
    assert remove_outdated(crowd, later) == 0  # it is in use
    looks = iter([False, True])
    change_profile(crowd, "fast-4", stop=lambda: next(looks), load=load)
    assert remove_outdated(crowd) == 0  # what was begun may be gone on with
    change_profile(crowd, "fast-4", load=load)
    assert remove_outdated(crowd) == 0
    assert remove_outdated(crowd, later, {STANDARD}) == 0  # a program that was not restarted recognises with it
    assert remove_outdated(crowd, later) == 2 * PHOTOS
    assert _counts(crowd) == (0, 2 * PHOTOS)
    assert not snapshot.exists()
    assert _entries(crowd, "remove templates") == [("remove templates", STANDARD)]
    assert not crowd.trail.verify()
    # measured once more, they are not taken for those that were left
    looks = iter([False, True])
    change_profile(crowd, "standard-4", stop=lambda: next(looks), load=load)
    assert remove_outdated(crowd, later - timedelta(minutes=10)) == 0
    assert remove_former(crowd) == {STANDARD: AT_ONCE}
    assert not status(crowd, "standard-4").measured.begun


def test_what_was_begun_and_given_up_is_removed_after_a_week(crowd: Site, load) -> None:
    looks = iter([False, True])
    change_profile(crowd, "fast-4", stop=lambda: next(looks), load=load)
    later = datetime.now(UTC) + timedelta(days=KEPT_DAYS, minutes=1)
    assert remove_outdated(crowd, later, still_used={FAST}) == 0
    assert remove_outdated(crowd, later) == AT_ONCE
    assert not status(crowd, "fast-4").measured.begun


def test_templates_that_a_program_works_with_stay(crowd: Site, load) -> None:
    upkeep = Upkeep(crowd, lambda _words: None, [])
    change_profile(crowd, "fast-4", load=load)
    with pytest.raises(SiteError, match=STANDARD):
        remove_former(crowd)
    upkeep.close()
    assert remove_former(crowd) == {STANDARD: 2 * PHOTOS}


def test_the_face_in_the_middle_is_meant(engine: Engine, collins: np.ndarray, hopper: np.ndarray) -> None:
    """Where somebody else is in the picture too."""
    photo = images.decode(images.encode_jpeg(sample(engine, hopper).photo))
    expected = engine.embed(photo, face_of(engine, photo)).embeddings[0]
    beside = Pillow.fromarray(images.face_photo(collins, engine.subject(collins).boxes[0], 0.05, 640))
    photo[:150, :150] = np.asarray(beside.resize((150, 150)))
    assert len(engine.find(photo)) == 2
    found = engine.embed(photo, face_of(engine, photo))
    assert float(found.embeddings[0] @ expected) > 0.97


def test_enrolling_with_a_profile_that_was_left_is_refused(
    crowd: Site, engine: Engine, fast: Engine, load, tmp_path, collins
):
    """Nobody is enrolled whom the profile in use would not recognise."""
    from core.people.bulk.importing import Importer
    from core.people.bulk.reading import entries

    desk = Recogniser.of_site(crowd, engine)
    change_profile(crowd, "fast-4", load=load)
    crowd.people.delete("Eileen")
    photo = tmp_path / "people" / "Eileen" / "1.jpg"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(images.encode_jpeg(collins))
    with pytest.raises(SiteError, match="open Portico anew"):
        Enroller(crowd, desk).files("Eileen", [photo])
    plan = entries(tmp_path / "people")
    with pytest.raises(SiteError, match="open Portico anew"):
        Importer(crowd, desk).run(plan)
    assert Importer(crowd, Recogniser.of_site(crowd, fast)).run(plan).new == 1


def test_one_change_at_a_time(crowd: Site, load) -> None:
    second: list[BaseException] = []

    def another() -> None:
        try:
            change_profile(crowd, "fast-4", load=load)
        except SiteError as error:
            second.append(error)

    def tell(step: MeasuringStep) -> None:
        if step.done == AT_ONCE:
            thread = threading.Thread(target=another)
            thread.start()
            thread.join()

    assert change_profile(crowd, "fast-4", tell, load=load).changed
    assert "another program" in str(second[0])
