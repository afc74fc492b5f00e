"""``portico weights``: what is here, and how the rest gets here."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from app.cli.main import main
from models import weights
from models.weights import Weights

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
    assert "2 of 2 are missing: portico weights get NAME" in out
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
