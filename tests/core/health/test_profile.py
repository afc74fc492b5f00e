from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.advice import worded
from core.gallery.people import Enrolled
from core.health import State, profile
from core.health.profile import photoless_words
from core.programs import running
from core.recognition import profiles
from core.site import Site


def test_the_newest_profile_is_well(site: Site) -> None:
    (found,) = profile.look(site)
    assert (found.state, found.words) == (State.GOOD, "standard-4 is in use")


def test_a_program_that_works_with_a_former_one_is_told(site: Site) -> None:
    lock = running.hold(site.folder, "standard-3")
    (found,) = profile.look(site)
    assert (found.state, found.advice) == (State.ATTENTION, "open it anew")
    assert found.words == "standard-4 is in use, and a program that is open still works with standard-3"
    running.release(lock)
    assert next(iter(profile.look(site))).state is State.GOOD


def test_a_better_one_is_told_with_what_it_brings(site: Site) -> None:
    site.change_settings(profile="fast-3")
    (found,) = profile.look(site)
    assert found.state is State.ATTENTION
    assert found.words.startswith("a better profile than fast-3 is here, fast-4; of single looks at somebody")
    assert worded(found.advice).endswith("portico profile use fast-4")
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
    assert f"; {strict.flattered}" in found.words
    assert worded(found.words) == found.words, "no figure is cut off"
    site.change_settings(identify_fpir=0.01)  # the site's own target stays
    (found,) = profile.look(site)
    assert "stricter" not in found.words


def test_of_whom_no_photo_is_kept_is_counted_and_not_named(site: Site) -> None:
    """Whoever may watch this line need not be allowed to see people."""
    person = site.people.add("Ann", [Enrolled(b"jpeg", np.ones(4, np.float32) / 2, 0.9, "front")], "fast-3")
    site.people.delete_photos(person.id)
    site.change_settings(profile="fast-3")
    (found,) = profile.look(site)
    assert found.words.endswith("; no photo is kept of 1 person")
    assert "Ann" not in str(found)
    assert photoless_words(3) == "no photo is kept of 3 people"
