from __future__ import annotations

import base64
import json
import logging
import multiprocessing
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.base import logs
from core.programs import crash
from tests.servers import wait_for


@pytest.fixture
def lines(tmp_path: Path) -> Iterator[Callable[[], list[dict[str, object]]]]:
    logs.start(tmp_path)

    def read() -> list[dict[str, object]]:
        logs.stop()
        return [json.loads(line) for line in (tmp_path / "logs" / "portico.log").read_text("utf-8").splitlines()]

    yield read
    logs.stop()


def test_a_line_is_an_object_with_what_happened(lines: Callable[[], list[dict[str, object]]]) -> None:
    logs.logger("camera").warning("state", camera="Front door", state="lost", tries=3, error=OSError("no route"))
    (line,) = lines()
    assert (line["level"], line["part"], line["event"]) == ("warning", "camera", "state")
    assert (line["camera"], line["state"], line["tries"]) == ("Front door", "lost", 3)
    assert line["error"] == "OSError: no route"
    assert str(line["time"]).endswith("+00:00")


def test_other_libraries_are_heard_and_cleaned_too(lines: Callable[[], list[dict[str, object]]]) -> None:
    logging.getLogger("libav.rtsp").warning("method DESCRIBE failed: %s", "rtsp://admin:hunter2@cam.lan/stream")
    (line,) = lines()
    assert line["event"] == "method DESCRIBE failed: rtsp://cam.lan/stream"


def test_the_level_is_chosen_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for level, expected in (("debug", 2), ("warning", 0), ("nonsense", 1)):
        monkeypatch.setenv("PORTICO_LOG", level)
        logs.start(tmp_path / level)
        logs.logger("x").debug("small")
        logs.logger("x").info("large")
        logs.stop()
        path = tmp_path / level / "logs" / "portico.log"
        assert (len(path.read_text("utf-8").splitlines()) if path.exists() else 0) == expected


def test_what_an_unexpected_error_says_is_left_out(lines: Callable[[], list[dict[str, object]]]) -> None:
    try:
        raise RuntimeError("there is no person Anna Schmidt")
    except RuntimeError as error:
        logs.logger("camera").exception("event", error=error)
    (line,) = lines()
    assert line["error"] == "RuntimeError"
    assert line["stack"]
    assert "Anna" not in json.dumps(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cannot open rtsp://cam.lan:554/stream1: no route", "cannot open rtsp://cam.lan:554/stream1: no route"),
        ("cannot open rtsp://u:p@cam.lan:554/stream1", "cannot open rtsp://cam.lan:554/stream1"),
        ("rtsp://u:p a/s#s@word@cam.lan/x failed", "rtsp://… failed"),
        ("rtsp://u:12 34@cam.lan/x failed", "rtsp://… failed"),
        ("http://cam.lan/video?user=u&pwd=x", "http://…"),
        ("login admin:hunter2@cam.lan", "login …"),
        ("password=hunter2", "password=…"),
        ("the passphrase is hunter2 or so", "the passphrase is …"),
        ("nobody called 'Ann Bell' is enrolled", "nobody called … is enrolled"),
        ("it's the camera's driver", "it's the camera's driver"),
        ("template [0.12, -0.3, 4e-05, 1.0] of", "template […] of"),
        ("key 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b", "key …"),
        ("the site /var/lib/portico/some-site is full", "the site /var/lib/portico/some-site is full"),
        ("password geheim123 wrong", "password … wrong"),
        ("the password of the camera", "the password of the camera"),
        ("pw=foo", "pw=…"),
        ("login with pw foo", "login with pw …"),
        (f"no such file: {Path.home() / 'site' / 'a.jpg'}", f"no such file: {Path('~', 'site', 'a.jpg')}"),
        ("no such file: /home/anna/site/a.jpg", "no such file: ~/site/a.jpg"),
        ("no such file: C:\\Users\\anna\\site", "no such file: ~\\site"),
        ("[SQL: INSERT INTO person] [parameters: (Anna Schmidt,)]", "[SQL: INSERT INTO person] [parameters: …"),
        ("was restarted: a picture of Door has taken 20 s", "was restarted: a picture of Door has taken 20 s"),
    ],
)  # fmt: skip
def test_what_could_be_a_secret_or_a_name_is_left_out(text: str, expected: str) -> None:
    assert logs.redact(text) == expected


_WORD = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=6, max_size=24)
_SHAPES: list[Callable[[str], str]] = [
    lambda p: f"rtsp://admin:{p}@10.0.0.7/stream failed",
    lambda p: f"two: rtsp://10.0.0.8/a and http://admin:{p}@10.0.0.7:80/",
    lambda p: f"could not open admin:{p}@camera",
    lambda p: f"password={p}",
    lambda p: f"refused: {p!r}",
    lambda p: f'refused: "password": {json.dumps(p)}',
]


