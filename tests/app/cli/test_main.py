from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.gallery.people import PeopleStore
from core.programs import crash


@pytest.fixture(autouse=True)
def no_place() -> Iterator[None]:
    yield
    crash.forget()


def test_an_error_of_ours_is_one_line_that_names_the_report(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_store: PeopleStore, *_arguments: object, **_options: object) -> None:
        raise RuntimeError("broken by 'Ann Bell', password=hunter2")

    monkeypatch.delenv("PORTICO_DEBUG", raising=False)
    monkeypatch.setattr(PeopleStore, "people", broken)
    code, out, err = run("people", "list")
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    (report,) = crash.reports(tmp_path / "site")
    assert f"a report is in {report.path}" in err
    content = json.loads(report.path.read_text("utf-8"))
    assert content["program"] == "portico people list"
    assert content["errors"][0]["stack"][-1]["function"] == "broken"
    assert "hunter2" not in report.path.read_text("utf-8")
    assert "Ann" not in report.path.read_text("utf-8")


def test_what_a_user_can_mend_leaves_no_report(run, tmp_path: Path) -> None:
    code, _, err = run("people", "delete", "Nobody", "--yes")
    assert code == 2
    assert "report" not in err
    assert crash.reports(tmp_path / "site") == []


def test_watching_leaves_a_log_and_no_status_behind(run, tmp_path: Path, collins) -> None:
    from core import images

    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.jpg").write_bytes(images.encode_jpeg(collins))
    code, _, err = run("watch", "pictures", "--json")
    assert (code, err) == (0, "")
    site = tmp_path / "site"
    lines = [json.loads(line) for line in (site / "logs" / "portico.log").read_text("utf-8").splitlines()]
    assert [line["event"] for line in lines if line["part"] == "crash"] == ["start", "stop"]
    assert not [p for p in (site / "status").iterdir() if p.suffix == ".running" or p.stem.isdigit()]


def test_a_group_without_its_command_names_those_that_can_follow(run) -> None:
    code, out, err = run("weights")
    assert (code, out) == (2, "")
    assert err == "portico: say what to do: list, get, use; see: portico weights --help\n"
    _, _, err = run("weights", "gte")
    assert err.endswith("see: portico weights --help\n")
    _, _, err = run("nonsense")
    assert err.endswith("see: portico --help\n")
