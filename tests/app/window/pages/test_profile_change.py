from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QProgressBar

from app import background
from app.window import theme
from app.window.page import WantedProfile
from app.window.pages.settings import SettingsPage
from app.window.pages.settings.recognition import RecognitionSection
from app.window.session import Session
from core import images
from core.engine import Engine
from core.gallery.people import Enrolled
from core.gallery.recogniser import Recogniser
from core.learning import own_profile
from core.people import reembedding
from core.people.enrolment import sample
from core.recognition import profiles
from core.recognition.matching import Verdict
from core.settings import Settings, load
from core.store.audit import Actor, Permission
from tests.app.window.clicking import button, click, says, sees
from tests.core.learning.adapters import ID, adapter_run

FAST = "fast-4"
_LOAD = Engine.load  # any profile, where a test knows two


@pytest.fixture(scope="module")
def fast(cache) -> Engine:
    return Engine.load(Settings(profile="fast-4"))


@pytest.fixture
def section(
    qtbot, qapp: QApplication, session: Session, engine: Engine, fast: Engine, monkeypatch, collins, hopper
) -> Iterator[RecognitionSection]:
    """The section of a site where two people are enrolled, measured one photo at a time."""
    engines = {"standard-4": engine, "fast-4": fast}
    monkeypatch.setattr(Engine, "load", classmethod(lambda cls, settings, report=None: engines[settings.profile]))
    monkeypatch.setattr(reembedding, "_AT_ONCE", 1)
    for name, picture in {"Eileen": collins, "Grace": hopper}.items():
        one = sample(engine, picture)
        session.site.people.add(
            name, [Enrolled(images.encode_jpeg(one.photo), one.template, 0.9, "front")], "standard-4"
        )
    theme.apply(qapp, "light")
    page = SettingsPage(session)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    yield next(one for one in page.sections if isinstance(one, RecognitionSection))
    page.close()
    session.close()
    assert background.wait()


