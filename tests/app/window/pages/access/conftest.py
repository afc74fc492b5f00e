"""The page on its own, without recogniser, and a house to look after."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from app import background
from app.window import theme
from app.window.pages.access import AccessPage
from app.window.session import Session
from core.access.door import Door
from core.access.policy import DoorRules
from core.access.schedules import Calendar, Schedule, parse_period
from core.gallery.people import Enrolled
from core.site import Site

PEOPLE = ("Ada", "Alan", "Barbara", "Claude", "Grace", "Joanna", '<b>Bobby</b> & "Co"')


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory, empty_site: Path) -> Path:
    """The folder of the house: to be copied."""
    folder = tmp_path_factory.mktemp("furnished") / "site"
    shutil.copytree(empty_site, folder)
    with Site(folder) as site:
        _furnish(site)
    return folder


@pytest.fixture
def site(request: pytest.FixtureRequest, tmp_path: Path, empty_site: Path) -> Iterator[Site]:
    like = request.getfixturevalue("furnished") if "house" in request.fixturenames else empty_site
    shutil.copytree(like, tmp_path / "site")
    with Site(tmp_path / "site") as opened:
        yield opened


@pytest.fixture
def house(site: Site) -> Site:
    """Two doors, two groups, three schedules and a calendar."""
    return site


def _furnish(site: Site) -> None:
    vector = np.eye(16, dtype=np.float32)[0]
    site.people.add_new([(name, [Enrolled(b"jpeg", vector, 0.9, "front")]) for name in PEOPLE], "p-1")
    access = site.access
    access.add(Calendar(name="feasts", dates=frozenset({date(2026, 4, 3)}), yearly=frozenset({(12, 25)})))
    access.add(Schedule(name="always", periods=(parse_period("mon-sun 00:00-24:00"),)))
    access.add(Schedule(name="night", periods=(parse_period("mon-fri 22:00-06:00"),), calendar="feasts"))
    access.add(Schedule(name="work", periods=(parse_period("mon-fri 08:00-18:30"),), calendar="feasts"))
    for name in ("Back", "Front"):
        access.keep(Door(rules=DoorRules(name=name, zone="Europe/Berlin")))
    for group in ("cleaners", "staff"):
        access.add_group(group)
    access.grant("staff", "Front", "work")
    access.set_members("staff", [p.id for p in access.find_people("Ada") + access.find_people("Alan")], there=True)


@pytest.fixture
def page(qtbot, qapp, session: Session) -> Iterator[AccessPage]:
    theme.apply(qapp, "light")
    shown = AccessPage(session)
    # closed before what follows a test here is done
    qtbot.addWidget(shown, before_close_func=lambda _shown: qtbot.waitUntil(lambda: not shown.changes.busy))
    shown.resize(1180, 740)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    session.close()
    assert background.wait()
