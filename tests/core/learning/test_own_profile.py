"""What came of an adapter, kept as a recognition profile of the site."""

from __future__ import annotations

import pytest

from core.errors import LearningError
from core.learning import own_profile, registry
from core.learning.runs import Runs
from core.learning.sources import DataKind, Source
from core.people.reembedding import status, statuses
from core.recognition import profiles
from core.recognition.fusion import Transform
from core.site import Site
from core.store.audit import EVERYTHING, Actor, NotAllowedError, Permission
from tests.core.learning.adapters import ID, adapter_run


def test_it_lies_in_the_site_with_all_that_it_needs_and_outlives_the_run(site: Site) -> None:
    run = adapter_run(site.folder)
    place = own_profile.keep(run, site)
    assert place == site.folder.absolute() / "profiles" / ID / f"{ID}.toml"
    assert place.parent.stat().st_mode & 0o077 == 0
    assert own_profile.keep(run, site) == place, "once more changes nothing"
    Runs(site.folder).delete(run)
    profile = profiles.load(str(place))
    assert profile.id == ID
    assert Transform.read(profile.folder / str(profile.parts[0].transform)).projection is not None
    assert profiles.own(site.folder) == [str(place)]
    assert {one.name for one in statuses(site)} == {*profiles.names(), str(place)}
    assert not status(site, str(place)).used


def test_one_that_is_broken_keeps_nobody_from_the_others(site: Site) -> None:
    place = own_profile.keep(adapter_run(site.folder), site)
    place.write_text("id = ", encoding="utf-8")
    assert [one.name for one in statuses(site)] == profiles.names()


def test_it_takes_the_right_to_change_settings(site: Site) -> None:
    run = adapter_run(site.folder)
    rita = site.acting_as(Actor("Rita", EVERYTHING - {Permission.RULES}))
    with pytest.raises(NotAllowedError, match="Rita may not change doors, rules and settings"):
        own_profile.keep(run, rita)
    assert profiles.own(site.folder) == []


def test_a_site_does_not_rest_on_what_goes_with_any_of_its_people(site: Site) -> None:
    run = adapter_run(site.folder, DataKind.GALLERY)
    with pytest.raises(LearningError, match="is deleted with any of them"):
        own_profile.keep(run, site)
    assert profiles.own(site.folder) == []


def test_of_others_there_is_none(site: Site) -> None:
    recipe = registry.recipe("face-adapter")
    run = Runs(site.folder).create(recipe, recipe.parameters(), Source(kind=DataKind.CLASSES, place="people"), "New")
    with pytest.raises(LearningError, match="no recognition profile came of New"):
        own_profile.keep(run, site)
    assert not own_profile.has_profile("face-adapter", ("face-adapter.npz",))
    assert not own_profile.has_profile("classifier", ("face-adapter.toml",))


def test_it_is_better_by_the_first_figure_that_comparisons_support() -> None:
    better = {"eer": 0.2, "eer, before": 0.1, "fnmr at 0.01": 0.1, "fnmr at 0.01, before": 0.2}
    assert own_profile.is_better(better)
    assert not own_profile.is_better({"eer": 0.1, "eer, before": 0.1})
    assert not own_profile.is_better({"eer": 0.1})
