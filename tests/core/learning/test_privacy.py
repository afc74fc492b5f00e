"""What is learnt from the gallery is biometric data: see docs/security.md."""

from __future__ import annotations

import dataclasses
import errno
import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image as Pillow
from sqlalchemy import update

from core.backups import restoring, writing
from core.errors import LearningError, SiteError
from core.gallery.people import Enrolled
from core.learning import exporting, registry, running
from core.learning.recipe import Outcome, Prepared
from core.learning.runs import CHILDREN, Run, Runs, State
from core.learning.sources import DataKind, Source
from core.learning.tools import Tools
from core.site import Site, learnt, private
from core.store import schema
from core.store.audit import EVERYTHING, Actor, NotAllowedError, Permission
from tests.servers import wait_for

ANN, BEN = 1, 2
_PICTURE = np.zeros((8, 8, 3), np.uint8)
_ELSEWHERE = """
import sys
from pathlib import Path
from tests.core.learning import test_privacy
from core.learning.__main__ import main
from core.learning import registry
recipe = test_privacy.recipe()
registry.recipes()[recipe.key] = recipe
sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
"""


def recipe() -> Any:
    """The classifier, of people of the gallery, with pictures of them wherever a recipe may put some."""
    usual = registry.recipe("classifier")

    def prepare(data: Any, parameters: Any, tools: Any) -> Prepared:
        found = usual.prepare(data, parameters, tools)
        found.lesson.samples = lambda network: {"face": _PICTURE}  # type: ignore[method-assign]
        return found

    def finish(network: Any, prepared: Prepared, tools: Any) -> Outcome:
        outcome = usual.finish(network, prepared, tools)
        return dataclasses.replace(
            outcome, pictures={"a face": _PICTURE}, files={**outcome.files, "face.PNG": b"picture"}
        )

    takes = frozenset({DataKind.GALLERY})
    return dataclasses.replace(usual, key="of-the-gallery", takes=takes, prepare=prepare, finish=finish)


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    one = recipe()
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    monkeypatch.setattr("models.training.devices.threads", lambda: 1)
    monkeypatch.setattr("models.training.devices.best", lambda: "cpu")
    monkeypatch.setitem(registry.recipes(), one.key, one)
    process = running._process
    monkeypatch.setattr(running, "_process", lambda words: process([sys.executable, "-c", _ELSEWHERE, *words[-2:]]))


def _enrol(site: Site, name: str, seed: int) -> None:
    random, faces = np.random.default_rng(seed), []
    for _ in range(4):
        buffer = io.BytesIO()
        Pillow.fromarray(random.integers(seed * 60, seed * 60 + 75, (24, 24, 3), dtype=np.uint8)).save(buffer, "JPEG")
        template = random.normal(size=16).astype(np.float32)
        faces.append(Enrolled(buffer.getvalue(), template / np.linalg.norm(template), 0.9, "front"))
    person = site.people.add(name, faces, "p-1")
    site.consents.give(person.id, date(2026, 1, 2), "form 12")


@pytest.fixture
def people(site: Site) -> Site:
    """Ann and Ben, of whom something is learnt."""
    _enrol(site, "Ann", ANN)
    _enrol(site, "Ben", BEN)
    return site


def _new(site: Site, steps: int = 4) -> Run:
    one = registry.recipe("of-the-gallery")
    values = {"steps": steps, "batch": 4, "every": 2}
    return Runs(site.folder).create(one, one.parameters.model_validate(values), Source(kind=DataKind.GALLERY))


@pytest.fixture
def finished(people: Site) -> Run:
    run = _new(people)
    assert running.start(run, Tools(site=people)) == State.FINISHED
    return run


@pytest.fixture
def going(people: Site) -> Iterator[tuple[Run, subprocess.Popen[bytes]]]:
    """A run, and the process of its own that it is in."""
    run = _new(people, 1_000_000)
    pid = running.launch(run, people.folder, people)
    child = CHILDREN[pid]
    wait_for(lambda: bool(run.journal().rows), 60)
    yield run, child
    child.kill()
    child.wait()
    CHILDREN.pop(pid, None)


def _did(site: Site, action: str) -> list[tuple[str, str]]:
    return [(entry.actor, entry.subject) for entry in site.trail.entries() if entry.action == action]


