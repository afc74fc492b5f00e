"""Messages: English text that knows its template and fields."""

from __future__ import annotations

import copy
import json
import pickle
from enum import StrEnum
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from core.base.messages import Message, Named, message_of
from core.errors import GalleryError
from models.weights import WeightsError


def _message() -> Message:
    kind = Message("door")
    return Message(
        "there is a {kind} {name!r} already, {share:.1%} of {count:,}", kind=kind, name="A", share=0.5, count=1200
    )


def test_a_message_is_its_text_and_knows_what_made_it() -> None:
    message = _message()
    assert message == "there is a door 'A' already, 50.0% of 1,200"
    assert message.key == "there is a {kind} {name} already, {share} of {count}"
    assert message.fields == {"kind": "door", "name": "A", "share": 0.5, "count": 1200}
    assert isinstance(message.fields["kind"], Message)
    assert isinstance(str(message), Message), "str() loses nothing"


def test_without_fields_text_is_taken_as_it_is() -> None:
    assert Message("write {password} there") == "write {password} there"
    assert Message("write {password} there").key == "write {password} there"
    assert Message(_message()) == _message()
    assert Message(_message()).fields == _message().fields


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 faces of A"), (1, "1 face of A"), (2, "2 faces of A"), (1200, "1,200 faces of A")]
)
def test_one_is_told_otherwise_than_many(count: int, text: str) -> None:
    assert Message.of(count, "1 face of {who}", "{count:,} faces of {who}", who="A") == text


def test_several_are_joined_with_their_parts() -> None:
    joined = Message.joined("; ", (Message("a"), "b", GalleryError("c {x}", x=1)))
    assert joined == "a; b; c 1"
    assert [type(part) for part in joined.fields.values()] == [Message, str, Message]
    assert Message.joined(", ", ()) == ""
    assert Message.joined(", ", (_message(),)).template == _message().template
    assert Message.quoted(("a", "b'c")) == "'a', \"b'c\""


class _Flaw(StrEnum):
    DARK = Message("too dark")


@pytest.mark.parametrize(
    ("value", "kept", "kind"),
    [
        (_Flaw.DARK, "too dark", Message),
        (np.int64(3), 3, int),
        (np.float32(0.5), 0.5, float),
        (True, "True", str),
        (GalleryError("{n} gone", n=2), "2 gone", Message),
        (WeightsError("{n} gone", n=2), "2 gone", Message),
        (OSError(13, "Permission denied"), "[Errno 13] Permission denied", Message),
        (FileNotFoundError(2, "gone", "/x"), "[Errno 2] gone: '/x'", Message),
        (ValueError(Message("{n} bad", n=1)), "1 bad", Message),
        (None, "None", str),
    ],
)
def test_fields_are_numbers_names_or_messages(value: object, kept: object, kind: type) -> None:
    field = Message("{x}", x=value).fields["x"]
    assert (field, type(field)) == (kept, kind)


def test_it_can_be_copied_and_sent_to_another_process() -> None:
    message = Message("{who} came: {what}", who=Named("Ann", 7), what=_message())
    for other in (copy.copy(message), copy.deepcopy(message), pickle.loads(pickle.dumps(message))):
        assert (other, other.template, other.fields) == (message, message.template, message.fields)
        assert other.people[0].id == 7
    short = message.shortened("…")
    assert pickle.loads(pickle.dumps(short)) == "…"
    assert pickle.loads(pickle.dumps(short)).fields == message.fields
    assert json.loads(json.dumps(message)) == str(message)


def test_it_is_stored_with_its_parts_and_without_names_of_people() -> None:
    message = Message("{who} came: {what}", who=Named("Ann", 7), what=Message("{x!r} of {n:,}", x="a", n=1000))
    people: list[int] = []
    kept = json.loads(json.dumps(message.stored(people)))
    assert people == [7]
    assert "Ann" not in json.dumps(kept)
    assert Message.read(kept, [Named("Ann", 7)]) == message
    assert Message.read(kept, [Named("somebody since deleted", 7)]) == "somebody since deleted came: 'a' of 1,000"


@pytest.mark.parametrize(
    "kept",
    [
        "a sentence of before",
        {"template": "no fields"},
        {"template": "{x} {y}", "fields": {"x": 1}},
        {"template": "{x.__class__}", "fields": {"x": 1}},
        {"template": "{x:>999999999}", "fields": {"x": 1}},
        {"template": "{x", "fields": {"x": 1}},
        {"template": "{x:d}", "fields": {"x": "a"}},
        {"template": "{x}", "fields": {"x": {"person": 3}}},
        {"template": "{x}", "fields": 7},
        {"template": 3},
        None,
        17,
    ],
)
def test_what_is_malformed_is_read_as_text(kept: Any) -> None:
    assert isinstance(Message.read(kept), Message)
    assert Message.read(kept).fields in ({}, Message.read(kept).fields)


@given(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.dictionaries(st.text(max_size=8), inner)))
def test_whatever_is_stored_is_read(kept: Any) -> None:
    assert isinstance(Message.read({"template": "{a} {b}", "fields": kept}), Message)


def test_models_keep_it() -> None:
    class Run(BaseModel):
        words: Message

    for message in (_message(), Message("no fields")):
        kept = Run(words=message).model_dump_json()
        read = Run.model_validate_json(kept).words
        assert (read, read.template, read.fields) == (message, message.template, message.fields)
    assert Run.model_validate({"words": "as before"}).words == "as before"


def test_errors_carry_one() -> None:
    error = GalleryError("there is no group {name!r}", name="a\nb")
    assert str(error) == "there is no group 'a\\nb'"
    assert error.message.template == "there is no group {name!r}"
    assert message_of(error) is error.message
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.message.fields) == (str(error), error.message.fields)


def test_an_error_stays_one_line_that_can_be_shown() -> None:
    error = GalleryError("{path} is empty", path="a\u202eb\n" + "x" * 900)
    assert len(str(error)) == 500
    assert "\n" not in str(error)
    assert "\u202e" not in str(error)
    assert error.message.template == "{path} is empty"


def test_a_template_has_plain_fields() -> None:
    with pytest.raises(ValueError, match="not the name of a field"):
        Message("{0}", x=1)
    with pytest.raises(KeyError):
        Message("{y}", x=1)
