"""What people write by hand or hand in: settings, profiles, doors, schedules, holidays, the file of the site key."""

from __future__ import annotations

import json
import math
import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from benchmarks.fuzzing.target import Target, require, scratch, shown


def _finite(value: object, where: str) -> None:
    """Refuse numbers that are none, however deep they lie."""
    if isinstance(value, float):
        require(math.isfinite(value), f"{where}: a number is none")
    elif isinstance(value, dict):
        for one in (*value.keys(), *value.values()):
            _finite(one, where)
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            _finite(one, where)


@contextmanager
def _no_variables() -> Iterator[None]:
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("PORTICO_")}
    try:
        yield
    finally:
        os.environ.update(kept)


def _settings(content: bytes) -> None:
    from core import settings
    from core.errors import SiteError

    folder = scratch("settings")
    path = folder / settings.FILE
    path.write_bytes(content)
    with _no_variables():
        read = settings.load(folder)
        _finite(read.model_dump(), "settings")
        require(20 <= read.min_face <= 400 and read.keep_events_days >= 0, "settings: out of their range")
        for camera in read.cameras.values():
            if camera.region is not None:
                left, top, right, bottom = camera.region
                require(0 <= left < right <= 1 and 0 <= top < bottom <= 1, "settings: a region is none")
        try:
            changed = settings.save(folder, min_face=60)
        except SiteError:
            require(path.read_bytes() == content, "settings: refused, and changed all the same")
            raise
        expected = read.model_dump() | {"min_face": 60}
        require(changed.model_dump() == expected, "settings: a change changed something else")
        require(settings.load(folder).model_dump() == expected, "settings: what was written is not what is read")


def _settings_seeds() -> list[bytes]:
    return [
        b"",
        (
            b'# a comment\nprofile = "fast-4"\nmin_face = 80\nkey_file = "/media/key"\n\n[cameras.Front]\n'
            b'source = "rtsp://a:b@c/d"\nregion = [0, 0.1, 0.9, 1]\nmin_face = 30\n'
        ),
        b'format = 2\n[backups]\nfolder = "/b"\nevery = "week"\nat = "23:59"\n[cameras.B]\ntransport = "udp"\n',
        b"format = 99999999999999999999\n",
        b"verify_fmr = 1e-4\nidentify_fpir = 0.01\nlock_minutes = 0\nallow_downloads = true\nkeep_unknown_days = 0\n",
        b'key = "passphrase"\ncameras = {A = {source = "0"}, "B \\u00fc" = {min_face = 40}}\n',
        b"lock_minutes = nan\n",
        b"verify_fmr = inf\ncameras.a.region = [nan, 0, nan, 1]\n",
        b'[a]\nb = [[[1, {c = 1979-05-27T07:32:00Z}]]]\n"x" = """\nmore"""\n',
    ]


def _profile(content: bytes) -> None:
    from core.recognition import profiles

    path = scratch("profile") / "own.toml"
    path.write_bytes(content)
    read = profiles.load(str(path))
    _finite(read.model_dump(exclude={"folder"}), "profile")
    for rate in (read.verify_fmr, 1e-9, 0.999):
        threshold = read.verify_threshold(rate)
        require(math.isfinite(threshold) and threshold <= 1, "profile: a threshold is none")
    require(0 <= read.verify_cost(1e-3) <= 1, "profile: a share is none")
    low, high = read.identify_threshold(10), read.identify_threshold(10_000_000)
    require(low <= high, "profile: more people make it easier")


