"""The report of a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.window import report_pdf
from app.window.report_pdf import Day, write_report
from core import images
from core.base.messages import Message, Named
from core.errors import PorticoError
from core.gallery.events import Decision, Event
from core.gallery.people import Enrolled, Person
from core.site import Site

_DAY = date(2026, 11, 20)
_NAME = 'Grace <b>"Hopper"</b> & 陈小明 🙂'


def _morning() -> datetime:
    """When the day begins by this machine's clock."""
    return datetime(2026, 11, 20).astimezone()


@pytest.fixture
def grace(site: Site) -> Person:
    return site.people.add(_NAME, [Enrolled(b"photo", np.ones(4, np.float32) / 2, 0.9, "front")], "test")


@pytest.fixture
def record(site: Site, grace: Person, hopper: np.ndarray) -> Callable[..., Event]:
    photo = images.encode_jpeg(images.crop_square(hopper, np.array([180, 60, 330, 250]), size=160))

    def one(after: timedelta, decision: Decision = Decision.ALLOW, camera: str = "Front") -> Event:
        event = Event.at_door(
            camera, decision, (Message("recognised as {person}", person=Named(grace.name, grace.id)),), _morning()
        )
        known = {"person": grace.name, "person_id": grace.id} if decision is Decision.ALLOW else {}
        fields: dict[str, Any] = {name: getattr(event, name) for name in event.__dataclass_fields__}
        fields |= known | {"time": (_morning() + after).astimezone(UTC)}
        return site.events.record(Event(**fields), photo if known else None)

    return one


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that is put on paper."""
    texts: list[str] = []
    for name in ("_write", "_write_two_lines"):
        real = getattr(report_pdf._Report, name)

        def watched(self: Any, text: str, *args: Any, _real: Any = real, **kwargs: Any) -> None:
            texts.append(text)
            _real(self, text, *args, **kwargs)

        monkeypatch.setattr(report_pdf._Report, name, watched)
    return texts


def _quiet(_fraction: float, _words: str) -> None: ...


def _pages(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


def test_it_has_the_day_and_nothing_else(qapp, site: Site, record, written: list[str], tmp_path: Path) -> None:
    record(timedelta(seconds=-1))
    late = record(timedelta(hours=23, minutes=59))
    early = record(timedelta(0))
    record(timedelta(days=1))
    refused = record(timedelta(hours=8), Decision.DENY, "Back")
    record(timedelta(hours=8), Decision.ALARM, "Back")
    site.events.dispute(early.id or 0, disputed=True)
    target = tmp_path / "day.pdf"
    assert write_report(site, _DAY, target, _quiet) == 4
    assert target.read_bytes().startswith(b"%PDF")
    assert b"/Subtype /Image" in target.read_bytes()  # a face
    assert written[0] == "Events of Fri 20/11/2026"
    assert site.trail.actor.name in written[1]
    totals = written.index("✔ Let in")
    assert written[totals - 1] == "2"
    assert written[written.index("▲ Alarm") - 1] == "1"
    assert written[written.index("Back") :][:5] == ["Back", "0", "1", "1", "0"]
    times = [t for t in written if re.fullmatch(r"\d\d:\d\d:\d\d", t)]
    assert times == ["00:00:00", "08:00:00", "08:00:00", "23:59:00"]
    assert written.count(_NAME) == 1
    assert written.count(f"✎ Not {_NAME}") == 1
    assert f"recognised as {_NAME}" in written
    assert "Page 1 of 1" in written
    assert (late.person, refused.person) == (_NAME, None)


@pytest.mark.parametrize("count", [15, 16, 40, 41])
def test_pages_are_numbered(qapp, site: Site, record, written: list[str], tmp_path: Path, count: int) -> None:
    for number in range(count):
        record(timedelta(minutes=number))
    target = tmp_path / "day.pdf"
    told: list[float] = []
    assert write_report(site, _DAY, target, lambda fraction, _words: told.append(fraction)) == count
    numbers = [t for t in written if t.startswith("Page ")]
    assert numbers == [f"Page {n + 1} of {len(numbers)}" for n in range(len(numbers))]
    assert len(numbers) == _pages(target)
    assert told == sorted(told)


def test_an_empty_day_says_so(qapp, site: Site, written: list[str], tmp_path: Path) -> None:
    assert write_report(site, _DAY, tmp_path / "day.pdf", _quiet) == 0
    assert "Nothing happened on this day." in written
    assert _pages(tmp_path / "day.pdf") == 1


def test_many_cameras_are_summed_up(qapp, site: Site, record, written: list[str], tmp_path: Path) -> None:
    for number in range(20):
        for _ in range(20 - number):
            record(timedelta(hours=1), Decision.NOTE, f"Gate {number:02d}")
    write_report(site, _DAY, tmp_path / "day.pdf", _quiet)
    assert written[written.index("7 others") :][:5] == ["7 others", "0", "0", "0", str(sum(range(1, 8)))]


def test_days_are_of_this_machine(site: Site, record) -> None:
    record(timedelta(hours=5))
    content = Day(_DAY, site.events.query())
    assert content.hours == {(5, Decision.ALLOW): 1}
    assert content.decisions == {Decision.ALLOW: 1}


def test_what_was_there_stays_until_the_report_is_whole(qapp, site: Site, record, tmp_path: Path) -> None:
    record(timedelta(hours=5))
    target = tmp_path / "day.pdf"
    target.write_text("the report of last week")

    def stop(fraction: float, _words: str) -> None:
        if written:
            raise RuntimeError("stopped")
        written.append(fraction)

    written: list[float] = []
    with pytest.raises(RuntimeError, match="stopped"):
        write_report(site, _DAY, target, stop)
    assert target.read_text() == "the report of last week"
    assert list(tmp_path.glob("day*")) == [target]


def test_a_folder_that_is_not_there_is_told(qapp, site: Site, tmp_path: Path) -> None:
    with pytest.raises(PorticoError, match="day.pdf cannot be written: "):
        write_report(site, _DAY, tmp_path / "no" / "day.pdf", _quiet)


def test_it_is_painted_beside_the_window(qtbot, site: Site, record, tmp_path: Path) -> None:
    """In a thread of its own, while the window goes on."""
    from app import background

    for number in range(30):
        record(timedelta(minutes=number))
    done: list[object] = []
    target = tmp_path / "day.pdf"
    background.run(lambda progress: write_report(site, _DAY, target, progress), done.append, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert done == [30]
    assert _pages(target) == 2
