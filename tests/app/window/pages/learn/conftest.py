from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.window.main_window import MainWindow
from app.window.pages.learn import LearnPage
from core.base.messages import Message
from core.learning import estimating
from core.learning.estimating import Estimate
from core.site import Site
from tests.app.window.clicking import page
from tests.app.window.pages.learn.made import make_run

WORDS = "1,797 pictures of 10 classes; 359 of them are held out"


@pytest.fixture
def learn(qtbot, window: MainWindow) -> LearnPage:
    """The page, once it knows what can be learnt."""
    shown = page(window, "learn")
    assert isinstance(shown, LearnPage)
    qtbot.waitUntil(lambda: shown.beginning.recipes.list.count() > 0)
    return shown


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What was asked about costs; each question is answered at once, and no process measures anything."""
    questions: list[dict[str, Any]] = []

    def ask(recipe: Any, values: Any, source: Any, site_folder: Path, _tell: Any, report: Any) -> Estimate:
        questions.append({"recipe": recipe.key, "values": dict(values), "source": source, "site": site_folder})
        report(0.0, "Measuring")
        return Estimate(
            seconds=130, alone=40, steps=1500, device="cpu", words=Message(WORDS), notes=(Message("2 are left out"),)
        )

    monkeypatch.setattr(estimating, "ask", ask)
    return questions


@pytest.fixture
def make(site: Site) -> Callable[..., Any]:
    """Makes runs of the site."""
    return lambda **how: make_run(site.folder, **how)