@cache
def _profile_seeds() -> list[bytes]:
    small = (
        'id = "own-1"\ntitle = "Own"\nparts = [{embedder = "lbp", weight = 1.0, transform = "lbp.npz"}]\n'
        '[calibration]\nsource = "x"\nimpostors = 9\nthresholds = [0.1, 0.2, 0.3]\nfmr = [0.5, 0.1, 0.01]\n'
        "fnmr = [0, 0.1, 0.5]\nmated = [0.1, 0.9]\ncoherence = 0.9\n"
    )
    figures = '[figures]\nsource = "x"\naccuracy = 0.9\nstd = 0.1\neer = 0.05\ntar = {"0.001" = 0.9}\n'
    return [
        small.encode(),
        (small + figures).encode(),
        (small + figures).replace("0.05", "nan").encode(),
        small.replace("[0.1, 0.2, 0.3]", "[0.1, nan, 0.3]").encode(),
        small.replace("0.9]", "inf]").encode(),
        b"id = " + b"9" * 4400,
        b"a = " + b"[" * 2000,
    ]


def _door(content: bytes) -> None:
    from pydantic import ValidationError

    from core.access.door import Door
    from core.errors import PorticoError
    from core.locks import drivers
    from core.locks.drivers.base import filled
    from core.locks.drivers.mqtt import level

    try:
        door = Door.model_validate(tomllib.loads(content.decode()))
    except (
        ValidationError,
        ValueError,
        RecursionError,
    ) as error:  # the command line and the window say it in their way
        raise PorticoError("this is no door") from error
    _finite(door.model_dump(exclude={"lock"}), "door")
    require(0 < door.pulse_seconds <= 600, "door: out of its range")
    topic = level(door.name)
    require(not set(topic) & set("+#/$\0") and 0 < len(topic) <= 100, "door: its name is no level of a topic")
    require(filled("a/{door}/b", {"door": topic}).count("/") == 2, "door: its name changes the topic")
    again = Door.model_validate_json(door.model_dump_json())
    require(again == door, "door: kept and read, it is another")
    driver = drivers.settings_of(door.lock)
    _finite(driver.model_dump(), "lock")


def _door_seeds() -> list[bytes]:
    rules = b'[rules]\nname = "Front"\nzone = "Europe/Berlin"\nmode = "two-person"\nforgive_at = 180\n'
    return [
        rules,
        b'cameras = ["Front"]\npulse_seconds = 5\nheld_seconds = 0\nfail_safe = true\n' + rules
        + b'passback = "hard"\nleads_to = "Hall"\n[lock]\ndriver = "mqtt"\nhost = "broker"\ntopic = "a/{door}"\n',
        rules + b'[lock]\ndriver = "http"\nunlock_url = "https://door/{door}?x"\nheaders = {A = "b"}\ntimeout = 2.5\n',
        rules + b'[lock]\ndriver = "modbus"\nhost = "10.0.0.1"\ncoil = 7\ninverted = true\n',
        rules + b'[lock]\ndriver = "serial"\nport = "COM3"\nprotocol = "bytes"\nunlock = "A0 01"\nlock = "a000"\n',
        b'pulse_seconds = inf\n[rules]\nname = "\\u202e"\nrepeat_seconds = nan\n',
        b'[rules]\nname = "a"\nzone = "../../etc/passwd"\n[lock]\ndriver = "x"\n',
    ]  # fmt: skip


def _rules(content: bytes) -> None:
    from pydantic import ValidationError

    from core.access.schedules import Calendar, Schedule
    from core.errors import PorticoError

    try:
        said = json.loads(content)
        parts = said if isinstance(said, dict) else {}
        schedule = Schedule.model_validate(parts.get("schedule"))
        calendar = Calendar.model_validate(parts.get("calendar")) if "calendar" in parts else None
    except (ValidationError, ValueError, RecursionError) as error:
        raise PorticoError("this is no schedule") from error
    require(Schedule.model_validate_json(schedule.model_dump_json()) == schedule, "schedule: kept, it is another")
    if calendar is not None:
        require(Calendar.model_validate_json(calendar.model_dump_json()) == calendar, "calendar: kept, it is another")
    moment = datetime(2024, 2, 28, 23, 30)  # noqa: DTZ001  # what the clock on the wall shows
    for _ in range(8):
        began = schedule.began(moment, calendar)
        require(began is None or timedelta() <= moment - began <= timedelta(days=3), "schedule: it began at no time")
        moment += timedelta(hours=9, minutes=7)
    for period in schedule.periods:
        shown(str(period), "period")
    if calendar is not None:
        calendar.holds(date(2024, 2, 29))


