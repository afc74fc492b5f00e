"""``portico watch`` on cameras that come and go."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import av
import numpy as np
import pytest

from core import demo, images
from core.access.door import Door
from core.access.policy import DoorRules, Mode
from core.settings import CameraSettings
from core.site import Site
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


def test_what_never_worked_ends_at_once_unless_it_is_to_be_tried_on(run, watching) -> None:
    address = f"rtsp://127.0.0.1:{free_port()}/live"
    code, _, said = run("watch", address)
    assert code == 2
    assert said.count("\n") == 1
    assert "nothing answers at this port" in said
    process = watching(address, "--keep-trying")
    assert "nothing answers at this port" in (line := process.stderr.readline())
    assert line.endswith("; trying again\n")
    assert _stop(process) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends programs without telling them")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_further_signals_keep_no_door_from_being_locked(watching, tmp_path: Path, name: str) -> None:
    asked: list[str] = []

    class Lock(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            if self.path == "/lock" and "/unlock" in asked:
                time.sleep(1.0)  # an answer that takes its time
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Lock)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    with Site(tmp_path / "s") as site:
        lock = {"driver": "http", "unlock_url": f"{address}/unlock", "lock_url": f"{address}/lock"}
        site.cameras.keep("Front", CameraSettings(source=str(tmp_path / "film.mp4")))
        site.access.keep(Door(rules=DoorRules(name="Front", mode=Mode.FREE), cameras=("Front",), lock=lock))
    _film(tmp_path / "film.mp4")
    try:
        process = watching("Front", "--loop")
        end = time.monotonic() + 60
        while "/unlock" not in asked and process.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
        assert "/unlock" in asked
        while process.poll() is None and time.monotonic() < end + 60:  # until the very end
            process.send_signal(getattr(signal, name))
            time.sleep(0.05)
        _, said = process.communicate(timeout=60)
        assert (process.returncode, asked[-1]) == (0, "/lock"), said
    finally:
        server.shutdown()
        server.server_close()


def _film(path: Path) -> None:
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=10, options={"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = 320, 240, "yuv420p"
        for _ in range(20):
            file.mux(stream.encode(av.VideoFrame.from_ndarray(np.full((240, 320, 3), 90, np.uint8), "rgb24")))
        file.mux(stream.encode())


def test_an_end_that_hangs_is_ended() -> None:
    code = """
import time
from app.cli import stopping
stopping.PATIENCE = 0.5
with stopping.hearing() as ending:
    ending.begin()
    time.sleep(60)
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=False)
    assert ended.returncode == 1
    assert "taken too long" in ended.stderr
