from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from models.weights import Weights, WeightsError, WeightStore, manifest

CONTENT = b"weights of a small network " * 1000


class _Handler(BaseHTTPRequestHandler):
    content = CONTENT

    def do_GET(self) -> None:
        if self.path == "/missing.pt":
            self.send_error(404)
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.content if self.path == "/good.pt" else self.content[:-1] + b"!")

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    httpd = HTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()
    thread.join()


def _entry(url: str | None, package: str | None = None) -> dict[str, Weights]:
    digest = hashlib.sha256(CONTENT).hexdigest()
    return {"small": Weights("small", "A small network", "small.pt", "CC0-1.0", digest, len(CONTENT), package, url)}


def test_the_manifest_is_complete() -> None:
    for entry in manifest().values():
        assert entry.licence
        if entry.pinned:
            assert len(entry.sha256) == 64
            assert entry.size > 0
            assert entry.package or entry.url or entry.shipped or entry.wheel
            assert bool(entry.wheel) == bool(entry.wheel_size)
            assert not entry.wheel or "==" in entry.wheel
        else:
            assert not entry.package
            assert not entry.fetchable


def test_a_file_without_a_known_checksum_comes_from_the_users_folder_alone(tmp_path: Path) -> None:
    entries = {"mine": Weights("mine", "A network of somebody", "mine.pt", "MIT")}
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "mine.pt").write_bytes(CONTENT)
    store = WeightStore(tmp_path / "cache", tmp_path / "own", entries=entries)
    with pytest.raises(WeightsError, match=r"its authors give it out as mine\.pt; put that file into .*own"):
        store.path("mine")
    assert store.version("mine") == ""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "mine.pt").write_bytes(CONTENT)
    assert store.path("mine") == tmp_path / "own" / "mine.pt"
    assert store.version("mine") == hashlib.sha256(CONTENT).hexdigest()


@pytest.mark.parametrize(
    "name", ["mtcnn-pnet", "mtcnn-rnet", "mtcnn-onet", "facenet-casia", "dlib-resnet", "screening"]
)
def test_packages_carry_the_pinned_files(name: str, tmp_path: Path) -> None:
    assert WeightStore(tmp_path).path(name).is_file()


def test_the_users_folder_comes_first(tmp_path: Path) -> None:
    (tmp_path / "mine" / "deeper").mkdir(parents=True)
    (tmp_path / "mine" / "deeper" / "small.pt").write_bytes(CONTENT)
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "small.pt").write_bytes(CONTENT)
    store = WeightStore(tmp_path / "cache", tmp_path / "mine", entries=_entry(None))
    assert store.path("small") == tmp_path / "mine" / "deeper" / "small.pt"


def test_without_permission_nothing_is_fetched_and_the_way_is_told(server: str, tmp_path: Path) -> None:
    store = WeightStore(tmp_path, entries=_entry(f"{server}/good.pt"))
    with pytest.raises(WeightsError, match="allow what is missing to be fetched"):
        store.path("small")
    assert not list(tmp_path.iterdir())


def test_a_download_is_checked_and_kept(server: str, tmp_path: Path) -> None:
    store = WeightStore(tmp_path / "cache", allow_download=True, entries=_entry(f"{server}/good.pt"))
    seen: list[tuple[int, int]] = []
    path = store.path("small", lambda done, size: seen.append((done, size)))
    assert path.read_bytes() == CONTENT
    assert seen[-1] == (len(CONTENT), len(CONTENT))
    assert store.find("small") == path


@pytest.mark.parametrize("file", ["tampered.pt", "missing.pt"])
def test_a_bad_download_leaves_nothing(server: str, tmp_path: Path, file: str) -> None:
    store = WeightStore(tmp_path / "cache", allow_download=True, entries=_entry(f"{server}/{file}"))
    with pytest.raises(WeightsError):
        store.path("small")
    assert not list((tmp_path / "cache").iterdir())


def test_a_file_of_the_right_name_and_other_content_is_refused(tmp_path: Path) -> None:
    (tmp_path / "small.pt").write_bytes(CONTENT[:-1] + b"!")
    with pytest.raises(WeightsError, match="checksum"):
        WeightStore(tmp_path, entries=_entry(None)).path("small")


