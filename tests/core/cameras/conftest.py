from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core import demo, images
from core.cameras.camera import Camera, CameraState
from tests import rtsp_server
from tests.rtsp_server import RtspServer
from tests.servers import free_port


@pytest.fixture
def rtsp() -> Iterator[Callable[..., RtspServer]]:
    """Starts RTSP servers: real ones."""
    if not rtsp_server.available():
        pytest.skip(f"no RTSP server can be run: sudo apt-get install {rtsp_server.PACKAGES}")
    servers: list[RtspServer] = []

    def start(**how: object) -> RtspServer:
        servers.append(RtspServer(free_port(), **how))
        servers[-1].start()
        return servers[-1]

    yield start
    for server in servers:
        server.kill()


@pytest.fixture(scope="session")
def portrait(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eileen Collins as a JPEG."""
    path = tmp_path_factory.mktemp("portrait") / "collins.jpg"
    path.write_bytes(images.encode_jpeg(demo.astronaut()))
    return path


class Watcher:
    """A camera's states as they come, and frames on demand."""

    def __init__(self) -> None:
        self.states: list[tuple[CameraState, str]] = []
        self.camera: Camera | None = None

    def __call__(self, state: CameraState, error: str) -> None:
        self.states.append((state, error))

    def names(self) -> list[CameraState]:
        return [state for state, _ in self.states]


@pytest.fixture
def watch() -> Iterator[Callable[..., tuple[Camera, Watcher]]]:
    """Begins cameras, and stops them in the end."""
    cameras: list[Camera] = []

    def begin(source: object, **how: object) -> tuple[Camera, Watcher]:
        watcher = Watcher()
        camera = Camera(source, watcher, **how)
        cameras.append(camera)
        camera.start()
        return camera, watcher

    yield begin
    for camera in cameras:
        camera.stop()
