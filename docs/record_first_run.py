"""Play a new user's first minutes on an empty site, by keyboard alone, and keep a numbered picture of every step.

Needs Xvfb, xdotool and ImageMagick (Debian: xvfb xdotool imagemagick). Run it from the checkout:

    python docs/record_first_run.py docs/screens/first-run
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import av
import numpy as np

from core import demo, images
from core.gallery.events import Decision
from core.site import Site

_DISPLAY = ":97"
_PASSWORD = "correct horse 9"  # of a site that lives for a minute


class Player:
    """Types, and takes pictures of the screen."""

    def __init__(self, target: Path):
        self._target = target
        self._count = 0

    def keys(self, *names: str) -> None:
        for name in names:
            subprocess.run(["xdotool", "key", name], check=True)
            time.sleep(0.15)

    def type(self, words: str) -> None:
        subprocess.run(["xdotool", "type", "--delay", "12", words], check=True)
        time.sleep(0.2)

    def activate(self) -> None:
        """Make the window the active one, as a window manager would; without one, shortcuts do nothing."""
        subprocess.run(["xdotool", "mousemove", "640", "795", "click", "1"], check=True)

    def shoot(self, words: str, seconds: float = 1.0) -> None:
        """A picture after a while, under a number and what it shows."""
        time.sleep(seconds)
        self._count += 1
        path = self._target / f"{self._count:02}-{words}.png"
        subprocess.run(["import", "-window", "root", str(path)], check=True)
        print(path.name, flush=True)


def main(target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.png"):
        old.unlink()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        os.environ.update(DISPLAY=_DISPLAY, XDG_CONFIG_HOME=str(folder / "config"), QT_QPA_PLATFORM="xcb")
        server = subprocess.Popen(["Xvfb", _DISPLAY, "-screen", "0", "1280x800x24"], stderr=subprocess.DEVNULL)
        stack.callback(server.terminate)
        video, photos = _video(folder / "entrance.mp4"), _photos(folder)
        site = folder / "site"
        log = (folder / "log.txt").open("w")
        command = [sys.executable, "-m", "app", "--site", str(site)]
        window = subprocess.Popen(command, stderr=log, env={**os.environ, "PORTICO_DEBUG": "1"})
        stack.callback(window.terminate)
        _play(Player(target), video, photos, site)
        log.flush()
        stalls = [line for line in (folder / "log.txt").read_text().splitlines() if line.startswith("stall")]
        print((folder / "log.txt").read_text(), file=sys.stderr)  # where it stood
        print(f"{len(stalls)} stalls of the window over 100 ms: {', '.join(s.split(' of ')[1] for s in stalls)}")


def _play(user: Player, video: Path, photos: list[Path], site: Path) -> None:
    time.sleep(6)
    user.activate()
    user.shoot("administrator")
    user.type("Rita")
    user.keys("Return")
    user.type(_PASSWORD)
    user.keys("Return")
    user.type(_PASSWORD)
    user.keys("Return")
    user.shoot("welcome-camera", 3)
    user.type("Front door")
    user.keys("Tab")
    user.type(str(video))
    user.keys("alt+p")
    user.shoot("camera-preview", 3)
    user.keys("alt+s")
    user.shoot("camera-kept", 2)
    user.keys("alt+x")
    user.shoot("first-person", 1.5)
    user.keys("alt+p")
    time.sleep(1)
    user.type(" ".join(f'"{path}"' for path in photos))
    user.keys("Return")
    time.sleep(0.5)
    user.activate()  # the file dialog had been it
    user.shoot("pictures-taken", 3.5)
    user.keys("alt+n")
    user.type(demo.ENROLLED)
    user.keys("alt+a")
    user.shoot("named-and-agreed")
    user.keys("alt+e")
    user.shoot("enrolled", 2.5)
    user.keys("alt+x")
    user.shoot("first-door", 1.5)
    user.keys("alt+s")
    user.shoot("door-kept", 2)
    user.keys("alt+x")
    user.shoot("in-front-of-the-camera", 3)
    _wait_for_welcome(site)
    user.shoot("recognised", 0.5)
    user.keys("alt+n")
    user.shoot("live", 3)
    for number, page in enumerate(("people", "events", "access"), start=3):
        user.keys(f"ctrl+{number}")
        user.shoot(page, 2)


def _wait_for_welcome(site: Path, seconds: float = 60) -> None:
    """Until somebody has been let in from now on."""
    with Site(site) as opened:
        begun, end = opened.events.latest_id(), time.monotonic() + seconds
        while not any(e.decision is Decision.ALLOW for e in opened.events.query(after_id=begun)):
            if time.monotonic() > end:
                raise TimeoutError("nobody was let in")
            time.sleep(0.2)


def _video(path: Path) -> Path:
    """The demonstration's entrance as a file that a camera is played from."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=demo.RATE)
        stream.width, stream.height, stream.pix_fmt, stream.bit_rate = 1280, 720, "yuv420p", 8_000_000
        for frame in demo.DemoCamera(3 * demo.SCENE_SECONDS, realtime=False).frames():
            for packet in stream.encode(av.VideoFrame.from_ndarray(frame.image, format="rgb24")):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)
    return path


def _photos(folder: Path) -> list[Path]:
    portrait = demo.astronaut()
    variants: list[Callable[[], np.ndarray]] = [
        lambda: portrait,
        lambda: np.clip(portrait * 0.75, 0, 255).astype(np.uint8),
        lambda: np.clip(portrait * 1.15, 0, 255).astype(np.uint8),
    ]
    paths = [folder / f"collins{number}.jpg" for number in range(len(variants))]
    for path, variant in zip(paths, variants, strict=True):
        path.write_bytes(images.encode_jpeg(variant()))
    return paths


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/screens/first-run"))
