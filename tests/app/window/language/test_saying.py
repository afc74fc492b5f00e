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
from PIL import Image as Pillow

from app.window.language import said
from app.window.language.installing import install
from core import images
from core.access.door import Door
from core.access.policy import DoorRules, Liveness, Mode, Passage, Passback, Proof
from core.access.schedules import DAY_WORDS, Schedule, parse_period
from core.backups.repair import damage_of
from core.base.advice import Act
from core.base.messages import Message, Named, message_of
from core.cameras.opening import open_source
from core.cameras.source import Frame
from core.errors import GalleryError
from core.evaluation.quick import measure
from core.evaluation.site_check import check_site
from core.gallery.people import Person
from core.gallery.recogniser import Recogniser
from core.live.gate import Gate
from core.live.proving import Proving
from core.live.station import Station
from core.liveness.challenge import ChallengeStep, TurnChallenge
from core.liveness.passive import NoVerdict
from core.locks.drivers import settings_of
from core.people.bulk.importing import Importer
from core.people.bulk.reading import entries
from core.people.enrolment import Enroller, sample
from core.recognition.quality import Flaw
from core.site import DATABASE, Site
from core.store.audit import Actor, Permission
from core.store.operators import Role
from core.tasks import registry, running
from core.tasks.task import Given
from core.tasks.work import Work, Workshop

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
        return Message.joined("; ", (s.text for s in self.site.access.ask("前门", person, when, proof=proof).said))


@pytest.fixture
def desk(chinese: None, site: Site, recogniser: Recogniser, tmp_path: Path, collins, hopper) -> Desk:
    person = Enroller(site, recogniser).samples("艾琳", [sample(recogniser.engine, collins)])
    site.access.keep(OFFICE)
    site.access.keep(Door(rules=DoorRules(name="前门"), cameras=("大厅",)))
    site.access.add_group("员工")
    site.access.grant("员工", "前门", "工作时间")
    site.access.join(person.id, "员工")
    return Desk(site, recogniser, tmp_path, person, collins, hopper)


SAYINGS: list[tuple[Callable[[Desk], str], str]] = []


def says(told: str) -> Callable[[Callable[[Desk], str]], Callable[[Desk], str]]:
    """Has core say something, which is then looked at: what Chinese said of it before there were templates."""

    def noted(work: Callable[[Desk], str]) -> Callable[[Desk], str]:
        SAYINGS.append((work, told))
        return work

    return noted


def _of(work: Callable[[], object]) -> str:
    """What an error says."""
    with pytest.raises(Exception) as told:  # noqa: PT011
        work()
    return message_of(told.value)


@says("这张脸已登记为艾琳：请把图片加到那里，或说明这是另一个人")
def _enrolled_twice(desk: Desk) -> str:
    return _of(lambda: desk.enroller.samples("格蕾丝", [desk.sample(desk.collins)]))


@says("艾琳 已用另一张人脸录入：请加上中间名或编号以区分")
def _namesake(desk: Desk) -> str:
    return _of(lambda: desk.enroller.samples("艾琳", [desk.sample(desk.hopper)]))


@says("这些图片似乎是不同的人：请一次录入一人")
def _two_people(desk: Desk) -> str:
    return _of(lambda: desk.enroller.require_new("艾琳", [desk.sample(desk.collins), desk.sample(desk.hopper)]))


@says("图片中没有找到人脸：请使用人脸更大、更清晰的图片")
def _nobody_in_it(desk: Desk) -> str:
    return _of(lambda: desk.sample(desk.collins * 0 + 120))


@says("照片一 中的人脸无法录入：太暗")
def _too_dark(desk: Desk) -> str:
    return _of(lambda: desk.sample((desk.collins * 0.1).astype(np.uint8), "照片一"))


@says("艾琳 已录入：请换一个名字，或给两人都填写工号")
def _taken_name(desk: Desk) -> str:
    other = desk.enroller.samples("格蕾丝", [desk.sample(desk.hopper)])
    return _of(lambda: desk.site.people.rename(other.id, "艾琳"))


@says("名称中至少要有一个文字或数字")
def _empty_name(desk: Desk) -> str:
    return _of(lambda: desk.site.people.rename(desk.person.id, " … "))


@says("姓名最多 200 个字符")
def _long_name(desk: Desk) -> str:
    return _of(lambda: desk.site.people.rename(desk.person.id, "长" * 500))


@says("此人员已被删除")
def _deleted(desk: Desk) -> str:
    desk.site.people.delete(desk.person.id)
    return _of(lambda: desk.site.access.block(desk.person.id, blocked=True))


