"""A new site is for the account alone that made it, whatever the umask."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from core import demo, images
from core.backups import restoring, writing
from core.base.messages import Message
from core.gallery.events import Decision, Event
from core.gallery.recogniser import Recogniser
from core.people.bulk.importing import Importer
from core.programs import crash, jobs, status, unfinished
from core.programs.jobs import Job
from core.site import Site
from core.site.private import open_to_others
from core.upkeep import Upkeep

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps permissions otherwise")


@pytest.fixture(params=[0o000, 0o022, 0o002, 0o077, 0o377], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def _open(folder: Path) -> list[str]:
    """What others may get at, and what its owner may not, as in 644 portico.db."""
    found = []
    for path in (folder, *folder.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode != (0o700 if path.is_dir() else 0o600):
            found.append(f"{mode:o} {path.relative_to(folder)}")
    return found


def test_all_that_a_site_comes_to_hold(umask: int, tmp_path: Path, engine, collins: np.ndarray) -> None:
    place = tmp_path / "sites"
    place.mkdir()
    place.chmod(0o755)
    folder, people = place / "one", place / "people" / "Ada"
    people.parent.mkdir()
    people.parent.chmod(0o755)
    people.mkdir()
    people.chmod(0o755)
    (people / "1.jpg").write_bytes(images.encode_jpeg(collins))
    (people / "1.jpg").chmod(0o644)
    with Site(folder) as site, crash.guarded(folder, "window") as guard:
        recogniser = Recogniser.of_site(site, engine)
        demo.prepare(site, recogniser)
        recogniser.index.save()
        site.window_lock().release()
        site.change_settings(min_face=50)
        upkeep = Upkeep(site, print)
        jobs.run(folder, Job("gallery", lambda *_: True, lambda _report: "", lambda why: why), lambda *_: None, _now)
        site.events.record(Event.at_door("Front", Decision.NOTE, (Message("was opened"),), _now()))
        with unfinished.noted(folder, place / "elsewhere"):
            _import(site, recogniser, people.parent)
            status.write(folder, "note", {})
            crash.report(RuntimeError("broken"))
            writing.write(site, place / "backup", "a passphrase of some length")
            assert _open(folder) == []
            assert open_to_others(folder) == []
        upkeep.close()
        assert guard.unclean == ()
    crash.forget()
    assert _open(folder) == []
    restored = place / "restored"
    restoring.restore(place / "backup", "a passphrase of some length", restored)
    assert _open(restored) == []
    assert _open(place / "backup") == []


def _now() -> datetime:
    return datetime.now(UTC)


def _import(site: Site, recogniser: Recogniser, folder: Path) -> None:
    from core.people.bulk.reading import entries

    Importer(site, recogniser).run(entries(folder))


def test_an_empty_folder_becomes_private_and_one_that_is_set_up_for_several_stays(tmp_path: Path) -> None:
    for mode, after in ((0o755, 0o700), (0o2770, 0o2770)):
        folder = tmp_path / f"{mode:o}"
        folder.mkdir()
        folder.chmod(mode)
        with Site(folder):
            assert stat.S_IMODE(folder.stat().st_mode) == after


def test_a_site_of_before_stays_as_it_is(tmp_path: Path) -> None:
    with Site(tmp_path / "site") as site:
        folder = site.folder
    folder.chmod(0o755)
    (folder / "portico.db").chmod(0o644)
    with Site(folder):
        assert set(open_to_others(folder)) >= {folder, folder / "portico.db"}
