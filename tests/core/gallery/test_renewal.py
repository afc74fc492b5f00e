from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from core.gallery.events import Decision, Event, Outcome
from core.gallery.people import Enrolled
from core.gallery.renewal import LATELY, Cause, Limits, Sighting, age_words, judged, months_between, old_words, renewals
from core.site import Site

PROFILE = "p-1"
TODAY = datetime.now(UTC).date()
SETTLED = TODAY + timedelta(days=15)  # when scores of a photo of today count


def _face(taken: date | None = None) -> Enrolled:
    return Enrolled(b"jpeg", np.ones(4, np.float32) / 2, 0.9, "front", taken)


def _ago(years: float) -> date:
    return TODAY - timedelta(days=round(365.25 * years))


def _seen(site: Site, person: int, scores: list[float], threshold: float = 0.3, minutes: int = 1) -> None:
    """Recognitions of somebody, one after the other, from now on."""
    for number, score in enumerate(scores):
        site.events.record(
            Event(
                datetime.now(UTC) + timedelta(minutes=minutes + number), "Door", number, Decision.ALLOW,
                Outcome.RECOGNISED, None, person, score, threshold, None, None, None, 3, 0.8, PROFILE, (),
            )
        )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "months"), [("2026-03-31", 0), ("2026-04-01", 0), ("2026-02-28", 1), ("2025-03-31", 12), ("2021-03-30", 60)]
)
def test_whole_months_count(day: str, months: int) -> None:
    assert months_between(date.fromisoformat(day), date(2026, 3, 31)) == months


def test_ages_in_words() -> None:
    assert [age_words(months) for months in (0, 1, 14, 24, 71)] == [
        "0 months", "1 month", "14 months", "2 years", "5 years",
    ]  # fmt: skip


def test_a_picture_that_is_too_old_says_so() -> None:
    today = date(2026, 3, 31)
    told = old_words("a.jpg", date(2019, 3, 1), 60, today)
    assert told == "a.jpg is 7 years old: they are to be photographed anew, unless there is a newer one of them"
    for taken, months in ((date(2021, 4, 1), 60), (date(2009, 3, 1), 0), (None, 60)):
        assert old_words("a.jpg", taken, months, today) == ""


def test_the_shortest_time_of_all_groups_holds() -> None:
    limits = Limits(60, {"Children": 12, "Pupils": 18, "Guests": 90})
    assert [limits.of(groups) for groups in ([], ["Staff"], ["Guests"], ["Pupils", "Children"])] == [60, 60, 60, 12]
    assert Limits(0).of(["Staff"]) == 0
    assert Limits(0, {"Children": 12}).of(["Children"]) == 12


def _sightings(*scores: float) -> list[Sighting]:
    return [Sighting(score, 0.3) for score in scores]


def test_scores_that_fall_are_told_from_scores_that_vary() -> None:
    before = [0.6, 0.64, 0.56, 0.7, 0.62, 0.58, 0.66, 0.61, 0.6, 0.59] * 2
    steady, fallen = [0.57, 0.65, 0.6, 0.55, 0.7, 0.6, 0.59, 0.62, 0.58, 0.64], [0.5, 0.52, 0.45, 0.51, 0.5] * 2
    assert judged(_sightings(*steady, *before), 0.05) is None
    found = judged(_sightings(*fallen, *before), 0.05)
    assert found is not None
    assert found[0] is Cause.FALLING
    assert found[1:] == pytest.approx((0.5, 0.605, 0.3))
    assert judged(_sightings(*fallen[:-1]), 0.05) is None  # too few to say anything
    assert judged(_sightings(*fallen, *before[:5]), 0.05) is None


def test_scores_near_the_threshold_need_nothing_to_be_held_against() -> None:
    found = judged(_sightings(*[0.34] * LATELY), 0.05)
    assert found is not None
    assert found[0] is Cause.NEAR
    assert judged(_sightings(*[0.36] * LATELY), 0.05) is None


def test_who_is_due_and_why(site: Site) -> None:
    old = site.people.add("Old", [_face(_ago(7)), _face(_ago(6.1))], PROFILE)
    site.people.add("New", [_face(_ago(7)), _face(_ago(0.5))], PROFILE)
    site.people.add("Undated", [_face()], PROFILE)
    child = site.people.add("Child", [_face(_ago(1.5))], PROFILE)
    falling = site.people.add("Falling", [_face()], PROFILE)
    site.access.add_group("Children")
    site.access.join(child.id, "Children")
    _seen(site, falling.id, [0.6, 0.64, 0.58, 0.62, 0.6, 0.61, 0.63, 0.59, 0.6, 0.62] + [0.45] * 10)
    lost = site.people.add("Lost", [_face()], "p-0")
    found = renewals(site.database, PROFILE, {lost.id: "Lost"}, Limits(60, {"Children": 12}, 0.05), SETTLED)
    assert [(one.name, one.cause) for one in found] == [
        ("Lost", Cause.UNKNOWN), ("Child", Cause.OLD), ("Old", Cause.OLD), ("Falling", Cause.FALLING),
    ]  # fmt: skip
    assert found[2].person_id == old.id
    assert found[2].words() == "the newest photo is 6 years old"
    assert found[1].words() in ("the newest photo is 18 months old", "the newest photo is 19 months old")
    assert found[3].words() == "looks of late score 0.45, and 0.60 before"
    never = renewals(site.database, PROFILE, {}, Limits(0, {}, 0.0), SETTLED)
    assert [one.name for one in never] == ["Falling"]


def test_a_new_photo_settles_it(site: Site) -> None:
    person = site.people.add("Ann", [_face(_ago(6))], PROFILE)
    _seen(site, person.id, [0.31] * LATELY, minutes=-60)  # with the photo of before
    (found,) = renewals(site.database, PROFILE, {}, Limits(60, {}, 0.05), TODAY)
    assert found.cause is Cause.OLD
    site.people.add("Ann", [_face()], PROFILE)
    assert renewals(site.database, PROFILE, {}, Limits(60, {}, 0.05), TODAY) == []


def test_disputed_looks_and_those_of_other_profiles_do_not_count(site: Site) -> None:
    person = site.people.add("Ann", [_face()], PROFILE)
    _seen(site, person.id, [0.31] * LATELY)
    limits = Limits(60, {}, 0.05)
    assert [one.cause for one in renewals(site.database, PROFILE, {}, limits, SETTLED)] == [Cause.NEAR]
    assert renewals(site.database, "p-2", {}, limits, SETTLED) == []
    site.events.dispute(site.events.latest_id(), disputed=True)
    assert renewals(site.database, PROFILE, {}, limits, SETTLED) == []


def test_scores_of_a_new_photo_say_nothing_yet(site: Site) -> None:
    person = site.people.add("Ann", [_face()], PROFILE)
    _seen(site, person.id, [0.31] * LATELY)
    limits = Limits(60, {}, 0.05)
    assert renewals(site.database, PROFILE, {}, limits, TODAY + timedelta(days=13)) == []
    assert renewals(site.database, PROFILE, {}, limits, SETTLED)


def test_recognitions_of_years_ago_are_not_read(site: Site) -> None:
    person = site.people.add("Ann", [_face()], PROFILE)
    _seen(site, person.id, [0.31] * LATELY)
    limits = Limits(0, {}, 0.05)
    assert [one.name for one in renewals(site.database, PROFILE, {}, limits, TODAY + timedelta(days=300))] == ["Ann"]
    assert renewals(site.database, PROFILE, {}, limits, TODAY + timedelta(days=400)) == []
