"""The decision: every rule that has a say is asked in turn, and its answer kept.

Some answers end the matter: a blocked person, a door that is locked down or free. All others are heard to the end, so
that an explanation names everything that stands in the way and not just the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from core.access.policy import Approach, DoorRules, History, Holder, Liveness, Mode, Passage, Passback, Policy, Proof
from core.access.schedules import DAY_WORDS
from core.base import wall_clock
from core.base.messages import Message


class Effect(StrEnum):
    """What a rule says."""

    ALLOW = "allow"
    DENY = "deny"
    NOTE = "note"


@dataclass(frozen=True)
class Said:
    """A rule's answer.

    Attributes:
        rule: which: person, blocked, door, validity, group, liveness, approach, alone, fixed, passback, pair or repeat.
        effect: for or against, or neither.
        text: in words.

    """

    rule: str
    effect: Effect
    text: str


@dataclass(frozen=True)
class Ruling:
    """What access control says about one person at one door at one moment.

    Attributes:
        allow: whether they may pass.
        opens: whether the door is to be opened now; not where it has just been, for the same person.
        alarm: whether somebody has to be told.
        said: every rule that spoke, in order.
        history: what has happened so far, with this.
        passages: those who pass now: nobody, one, or the two that were needed.

    """

    allow: bool
    opens: bool
    alarm: bool
    said: tuple[Said, ...]
    history: History
    passages: tuple[Passage, ...] = ()

    @property
    def telling(self) -> tuple[Said, ...]:
        """The same answers, those first that decided: what stood in the way, or what made it possible."""
        if not self.allow:
            order = (Effect.DENY, Effect.NOTE, Effect.ALLOW)
        elif not self.opens:  # it has just been opened for them: that is why it is not now
            order = (Effect.NOTE, Effect.ALLOW, Effect.DENY)
        else:
            order = (Effect.ALLOW, Effect.NOTE, Effect.DENY)
        return tuple(sorted(self.said, key=lambda said: (order.index(said.effect), said.rule != "pair")))


@dataclass(frozen=True)
class _Case:
    policy: Policy
    history: History
    door: DoorRules
    holder: Holder
    when: datetime
    wall: datetime


def decide(
    policy: Policy, history: History, door: str, holder: Holder | None, when: datetime, proof: Proof | None = None
) -> Ruling:
    """Whether somebody may pass a door.

    Args:
        policy: the rules.
        history: what has happened so far.
        door: name.
        holder: who stands there; None is nobody we know.
        when: moment, with its time zone.
        proof: that somebody is there; None where the question is only what would be.

    Raises:
        KeyError: there is no such door.

    """
    rules = policy.doors[door]
    when = when.astimezone(UTC)  # two moments of one zone compare by its clock, which is put back once a year
    wall = when.astimezone(ZoneInfo(rules.zone)).replace(tzinfo=None)
    final = _first_word(policy, history, rules, holder, wall)
    if final is not None:
        allow = final.effect is Effect.ALLOW
        passages = (Passage(holder.id, door, rules.leads_to, when),) if allow and holder is not None else ()
        return Ruling(allow, allow, final.rule == "blocked", (final,), history.after(*passages), passages)
    if holder is None:
        return Ruling(False, False, False, (Said("person", Effect.DENY, Message("is nobody we know")),), history)
    case = _Case(policy, history, rules, holder, when, wall)
    said = [*_validity(case), _groups(case)]
    if all(s.effect is not Effect.DENY for s in said) and _repeated(case):
        said.append(
            Said(
                "repeat",
                Effect.NOTE,
                Message("was let in less than {repeat_seconds:g} s ago", repeat_seconds=rules.repeat_seconds),
            )
        )
        # nobody is asked to move again, but a picture held up behind somebody is not them
        shown = proof is not None and (proof.live is False or proof.covered)
        picture = [s for s in _liveness(rules, proof) if shown]
        return Ruling(not picture, False, False, (*said, *picture), history)
    said += [
        *_liveness(rules, proof),
        *_approach(rules, proof),
        *_alone(rules, proof),
        *_fixed(rules, proof),
        *_passback(case),
    ]
    if any(s.effect is Effect.DENY for s in said):
        return Ruling(False, False, False, tuple(said), history)
    if rules.mode is Mode.TWO_PERSON:
        return _pair(case, said)
    return _pass(case, said, Passage(holder.id, door, rules.leads_to, when))


def free(policy: Policy, history: History, door: str, when: datetime) -> bool:
    """Whether a door stands open for everybody.

    Raises:
        KeyError: there is no such door.

    """
    rules = policy.doors[door]
    wall = when.astimezone(UTC).astimezone(ZoneInfo(rules.zone)).replace(tzinfo=None)
    word = _first_word(policy, history, rules, None, wall)
    return word is not None and word.effect is Effect.ALLOW


def _first_word(
    policy: Policy, history: History, rules: DoorRules, holder: Holder | None, wall: datetime
) -> Said | None:
    """What settles the matter whatever else holds."""
    if holder is not None and holder.blocked:
        return Said("blocked", Effect.DENY, Message("is blocked: tell whoever is in charge"))
    if rules.mode is Mode.LOCKED:
        return Said("door", Effect.DENY, Message("the door is locked down"))
    period = policy.period(rules.open_schedule, wall)
    if rules.mode is Mode.FREE and (rules.open_schedule is None or period is not None):
        return Said("door", Effect.ALLOW, Message("the door is free for everybody now"))
    if rules.mode is Mode.FIRST_PERSON and period is not None:
        opened = history.opened.get(rules.name)
        if opened is not None:
            then = opened.astimezone(ZoneInfo(rules.zone)).replace(tzinfo=None)
            # wall-clock starts tell periods apart; that an hour comes twice on one night makes no new period
            if policy.period(rules.open_schedule, then) == period:
                return Said(
                    "door", Effect.ALLOW, Message("the first person of the period has unlocked the door for everybody")
                )
    return None


def _validity(case: _Case) -> Iterator[Said]:
    start, end = case.holder.valid_from, case.holder.valid_until
    zone = ZoneInfo(case.door.zone)
    begun = start is None or (
        wall_clock.begun(start, case.when, zone) if start.tzinfo is None else case.when >= start.astimezone(UTC)
    )
    ended = end is not None and (
        wall_clock.ended(end, case.when, zone) if end.tzinfo is None else case.when >= end.astimezone(UTC)
    )
    if start is not None and not begun:
        words = Message("is not valid before {at_door}", at_door=wall_clock.shown(start, zone=zone))
        yield Said("validity", Effect.DENY, words)
    if end is not None and ended:
        words = Message("has not been valid since {at_door}", at_door=wall_clock.shown(end, zone=zone))
        yield Said("validity", Effect.DENY, words)


def _groups(case: _Case) -> Said:
    grants = [g for g in case.policy.grants if g.door == case.door.name and g.group in case.holder.groups]
    for grant in grants:
        if case.policy.period(grant.schedule, case.wall) is not None:
            return Said(
                "group",
                Effect.ALLOW,
                Message("{group} may pass here now ({schedule})", group=grant.group, schedule=grant.schedule),
            )
    if grants:
        times = Message.joined(
            " and ", sorted({Message("{group} within {schedule}", group=g.group, schedule=g.schedule) for g in grants})
        )
        return Said(
            "group",
            Effect.DENY,
            Message(
                "comes out of hours: {times} may pass here, and it is {day} {clock}",
                times=times,
                day=DAY_WORDS[case.wall.weekday()],
                clock=wall_clock.shown(case.when, "%H:%M", ZoneInfo(case.door.zone)),
            ),
        )
    if not case.holder.groups:
        return Said("group", Effect.DENY, Message("is in no access group"))
    names = ", ".join(sorted(case.holder.groups))
    return Said("group", Effect.DENY, Message("none of their groups may pass here (they are in: {names})", names=names))


def _liveness(rules: DoorRules, proof: Proof | None) -> Iterator[Said]:
    if rules.liveness is Liveness.OFF:
        return
    if proof is None:
        yield Said("liveness", Effect.NOTE, Message("the door asks for proof of a live face"))
        return
    if proof.covered:
        yield Said("liveness", Effect.DENY, _because(Message("a part of the face is covered"), proof))
    elif proof.live is None:
        yield Said("liveness", Effect.DENY, _because(Message("whether the face is live cannot be told"), proof))
    elif not proof.live:
        yield Said("liveness", Effect.DENY, _because(Message("this looks like a picture of a face"), proof))
    elif rules.liveness is Liveness.CHALLENGE and not proof.moved:
        yield Said("liveness", Effect.DENY, _because(Message("did not move as asked"), proof))
    else:
        yield Said("liveness", Effect.ALLOW, _because(Message("the face is live"), proof))


def _because(what: Message, proof: Proof) -> Message:
    return Message("{what} ({why})", what=what, why=proof.words) if proof.words else what


def _approach(rules: DoorRules, proof: Proof | None) -> Iterator[Said]:
    if rules.approach is Approach.OFF:
        return
    stay = rules.approach is Approach.STAY
    if proof is None or proof.came is None:
        asked = (
            Message("the door asks that people stay for {seconds:g} s", seconds=rules.approach_seconds)
            if stay
            else Message("the door asks that people come to it, and do not just walk past")
        )
        yield Said("approach", Effect.NOTE, asked)
    elif not proof.came:
        words = (
            Message("did not stay for {approach_seconds:g} s", approach_seconds=rules.approach_seconds)
            if stay
            else Message("walked past, and did not come to the door")
        )
        yield Said("approach", Effect.DENY, words)


def _alone(rules: DoorRules, proof: Proof | None) -> Iterator[Said]:
    if proof is not None and proof.alone is False:
        yield Said("alone", Effect.DENY if rules.alone else Effect.NOTE, Message("somebody unknown was there too"))
    elif rules.alone and (proof is None or proof.alone is None):
        yield Said("alone", Effect.NOTE, Message("the door asks that nobody unknown is there too"))


def _fixed(rules: DoorRules, proof: Proof | None) -> Iterator[Said]:
    if proof is None or not proof.fixed:
        return
    if rules.liveness is Liveness.OFF:
        words = Message(
            "this face was seen here before and has not moved since, as a poster or a screen does not: "
            "set the part of the picture that the camera looks at, or have the door ask for a live face"
        )
    else:
        words = Message(
            "this face was seen here before, and looks and stands exactly as it did, as a poster or a screen does: "
            "whoever is there may step back and come again; else set the part of the picture that the camera looks at"
        )
    yield Said("fixed", Effect.DENY, words)


def _repeated(case: _Case) -> bool:
    last = case.history.last.get((case.holder.id, case.door.name))
    return last is not None and _since(case, last) < timedelta(seconds=case.door.repeat_seconds)


def _passback(case: _Case) -> Iterator[Said]:
    door = case.door
    if door.passback is Passback.OFF:
        return
    if door.leads_to is not None:
        last = case.history.place.get(case.holder.id)
        if last is None or last.area != door.leads_to:
            return
        words = Message("is in {leads_to} already, since {clock}", leads_to=door.leads_to, clock=_clock(case, last))
    else:
        last = case.history.last.get((case.holder.id, door.name))
        if last is None:
            return
        words = Message("passed here at {clock} already", clock=_clock(case, last))
    if door.passback_seconds and _since(case, last) >= timedelta(seconds=door.passback_seconds):
        return
    forgiven = max(
        (m for m in (case.history.forgiven.get(case.holder.id), _daily(case)) if m is not None), default=None
    )
    if forgiven is not None and last.time <= forgiven:
        return
    yield Said("passback", Effect.DENY if door.passback is Passback.HARD else Effect.NOTE, words)


def _daily(case: _Case) -> datetime | None:
    """The latest moment of daily forgiveness."""
    if case.door.forgive_at is None:
        return None
    clock = time(case.door.forgive_at // 60, case.door.forgive_at % 60, tzinfo=ZoneInfo(case.door.zone))
    for days in (0, 1, 2):  # an hour that is left out on one night may push it beyond now
        moment = datetime.combine(case.wall.date() - timedelta(days=days), clock).astimezone(UTC)
        if moment <= case.when:
            return moment
    return None


def _since(case: _Case, last: Passage) -> timedelta:
    """How long ago a passage was; a clock that was put back makes it now."""
    return max(timedelta(0), case.when - last.time)


def _clock(case: _Case, last: Passage) -> str:
    return wall_clock.shown(last.time, "%H:%M", ZoneInfo(case.door.zone))


def _pair(case: _Case, said: list[Said]) -> Ruling:
    """The first of two waits; the second opens for both."""
    door, here = case.door, case.holder.id
    first = case.history.waiting.get(door.name)
    limit = timedelta(seconds=door.pair_seconds)
    if first is None or first[0] == here or not timedelta(0) <= case.when - first[1] <= limit:
        said.append(
            Said(
                "pair",
                Effect.DENY,
                Message("a second person must come within {pair_seconds:g} s", pair_seconds=door.pair_seconds),
            )
        )
        waiting = {**case.history.waiting, door.name: (here, case.when)}
        alarm = any(s.rule == "passback" for s in said)
        return Ruling(False, False, alarm, tuple(said), replace(case.history, waiting=waiting))
    said.append(Said("pair", Effect.ALLOW, Message("is the second of two who are needed here")))
    waiting = {name: who for name, who in case.history.waiting.items() if name != door.name}
    case = replace(case, history=replace(case.history, waiting=waiting))
    return _pass(case, said, *(Passage(person, door.name, door.leads_to, case.when) for person in (first[0], here)))


def _pass(case: _Case, said: list[Said], *passages: Passage) -> Ruling:
    alarm = any(s.rule == "passback" for s in said)
    return Ruling(True, True, alarm, tuple(said), case.history.after(*passages), passages)
