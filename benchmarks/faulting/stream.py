"""The demonstration as a network camera: motion JPEG over HTTP."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from core import demo, images

_RATE = 8


@contextmanager
def motion_jpeg() -> Iterator[str]:
    """Serve it, for ever anew; the address."""
    camera = demo.DemoCamera(realtime=False)
    pictures = [images.encode_jpeg(camera.picture(n / _RATE)) for n in range(round(3 * demo.SCENE_SECONDS * _RATE))]

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the library's name
            self.send_response(200)
            self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=picture")
            self.end_headers()
            began, number = time.monotonic(), 0
            with suppress(OSError):  # whoever looked has gone
                while True:
                    content = pictures[number % len(pictures)]
                    head = f"--picture\r\nContent-Type: image/jpeg\r\nContent-Length: {len(content)}\r\n\r\n"
                    self.wfile.write(head.encode() + content + b"\r\n")
                    number += 1
                    time.sleep(max(0.0, began + number / _RATE - time.monotonic()))

        def log_message(self, *_arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/live.mjpg"
    finally:
        server.shutdown()
        server.server_close()
