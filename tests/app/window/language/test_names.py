"""Words that come from elsewhere than the sources of the window, and are translated all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.window.language.names import account
from app.window.language.sentences import sentences
from app.window.pages.evaluation.threshold import MEASURED_ON
from core.recognition import profiles

ROOT = Path(__file__).parents[4]


def test_what_profiles_were_measured_on_is_known() -> None:
    assert {profiles.load(name).calibration.source for name in profiles.names()} <= set(MEASURED_ON)


def test_an_account_of_the_machine_is_told_from_an_operator(qapp) -> None:
    assert account("root (system account)") == "root (system account)"
    assert account("Rita") == "Rita"


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("core/health/clock.py", {"1 minute", "{minutes} minutes", "1 hour", "{hours} hours", "1 day", "{days} days"}),
        ("core/health/running.py", {"{rate} pictures/s", "pictures wait {waits} s", "not watched: {missing}"}),
        ("core/health/doors.py", {"no camera is at {unwatched}", "the lock of {name} is set up wrongly: {why}"}),
        ("core/health/half.py", {"1 person has no photo", "{count} people have no photo"}),
        ("core/health/examining.py", {"Comparing the index with the gallery", "Looking at backups"}),
    ],
)
def test_words_within_sentences_are_found_too(place: str, wanted: set[str]) -> None:
    found, problems = sentences(place, (ROOT / place).read_text(encoding="utf-8"))
    assert wanted <= found
    assert problems == []