def _ways(log: logs.Log, secret: object, texts: list[str]) -> None:
    """Every way into the log."""
    log.info("event", password=secret, value=secret if not isinstance(secret, str) else None)
    log.info("event", template=secret)
    plain = logging.getLogger("portico.other")
    for text in texts:
        log.warning(text)
        log.warning("event", words=text, error=ValueError(text))
        plain.warning("%s and %r", text, text)
        plain.warning("%(x)s", {"x": text})
        try:
            raise RuntimeError(text) from KeyError(text)
        except RuntimeError as error:
            log.exception("event")
            crash.report(error)
    if not isinstance(secret, str):
        plain.warning("%s %r", secret, secret)
        log.warning("event", values=[secret], table={"a": secret}, error=RuntimeError(secret))


def _written(folder: Path) -> str:
    return "".join(
        p.read_text("utf-8") for p in sorted(folder.rglob("*")) if p.is_file() and p.suffix in (".log", ".json", ".txt")
    )


_SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@_SLOW
@given(word=_WORD)
def test_passwords_reach_no_file(tmp_path_factory: pytest.TempPathFactory, word: str) -> None:
    folder, secret = tmp_path_factory.mktemp("site"), f"Xq7{word}zW9"
    logs.start(folder)
    crash.place(folder)
    try:
        _ways(logs.logger("camera"), secret, [shape(secret) for shape in _SHAPES])
    finally:
        logs.stop()
        crash.forget()
    written = _written(folder)
    assert "event" in written
    for form in (secret, json.dumps(secret)[1:-1], repr(secret)[1:-1]):
        assert form not in written
    assert "Xq7" not in written


@_SLOW
@given(key=st.binary(min_size=16, max_size=48), vector=st.lists(st.floats(-1, 1, width=32), min_size=8, max_size=32))
def test_keys_and_templates_reach_no_file(
    tmp_path_factory: pytest.TempPathFactory, key: bytes, vector: list[float]
) -> None:
    folder = tmp_path_factory.mktemp("site")
    logs.start(folder)
    crash.place(folder)
    array = np.array(vector, np.float32)
    encoded = [key.hex(), base64.b64encode(key).decode(), base64.urlsafe_b64encode(key).decode(), repr(key)]
    shown = [str(vector), str(array), repr(array), repr(array.tobytes()), str(array.tolist())]
    try:
        for secret, texts in ((key, encoded), (array, shown)):
            _ways(logs.logger("vault"), secret, [f"cannot unseal with {text} of" for text in texts])
    finally:
        logs.stop()
        crash.forget()
    written = _written(folder)
    assert "cannot unseal with" in written
    for text in encoded:
        assert text not in written
        assert json.dumps(text)[1:-1] not in written
    numbers = [repr(x) for x in vector if len(repr(x)) > 8]
    assert not [number for number in numbers if number in written]


def test_a_folder_that_cannot_be_written_is_said_once_and_harms_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").write_text("a file")
    logs.start(tmp_path)
    for _ in range(3):
        logs.logger("x").warning("event")
    assert len(logs.last_lines()) == 3
    logs.stop()
    said = capsys.readouterr().err
    assert said.count("cannot be written") == 1
    assert len(said.splitlines()) == 1


def test_a_disk_that_fails_later_is_said_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from concurrent_log_handler import ConcurrentRotatingFileHandler

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ConcurrentRotatingFileHandler, "do_write", full)
    logs.start(tmp_path)
    for _ in range(5):
        logs.logger("x").warning("event")
    logs.stop()
    said = capsys.readouterr().err
    assert said.count("No space left on device") == 1
    assert len(said.splitlines()) == 1


def test_nobody_waits_for_a_slow_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from concurrent_log_handler import ConcurrentRotatingFileHandler

    go_on = threading.Event()
    monkeypatch.setattr(logs, "_WAITING", 5)
    write = ConcurrentRotatingFileHandler.do_write
    monkeypatch.setattr(
        ConcurrentRotatingFileHandler, "do_write", lambda self, message: (go_on.wait(10), write(self, message))
    )
    logs.start(tmp_path)
    for number in range(50):
        logs.logger("x").info("event", number=number)
    go_on.set()
    running = logs._running
    assert running is not None
    wait_for(running.taking._lines.empty)
    logs.logger("x").info("after")
    logs.stop()
    text = (tmp_path / "logs" / "portico.log").read_text("utf-8")
    assert sum(json.loads(line).get("left_out", 0) for line in text.splitlines()) >= 40


def _many(folder: Path, name: str) -> None:
    logs.BYTES = 20_000
    logs.start(folder)
    for number in range(300):
        logs.logger(name).info("event", number=number)
    logs.stop()


def test_several_programs_write_at_once_and_files_are_rotated(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_many, args=(tmp_path, name)) for name in ("one", "two", "three")]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    files = sorted((tmp_path / "logs").glob("portico.log*"))
    assert len(files) == 1 + logs.FILES
    assert all(file.stat().st_size < 25_000 for file in files)
    parsed = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    assert {line["part"] for line in parsed} == {"one", "two", "three"}