class _Held:
    """Holds the second photo back until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch):
        self.reached, self.free = threading.Event(), threading.Event()
        find, count = reembedding.face_of, iter(range(1000))

        def face_of(engine: Engine, photo: np.ndarray):
            if next(count) == 1:
                self.reached.set()
                assert self.free.wait(20)
            return find(engine, photo)

        monkeypatch.setattr(reembedding, "face_of", face_of)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Held]:
    holding = _Held(monkeypatch)
    yield holding
    holding.free.set()


def _choose(qtbot, section: RecognitionSection, name: str, told: str) -> None:
    section._profile.setCurrentIndex(section._profile.findData(name))
    qtbot.waitUntil(lambda: says(section, told))


def _recognised(session: Session, engine: Engine) -> Callable[[np.ndarray], str | None]:
    recogniser = Recogniser.of_site(session.site, engine)

    def name(picture: np.ndarray) -> str | None:
        (match,) = recogniser.match(engine.subject(picture).embeddings)
        return match.person.name if match.verdict is Verdict.MATCH else None

    return name


def test_everybody_is_measured_and_recognised_meanwhile(
    qtbot, section: RecognitionSection, session: Session, engine: Engine, fast: Engine, held: _Held, collins
) -> None:
    who = _recognised(session, engine)
    _choose(qtbot, section, "fast-4", "2 photos have yet to be measured with this profile.")
    click(qtbot, section, "Save")
    qtbot.waitUntil(held.reached.is_set)
    qtbot.waitUntil(lambda: says(section, "1 of 2 photos"))
    assert sees(section, "Everybody is measured with Fast.")
    (bar,) = (one for one in section.findChildren(QProgressBar) if one.isVisible())
    assert (bar.isVisible(), bar.value()) == (True, 500)
    assert not section._profile.isEnabled()
    assert not button(section, "Save").isEnabled()
    assert load(session.site.folder).profile == "standard-4"
    assert who(collins) == "Eileen"
    held.free.set()
    qtbot.waitUntil(lambda: says(section, "✔ Saved. It holds once Portico is opened anew."))
    assert load(session.site.folder).profile == "fast-4"
    assert (section.waiting, section._profile.isEnabled(), section._change.busy) == (True, True, False)
    section.begin()  # as where another page was looked at meanwhile
    assert background.wait()
    assert sees(section, "✔ The change to Fast is complete.")
    assert who(collins) == "Eileen"  # this window goes on as it was
    assert _recognised(session, fast)(collins) == "Eileen"
    with qtbot.waitSignal(session.restarting):
        click(qtbot, section.window(), "Restart now")


def test_another_page_begins_the_change_to_a_profile_that_the_site_keeps_itself(
    qtbot, section: RecognitionSection, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = str(own_profile.keep(adapter_run(session.site.folder), session.site))
    monkeypatch.setattr(Engine, "load", classmethod(lambda _cls, settings, report=None: _LOAD(settings, report)))
    page = section.window()
    assert isinstance(page, SettingsPage)
    page.receive(WantedProfile(place))
    assert sees(section, f"Everybody is measured with {ID}.")
    qtbot.waitUntil(lambda: says(section, "✔ Saved. It holds once Portico is opened anew."))
    assert load(session.site.folder).profile == place
    assert session.site.people.template_count(ID) == 2
    assert section._profile.currentData() == place


def test_whoever_may_not_change_settings_begins_no_change_from_another_page(
    section: RecognitionSection, session: Session
) -> None:
    session.who.site = session.root.acting_as(Actor("Rita", frozenset(Permission) - {Permission.RULES}))
    section.change_to("fast-4")
    assert not section._change.busy


def test_the_default_comes_first_and_what_is_said_of_a_profile_moves_nothing(
    qtbot, section: RecognitionSection
) -> None:
    offered = [section._profile.itemText(number) for number in range(section._profile.count())]
    assert offered == ["Standard", "Fast", "Standard (earlier)", "Fast (earlier)"]
    qtbot.waitUntil(lambda: says(section, "the most accurate."))
    qtbot.wait(50)
    save = button(section, "Save")
    before = save.mapTo(section, save.rect().topLeft())
    _choose(qtbot, section, "fast-4", "2 photos have yet to be measured with this profile.")
    qtbot.wait(50)
    assert save.mapTo(section, save.rect().topLeft()) == before


def test_a_better_profile_is_offered_with_what_it_brings(
    qtbot, section: RecognitionSection, session: Session, fast: Engine, collins
) -> None:
    session.site.change_settings(profile="fast-3")
    photoless = session.site.people.add("Ann", [Enrolled(b"jpeg", np.ones(4, np.float32) / 2, 0.9, "front")], "fast-3")
    session.site.people.delete_photos(photoless.id)
    section.begin()
    qtbot.waitUntil(lambda: says(section, "▲ A better profile is here: Fast."))
    before, after = (profiles.load(name).verify_cost(1e-4) for name in ("fast-3", "fast-4"))
    assert sees(section, f"{100 * after:.1f} % instead of {100 * before:.1f} % are refused")
    assert sees(section, "who are LFW's people too: figures of LFW flatter it; of private people")
    assert sees(section, "before they are photographed: Ann.")
    click(qtbot, section, "Change to the next profile")
    qtbot.waitUntil(lambda: says(section, "✔ Saved. It holds once Portico is opened anew."))
    assert load(session.site.folder).profile == "fast-4"
    assert section._profile.currentData() == "fast-4"
    assert sees(section, "✔ The change to Fast is complete.")
    assert _recognised(session, fast)(collins) == "Eileen"
    assert "Ann" in session.site.people.names().values()


def test_what_a_better_profile_lacks_is_said_and_the_old_one_stays(
    qtbot, section: RecognitionSection, session: Session, tmp_path, monkeypatch
) -> None:
    monkeypatch.setenv("PORTICO_CACHE", str(tmp_path / "empty"))
    session.site.change_settings(profile="fast-3")
    section.begin()
    qtbot.waitUntil(lambda: says(section, "Fast (earlier) goes on serving until the networks are here."))
    assert button(section, "Get the next networks").isVisible()


def test_a_change_is_stopped_and_gone_on_with(
    qtbot, section: RecognitionSection, session: Session, held: _Held
) -> None:
    _choose(qtbot, section, "fast-4", "2 photos have yet")
    section._least.setValue(60)
    click(qtbot, section, "Save")
    qtbot.waitUntil(held.reached.is_set)
    click(qtbot, section, "Stop")
    held.free.set()
    qtbot.waitUntil(lambda: says(section, "▲ All is measured for the change to Fast, 2 photos."))
    kept = load(session.site.folder)
    assert (kept.profile, kept.min_face) == ("standard-4", 60)  # what else was saved holds already
    section.begin()
    qtbot.waitUntil(lambda: says(section, "All is measured for the change to Fast"))
    assert not says(section, "not complete")
    click(qtbot, section, "Use it from the next start on")
    qtbot.waitUntil(lambda: says(section, "✔ Saved."))
    assert load(session.site.folder).profile == "fast-4"
    assert session.site.people.template_count(FAST) == 2


def test_a_change_with_photos_left_is_gone_on_with(
    qtbot, section: RecognitionSection, session: Session, held: _Held, collins
) -> None:
    one = sample(_LOAD(Settings()), collins)
    session.site.people.add("Ada", [Enrolled(images.encode_jpeg(one.photo), one.template, 0.9, "front")], "standard-4")
    _choose(qtbot, section, "fast-4", "3 photos have yet")
    click(qtbot, section, "Save")
    qtbot.waitUntil(held.reached.is_set)
    click(qtbot, section, "Stop")
    held.free.set()
    qtbot.waitUntil(lambda: says(section, "▲ The change to Fast is not complete: 2 of 3 photos are done."))
    click(qtbot, section, "Go on with the next photos")
    qtbot.waitUntil(lambda: says(section, "✔ Saved."))
    assert session.site.people.template_count(FAST) == 3


def test_closing_says_how_far_the_change_is_and_that_nothing_is_lost(
    qtbot, section: RecognitionSection, held: _Held
) -> None:
    page = section.window()
    assert isinstance(page, SettingsPage)
    assert page.busy == ""
    _choose(qtbot, section, "fast-4", "2 photos have yet")
    click(qtbot, section, "Save")
    qtbot.waitUntil(held.reached.is_set)
    assert page.busy.startswith("The recognition profile is being changed to Fast (1 of 2 photos")
    assert "until then people are recognised as before" in page.busy
    held.free.set()
    qtbot.waitUntil(lambda: says(section, "✔ Saved."))
    assert page.busy == ""


def test_who_would_be_left_out_is_named_and_decided_on(
    qtbot, section: RecognitionSection, session: Session, engine: Engine
) -> None:
    grey = images.encode_jpeg(np.full((200, 200, 3), 120, np.uint8))
    session.site.people.add("<b>Ann</b>", [Enrolled(grey, np.eye(1, engine.dimension)[0], 0.5, "front")], "standard-4")
    _choose(qtbot, section, "fast-4", "3 photos have yet")
    click(qtbot, section, "Save")
    qtbot.waitUntil(lambda: says(section, "nobody would recognise them: <b>Ann</b>. Nothing was changed."))
    assert load(session.site.folder).profile == "standard-4"
    click(qtbot, section, "Change, except for them")
    qtbot.waitUntil(lambda: says(section, "✔ Saved."))
    assert sees(section, "▲ 1 photo could not be measured and does not count any more.")
    assert load(session.site.folder).profile == "fast-4"


def test_a_failure_is_told_and_changes_nothing(
    qtbot, section: RecognitionSection, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:

    def missing(cls: type[Engine], settings: Settings, report: object = None) -> Engine:
        raise reembedding.SiteError("the weights are not on this machine")

    monkeypatch.setattr(Engine, "load", classmethod(missing))
    _choose(qtbot, section, "fast-4", "2 photos have yet")
    click(qtbot, section, "Save")
    qtbot.waitUntil(lambda: says(section, "✖ The weights are not on this machine"))
    assert load(session.site.folder).profile == "standard-4"
    assert not section._change.isVisible()
    assert button(section, "Save").isEnabled()
