"""``portico watch`` on cameras that come and go."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core import demo, images
from tests import rtsp_server
from tests.rtsp_server import RtspServer
from tests.servers import free_port


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen]]:
    """Begins ``portico watch`` in a process of its own."""
    begun: list[subprocess.Popen] = []

    def begin(*words: str) -> subprocess.Popen:
        begun.append(
            subprocess.Popen(
                [sys.executable, "-m", "app", "watch", *words],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                env={**os.environ, "PORTICO_SITE": str(tmp_path / "s")},
                cwd=Path(__file__).parents[3],
            )
        )
        return begun[-1]

    yield begin
    for process in begun:
        process.kill()
        process.communicate()


def _stop(process: subprocess.Popen) -> str:
    """Tell it to stop; what it said in the end."""
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 0
    return said


def test_a_stream_that_breaks_off_is_gone_on_with(watching, tmp_path: Path) -> None:
    if not rtsp_server.available():
        pytest.skip(f"no RTSP server can be run: sudo apt-get install {rtsp_server.PACKAGES}")
    (tmp_path / "collins.jpg").write_bytes(images.encode_jpeg(demo.astronaut()))
    server = RtspServer(free_port(), tmp_path / "collins.jpg", login="user:secret")
    server.start()
    try:
        process = watching(server.address.replace("//", "//user:secret@"), "--json")
        event = json.loads(process.stdout.readline())
        assert (event["decision"], event["camera"]) == ("deny", server.address)
        server.kill()
        assert f"portico: the camera {server.address} " in (lost := process.stderr.readline())
        assert lost.endswith("; trying again\n")
        server.start()
        while (line := process.stderr.readline()).endswith("; trying again\n"):
            assert "secret" not in line
        assert line == f"portico: {server.address} is back\n"
        assert _stop(process) == ""
    finally:
        server.kill()


def test_what_never_worked_ends_at_once_unless_it_is_to_be_tried_on(watching) -> None:
    address = f"rtsp://127.0.0.1:{free_port()}/live"
    process = watching(address)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 2
    assert said.count("\n") == 1
    assert "nothing answers at this port" in said
    process = watching(address, "--keep-trying")
    assert "nothing answers at this port" in (line := process.stderr.readline())
    assert line.endswith("; trying again\n")
    assert _stop(process) == ""
