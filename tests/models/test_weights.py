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
            assert entry.package or entry.url or entry.shipped
        else:
            assert not entry.package
            assert not entry.url


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
    with pytest.raises(WeightsError, match="PORTICO_ALLOW_DOWNLOADS"):
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