@says("/没有 不存在")
def _missing_file(desk: Desk) -> str:
    return _of(lambda: images.read(desk.folder / "没有"))


@says("坏 不是图片，无论其名称如何")
def _no_picture(desk: Desk) -> str:
    (desk.folder / "坏").write_bytes(b"no picture")
    return _of(lambda: images.read(desk.folder / "坏"))


@says("小 只有 9×9 像素：太小")
def _small_picture(desk: Desk) -> str:
    return _of(lambda: images.decode(images.encode_jpeg(desk.collins[:9, :9]), "小"))


@says("文件夹 空 中没有图片")
def _empty_folder(desk: Desk) -> str:
    (desk.folder / "空").mkdir()
    return _of(lambda: open_source(str(desk.folder / "空")))


@says("没有指定摄像头：请填写摄像头编号、视频文件、图片文件夹或地址")
def _no_source(desk: Desk) -> str:
    return _of(lambda: open_source(""))


@says("/没有 既不是摄像头编号，也不是存在的文件、文件夹或地址")
def _odd_source(desk: Desk) -> str:
    return _of(lambda: open_source(str(desk.folder / "没有")))


@says("/空 中没有含图片的子文件夹：每人应有一个文件夹")
def _no_people(desk: Desk) -> str:
    (desk.folder / "空").mkdir()
    engine = desk.recogniser.engine
    return _of(lambda: measure(desk.folder / "空", engine.profile, desk.site.settings))


@says("用户名与密码不匹配")
def _wrong_password(desk: Desk) -> str:
    desk.site.operators.add("丽塔", "correct horse 9", Role.ADMINISTRATOR)
    return _of(lambda: desk.site.operators.log_in("丽塔", "wrong"))


@says("密码错误次数过多：请在 5 秒后重试")
def _many_wrong_passwords(desk: Desk) -> str:
    _wrong_password(desk)
    return [_of(lambda: desk.site.operators.log_in("丽塔", "wrong")) for _ in range(3)][-1]


@says("密码至少需要 10 个字符")
def _short_password(desk: Desk) -> str:
    return _of(lambda: desk.site.operators.add("丽塔", "short", Role.ADMINISTRATOR))


@says("丽塔 是唯一的管理员：请先将其他人设为管理员")
def _last_administrator(desk: Desk) -> str:
    desk.site.operators.add("丽塔", "correct horse 9", Role.ADMINISTRATOR)
    return _of(lambda: desk.site.operators.remove("丽塔"))


@says("维克多 没有“删除人员”的权限：请联系管理员")
def _not_allowed(desk: Desk) -> str:
    desk.site = desk.site.acting_as(Actor("维克多", frozenset({Permission.WATCH})))
    return _of(lambda: desk.site.people.delete(desk.person.id))


@says("设置 “” 有误：应大于或等于 0")
def _wrong_setting(desk: Desk) -> str:
    return _of(lambda: desk.site.change_settings(lock_minutes=-1))


@says("没有权限组 “访客”：现有 “员工”")
def _no_such_group(desk: Desk) -> str:
    return _of(lambda: desk.site.access.join(desk.person.id, "访客"))


@says("已有名为 “员工” 的权限组")
def _group_twice(desk: Desk) -> str:
    return _of(lambda: desk.site.access.add_group("员工"))


@says("“工作时间” 正用于一项授权：请先撤销该授权")
def _needed_schedule(desk: Desk) -> str:
    return _of(lambda: desk.site.access.drop(Schedule, "工作时间"))


@says("结束必须晚于开始")
def _wrong_end(desk: Desk) -> str:
    return _of(lambda: desk.site.access.set_validity(desk.person.id, NIGHT, NIGHT - timedelta(days=1)))


@says("没有门驱动 “魔法”：可用的有 “甲”、“乙”")
def _no_driver(desk: Desk) -> str:
    message = _of(lambda: settings_of({"driver": "魔法"}))
    return Message(message.template, **{**message.fields, "names": Message.quoted(("甲", "乙"))})


@says("不在通行时段内：员工 在 工作时间 内可由此通行，而现在是 周一 23:00")
def _out_of_hours(desk: Desk) -> str:
    return desk.ask(desk.person.id)


