"""Sentences that core really says, in Chinese: nothing of them stays English but names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.window.language import said
from app.window.language.installing import install
from app.window.language.saying import _Template
from core import images
from core.access.door import Door
from core.access.policy import DoorRules, Liveness, Mode, Passage, Passback, Proof
from core.access.schedules import Schedule, parse_period
from core.cameras.opening import open_source
from core.cameras.source import Frame
from core.evaluation.quick import measure
from core.evaluation.site_check import check_site
from core.gallery.people import Person
from core.gallery.recogniser import Recogniser
from core.live.gate import Gate
from core.live.proving import Proving
from core.live.station import Station
from core.liveness.challenge import ChallengeStep, TurnChallenge
from core.locks.drivers import settings_of
from core.people.enrolment import Enroller, sample
from core.recognition.quality import Flaw
from core.site import Site
from core.store.audit import Actor, Permission
from core.store.operators import Role

NIGHT = datetime(2026, 6, 1, 23, tzinfo=UTC)  # a Monday
OFFICE = Schedule(name="工作时间", periods=(parse_period("mon-fri 08:00-18:00"),))


@dataclass
class Desk:
    """A site with somebody enrolled who may pass a door in the daytime."""

    site: Site
    recogniser: Recogniser
    folder: Path
    person: Person
    collins: np.ndarray
    hopper: np.ndarray

    @property
    def enroller(self) -> Enroller:
        return Enroller(self.site, self.recogniser)

    def sample(self, picture: np.ndarray, name: str = "the picture"):
        return sample(self.recogniser.engine, picture, name)

    def ask(self, person: int | None, when: datetime = NIGHT, proof: Proof | None = None, **rules) -> str:
        """What the door says of somebody, with these rules."""
        self.site.access.keep(Door(rules=DoorRules(name="前门", **rules), cameras=("大厅",)))
        return "; ".join(s.text for s in self.site.access.ask("前门", person, when, proof=proof).said)


@pytest.fixture
def desk(chinese: None, site: Site, recogniser: Recogniser, tmp_path: Path, collins, hopper) -> Desk:
    person = Enroller(site, recogniser).samples("艾琳", [sample(recogniser.engine, collins)])
    site.access.keep(OFFICE)
    site.access.keep(Door(rules=DoorRules(name="前门"), cameras=("大厅",)))
    site.access.add_group("员工")
    site.access.grant("员工", "前门", "工作时间")
    site.access.join(person.id, "员工")
    return Desk(site, recogniser, tmp_path, person, collins, hopper)


SAYINGS: list[Callable[[Desk], str]] = []


def says(work: Callable[[Desk], str]) -> Callable[[Desk], str]:
    """Has core say something, which is then looked at."""
    SAYINGS.append(work)
    return work


def _of(work: Callable[[], object]) -> str:
    """What an error says."""
    with pytest.raises(Exception) as told:  # noqa: PT011
        work()
    return str(told.value)


@says
def _enrolled_twice(desk: Desk) -> str:
    return _of(lambda: desk.enroller.samples("格蕾丝", [desk.sample(desk.collins)]))


@says
def _namesake(desk: Desk) -> str:
    return _of(lambda: desk.enroller.samples("艾琳", [desk.sample(desk.hopper)]))


@says
def _two_people(desk: Desk) -> str:
    return _of(lambda: desk.enroller.require_new("艾琳", [desk.sample(desk.collins), desk.sample(desk.hopper)]))


@says
def _nobody_in_it(desk: Desk) -> str:
    return _of(lambda: desk.sample(desk.collins * 0 + 120))


@says
def _too_dark(desk: Desk) -> str:
    return _of(lambda: desk.sample((desk.collins * 0.1).astype(np.uint8), "照片一"))


@says
def _taken_name(desk: Desk) -> str:
    other = desk.enroller.samples("格蕾丝", [desk.sample(desk.hopper)])
    return _of(lambda: desk.site.people.rename(other.id, "艾琳"))


@says
def _empty_name(desk: Desk) -> str:
    return _of(lambda: desk.site.people.rename(desk.person.id, " … "))


@says
def _long_name(desk: Desk) -> str:
    return _of(lambda: desk.site.people.rename(desk.person.id, "长" * 500))


@says
def _deleted(desk: Desk) -> str:
    desk.site.people.delete(desk.person.id)
    return _of(lambda: desk.site.access.block(desk.person.id, blocked=True))


@says
def _missing_file(desk: Desk) -> str:
    return _of(lambda: images.read(desk.folder / "没有"))


@says
def _no_picture(desk: Desk) -> str:
    (desk.folder / "坏").write_bytes(b"no picture")
    return _of(lambda: images.read(desk.folder / "坏"))


@says
def _small_picture(desk: Desk) -> str:
    return _of(lambda: images.decode(images.encode_jpeg(desk.collins[:9, :9]), "小"))


@says
def _empty_folder(desk: Desk) -> str:
    (desk.folder / "空").mkdir()
    return _of(lambda: open_source(str(desk.folder / "空")))


@says
def _no_source(desk: Desk) -> str:
    return _of(lambda: open_source(""))


@says
def _odd_source(desk: Desk) -> str:
    return _of(lambda: open_source(str(desk.folder / "没有")))


@says
def _no_people(desk: Desk) -> str:
    (desk.folder / "空").mkdir()
    engine = desk.recogniser.engine
    return _of(lambda: measure(desk.folder / "空", engine.profile, desk.site.settings))


@says
def _wrong_password(desk: Desk) -> str:
    desk.site.operators.add("丽塔", "correct horse 9", Role.ADMINISTRATOR)
    return _of(lambda: desk.site.operators.log_in("丽塔", "wrong"))


@says
def _many_wrong_passwords(desk: Desk) -> str:
    _wrong_password(desk)
    return [_of(lambda: desk.site.operators.log_in("丽塔", "wrong")) for _ in range(3)][-1]


@says
def _short_password(desk: Desk) -> str:
    return _of(lambda: desk.site.operators.add("丽塔", "short", Role.ADMINISTRATOR))


@says
def _last_administrator(desk: Desk) -> str:
    desk.site.operators.add("丽塔", "correct horse 9", Role.ADMINISTRATOR)
    return _of(lambda: desk.site.operators.remove("丽塔"))


@says
def _not_allowed(desk: Desk) -> str:
    desk.site = desk.site.acting_as(Actor("维克多", frozenset({Permission.WATCH})))
    return _of(lambda: desk.site.people.delete(desk.person.id))


@says
def _wrong_setting(desk: Desk) -> str:
    return _of(lambda: desk.site.change_settings(lock_minutes=-1))


@says
def _no_such_group(desk: Desk) -> str:
    return _of(lambda: desk.site.access.join(desk.person.id, "访客"))


@says
def _group_twice(desk: Desk) -> str:
    return _of(lambda: desk.site.access.add_group("员工"))


@says
def _needed_schedule(desk: Desk) -> str:
    return _of(lambda: desk.site.access.drop(Schedule, "工作时间"))


@says
def _wrong_end(desk: Desk) -> str:
    return _of(lambda: desk.site.access.set_validity(desk.person.id, NIGHT, NIGHT - timedelta(days=1)))


@says
def _no_driver(desk: Desk) -> str:
    return _of(lambda: settings_of({"driver": "魔法"})).split(": known are")[0] + ": known are '甲', '乙'"


@says
def _out_of_hours(desk: Desk) -> str:
    return desk.ask(desk.person.id)


@says
def _out_of_hours_of_two_groups(desk: Desk) -> str:
    for what in ("保洁", "访客"):
        desk.site.access.add_group(what)
        desk.site.access.grant(what, "前门", "工作时间")
        desk.site.access.join(desk.person.id, what)
    return desk.ask(desk.person.id)


@says
def _in_no_group(desk: Desk) -> str:
    desk.site.access.leave(desk.person.id, "员工")
    return desk.ask(desk.person.id)


@says
def _in_another_group(desk: Desk) -> str:
    desk.site.access.revoke("员工", "前门", "工作时间")
    return desk.ask(desk.person.id)


@says
def _nobody_known(desk: Desk) -> str:
    return desk.ask(None)


@says
def _locked_down(desk: Desk) -> str:
    return desk.ask(desk.person.id, mode=Mode.LOCKED)


@says
def _not_valid_yet(desk: Desk) -> str:
    desk.site.access.set_validity(desk.person.id, NIGHT + timedelta(days=1), None)
    return desk.ask(desk.person.id)


@says
def _not_valid_any_more(desk: Desk) -> str:
    desk.site.access.set_validity(desk.person.id, None, NIGHT - timedelta(days=1))
    return desk.ask(desk.person.id)


@says
def _let_in_with_proof(desk: Desk) -> str:
    noon = NIGHT - timedelta(hours=11)
    return desk.ask(desk.person.id, noon, Proof(True, None, "come closer"), liveness=Liveness.PASSIVE)


@says
def _no_live_face(desk: Desk) -> str:
    proving = Proving(Liveness.PASSIVE, 0.0)
    for _ in range(3):
        proving.take(-2.5)
    return desk.ask(desk.person.id, NIGHT - timedelta(hours=11), proving.proof(), liveness=Liveness.PASSIVE)


@says
def _did_not_turn(desk: Desk) -> str:
    challenge = TurnChallenge(0.0, (ChallengeStep.LEFT, ChallengeStep.CLOSER))
    challenge.expire(60.0)
    proof = Proof(True, False, challenge.failure)
    return desk.ask(desk.person.id, NIGHT - timedelta(hours=11), proof, liveness=Liveness.CHALLENGE)


@says
def _inside_already(desk: Desk) -> str:
    noon = NIGHT - timedelta(hours=11)
    desk.site.access.record((Passage(desk.person.id, "前门", "办公室", noon - timedelta(hours=1)),))
    return desk.ask(desk.person.id, noon, leads_to="办公室", passback=Passback.HARD)


@says
def _second_needed(desk: Desk) -> str:
    return desk.ask(desk.person.id, NIGHT - timedelta(hours=11), mode=Mode.TWO_PERSON)


@says
def _blocked_alarm(desk: Desk) -> str:
    """What is noted at the door when somebody comes who is blocked."""
    heard: list[str] = []
    gate = Gate(desk.site.access, desk.site.events, lambda event: heard.extend(map(str, event.reasons)), heard.append)
    desk.site.access.block(desk.person.id, blocked=True)
    station = Station("大厅", desk.recogniser, desk.site.events, still=True, gate=gate)
    gate.start({"大厅"})
    try:
        station.process(Frame(desk.collins, 0.0, NIGHT))
        station.finish(Frame(desk.collins, 0.1, NIGHT))
    finally:
        gate.close()
    return next(words for words in heard if "艾琳" in words)


@says
def _recognised(desk: Desk) -> str:
    return _decided(desk, desk.collins)


@says
def _unknown(desk: Desk) -> str:
    return _decided(desk, desk.hopper)


def _decided(desk: Desk, picture: np.ndarray) -> str:
    station = Station("大厅", desk.recogniser, still=True)
    views = station.process(Frame(picture, 0.0, NIGHT)), station.finish(Frame(picture, 0.1, NIGHT))
    (event,) = [event for view in views for event, _photo in view.events]
    return "\n".join(map(str, event.reasons))


@says
def _flaws(desk: Desk) -> str:
    return "picture: " + ", ".join(str(flaw) for flaw in (Flaw.TOO_DARK, Flaw.BLURRED, Flaw.TURNED_LEFT))


@says
def _site_check(desk: Desk) -> str:
    return check_site(desk.site, desk.recogniser).words()


@says
def _site_check_of_two(desk: Desk) -> str:
    desk.enroller.samples("格蕾丝", [desk.sample(desk.hopper)])
    return check_site(desk.site, desk.recogniser).words()


@says
def _of_a_camera(desk: Desk) -> str:
    return f"大厅: {_missing_file(desk)}"


@pytest.mark.parametrize("say", SAYINGS, ids=lambda work: work.__name__)
def test_core_is_understood(desk: Desk, say: Callable[[Desk], str]) -> None:
    sentence = say(desk).replace(str(desk.folder), "").replace("lock_minutes", "")  # names stay as they are
    told = said(sentence)
    assert re.findall(r"[A-Za-z]+", told) == [], f"{sentence} → {told}"
    assert re.search(r"[\u4e00-\u9fff]", told)
    assert sorted(re.findall(r"\d+", told)) == sorted(re.findall(r"\d+", sentence))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("nobody we know", "陌生人"),
        ("A name needs at least one letter or digit", "名称中至少要有一个文字或数字"),
        (
            "Eileen Collins is already enrolled: choose another name, or give both people an employee ID",
            "Eileen Collins 已录入：请换一个名字，或给两人都填写工号",
        ),
        (
            "eileen is already enrolled: choose another name, or give both people an employee ID",
            "eileen 已录入：请换一个名字，或给两人都填写工号",
        ),
        ("cannot be told apart: Sun Li and Tom, Dick and Harry", "无法区分：Sun Li 和 Tom, Dick and Harry"),
        ("there is no group 'x': known are 'a', \"b's\"", "没有权限组 “x”：现有 “a”、“b's”"),
        ("recognised as Ann; 3 of 4 good looks agree", "识别为 Ann；4 次清晰抓拍中有 3 次一致"),
        ("nobody we know; something new", "陌生人；something new"),
        ("recognised as Ann\n\nsomething new", "识别为 Ann\n\nsomething new"),
        ("recognised as Ann; something new", "识别为 Ann; something new"),
        ("Front door: the end must come after the start", "Front door：结束必须晚于开始"),
        ("too dark, hold still", "太暗、请保持不动"),
        ("too dark, something new", "too dark, something new"),
        (
            "the gallery /g cannot be used: the disk is full; nothing was changed",
            "人脸库 /g 无法使用：磁盘已满；未作任何更改",
        ),
        (
            "what is too old could not be removed: the gallery /g cannot be used: [Errno 13] Permission denied",
            "未能删除过期内容：人脸库 /g 无法使用：没有访问权限（错误码 13）",
        ),
        (
            "3 files were passed over: 2 are no pictures, 1 is hidden or left by another program",
            "跳过了 3 个文件：2 个不是图片、1 个是隐藏的或其他程序留下的",
        ),
        ("1 file was passed over: 1 is a link to a folder", "跳过了 1 个文件：1 个是指向文件夹的链接"),
        ("", ""),
        ("something new: and more", "something new: and more"),
    ],
)
def test_sentences_are_taken_apart_and_names_left_alone(chinese: None, sentence: str, told: str) -> None:
    assert said(sentence) == told


@pytest.mark.parametrize("clock", ["02:40", "02:40 CET", "01:40 +1030", "02:40 UTC+01:00"])
def test_the_hour_that_comes_twice_is_told_in_every_language(chinese: None, clock: str) -> None:
    told = said(f"comes out of hours: staff within work may pass here, and it is Sun {clock}")
    assert f"周日 {clock}" in told


def test_in_english_everything_stays_as_it_is() -> None:
    assert said("nobody we know; too dark") == "nobody we know; too dark"


def test_what_was_said_in_one_language_is_not_repeated_in_another(qapp, chinese: None) -> None:
    assert said("nobody we know") == "陌生人"
    install(qapp, "en")
    assert said("nobody we know") == "nobody we know"


def test_a_template_fits_with_the_shortest_fields_that_are_not_empty() -> None:
    template = _Template.of("{0} of {1} is {2}")
    assert template.fields("a of b of c is d is e") == ("a", "b of c", "d is e")
    assert template.fields(" of b is c") is None
    assert template.fields("a of b is ") is None
    assert template.fields("a of b") is None
    assert _Template.of("all {0}").fields("all") is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.text(min_size=1, max_size=30), min_size=3, max_size=3))
def test_whatever_names_there_are_they_come_back(chinese: None, names: list[str]) -> None:
    """A sentence is never refused, and loses nothing of the names in it but quotation marks."""
    told = said(f"{names[0]} is the employee ID of {names[1]} and the number of {names[2]}: say the name")
    assert isinstance(told, str)
    if not set("".join(names)) & set("'\";,:\n") and not any(" " in name for name in names):
        assert all(name in told for name in names)


def test_hostile_names_take_no_longer() -> None:
    """Matching is linear: with nested repetition this would not end."""
    template = _Template.of("{0} of {1} of {2} of {3} of {4} of {5}!")
    assert template.fields(" of ".join(["x"] * 100_000)) is None
