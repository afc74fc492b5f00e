from __future__ import annotations

import pytest
from pydantic import BaseModel, SecretStr, ValidationError

from core.base.refusals import first_of


class _Inner(BaseModel):
    port: int
    password: SecretStr = SecretStr("")


class _Outer(BaseModel):
    lock: _Inner


def test_the_first_refusal_says_where_and_why_and_not_what_was_given() -> None:
    with pytest.raises(ValidationError) as caught:
        _Outer.model_validate({"lock": {"port": "hunter2", "password": 1}})
    first, where = first_of(caught.value)
    assert where == "lock.port"
    assert first["msg"].startswith("Input should be a valid integer")
    assert "hunter2" not in str(first)