def test_an_unknown_name_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="known are .*dlib-resnet"):
        WeightStore(tmp_path).path("nothing")


def test_the_state_of_each_is_listed_without_an_error(tmp_path: Path) -> None:
    store = WeightStore(tmp_path, entries=_entry("http://127.0.0.1/small.pt"))
    assert store.state("small").state == "missing"
    (tmp_path / "small.pt").write_bytes(CONTENT[:-1] + b"!")
    damaged = store.state("small")
    assert (damaged.state, damaged.path) == ("damaged", tmp_path / "small.pt")
    (tmp_path / "small.pt").write_bytes(CONTENT)
    present = store.state("small")
    assert (present.state, present.path) == ("present", tmp_path / "small.pt")
    assert (present.weights.size, present.weights.licence) == (len(CONTENT), "CC0-1.0")


def test_what_is_damaged_is_replaced_by_a_download(server: str, tmp_path: Path) -> None:
    (tmp_path / "small.pt").write_bytes(CONTENT[:-1] + b"!")
    assert WeightStore(tmp_path, entries=_entry(f"{server}/good.pt")).fetch("small").read_bytes() == CONTENT


def test_without_an_address_nothing_is_downloaded(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="cannot be downloaded: put small.pt"):
        WeightStore(tmp_path, entries=_entry(None)).fetch("small")
    entries = {"mine": Weights("mine", "A network of somebody", "mine.pt", "MIT", url="http://127.0.0.1:9/mine.pt")}
    with pytest.raises(WeightsError, match="cannot be downloaded: its authors give it out"):
        WeightStore(tmp_path, entries=entries, allow_download=True).fetch("mine")


def test_a_file_that_the_user_chose_is_checked_and_copied(tmp_path: Path) -> None:
    store = WeightStore(tmp_path / "cache", entries=_entry(None))
    chosen = tmp_path / "downloaded (1).bin"
    chosen.write_bytes(CONTENT)
    path = store.adopt("small", chosen)
    chosen.unlink()
    assert store.path("small") == path
    assert path.read_bytes() == CONTENT
    assert list((tmp_path / "cache").iterdir()) == [path]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (CONTENT[:-1] + b"!", "other.pt is not A small network, but another version: its checksum differs"),
        (CONTENT + b"!", "it has 27,001 bytes instead of 27,000"),
    ],
)
def test_another_file_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    chosen = tmp_path / "other.pt"
    chosen.write_bytes(content)
    store = WeightStore(tmp_path / "cache", entries=_entry(None))
    with pytest.raises(WeightsError, match=why):
        store.adopt("small", chosen)
    assert store.state("small").state == "missing"
    assert not list((tmp_path / "cache").iterdir() if (tmp_path / "cache").exists() else [])


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path: Path) -> None:
    entries = _entry(None) | {"mine": Weights("mine", "A network of somebody", "mine.pt", "MIT")}
    store = WeightStore(tmp_path / "cache", entries=entries)
    with pytest.raises(WeightsError, match=r"nothing\.pt cannot be taken: No such file"):
        store.adopt("small", tmp_path / "nothing.pt")
    with pytest.raises(WeightsError, match="cannot be taken"):
        store.adopt("mine", tmp_path, unverified=True)


def test_a_file_without_a_known_checksum_must_be_vouched_for(tmp_path: Path) -> None:
    store = WeightStore(
        tmp_path / "cache", entries={"mine": Weights("mine", "A network of somebody", "mine.pt", "MIT")}
    )
    chosen = tmp_path / "mine.pt"
    chosen.write_bytes(CONTENT)
    with pytest.raises(WeightsError, match="nobody has published a checksum"):
        store.adopt("mine", chosen)
    path = store.adopt("mine", chosen, unverified=True)
    assert store.path("mine") == path
    assert store.version("mine") == hashlib.sha256(CONTENT).hexdigest()
    path.write_bytes(CONTENT + b"!")  # from then on it is the one vouched for, and no other
    with pytest.raises(WeightsError, match="not the file that was chosen"):
        store.path("mine")