def test_a_run_notes_whom_it_learnt_from_and_for_whom(people: Site, finished: Run) -> None:
    found = finished.learnt
    assert found is not None
    assert (found.by, found.people, len(found.photos)) == (people.trail.actor.name, (ANN, BEN), 8)
    assert _did(people, "learn from the gallery") == [(people.trail.actor.name, f"run {finished.id}")]


def test_a_process_of_its_own_works_for_whoever_launched_it(people: Site) -> None:
    olga = people.acting_as(Actor("Olga", frozenset({Permission.EXPORT})))
    run = _new(people)
    running.launch(run, people.folder, olga)
    wait_for(lambda: run.state != State.RUNNING, 60)  # it gives way to everything else
    assert run.state == State.FINISHED, run.words
    assert _did(people, "learn from the gallery") == [("Olga", f"run {run.id}")]


def test_who_may_not_export_may_not_begin(people: Site, finished: Run, tmp_path: Path) -> None:
    rita = people.acting_as(Actor("Rita", EVERYTHING - {Permission.EXPORT}))
    run = _new(people)
    for begin in (
        lambda: running.start(run, Tools(site=rita)),
        lambda: running.launch(run, people.folder, rita),
        lambda: rita.learnt.learn(run.folder, [ANN], [1]),
        lambda: exporting.export(finished, tmp_path / "out", rita),
    ):
        with pytest.raises(NotAllowedError, match="export"):
            begin()
    with pytest.raises(LearningError, match="belongs to a site"):
        running.launch(run, people.folder)
    assert run.learnt is None
    assert run.state == State.NEW
    assert not (tmp_path / "out").exists()


def test_nobody_begins_by_starting_the_process(people: Site) -> None:
    run = _new(people)
    running._process(["", str(people.folder), run.id])
    wait_for(lambda: run.state == State.FAILED)
    assert "nobody has begun this run" in run.words


def test_a_gallery_run_keeps_no_pictures(people: Site, finished: Run, tmp_path: Path) -> None:
    outcome = finished.outcome
    assert outcome is not None
    assert (outcome.pictures, outcome.files) == ({}, ("network.npz",))
    found = [path for path in finished.folder.rglob("*") if path.is_file()]
    assert not [path for path in found if path.suffix.lower() in (".png", ".jpg")]
    assert not [path for path in found if b"\x89PNG" in path.read_bytes() or b"sample/" in path.read_bytes()]
    assert finished.pace is not None
    assert "no pictures are kept" in finished.pace.notes[-1]
    assert {path.stat().st_mode & 0o077 for path in (finished.folder.parent, *finished.folder.rglob("*"))} == {0}
    assert finished.folder not in private.open_to_others(people.folder)
    exporting.export(finished, tmp_path / "out", people)
    assert _did(people, "export what was learnt") == [(people.trail.actor.name, f"run {finished.id}")]
    assert not (tmp_path / "out" / learnt.NOTE).exists()


def _take_back(site: Site) -> None:
    site.people.take_back(ANN, site.people.photo_ids(ANN))