@says("不在通行时段内：保洁 在 工作时间 内和员工 在 工作时间 内和访客 在 工作时间 内可由此通行，而现在是 周一 23:00")
def _out_of_hours_of_two_groups(desk: Desk) -> str:
    for what in ("保洁", "访客"):
        desk.site.access.add_group(what)
        desk.site.access.grant(what, "前门", "工作时间")
        desk.site.access.join(desk.person.id, what)
    return desk.ask(desk.person.id)


@says("不属于任何权限组")
def _in_no_group(desk: Desk) -> str:
    desk.site.access.leave(desk.person.id, "员工")
    return desk.ask(desk.person.id)


@says("其所属的权限组均不可由此通行（所属：员工）")
def _in_another_group(desk: Desk) -> str:
    desk.site.access.revoke("员工", "前门", "工作时间")
    return desk.ask(desk.person.id)


@says("是陌生人")
def _nobody_known(desk: Desk) -> str:
    return desk.ask(None)


@says("此门已封锁")
def _locked_down(desk: Desk) -> str:
    return desk.ask(desk.person.id, mode=Mode.LOCKED)


@says("2026-06-02 23:00 之前尚未生效；不在通行时段内：员工 在 工作时间 内可由此通行，而现在是 周一 23:00")
def _not_valid_yet(desk: Desk) -> str:
    desk.site.access.set_validity(desk.person.id, NIGHT + timedelta(days=1), None)
    return desk.ask(desk.person.id)


@says("自 2026-05-31 23:00 起已失效；不在通行时段内：员工 在 工作时间 内可由此通行，而现在是 周一 23:00")
def _not_valid_any_more(desk: Desk) -> str:
    desk.site.access.set_validity(desk.person.id, None, NIGHT - timedelta(days=1))
    return desk.ask(desk.person.id)


@says("员工 现在可由此通行（工作时间）；是活体人脸（请靠近一些）")
def _let_in_with_proof(desk: Desk) -> str:
    noon = NIGHT - timedelta(hours=11)
    return desk.ask(desk.person.id, noon, Proof(True, None, NoVerdict.SMALL.words), liveness=Liveness.PASSIVE)


@says("员工 现在可由此通行（工作时间）；看上去是人脸的图片，而非真人（活体得分 -2.5（不低于 0 为活体），3 次观察）")
def _no_live_face(desk: Desk) -> str:
    proving = Proving(Liveness.PASSIVE, 0.0)
    for _ in range(3):
        proving.take(-2.5)
    return desk.ask(desk.person.id, NIGHT - timedelta(hours=11), proving.proof(), liveness=Liveness.PASSIVE)


@says("员工 现在可由此通行（工作时间）；没有按提示做动作（没有完成所要求的动作：向左转头）")
def _did_not_turn(desk: Desk) -> str:
    challenge = TurnChallenge(0.0, (ChallengeStep.LEFT, ChallengeStep.CLOSER))
    challenge.expire(60.0)
    proof = Proof(True, False, challenge.failure)
    return desk.ask(desk.person.id, NIGHT - timedelta(hours=11), proof, liveness=Liveness.CHALLENGE)


@says("员工 现在可由此通行（工作时间）；自 11:00 起已在 办公室 内")
def _inside_already(desk: Desk) -> str:
    noon = NIGHT - timedelta(hours=11)
    desk.site.access.record((Passage(desk.person.id, "前门", "办公室", noon - timedelta(hours=1)),))
    return desk.ask(desk.person.id, noon, leads_to="办公室", passback=Passback.HARD)


@says("员工 现在可由此通行（工作时间）；第二人须在 20 秒内到场")
def _second_needed(desk: Desk) -> str:
    return desk.ask(desk.person.id, NIGHT - timedelta(hours=11), mode=Mode.TWO_PERSON)


@says("艾琳 已被停用：请联系负责人")
def _blocked_alarm(desk: Desk) -> str:
    """What is noted at the door when somebody comes who is blocked."""
    heard: list[str] = []
    gate = Gate(desk.site.access, desk.site.events, lambda event: heard.extend(event.reasons), heard.append)
    desk.site.access.block(desk.person.id, blocked=True)
    station = Station("大厅", desk.recogniser, desk.site.events, still=True, gate=gate)
    gate.start({"大厅"})
    try:
        station.process(Frame(desk.collins, 0.0, NIGHT))
        station.finish(Frame(desk.collins, 0.1, NIGHT))
    finally:
        gate.close()
    return next(words for words in heard if "艾琳" in words)


@says("识别为 艾琳\n1 次清晰抓拍中有 1 次一致\n最接近的是 艾琳，相似度 1.000，达到阈值 0.302")
def _recognised(desk: Desk) -> str:
    return _decided(desk, desk.collins)


