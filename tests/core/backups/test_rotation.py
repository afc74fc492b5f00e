from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.backups.rotation import Keep, to_remove

KEEP = Keep(daily=7, weekly=4, monthly=6)
NOW = datetime(2026, 11, 22, 2, 0, 30, tzinfo=UTC)
DAY = timedelta(days=1)

moments = st.lists(st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)), max_size=60)
keeps = st.builds(Keep, st.integers(0, 10), st.integers(0, 10), st.integers(0, 10))


def _year(every: timedelta, days: int = 366) -> list[datetime]:
    """What is left after so long, day by day."""
    left: set[datetime] = set()
    for number in range(days * DAY // every):
        now = NOW + number * every
        left.add(now - timedelta(seconds=30))
        left -= to_remove(left, now, KEEP)
    return sorted(left)


def test_a_year_of_days_leaves_what_is_promised() -> None:
    left = [time.date().isoformat() for time in _year(DAY)]
    assert left == [
        # the last day of each month
        "2027-06-30", "2027-07-31", "2027-08-31", "2027-09-30", "2027-10-31",
        # the last day of each week
        "2027-11-07", "2027-11-14",
        # the last seven days, with those of this month and of two weeks
        "2027-11-16", "2027-11-17", "2027-11-18", "2027-11-19", "2027-11-20", "2027-11-21", "2027-11-22",
    ]  # fmt: skip


def test_every_hour_leaves_a_day_of_hours_besides() -> None:
    left = _year(timedelta(hours=1), 60)
    end = left[-1]
    assert [end - time for time in left[-24:]] == [timedelta(hours=n) for n in range(23, -1, -1)]
    assert len({time.date() for time in left}) == len(left) - 24 + len({time.date() for time in left[-24:]})
    assert len([time for time in left if end - time > DAY]) < 13


@given(moments, keeps)
def test_the_newest_stays_and_so_does_the_future(times: list[datetime], keep: Keep) -> None:
    gone = to_remove(times, NOW, keep)
    assert gone <= set(times)
    past = [time for time in times if time <= NOW]
    assert not past or max(past) not in gone
    assert not [time for time in gone if time > NOW or NOW - time < DAY]


@given(moments, keeps)
def test_what_stays_is_promised_and_what_is_promised_stays(times: list[datetime], keep: Keep) -> None:
    past = {time for time in times if time <= NOW}
    kept = past - to_remove(times, NOW, keep)
    old = {time for time in kept if NOW - time >= DAY}
    assert len(old) <= keep.daily + keep.weekly + keep.monthly + 1
    for count, period in (
        (keep.daily, lambda time: time.date()),
        (keep.weekly, lambda time: tuple(time.isocalendar())[:2]),
        (keep.monthly, lambda time: (time.year, time.month)),
    ):
        for one in sorted({period(time) for time in past}, reverse=True)[:count]:
            assert max(time for time in past if period(time) == one) in kept


@given(moments, keeps)
def test_what_was_removed_a_day_ago_is_not_missed_today(times: list[datetime], keep: Keep) -> None:
    """Removing each day comes to the same as removing once: nothing goes that would be wanted later."""
    past = sorted({time for time in times if time <= NOW})
    left: set[datetime] = set()
    for time in past:
        left.add(time)
        left -= to_remove(left, time, keep)
    left -= to_remove(left, NOW, keep)
    assert left == set(past) - to_remove(past, NOW, keep)


def test_neither_a_clock_gone_wrong_nor_a_long_holiday_makes_many_go() -> None:
    left = set(_year(DAY, 60))
    assert to_remove(left, max(left) + 9999 * DAY, KEEP) == set()
    assert to_remove(left, NOW - 9999 * DAY, KEEP) == set()
