"""Downloads from a real server that breaks off, cannot go on, lies, or points elsewhere."""

from __future__ import annotations

import hashlib
import multiprocessing
import re
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from models.weights import Weights, WeightsError, WeightStore

CONTENT = bytes(range(256)) * 4000  # about a megabyte


@dataclass
class Site:
    """What the server does, and what it was asked."""

    url: str = ""
    content: bytes = CONTENT
    ranges: bool = True
    length: bool = True
    cut: int | None = None
    status: int = 200
    redirect: str = ""
    shift: int = 0
    asked: list[str | None] = field(default_factory=list)


@pytest.fixture
def site() -> Iterator[Site]:
    settings = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            settings.asked.append(self.headers.get("Range"))
            if settings.redirect:
                self.send_response(302)
                self.send_header("Location", settings.redirect)
                self.end_headers()
                return
            if settings.status != 200:
                self.send_error(settings.status)
                return
            begin = 0
            found = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range") or "")
            if found and settings.ranges:
                begin = int(found[1]) + settings.shift
                if begin >= len(settings.content):
                    self.send_error(416)
                    return
                self.send_response(206)
                end = len(settings.content) - 1
                self.send_header("Content-Range", f"bytes {begin}-{end}/{len(settings.content)}")
            else:
                self.send_response(200)
            body = settings.content[begin:]
            if settings.length:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(ConnectionError):  # who cancels hangs up
                self.wfile.write(body if settings.cut is None else body[: settings.cut])

        def log_message(self, *_arguments: object) -> None:
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    settings.url = f"http://127.0.0.1:{httpd.server_port}/network.onnx"
    yield settings
    httpd.shutdown()
    httpd.server_close()
    thread.join()


def _store(folder: Path, url: str) -> WeightStore:
    digest = hashlib.sha256(CONTENT).hexdigest()
    one = Weights("network", "A network", "network.onnx", "MIT", digest, len(CONTENT), url=url, task=True)
    return WeightStore(folder / "cache", entries={"network": one})


def _part(folder: Path) -> Path:
    return folder / "cache" / "network.onnx.part"


def test_who_asks_for_it_gets_it_although_downloads_are_off(site: Site, tmp_path: Path) -> None:
    store = _store(tmp_path, site.url)
    with pytest.raises(WeightsError, match=r"1\.0 MB, fetch network for the task"):
        store.path("network")
    told: list[tuple[int, int]] = []
    path = store.fetch("network", lambda done, size: told.append((done, size)))
    assert path.read_bytes() == CONTENT
    assert told[0] == (0, len(CONTENT))
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert store.path("network") == path
    assert list((tmp_path / "cache").iterdir()) == [path]
    assert store.fetch("network") == path
    assert len(site.asked) == 1, "what is here is not fetched again"


def test_what_broke_off_goes_on_where_it_stopped(site: Site, tmp_path: Path) -> None:
    store = _store(tmp_path, site.url)
    site.cut = 400_000
    with pytest.raises(WeightsError, match="try again, it goes on where it stopped"):
        store.fetch("network")
    had = _part(tmp_path).stat().st_size
    assert 300_000 < had <= 400_000
    assert CONTENT.startswith(_part(tmp_path).read_bytes())
    site.cut = None
    told: list[int] = []
    assert store.fetch("network", lambda done, _size: told.append(done)).read_bytes() == CONTENT
    assert site.asked == [None, f"bytes={had}-"]
    assert told[0] == had
    assert not _part(tmp_path).exists()


def test_without_a_length_a_short_answer_is_an_interruption_too(site: Site, tmp_path: Path) -> None:
    site.length, site.cut = False, 400_000
    with pytest.raises(WeightsError, match=r"ended after 400,000 of 1,024,000 bytes"):
        _store(tmp_path, site.url).fetch("network")
    assert _part(tmp_path).stat().st_size == 400_000


def test_a_server_that_cannot_go_on_begins_anew(site: Site, tmp_path: Path) -> None:
    store = _store(tmp_path, site.url)
    (tmp_path / "cache").mkdir()
    _part(tmp_path).write_bytes(CONTENT[:500_000])
    site.ranges = False
    assert store.fetch("network").read_bytes() == CONTENT
    assert site.asked == ["bytes=500000-"], "the answer that came is taken, not asked for twice"