@says("陌生人\n1 次清晰抓拍中有 1 次一致\n最接近的是 艾琳，相似度 0.036，低于阈值 0.302")
def _unknown(desk: Desk) -> str:
    return _decided(desk, desk.hopper)


def _decided(desk: Desk, picture: np.ndarray) -> str:
    station = Station("大厅", desk.recogniser, still=True)
    views = station.process(Frame(picture, 0.0, NIGHT)), station.finish(Frame(picture, 0.1, NIGHT))
    (event,) = [event for view in views for event, _photo in view.events]
    return Message.joined("\n", event.reasons)


@says("画面：太暗、请保持不动、请稍微向右转")
def _flaws(desk: Desk) -> str:
    flaws = Message.joined(", ", (Flaw.TOO_DARK, Flaw.BLURRED, Flaw.TURNED_LEFT))
    return Message("picture: {flaws}", flaws=flaws)


@says("人数太少，无法得出结论：请至少录入两人。")
def _site_check(desk: Desk) -> str:
    return check_site(desk.site, desk.recogniser).words()


@says("2 人均可区分，最相近的两人比阈值低 0.285。能否识别尚无法判断：请为每人再添加一张照片。")
def _site_check_of_two(desk: Desk) -> str:
    desk.enroller.samples("格蕾丝", [desk.sample(desk.hopper)])
    return check_site(desk.site, desk.recogniser).words()


@says("大厅：/没有 不存在")
def _of_a_camera(desk: Desk) -> str:
    return Message("{camera}: {why}", camera="大厅", why=_missing_file(desk))


def _clear(desk: Desk) -> Path:
    """A picture of which half is transparent."""
    path = desk.folder / "图.png"
    pixels = np.dstack((desk.collins, np.full(desk.collins.shape[:2], 255, np.uint8)))
    pixels[:200, :, 3] = 0
    Pillow.fromarray(pixels).save(path)
    return path


@says("图片中透明的部分已置于白色背景上")
def _put_on_white(desk: Desk) -> str:
    canny = registry.task("canny")
    given = running.opened(_clear(desk), Given())
    (note,) = running.run(canny, given, running.parameters(canny, {}), Work(Workshop())).notes
    return note


@says("第二张图片中透明的部分已置于白色背景上")
def _second_put_on_white(desk: Desk) -> str:
    (note,) = running.with_second(_clear(desk), registry.task("gatys-style"), Given()).notes
    return note


@pytest.mark.parametrize(
    ("most", "told"), [(70_000, "一半"), (20_000, "四分之一"), (5_000, "八分之一")], ids=["half", "quarter", "eighth"]
)
def test_a_photo_that_was_opened_smaller_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, most: int, told: str
) -> None:
    monkeypatch.setattr("core.pictures.opening.MAX_PIXELS", most)
    (desk.folder / "大.jpg").write_bytes(images.encode_jpeg(desk.collins))
    (note,) = running.opened(desk.folder / "大.jpg", Given()).notes
    assert isinstance(note, Message)
    assert said(note) == f"照片像素过多，已按{told}大小打开"


@says("整体略过：没有可用的照片能表明这是谁")
def _nobody_to_be_seen(desk: Desk) -> str:
    (desk.folder / "名单.csv").write_text("name,id,photo\n格蕾丝,17,空.jpg\n", encoding="utf-8")
    (desk.folder / "空.jpg").write_bytes(images.encode_jpeg(desk.collins * 0 + 120))
    report = Importer(desk.site, desk.recogniser).run(entries(desk.folder / "名单.csv"))
    (left,) = [one for one in report.rejected if not one.photo]
    return left.reason


@says("人脸库已不存在")
def _gallery_gone(desk: Desk) -> str:
    return damage_of(desk.folder / "没有")


@says("人脸库为空，0 字节")
def _gallery_empty(desk: Desk) -> str:
    (desk.folder / "空").mkdir()
    (desk.folder / "空" / DATABASE).touch()
    return damage_of(desk.folder / "空")


_SCORE = re.compile(r"(?<![\d.])0\.\d{3}(?!\d)")


def _rounded(score: re.Match[str]) -> str:
    return f"{float(score[0]) - 1e-9:.1f}"


