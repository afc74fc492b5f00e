"""Render every page of the window, on a demonstration site, to PNG files.

QT_QPA_PLATFORM=offscreen python docs/render_screens.py docs/screens
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import QDateTime

from app.window.application import make_application
from core import demo, images
from core.access.policy import DoorRules, Passback
from core.access.schedules import Schedule, parse_period
from core.doors.door import Door
from core.site import Site


def main(target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pictures = _pictures(Path(folder))
        with Site(Path(folder) / "site") as site:
            _render(site, pictures, target)


def _pictures(folder: Path) -> dict[str, Path]:
    collins, hopper = demo.astronaut(), demo.admiral()
    turn = cv2.getRotationMatrix2D((224, 117), -7, 1.05)
    variants = {
        "collins": collins,
        "collins2": np.asarray(cv2.warpAffine(collins, turn, (512, 512), borderMode=cv2.BORDER_REPLICATE), np.uint8),
        "collins3": np.clip(collins * 0.75, 0, 255).astype(np.uint8),
        "hopper": hopper,
        "hopper2": np.clip(hopper * 0.8, 0, 255).astype(np.uint8),
    }
    (folder / "pictures").mkdir()
    files = {name: folder / "pictures" / f"{name}.jpg" for name in variants}
    for name, picture in variants.items():
        files[name].write_bytes(images.encode_jpeg(picture))
    return files


def _render(site: Site, pictures: dict[str, Path], target: Path) -> None:
    application = make_application()
    from app.window import theme
    from app.window.main_window import PAGES, MainWindow
    from app.window.pages.access import AccessPage
    from app.window.pages.enrol import EnrolPage
    from app.window.pages.evaluation import EvaluationPage
    from app.window.pages.events import EventsPage
    from app.window.pages.group import GroupPage
    from app.window.pages.live import LivePage
    from app.window.pages.people import PeoplePage
    from app.window.pages.verify import VerifyPage
    from app.window.session import Session

    def until(condition: Callable[[], object], seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError("the page did not come to rest")
            application.processEvents()
            time.sleep(0.01)

    theme.apply(application, "light")
    session = Session(site, demo=True)
    window = MainWindow(session)
    window.resize(1280, 800)
    window.show()
    session.load()
    pages = {type(page): page for page in window.pages}

    def shoot(kind: type, name: str) -> None:
        window.open_page(PAGES.index(kind))
        for _ in range(30):
            application.processEvents()
            time.sleep(0.01)
        window.grab().save(str(target / f"{name}.png"))

    until(lambda: session.recogniser is not None)
    until(lambda: site.events.count() >= 2)
    until(lambda: session.view is not None and len(session.view.sights) == 2)
    for _ in range(6):
        application.processEvents()
        time.sleep(0.05)
    shoot(LivePage, "live")
    session.stop_watching()

    enrol = pages[EnrolPage]
    window.open_page(PAGES.index(EnrolPage))
    enrol.add_files([pictures["collins"], pictures["collins2"], pictures["collins3"]])
    until(lambda: len(enrol._samples) == 3)
    enrol._name.setText("Somebody Else")
    enrol._enrol()
    until(lambda: "already enrolled" in enrol._message.text())
    shoot(EnrolPage, "enrol-refused")
    enrol._start_over()
    enrol.add_files([pictures["hopper"], pictures["hopper2"]])
    until(lambda: len(enrol._samples) == 2)
    enrol._name.setText("Grace Hopper")
    shoot(EnrolPage, "enrol")
    enrol._enrol()
    until(lambda: site.people.count() == 2)

    people = pages[PeoplePage]
    until(lambda: people._model.rowCount() == 2)
    people._list.setCurrentIndex(people._model.index(0))
    until(lambda: people._model.face(people._model.people[0]) is not None)
    shoot(PeoplePage, "people")

    events = pages[EventsPage]
    window.open_page(PAGES.index(EventsPage))
    until(lambda: events._model.rowCount() >= 2)
    events._table.selectRow(events._model.rowCount() - 1)
    shoot(EventsPage, "events")

    site.access.keep(Schedule(name="office hours", periods=(parse_period("mon-fri 08:00-18:00"),)))
    site.access.keep(
        Door(rules=DoorRules(name="Front", zone="Europe/Berlin", leads_to="office", passback=Passback.HARD))
    )
    site.access.add_group("staff")
    site.access.grant("staff", "Front", "office hours")
    site.access.join(site.people.find(demo.ENROLLED).id, "staff")
    access = pages[AccessPage]
    window.open_page(PAGES.index(AccessPage))
    until(lambda: access._door.count() == 1 and access._person.count() == 3)
    access._person.setCurrentText(demo.ENROLLED)
    access._now.setChecked(False)
    access._when.setDateTime(QDateTime(2026, 12, 24, 20, 0, 0))
    access._explain()
    until(access._answer.text)
    shoot(AccessPage, "access")

    verify = pages[VerifyPage]
    verify.first.load(pictures["collins"])
    verify.second.load(pictures["hopper"])
    until(lambda: "people" in verify._verdict.text())
    shoot(VerifyPage, "verify")

    group = pages[GroupPage]
    window.open_page(PAGES.index(GroupPage))
    group.open(pictures["collins"].parent)
    until(lambda: group._list.count() and "enrolled" in group._known.text())
    shoot(GroupPage, "group")

    evaluation = pages[EvaluationPage]
    window.open_page(PAGES.index(EvaluationPage))
    evaluation._check(None)
    until(evaluation._verdict.text)
    shoot(EvaluationPage, "evaluation")

    theme.apply(application, "dark")
    window._dress(None)
    shoot(EventsPage, "events-dark")
    shoot(EvaluationPage, "evaluation-dark")
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/screens"))