def _rules_seeds() -> list[bytes]:
    periods = [{"days": [0, 1, 2, 3, 4], "start": 480, "end": 1080}, {"days": [5, 7], "start": 1320, "end": 360}]
    schedule = {"name": "Office", "periods": periods, "calendar": "State"}
    calendar = {"name": "State", "dates": ["2026-12-25"], "yearly": [[2, 29], [12, 25]]}
    return [
        json.dumps({"schedule": schedule, "calendar": calendar}).encode(),
        json.dumps({"schedule": {"name": "Always", "periods": [{"days": [*range(7)], "start": 0, "end": 0}]}}).encode(),
        b'{"schedule": {"name": "\\ud800", "periods": [{"days": [1e0], "start": NaN, "end": 1e999}]}}',
    ]


def _period(content: bytes) -> None:
    from core.access.schedules import parse_period

    text = content.decode("utf-8", "replace")
    period = parse_period(text)
    require(parse_period(str(period)) == period, "period: what is written is not read")


def _period_seeds() -> list[bytes]:
    return [b"mon-fri 08:00-18:00", b"sat,sun 22:00-06:00", "holiday \u0660\u0668:\u0663\u0660-24:00".encode()]


def _key(content: bytes) -> None:
    from core.store.keys import KeyBehindPassphrase, KeyFile

    path = scratch("key") / "site.key"
    path.write_bytes(content)
    asked = 0

    def ask() -> str:
        nonlocal asked
        asked += 1
        return "seven brave otters"

    behind = content.lstrip().startswith(b"{")
    place = KeyBehindPassphrase(path, ask) if behind else KeyFile(path)
    with _no_variables():
        key = place.read()
    require(key is not None and len(key) == 32, "key: it is none")
    require(asked <= 1, "key: asked for the passphrase again")


def _key_seeds() -> list[bytes]:
    costs: dict[str, Any] = {"kdf": "argon2id", "time": 1, "memory": 8, "lanes": 1}
    return [
        b"00" * 32,
        b"ab cd\n" * 16,
        json.dumps({**costs, "salt": "00" * 16, "sealed": "11" * 60}).encode(),
        json.dumps({**costs, "time": 90, "memory": 4 * 1024**2, "lanes": 64, "salt": "00" * 16, "sealed": ""}).encode(),
    ]


def _portico() -> tuple[type[Exception], ...]:
    from core.errors import PorticoError

    return (PorticoError,)


_TOML = (
    b"nan", b"inf", b"-inf", b"1e999", b"'''", b'"""', b"\\u202e", b"\\U0010ffff", b"[[", b"]]", b"{", b"0x", b"_",
    b"1979-05-27T07:32:00Z", b"9999999999999999999", b"true", b"[cameras.a]", b"region = ", b"folder = ", b"format = ",
    b"\r", b"\x00",
)  # fmt: skip
_JSON = (b"NaN", b"1e999", b"\\ud800", b"null", b"true", b"-1", b"[[", b"{}", b"1440", b'"2026-02-30"', b"7")

TARGETS = [
    Target("settings", _settings, _settings_seeds, _portico, _TOML, longest=2048),
    Target("profile", _profile, _profile_seeds, _portico, (*_TOML, b"weight", b"thresholds", b"mated"), longest=2048),
    Target("door", _door, _door_seeds, _portico, (*_TOML, b"driver = ", b"{door}", b"http://", b"zone = "), 2048),
    Target("schedule", _rules, _rules_seeds, _portico, _JSON, longest=2048),
    Target(
        "period", _period, _period_seeds, lambda: (ValueError,), (b"mon", b"holiday", b"24:00", b"-", b",", b":"), 64
    ),
    Target("site key", _key, _key_seeds, _portico, _JSON, longest=512),
]  # fmt: skip
