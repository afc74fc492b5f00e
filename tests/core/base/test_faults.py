"""What pydantic finds wrong, with its parts."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from core.base.faults import fault
from core.base.messages import Message


class _Door(BaseModel):
    model_config = ConfigDict(extra="forbid")

    seconds: float = Field(default=1, gt=0, le=60)
    name: str = Field(default="a", min_length=1, max_length=3)
    kind: Literal["in", "out"] = "in"
    mode: str = ""

    @field_validator("mode")
    @classmethod
    def _known(cls, mode: str) -> str:
        if mode:
            raise ValueError(Message("{mode!r} is no mode", mode=mode))
        return mode


@pytest.mark.parametrize(
    ("given", "where", "template", "fields"),
    [
        ({"seconds": 0}, "seconds", "Input should be greater than {gt}", {"gt": 0}),
        ({"seconds": 61}, "seconds", "Input should be less than or equal to {le}", {"le": 60}),
        ({"name": ""}, "name", "String should have at least {min_length} character", {"min_length": 1}),
        ({"name": "abcd"}, "name", "String should have at most {max_length} characters", {"max_length": 3}),
        ({"kind": "up"}, "kind", "Input should be {expected}", {"expected": "'in' or 'out'"}),
        ({"mode": "x"}, "mode", "Value error, {error}", {"error": "'x' is no mode"}),
        ({"name": 3}, "name", "Input should be a valid string", {}),
    ],
)
def test_the_first_fault_is_told(given: dict[str, Any], where: str, template: str, fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as told:
        _Door.model_validate(given)
    found = fault(told.value)
    assert (found.where, found.message.template, dict(found.message.fields)) == (where, template, fields)
    assert found.message == told.value.errors()[0]["msg"]
    assert not found.unknown
    assert not found.missing


def test_what_is_unknown_or_missing_is_told_apart() -> None:
    class Needs(BaseModel):
        host: str

    with pytest.raises(ValidationError) as told:
        Needs.model_validate({})
    assert fault(told.value).missing
    with pytest.raises(ValidationError) as told:
        _Door.model_validate({"odd": 1})
    assert fault(told.value).unknown


class _Inner(BaseModel):
    port: int
    password: SecretStr = SecretStr("")


class _Outer(BaseModel):
    lock: _Inner


def test_the_first_fault_says_where_and_why_and_not_what_was_given() -> None:
    with pytest.raises(ValidationError) as caught:
        _Outer.model_validate({"lock": {"port": "hunter2", "password": 1}})
    found = fault(caught.value)
    assert found.where == "lock.port"
    assert found.message.startswith("Input should be a valid integer")
    assert "hunter2" not in str(found)