WAYS: dict[str, Callable[[Site], object]] = {
    "deleted": lambda site: site.people.delete(ANN),
    "withdrawn": lambda site: site.withdraw(ANN, date(2026, 2, 3)),
    "merged": lambda site: site.merge_people(BEN, ANN),
    "taken back": _take_back,
    "a photo deleted": lambda site: site.people.delete_photo(site.people.photo_ids(ANN)[0]),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_was_learnt_goes_with_whom_it_was_learnt_from(people: Site, finished: Run, way: str) -> None:
    other = _new(people)
    people.learnt.learn(other.folder, [BEN], people.people.photo_ids(BEN))
    WAYS[way](people)
    assert not finished.folder.exists()
    assert [run.id for run in Runs(people.folder).all()] == [other.id]
    assert not list((people.folder / learnt.FOLDER).glob(".*"))
    assert _did(people, "delete what was learnt") == [(people.trail.actor.name, f"run {finished.id}")]


def test_what_does_not_come_about_takes_nothing_away(people: Site, finished: Run) -> None:
    def fail() -> None:
        with people.without_snapshots(), people.database.together():
            people.people.delete(ANN)
            raise LearningError("broken off")

    with pytest.raises(LearningError, match="broken off"):
        fail()
    people.people.rename(ANN, "Anna")
    people.consents.give(ANN, date(2026, 3, 4), "form 13")
    assert finished.state == State.FINISHED


def test_what_is_running_is_stopped_first(
    people: Site, going: tuple[Run, subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learnt, "_PATIENCE", 60.0)  # however busy the machine is
    run, child = going
    people.people.delete(ANN)
    assert child.wait() == 0, "it has stopped by itself"
    assert not run.folder.exists()


def test_what_does_not_stop_is_ended(
    people: Site, going: tuple[Run, subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learnt, "_PATIENCE", 0.1)
    run, child = going
    os.kill(child.pid, signal.SIGSTOP)
    people.people.delete(ANN)
    assert child.wait() == -signal.SIGKILL
    assert not run.folder.exists()


def test_a_run_that_begins_while_somebody_is_deleted_learns_nothing(people: Site) -> None:
    run, photos = _new(people), people.people.photo_ids(ANN)
    people.people.delete(ANN)
    with pytest.raises(LearningError, match="was deleted, or has withdrawn"):
        people.learnt.learn(run.folder, [ANN, BEN], photos)
    people.keep_periods()
    assert not run.folder.exists()


@pytest.mark.parametrize("how", ["the next start", "upkeep"])
def test_a_program_that_was_killed_after_the_deletion(people: Site, finished: Run, how: str) -> None:
    script = (
        "import os, sys; from pathlib import Path; from core.site import Site, learnt\n"
        "learnt.LearntStore.forget = lambda *_: os._exit(7)\n"
        "from core.gallery import people\n"
        "site = Site.__new__(Site); forget_after = learnt.LearntStore.forget_after\n"
        "learnt.LearntStore.forget_after = lambda *_: None\n"
        "site.__init__(Path(sys.argv[1])); learnt.LearntStore.forget_after = forget_after\n"
        f"site.people.delete({ANN})"
    )
    assert subprocess.run([sys.executable, "-c", script, str(people.folder)], check=False).returncode == 7
    assert finished.folder.exists()
    if how == "upkeep":
        people.keep_periods()
    else:
        with Site(people.folder):
            pass
    assert not finished.folder.exists()
    assert _did(people, "delete what was learnt") == [("Portico", f"run {finished.id}")]


@pytest.mark.parametrize("told", [True, False])
def test_a_program_that_was_killed_while_it_removed(people: Site, finished: Run, told: bool) -> None:
    gone = finished.folder.with_name(f".{finished.id}{learnt.GONE}")
    finished.folder.rename(gone)
    if told:
        (gone / learnt.NOTE).unlink()
    people.keep_periods()
    assert not gone.exists()
    assert len(_did(people, "delete what was learnt")) == (not told)


def test_what_nobody_can_tell_from_whom_it_was_learnt_goes(people: Site, finished: Run) -> None:
    (finished.folder / learnt.NOTE).write_bytes(b"{")
    with pytest.raises(LearningError, match="nobody can tell"):
        people.learnt.begin(finished.folder)
    assert people.learnt.forget() == 1
    assert not finished.folder.exists()


def test_the_gallery_is_read_once_for_all_runs(people: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    reads, read = [], people.database.read
    monkeypatch.setattr(people.database, "read", lambda: (reads.append(1), read())[1])
    for count in (0, 1):
        _new(people)
        people.learnt.begin(_new(people).folder)  # it names nobody yet
        reads.clear()
        assert people.learnt.forget() == 0
        assert len(reads) == count
        for _ in range(3):
            people.learnt.learn(_new(people).folder, [ANN], people.people.photo_ids(ANN))


def test_what_cannot_be_read_now_is_left_to_the_next_look(
    people: Site, finished: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_ann, read = _new(people), Path.read_bytes
    people.learnt.learn(of_ann.folder, [ANN], people.people.photo_ids(ANN))
    people.people.delete(BEN)
    assert not finished.folder.exists()
    assert of_ann.folder.exists()
    of_both = _new(people)
    _enrol(people, "Cid", 3)
    people.learnt.learn(of_both.folder, [ANN, 3], [])

    def fail(path: Path) -> bytes:
        if path == of_ann.folder / learnt.NOTE:
            raise OSError(errno.EIO, "the disk errs")
        return read(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", fail)
        people.people.delete(3)
        assert not of_both.folder.exists()
        with pytest.raises(SiteError, match="cannot be removed yet: the disk errs"):
            people.keep_periods()
        for refused in (
            lambda: people.learnt.begin(of_ann.folder),
            lambda: people.learnt.learn(of_ann.folder, [ANN], []),
        ):
            with pytest.raises(LearningError, match="cannot be read: the disk errs"):
                refused()
    people.keep_periods()
    assert of_ann.learnt is not None
    assert of_ann.learnt.people == (ANN,)


def test_what_cannot_be_removed_is_said_and_the_deletion_stands(
    people: Site, finished: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "in use")

    with monkeypatch.context() as patch:
        patch.setattr("core.site.learnt.os.replace", refuse)
        people.people.delete(ANN)
        assert ANN not in people.people.names()
        with pytest.raises(SiteError, match="cannot be removed yet: in use"):
            people.keep_periods()
    people.keep_periods()
    assert not finished.folder.exists()


def test_no_byte_of_it_is_left(people: Site, finished: Run) -> None:
    secret = (finished.folder / "files" / "network.npz").read_bytes()[200:264]
    Runs(people.folder).delete(finished, people)
    assert not list((people.folder / learnt.FOLDER).iterdir())
    assert not [path for path in people.folder.rglob("*") if path.is_file() and secret in path.read_bytes()]


def test_who_deletes_a_run_by_hand_is_in_the_trail(people: Site, finished: Run) -> None:
    runs, other = Runs(people.folder), _new(people)
    with pytest.raises(LearningError, match="the gallery belongs to a site"):
        runs.delete(finished)
    assert finished.folder.exists()
    rita = people.acting_as(Actor("Rita", EVERYTHING))
    runs.delete(finished, rita)
    runs.delete(other, rita)  # which has learnt nothing
    runs.delete(finished, rita)  # which is gone
    assert not list((people.folder / learnt.FOLDER).iterdir())
    people.keep_periods()
    assert _did(people, "delete what was learnt") == [("Rita", f"run {finished.id}")]


def test_a_run_that_cannot_be_erased_now_goes_later_and_is_told_once(
    people: Site, finished: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("core.base.durable.shutil.rmtree", lambda *_, **__: None)
        with pytest.raises(LearningError, match="cannot be removed: it is in use"):
            Runs(people.folder).delete(finished, people)
    assert not finished.folder.exists()
    people.keep_periods()
    assert not list((people.folder / learnt.FOLDER).iterdir())
    assert _did(people, "delete what was learnt") == [(people.trail.actor.name, f"run {finished.id}")]


def test_a_passphrase_is_asked_for_in_the_foreground(people: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORTICO_PASSPHRASE", raising=False)
    people.move_key("passphrase", lambda: "another long passphrase")
    run = _new(people)
    with pytest.raises(LearningError, match=f"asks for a passphrase.*go on with {run.id} in the foreground"):
        running.launch(run, people.folder, people)
    assert (run.state, run.learnt) == (State.NEW, None)
    assert running.start(run, Tools(site=people)) == State.FINISHED
    run = _new(people)
    monkeypatch.setenv("PORTICO_PASSPHRASE", "another long passphrase")
    running.launch(run, people.folder, people)
    wait_for(lambda: run.state != State.RUNNING)


def test_no_backup_has_it_and_an_older_gallery_takes_it_along(people: Site, finished: Run, tmp_path: Path) -> None:
    writing.write(people, tmp_path / "a.backup", "a long passphrase")
    restoring.restore(tmp_path / "a.backup", "a long passphrase", tmp_path / "restored")
    assert not (tmp_path / "restored" / learnt.FOLDER).exists()
    with people.database.write() as session:  # as an older gallery has it
        session.execute(
            update(schema.Consent).where(schema.Consent.person_id == ANN).values(withdrawn=date(2026, 1, 3))
        )
    with Site(people.folder):
        assert not finished.folder.exists()