def test_a_part_of_another_file_costs_time_and_nothing_else(site: Site, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    _part(tmp_path).write_bytes(b"x" * 500_000)
    assert _store(tmp_path, site.url).fetch("network").read_bytes() == CONTENT
    assert site.asked == ["bytes=500000-", None]


def test_a_server_that_goes_on_elsewhere_is_asked_for_the_whole(site: Site, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    _part(tmp_path).write_bytes(CONTENT[:500_000])
    site.shift = 100
    assert _store(tmp_path, site.url).fetch("network").read_bytes() == CONTENT
    assert site.asked == ["bytes=500000-", None]


def test_a_part_that_is_too_long_is_thrown_away(site: Site, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    _part(tmp_path).write_bytes(CONTENT + b"x")
    assert _store(tmp_path, site.url).fetch("network").read_bytes() == CONTENT


def test_the_whole_may_lie_there_already(site: Site, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    _part(tmp_path).write_bytes(CONTENT)
    assert _store(tmp_path, site.url).fetch("network").read_bytes() == CONTENT
    assert site.asked == []


def test_a_server_that_has_less_than_what_is_here(site: Site, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    _part(tmp_path).write_bytes(CONTENT[:500_000])
    site.content = CONTENT[:1000]
    with pytest.raises(WeightsError, match="1,000 bytes instead of 1,024,000"):
        _store(tmp_path, site.url).fetch("network")
    assert site.asked == ["bytes=500000-", None]


def test_wrong_bytes_are_not_kept(site: Site, tmp_path: Path) -> None:
    site.content = CONTENT[:-1] + b"!"
    with pytest.raises(WeightsError, match="its checksum differs"):
        _store(tmp_path, site.url).fetch("network")
    assert not list((tmp_path / "cache").iterdir())


@pytest.mark.parametrize("length", [True, False])
def test_too_much_is_not_taken(site: Site, tmp_path: Path, length: bool) -> None:
    site.content, site.length = CONTENT + b"x" * 5_000_000, length
    told: list[int] = []
    with pytest.raises(WeightsError, match="is not A network: it"):
        _store(tmp_path, site.url).fetch("network", lambda done, _size: told.append(done))
    assert max(told, default=0) <= len(CONTENT)
    assert not list((tmp_path / "cache").iterdir())


def test_a_server_in_trouble_costs_nothing_of_what_is_here(site: Site, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    _part(tmp_path).write_bytes(CONTENT[:500_000])
    site.status = 503
    with pytest.raises(WeightsError, match="the server answers 503"):
        _store(tmp_path, site.url).fetch("network")
    assert _part(tmp_path).stat().st_size == 500_000


class StoppedError(Exception):
    pass


def test_who_cancels_keeps_what_has_arrived(site: Site, tmp_path: Path) -> None:
    store = _store(tmp_path, site.url)

    def stop(done: int, _size: int) -> None:
        if done > 300_000:
            raise StoppedError

    with pytest.raises(StoppedError):
        store.fetch("network", stop)
    had = _part(tmp_path).stat().st_size
    assert had > 300_000
    assert store.fetch("network").read_bytes() == CONTENT
    assert site.asked == [None, f"bytes={had}-"]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/network.onnx"])
def test_a_redirection_to_another_kind_of_address_is_refused(site: Site, tmp_path: Path, address: str) -> None:
    site.redirect = address
    with pytest.raises(WeightsError, match="unsupported protocol"):
        _store(tmp_path, site.url).fetch("network")
    assert not list((tmp_path / "cache").iterdir())


@pytest.mark.parametrize("address", ["file:///etc/passwd", "/etc/passwd"])
def test_only_addresses_of_the_web_are_asked(tmp_path: Path, address: str) -> None:
    with pytest.raises(WeightsError, match="could not download A network"):
        _store(tmp_path, address).fetch("network")


def test_redirections_end(site: Site, tmp_path: Path) -> None:
    site.redirect = site.url
    with pytest.raises(WeightsError, match="redirects"):
        _store(tmp_path, site.url).fetch("network")
    assert len(site.asked) < 10


def test_nobody_listens(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="could not download A network: "):
        _store(tmp_path, "http://127.0.0.1:9/network.onnx").fetch("network")


def test_a_full_disk_is_told_before_anything_is_fetched(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.keeping.shutil.disk_usage", lambda _folder: type("Usage", (), {"free": 1000}))
    with pytest.raises(WeightsError, match="there is no room for A network in .* it takes 1 MB more"):
        _store(tmp_path, site.url).fetch("network")
    assert site.asked == []


def _fetch(folder: Path, url: str, results: multiprocessing.Queue) -> None:  # type: ignore[type-arg]
    results.put(hashlib.sha256(_store(folder, url).fetch("network").read_bytes()).hexdigest())


def test_two_processes_get_it_once(site: Site, tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    results = spawn.Queue()
    processes = [spawn.Process(target=_fetch, args=(tmp_path, site.url, results)) for _ in range(2)]
    for process in processes:
        process.start()
    digests = [results.get(timeout=60) for _ in processes]
    for process in processes:
        process.join(60)
    assert digests == [hashlib.sha256(CONTENT).hexdigest()] * 2
    assert len(site.asked) == 1


def test_who_waits_for_another_process_sees_how_far_it_is_and_may_give_up(site: Site, tmp_path: Path) -> None:
    from filelock import FileLock

    (tmp_path / "cache").mkdir()
    (tmp_path / "cache.locks").mkdir()
    _part(tmp_path).write_bytes(CONTENT[:123_000])
    told: list[int] = []

    def stop(done: int, _size: int) -> None:
        told.append(done)
        raise StoppedError

    with FileLock(tmp_path / "cache.locks" / "network.onnx.lock"), pytest.raises(StoppedError):
        _store(tmp_path, site.url).fetch("network", stop)
    assert told == [123_000]
    assert site.asked == []
