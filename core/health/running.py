"""Programs that are running on this site: their cameras and recognisers, and how others before them ended."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.base.advice import Act
from core.base.messages import Message
from core.health.check import Check, Group, State, sum_words, worst
from core.live import status_file
from core.live.supervision import LiveHealth
from core.programs import crash

if TYPE_CHECKING:
    from core.cameras.camera import CameraHealth
    from core.site import Site

LOST = ("lost", "stalled", "frozen", "blank")  # states of a camera that shows nothing new and should
_ORDER = ("off", "ended", "live", "connecting", "blank", "frozen", "stalled", "lost")  # the worst comes last
_OFTEN = 3  # openings of a camera within an hour from which its connection counts as weak
_LATELY = timedelta(days=7)
_SLOW, _STUCK = 3.0, 20.0  # seconds that a picture, a search or a template waits


def look(site: Site) -> Iterator[Check]:
    """What programs that run now have written about themselves."""
    yield from _of_all([one.live for one in status_file.read_all(site.folder)], _wanted(site))


def here(site: Site, live: LiveHealth | None, lent: Collection[str] = ()) -> Iterator[Check]:
    """The same, with what this very program says of itself in place of what it has written.

    Cameras that it has ``lent``, as for enrolling, are not missing: they come back by themselves.
    """
    own = [live] if live is not None and live.cameras else []
    several, wanted = [*own, *(one.live for one in _others(site.folder))], _wanted(site)
    if lent and not several and set(wanted) <= set(lent):
        yield Check(
            "cameras",
            State.GOOD,
            Message("somebody is being photographed"),
            Group.CAMERAS,
            {"configured": len(wanted), "cameras": []},
        )
        return
    yield from _of_all(several, [name for name in wanted if name not in lent])


def door_states(folder: Path, own: Mapping[str, str] | None = None) -> dict[str, str]:
    """What running programs say of the doors that they look after: name → locked, unlocked, or what is wrong.

    Args:
        folder: of the site.
        own: what this very program says, in place of what it has written.

    """
    several = status_file.read_all(folder) if own is None else _others(folder)
    return {name: state for one in several for name, state in one.doors.items()} | dict(own or {})


def _others(folder: Path) -> list[status_file.Status]:
    """What programs other than this one have written."""
    return [one for one in status_file.read_all(folder) if one.pid != os.getpid()]


def _of_all(several: list[LiveHealth], wanted: list[str]) -> Iterator[Check]:
    if several:
        yield from of_live(_together(several) if len(several) > 1 else several[0], wanted)
    else:
        yield _unwatched(wanted)


def _together(several: list[LiveHealth]) -> LiveHealth:
    """Several programs as one: the worst of each, and each camera once."""
    cameras: dict[str, CameraHealth] = {}
    for camera in (camera for one in several for camera in one.cameras):
        before = cameras.get(camera.name)
        if before is None or _ORDER.index(camera.state) > _ORDER.index(before.state):
            cameras[camera.name] = camera
    return LiveHealth(
        tuple(cameras.values()),
        sum(one.rate for one in several),
        max(one.oldest_frame_seconds for one in several),
        max(one.beside_seconds for one in several),
        sum(one.restarts for one in several),
        sum(one.restarts_hour for one in several),
        sum(one.troubles for one in several),
        next((one.last_trouble for one in several if one.last_trouble), Message()),
    )


def _wanted(site: Site) -> list[str]:
    """Names of the cameras that this site has."""
    return [name for name, camera in site.settings.cameras.items() if camera.source is not None]


def _unwatched(wanted: Collection[str]) -> Check:
    facts: dict[str, Any] = {"configured": len(wanted), "cameras": []}
    if not wanted:
        return Check("cameras", State.GOOD, Message("none is set up"), Group.CAMERAS, facts)
    words = Message("{cameras} set up, and no program watches", cameras=_cameras_words(len(wanted)))
    return Check(
        "cameras",
        State.ATTENTION,
        words,
        Group.CAMERAS,
        facts,
        advice=Message(Act.WATCH),
    )


def of_live(live: LiveHealth, wanted: Collection[str]) -> Iterator[Check]:
    """What one program says of its cameras and its recogniser; ``wanted`` are the names of the site's cameras."""
    cameras = [_of_camera(camera) for camera in live.cameras]
    missing = sorted(set(wanted) - {one["name"] for one in cameras})
    cameras += [_off(name) for name in missing]
    lost = [_lost_words(str(one["name"]), str(one["state"])) for one in cameras if one["state"] in LOST]
    weak = [one["name"] for one in cameras if one["reconnects_hour"] >= _OFTEN and one["state"] not in LOST]
    on = sum(one["state"] == "live" for one in cameras)
    state = State.GOOD
    found = [Message("{on} of {cameras} live", on=on, cameras=len(cameras))]
    if lost:
        found.append(Message.joined(", ", lost))
    if weak:
        found.append(Message("opened anew too often: {weak}", weak=", ".join(weak)))
    if missing:
        found.append(Message("not watched: {missing}", missing=", ".join(missing)))
    if lost or weak or missing:
        state = State.ATTENTION
    facts: dict[str, Any] = {"configured": len(wanted), "not_watched": len(missing), "cameras": cameras}
    yield Check("cameras", state, sum_words(found), Group.CAMERAS, facts)
    yield _recogniser(live)


