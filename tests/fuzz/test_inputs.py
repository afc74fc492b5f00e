from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.fuzz import INPUTS, folder_of
from benchmarks.fuzzing.minimising import minimised, shows
from benchmarks.fuzzing.mutation import mutated
from benchmarks.fuzzing.target import BrokenError, Target, attempt, signature
from benchmarks.fuzzing.targets import TARGETS
from core.errors import PorticoError

_REPORTLAB = {"QR code", "bar code", "badge"}


@pytest.fixture(params=TARGETS.values(), ids=lambda target: target.name)
def target(request: pytest.FixtureRequest) -> Target:
    if request.param.name in _REPORTLAB:
        pytest.importorskip("reportlab")
    return request.param


def test_what_was_found_once_is_answered_as_it_should_be(target: Target) -> None:
    folder = folder_of(target.name)
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        attempt(target, path.read_bytes())


def test_seeds_and_what_is_made_of_them_are_answered_as_they_should_be(target: Target) -> None:
    seeds, pick = target.seeds(), random.Random(7)
    for content in [*seeds, *(mutated(pick, seeds, target.words, target.longest) for _ in range(60))]:
        attempt(target, content)


def test_every_folder_of_inputs_is_that_of_a_target() -> None:
    assert {folder.name for folder in INPUTS.iterdir()} <= {folder_of(name).name for name in TARGETS}


def _target(run: Callable[[bytes], None]) -> Target:
    return Target("own", run, list, lambda: (PorticoError,))


def _hidden(_content: bytes) -> None:
    try:
        raise MemoryError
    except MemoryError:
        raise PorticoError("it is damaged") from None


def _wrong(_content: bytes) -> None:
    raise KeyError("name")


def _silent(_content: bytes) -> None:
    raise PorticoError


@pytest.mark.parametrize(
    ("run", "words"), [(_hidden, "memory"), (_silent, "it is empty"), (_wrong, "KeyError at test_inputs.py")]
)
def test_what_is_no_proper_answer_is_a_finding(run: Callable[[bytes], None], words: str) -> None:
    with pytest.raises((BrokenError, KeyError)) as raised:
        attempt(_target(run), b"")
    assert words in signature(raised.value)


def test_an_error_that_is_allowed_is_none() -> None:
    def refuse(content: bytes) -> None:
        raise PorticoError(f"{content.decode('latin-1')} is of no use\n" * 100)

    attempt(_target(refuse), b"\x1b[2J")


def test_what_a_finding_does_not_need_is_left_out() -> None:
    def bad(content: bytes) -> None:
        if b"b" in content and b"e" in content:
            raise ValueError

    own = _target(bad)
    assert minimised(own, b"abcdefg" * 9, shows(own, b"be")) in (b"be", b"eb")


def test_inputs_are_small() -> None:
    assert not [path for path in Path(INPUTS).rglob("*.bin") if path.stat().st_size > 65_536]
