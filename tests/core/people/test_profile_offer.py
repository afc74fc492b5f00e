from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from core.engine import Engine
from core.gallery.measuring import Measuring
from core.gallery.people import Enrolled
from core.people import profile_offer
from core.people.enrolment import sample
from core.people.profile_offer import Gain, missing, offer, predecessor, successor
from core.people.reembedding import KEPT_DAYS, change_profile, remove_former, remove_outdated
from core.recognition import profiles
from core.settings import Settings
from core.site import Site


@pytest.fixture
def old(site: Site) -> Site:
    """A site that goes on with the profile of before."""
    site.change_settings(profile="standard-3")
    return site


def _face(value: float = 0.5) -> Enrolled:
    return Enrolled(b"jpeg", np.full(4, value, np.float32), 0.9, "front")


def test_a_profile_is_followed_by_the_newest_of_its_name() -> None:
    assert successor("standard-3") == "standard-4"
    assert successor("fast-3") == "fast-4"
    assert predecessor("fast-4") == "fast-3"
    for name in ("standard-4", "mine.toml", "standard", "other-1"):
        assert successor(name) == ""


def test_versions_are_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profiles, "names", lambda: ["standard-10", "standard-3", "standard-9", "standard-9b"])
    assert successor("standard-3") == "standard-10"
    assert predecessor("standard-10") == "standard-9"


def test_what_it_brings_are_the_figures_of_both_profiles() -> None:
    before, after = profiles.load("standard-3"), profiles.load("standard-4")
    gain = Gain.between(before, after, people=1000, target=1e-3)
    assert (gain.refused_before, gain.refused) == (before.verify_cost(1e-4), after.verify_cost(1e-4))
    assert f"instead of {100 * before.verify_cost(1e-4):.1f} % are refused" in gain.words()
    assert gain.words().endswith("at a false match rate of 1 in 10,000")
    assert not gain.stricter
    assert gain.target_words() == ""  # the site has a target of its own, and keeps it


def test_a_stricter_target_is_said_with_its_price() -> None:
    before, after = profiles.load("standard-3"), profiles.load("standard-4")
    before = before.model_copy(update={"identify_fpir": 1e-2})
    after = after.model_copy(update={"identify_fpir": 1e-3})
    gain = Gain.between(before, after, people=100)
    assert gain.stricter
    assert (gain.missed_before, gain.missed) == (before.identify_cost(100, 1e-2), after.identify_cost(100, 1e-3))
    assert "1 stranger in 1,000 instead of 1 in 100 may be taken for somebody enrolled" in gain.target_words()


def test_a_site_of_before_is_offered_the_new_one(old: Site) -> None:
    old.people.add("Ann", [_face()], "standard-3")
    found = offer(old)
    assert found is not None
    assert (found.used, found.name, found.missing) == ("standard-3", "standard-4", "")
    assert (found.measured.photos, found.measured.done) == (1, 0)
    assert found.photoless == {}


def test_nothing_is_offered_where_nothing_is_better(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert offer(site) is None
    site.change_settings(profile="standard-3")
    worse = profiles.load("standard-3")
    monkeypatch.setattr(profile_offer.profiles, "load", lambda _name="": worse)
    assert offer(site) is None


def test_a_target_of_the_sites_own_stays(old: Site) -> None:
    old.change_settings(identify_fpir=0.02)
    found = offer(old)
    assert found is not None
    assert (found.gain.target_before, found.gain.target) == (0.02, 0.02)


def test_missing_weights_are_one_sentence(old: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTICO_CACHE", str(tmp_path / "empty"))
    words = missing(profiles.load("standard-4"), Settings())
    assert "SFace" in words
    assert "is not installed: " in words
    assert "\n" not in words
    found = offer(old)
    assert found is not None
    assert found.missing == words


def test_who_has_no_photo_is_named_and_who_withdrew_is_not(old: Site) -> None:
    for name in ("Ann", "Bob", "Eve"):
        old.people.add(name, [_face()], "standard-3")
    ann, bob = old.people.find("Ann"), old.people.find("Bob")
    old.people.delete_photos(ann.id)
    old.consents.give(bob.id, datetime(2026, 1, 1, tzinfo=UTC).date(), "form 1")
    old.withdraw(bob.id, datetime(2026, 2, 1, tzinfo=UTC).date())
    found = offer(old)
    assert found is not None
    assert found.photoless == {ann.id: "Ann"}


def test_who_cannot_be_measured_keeps_old_templates_until_photographed(
    site: Site, engine: Engine, collins: np.ndarray
) -> None:
    one = sample(engine, collins)
    later = datetime.now(UTC) + timedelta(days=KEPT_DAYS + 1)
    site.change_settings(profile="fast-4")
    lost = site.people.add("Lost", [_face()], "fast-4")
    outcome = change_profile(site, "standard-4", load=lambda _settings: engine, force=True)
    assert (outcome.changed, outcome.without) == (True, {lost.id: "Lost"})
    unknown = Measuring(site.database, site.vault, site.trail, "standard-4").unknown
    assert unknown() == {lost.id: "Lost"}
    assert remove_outdated(site, later) == 0
    assert remove_former(site) == {}
    assert site.people.template_count("fast-4") == 1

    site.people.add("Lost", [Enrolled(b"jpeg", one.template, 0.9, "front")], "standard-4")
    assert unknown() == {}
    assert remove_outdated(site, later) == 1
    assert site.people.template_count("fast-4") == 0