def _lost_words(name: str, state: str) -> Message:
    if state == "frozen":
        return Message("{name} shows the same picture all the time", name=name)
    if state == "blank":
        return Message("{name} shows nothing", name=name)
    return Message("{name} is stalled", name=name) if state == "stalled" else Message("{name} is lost", name=name)


def _of_camera(camera: CameraHealth) -> dict[str, Any]:
    state = str(camera.state)
    return {
        "name": camera.name,
        "state": state,
        "error": camera.error,
        "since": _moment(camera.since),
        "last_frame": _moment(camera.last_frame),
        "reconnects": camera.reconnects,
        "reconnects_hour": camera.reconnects_hour,
        "frames": camera.frames,
        "rate": round(camera.rate, 2),
        "attention": state in LOST or camera.reconnects_hour >= _OFTEN,
    }


def _off(name: str) -> dict[str, Any]:
    """A camera of the site that nobody watches."""
    nothing: dict[str, Any] = dict.fromkeys(("reconnects", "reconnects_hour", "frames"), 0)
    nothing |= {"error": "", "since": None, "last_frame": None, "rate": 0.0}
    return {"name": name, "state": "off", **nothing, "attention": True}


def _moment(when: datetime | None) -> str | None:
    return when.isoformat(timespec="seconds") if when is not None else None


def _recogniser(live: LiveHealth) -> Check:
    facts = {
        "rate": round(live.rate, 2),
        "oldest_frame_seconds": round(live.oldest_frame_seconds, 2),
        "beside_seconds": round(live.beside_seconds, 2),
        "restarts": live.restarts,
        "restarts_hour": live.restarts_hour,
        "troubles": live.troubles,
    }
    waits = max(live.oldest_frame_seconds, live.beside_seconds)
    found, states, advice = [_rate_words(live.rate)], [State.GOOD], ""
    if waits > _STUCK:
        found.append(Message("it has not answered for {waits:.0f} s, and is begun anew by itself", waits=waits))
        states.append(State.BAD)
    elif waits > _SLOW:
        found.append(Message("pictures wait {waits:.1f} s", waits=waits))
        advice = Message("take fewer cameras, or a faster machine")
        states.append(State.ATTENTION)
    if live.restarts_hour:
        found.append(Message("it was begun anew {times} within the hour", times=_times_words(live.restarts_hour)))
        advice = advice or Message("see the events")
        states.append(State.ATTENTION)
    return Check("recogniser", worst(states), sum_words(found), Group.RECOGNISER, facts, advice=advice)


def _rate_words(rate: float) -> str:
    return Message("{rate:.1f} pictures/s", rate=rate)


def _cameras_words(count: int) -> str:
    return Message("1 camera is") if count == 1 else Message("{count} cameras are", count=count)


def _times_words(count: int) -> str:
    return Message("once") if count == 1 else Message("{count} times", count=count)


def crashes(folder: Path, now: datetime | None = None) -> Iterator[Check]:
    """Whether programs have broken down lately, or have ended without saying so."""
    found, now = crash.reports(folder), now or datetime.now(UTC)
    lately = [report for report in found if now - report.time < _LATELY]
    cut = len(crash.cut_off(folder))
    facts: dict[str, Any] = {
        "reports": len(found),
        "reports_lately": len(lately),
        "last": found[0].time.isoformat(timespec="seconds") if found else None,
        "cut_off": cut,
    }
    if lately:
        words = Message(
            "{reports} within a week, {lately}", reports=_reports_words(len(lately)), lately=lately[0].words
        )
        advice = Message("send {path} to whoever looks after Portico: it holds no names", path=lately[0].path)
        yield Check("crashes", State.ATTENTION, words, Group.MACHINE, facts, advice=advice)
    elif cut:
        words = Message("{cut} without saying so: the power failed, or it was killed", cut=_cut_words(cut))
        yield Check("crashes", State.ATTENTION, words, Group.MACHINE, facts)
    else:
        yield Check("crashes", State.GOOD, Message("none within a week"), Group.MACHINE, facts)


def _reports_words(count: int) -> str:
    return Message("1 crash") if count == 1 else Message("{count} crashes", count=count)


def _cut_words(count: int) -> str:
    return Message("1 program ended") if count == 1 else Message("{count} programs ended", count=count)
