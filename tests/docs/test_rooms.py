from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def rooms() -> ModuleType:
    spec = importlib.util.spec_from_file_location("rooms", Path(__file__).parents[2] / "docs" / "rooms.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_lies_below_a_package_is_drawn_and_nothing_is_left_behind(
    rooms: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["rooms.py", "portico"])
    rooms.main()
    said = capsys.readouterr().out
    assert "6 rooms" in said
    assert said.index("vision") < said.index("pictures"), "from the top"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["nothing_of_that_name", "portico.nothing", "portico.pictures"])
def test_what_cannot_be_drawn_is_one_line(rooms: ModuleType, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(sys, "argv", ["rooms.py", name])
    with pytest.raises(SystemExit) as ended:
        rooms.main()
    assert name in str(ended.value.code)
    assert "\n" not in str(ended.value.code)