@pytest.mark.parametrize(("say", "told"), SAYINGS, ids=lambda part: getattr(part, "__name__", ""))
def test_core_is_understood(desk: Desk, say: Callable[[Desk], str], told: str) -> None:
    """Names stay as they are. Of a score one decimal does: processors differ in the third."""
    words = say(desk)
    assert isinstance(words, Message), "what is plain text has no other language"
    found = said(words).replace(str(desk.folder), "").replace("lock_minutes", "")
    assert _SCORE.sub(_rounded, found) == _SCORE.sub(_rounded, told)


@pytest.mark.parametrize("clock", ["02:40", "02:40 CET", "01:40 +1030", "02:40 UTC+01:00"])
def test_the_hour_that_comes_twice_is_told_in_every_language(chinese: None, clock: str) -> None:
    template = "comes out of hours: {times} may pass here, and it is {day} {clock}"
    told = said(Message(template, times="staff", day=DAY_WORDS[6], clock=clock))
    assert f"周日 {clock}" in told


def test_in_english_everything_stays_as_it_is() -> None:
    assert said(Message("there is a group {kept!r} already", kept="a")) == "there is a group 'a' already"
    assert said("nobody we know") == "nobody we know"


def test_what_is_no_message_is_translated_where_it_is_a_whole_sentence(chinese: None) -> None:
    """As what was stored before sentences had templates."""
    assert said("nobody we know") == "陌生人"
    assert said("3 of 4 good looks agree") == "3 of 4 good looks agree"
    assert said("nobody we know; too dark") == "nobody we know; too dark"
    assert said("") == ""


def test_what_was_said_in_one_language_is_not_repeated_in_another(qapp, chinese: None) -> None:
    assert said("nobody we know") == "陌生人"
    install(qapp, "en")
    assert said("nobody we know") == "nobody we know"


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            Message("there is no group {name!r}: known are {known}", name="x", known=Message.quoted(["a", "b's"])),
            "没有权限组 “x”：现有 “a”、“b's”",
        ),
        (
            Message("{path} cannot be read: {why}", path="/g", why=OSError(13, "Permission denied")),
            "无法读取 /g：没有访问权限（错误码 13）",
        ),
        (Message("{path} cannot be read: {why}", path="/g", why="Permission denied"), "无法读取 /g：没有访问权限"),
        (
            Message("{path} cannot be read: {why}", path="too dark", why="something new"),
            "无法读取 too dark：something new",
        ),
        (Message("recognised as {person}", person=Named("too dark", 1)), "识别为 too dark"),
        (Message("something {new}", new=Message("too dark")), "something 太暗"),
        (Message.joined("; ", (Message("nobody we know"), "something new")), "陌生人；something new"),
        (
            Message.joined(", ", (Message("too dark"), Message("hold still"), Message("too bright"))),
            "太暗、请保持不动、太亮",
        ),
        (
            Message("{part}: {why}", part="Front door", why=Message("the end must come after the start")),
            "Front door：结束必须晚于开始",
        ),
        (Message("{what} ({why})", what=Message("the face is live"), why=Message("too dark")), "是活体人脸（太暗）"),
        (Message.of(1, "1 photo has no template", "{count:,} photos have no template"), "有 1 张照片没有特征"),
        (Message.of(1200, "1 hour", "{count:,} hours"), "1,200 小时"),
    ],
)
def test_a_message_is_put_together_again(chinese: None, message: Message, told: str) -> None:
    assert said(message) == told
    assert said(Message.read(message.stored())) == told


def test_what_errors_quote_stays_one_line(chinese: None) -> None:
    error = GalleryError("there is a group {kept!r} already", kept="a\u202eb\nc")
    assert said(str(error)) == "已有名为 “a\ufffdb c” 的权限组"
    assert len(said(str(GalleryError("there is a group {kept!r} already", kept="x" * 900)))) == 500


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.text(min_size=1, max_size=30), min_size=3, max_size=3))
def test_whatever_names_there_are_they_come_back(chinese: None, names: list[str]) -> None:
    told = said(
        Message(
            "{name!r} is the employee ID of {person} and the number of {other}: say the name",
            name=names[0],
            person=names[1],
            other=names[2],
        )
    )
    if all(name.isprintable() for name in names):
        assert all(name in told for name in names)


def test_profiles_go_by_the_names_that_the_settings_give_them_but_in_commands() -> None:
    inner = Message("{used} is in use", used="standard-4")
    assert said(Message("{first}; {second}", first=inner, second="fast-4")) == "Standard is in use; fast-4"
    assert said(Message("{used} is in use", used="own-1")) == "own-1 is in use"
    assert said(Message(Act.CHANGE_PROFILE, profile="fast-4")).endswith("portico profile use fast-4")
