"""A real RTSP server for tests: run by the system's Python, which has GStreamer's bindings where they are installed."""

from __future__ import annotations

import argparse
import functools
import select
import signal
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

PYTHON = "/usr/bin/python3"
PACKAGES = (
    "gir1.2-gst-rtsp-server-1.0 python3-gi gstreamer1.0-plugins-base gstreamer1.0-plugins-good "
    "gstreamer1.0-plugins-ugly"
)
_PROBE = (
    "import gi; gi.require_version('GstRtspServer', '1.0'); "
    "from gi.repository import Gst, GstRtspServer; Gst.init(None); "
    "assert all(Gst.ElementFactory.find(n) for n in ('x264enc', 'rtph264pay', 'videotestsrc', 'imagefreeze'))"
)


@functools.cache
def available() -> bool:
    """Whether this machine has what the server needs."""
    if not Path(PYTHON).exists():
        return False
    return subprocess.run([PYTHON, "-c", _PROBE], capture_output=True, timeout=60, check=False).returncode == 0


@dataclass
class RtspServer:
    """The server as a process, which can be killed, stalled and started again at the same address.

    Attributes:
        port: where it listens.
        picture: a still picture that it shows; else a test pattern.
        login: ``user:password`` that it asks for.
        digest: by digest rather than basic authentication.

    """

    port: int
    picture: Path | None = None
    login: str = ""
    digest: bool = False
    rate: int = 25
    _process: subprocess.Popen | None = field(default=None, repr=False)

    @property
    def address(self) -> str:
        return f"rtsp://127.0.0.1:{self.port}/live"

    def start(self) -> None:
        """Begin; returns once it listens."""
        words = [PYTHON, __file__, str(self.port), "--rate", str(self.rate)]
        words += ["--picture", str(self.picture)] if self.picture is not None else []
        words += ["--login", self.login] if self.login else []
        words += ["--digest"] if self.digest else []
        self._process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert self._process.stdout is not None
        assert select.select([self._process.stdout], [], [], 30)[0], "the RTSP server did not start"
        assert self._process.stdout.readline() == b"ready\n", "the RTSP server did not start"

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process.stdout.close()
            self._process = None

    def stall(self) -> None:
        """Stop it in the middle of everything: connections stay, and nothing comes."""
        self._process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        self._process.send_signal(signal.SIGCONT)


def _serve(port: int, picture: Path | None, login: str, *, digest: bool, rate: int) -> None:
    import gi

    gi.require_version("Gst", "1.0")
    gi.require_version("GstRtsp", "1.0")
    gi.require_version("GstRtspServer", "1.0")
    from gi.repository import GLib, Gst, GstRtsp, GstRtspServer

    Gst.init(None)
    begin = "videotestsrc is-live=true pattern=smpte"
    if picture is not None:
        begin = f'filesrc location="{picture}" ! decodebin ! videoconvert ! videoscale ! imagefreeze is-live=true'
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_launch(
        f"( {begin} ! videoconvert ! video/x-raw,format=I420,width=640,height=480,pixel-aspect-ratio=1/1,"
        f"framerate={rate}/1 ! x264enc tune=zerolatency speed-preset=ultrafast key-int-max={rate} "
        "! rtph264pay name=pay0 pt=96 )"
    )
    factory.set_shared(True)
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(str(port))
    if login:
        auth, token = GstRtspServer.RTSPAuth(), GstRtspServer.RTSPToken()
        token.set_string("media.factory.role", "viewer")
        user, password = login.split(":", 1)
        if digest:
            auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
            auth.add_digest(user, password, token)
        else:
            auth.add_basic(GstRtspServer.RTSPAuth.make_basic(user, password), token)
        server.set_auth(auth)
        may = "media.factory.access=(boolean)true, media.factory.construct=(boolean)true"
        factory.add_role_from_structure(Gst.Structure.new_from_string(f"viewer, {may}"))
    server.get_mount_points().add_factory("/live", factory)
    assert server.attach(None), "the port is taken"
    print("ready", flush=True)
    GLib.MainLoop().run()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="say by the exit status whether it could run")
    parser.add_argument("port", type=int, nargs="?", default=0)
    parser.add_argument("--picture", type=Path)
    parser.add_argument("--login", default="")
    parser.add_argument("--digest", action="store_true")
    parser.add_argument("--rate", type=int, default=25)
    given = parser.parse_args()
    if given.check:
        raise SystemExit(0 if available() else 1)
    _serve(given.port, given.picture, given.login, digest=given.digest, rate=given.rate)
