from __future__ import annotations

from pathlib import Path

import pytest

from core.health import State, profile
from core.health.profile import named_words
from core.recognition import profiles
from core.site import Site


def test_the_newest_profile_is_well(site: Site) -> None:
    (found,) = profile.look(site)
    assert (found.state, found.words) == (State.GOOD, "standard-4 is in use")


def test_a_better_one_is_told_with_what_it_brings(site: Site) -> None:
    site.change_settings(profile="fast-3")
    (found,) = profile.look(site)
    assert found.state is State.ATTENTION
    assert found.words.startswith("a better profile than fast-3 is here, fast-4; of single looks at somebody")
    assert found.advice.endswith("portico profile use fast-4")
    assert found.facts["installed"] is True
    assert found.facts["refused"] < found.facts["refused_before"]


def test_what_it_lacks_is_said_and_the_old_one_serves(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTICO_CACHE", str(tmp_path / "empty"))
    site.change_settings(profile="standard-3")
    (found,) = profile.look(site)
    assert found.advice.startswith("standard-3 goes on serving until the networks are here: ")
    assert found.facts["installed"] is False


def test_a_stricter_target_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    strict = profiles.load("standard-4").model_copy(update={"identify_fpir": 1e-3})
    load = profiles.load
    monkeypatch.setattr(profiles, "load", lambda name="standard-4": strict if name == "standard-4" else load(name))
    site.change_settings(profile="standard-3")
    (found,) = profile.look(site)
    assert "1 stranger in 1,000 instead of 1 in 100 may be taken for somebody enrolled" in found.words
    site.change_settings(identify_fpir=0.01)  # the site's own target stays
    (found,) = profile.look(site)
    assert "stricter" not in found.words


def test_many_people_are_not_all_named() -> None:
    assert named_words(["Ann"]) == "Ann"
    assert named_words([f"P{n}" for n in range(5)]) == "P0, P1, P2, P3, P4"
    assert named_words([f"P{n}" for n in range(8)]) == "P0, P1, P2, P3, P4 and 3 more"
