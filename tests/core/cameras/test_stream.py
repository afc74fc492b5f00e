"""Network cameras: against a real RTSP server, a web server, and servers that misbehave."""

from __future__ import annotations

import base64
import http.server
import io
import itertools
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from core.cameras import web_page
from core.cameras.address import with_login
from core.cameras.camera import CameraState, Retry
from core.cameras.opening import open_named, open_source
from core.cameras.pauses import Patience
from core.cameras.source import CameraLoginError, FinalError, Frame
from core.cameras.stream import FilmPace
from core.errors import SourceError
from tests.servers import free_port, wait_for

QUICK = Patience(first=20.0, next=1.0, shortest=0.1, longest=1.0, settled=0.5)


def _some(source: object, count: int) -> list[Frame]:
    frames = list(itertools.islice(source.frames(), count))
    source.close()
    return frames


def _refusal(address: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        _some(open_source(address), 1)
    assert "secret" not in str(caught.value)
    return caught.value


# what comes from a real RTSP server


@pytest.mark.parametrize("transport", ["tcp", "udp"])
def test_a_stream_gives_its_pictures_as_they_come(rtsp, portrait: Path, transport: str) -> None:
    server = rtsp(picture=portrait)
    frames = _some(open_source(server.address, transport=transport), 30)
    assert len(frames) == 30
    assert frames[0].image.shape == (480, 640, 3)
    assert frames[0].image.dtype == np.uint8
    red, green, blue = frames[-1].image[60:120, 280:360].reshape(-1, 3).mean(0)
    assert red > green > blue, "her face, and not with red and blue exchanged"
    seconds = [frame.seconds for frame in frames]
    assert seconds == sorted(seconds)
    assert abs((datetime.now(UTC) - frames[-1].when).total_seconds()) < 10


@pytest.mark.parametrize("digest", [False, True])
def test_a_wrong_password_is_told_apart(rtsp, digest: bool) -> None:
    server = rtsp(login="user:secret", digest=digest)
    for login in ("", "user:secretly@", "nobody:secret@"):
        error = _refusal(server.address.replace("//", f"//{login}"))
        assert isinstance(error, CameraLoginError)
        assert "refuses this user or password" in str(error)
    assert len(_some(open_source(server.address.replace("//", "//user:secret@")), 3)) == 3


def test_who_refuses_a_password_is_not_asked_again_soon(rtsp, watch) -> None:
    server = rtsp(login="user:secret")
    patience = Patience(shortest=0.01, longest=60.0)
    camera, seen = watch(open_source(server.address), retry=Retry.ALWAYS, patience=patience)
    wait_for(lambda: camera.state is CameraState.LOST)
    time.sleep(0.5)  # with the shortest pause it would be asked some dozen times
    assert seen.names() == [CameraState.LOST]
    assert camera.retrying
    assert not camera._attempt
    assert "password" in camera.health().error


def test_a_stream_that_is_not_there_is_told_apart(rtsp) -> None:
    server = rtsp()
    assert "knows no such stream" in str(_refusal(server.address.replace("live", "dead")))


def test_a_camera_is_opened_again_when_it_is_back(rtsp, watch) -> None:
    server = rtsp()
    camera, seen = watch(open_named("Front door", server.address), retry=Retry.ALWAYS, patience=QUICK)
    seconds: list[float] = []
    stopping = threading.Event()

    def read() -> None:
        while not stopping.is_set():
            frame = camera.mailbox.take(0.1)
            if frame is not None:
                seconds.append(frame.seconds)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        wait_for(lambda: camera.health().frames > 20, 20)
        server.kill()
        wait_for(lambda: camera.state is CameraState.LOST)
        wait_for(lambda: "nothing answers at this port" in camera.health().error)
        assert camera.health().rate == 0
        server.start()
        before = camera.health().frames
        wait_for(lambda: camera.state is CameraState.LIVE and camera.health().frames > before + 20, 20)
    finally:
        stopping.set()
        reader.join()
    health = camera.health()
    assert (health.reconnects, health.reconnects_hour, health.name) == (1, 1, "Front door")
    assert "nothing answers" in health.error, "the last error is kept"
    assert seconds == sorted(seconds), "the seconds go on across the loss"
    assert seen.names()[:2] == [CameraState.LIVE, CameraState.LOST]
    assert seen.states[-1] == (CameraState.LIVE, "")


@pytest.mark.parametrize("transport", ["tcp", "udp"])
def test_a_camera_that_stalls_is_opened_again(rtsp, watch, transport: str) -> None:
    server = rtsp()
    camera, seen = watch(open_source(server.address, transport=transport), retry=Retry.ALWAYS, patience=QUICK)
    wait_for(lambda: camera.health().frames > 20, 20)
    server.stall()
    wait_for(lambda: camera.state is CameraState.STALLED)
    assert "sends no pictures any more" in seen.states[-1][1]
    server.resume()
    wait_for(lambda: camera.state is CameraState.LIVE, 30)
    assert camera.health().reconnects == 1
    wait_for(lambda: camera.left_behind == 0, 20)


# motion JPEG and other video over HTTP


class _Web:
    """A web server that answers each request by one function."""

    def __init__(self, answer: Callable[[http.server.BaseHTTPRequestHandler], None]):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                try:
                    answer(self)
                except OSError:
                    pass  # the camera was stopped

            def log_message(self, *_: object) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._server.server_port}/video"

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def web() -> Iterator[Callable[..., _Web]]:
    servers: list[_Web] = []

    def start(answer: Callable[[http.server.BaseHTTPRequestHandler], None]) -> _Web:
        servers.append(_Web(answer))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


def _motion_jpeg(request: http.server.BaseHTTPRequestHandler, pictures: list[bytes], pause: float = 0.02) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "multipart/x-mixed-replace; boundary=picture")
    request.end_headers()
    for picture in pictures:
        request.wfile.write(b"--picture\r\nContent-Type: image/jpeg\r\n\r\n" + picture + b"\r\n")
        time.sleep(pause)


def test_motion_jpeg_is_read_over_http(web, portrait: Path, collins: np.ndarray) -> None:
    jpeg = portrait.read_bytes()
    server = web(lambda request: _motion_jpeg(request, [jpeg] * 40))
    frames = _some(open_source(server.address), 20)
    assert len(frames) == 20
    assert np.abs(frames[0].image.astype(int) - collins).mean() < 6
    assert frames[-1].seconds > frames[0].seconds


def test_of_a_picture_that_is_cut_short_nothing_is_shown(web, portrait: Path) -> None:
    jpeg = portrait.read_bytes()
    pictures = [jpeg] * 3 + [jpeg[: len(jpeg) // 2]] + [jpeg] * 3 + [jpeg[: len(jpeg) // 2]]
    source = open_source(web(lambda request: _motion_jpeg(request, pictures)).address)
    frames: list[Frame] = []
    with pytest.raises(SourceError, match="has broken off"):
        frames.extend(source.frames())
    assert 4 <= len(frames) <= 6
    assert all(np.array_equal(frame.image, frames[0].image) for frame in frames)


@pytest.mark.parametrize(
    ("status", "words", "kind"),
    [
        (401, "refuses this user or password", CameraLoginError),
        (403, "does not let this user see", CameraLoginError),
        (404, "knows no such stream", SourceError),
        (418, "does not take this request", SourceError),
        (500, "reports a fault of its own", SourceError),
    ],
)
def test_what_a_web_camera_answers_is_told(web, status: int, words: str, kind: type) -> None:
    def refuse(request: http.server.BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.end_headers()

    error = _refusal(web(refuse).address.replace("//", "//user:secret@"))
    assert words in str(error)
    assert type(error) is kind


@pytest.mark.parametrize("path", ["/video", "/snapshot.jpg", "/snap.cgi?channel=1"])
@pytest.mark.parametrize("led", [False, True])
@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "image/jpeg"])
def test_a_login_page_is_told_apart_from_a_picture(web, path: str, led: bool, kind: str) -> None:
    def page(request: http.server.BaseHTTPRequestHandler) -> None:
        if led and request.path != "/login":
            request.send_response(302)
            request.send_header("Location", "/login")
            request.send_header("Content-Length", "0")
            request.end_headers()
            return
        content = b"<!DOCTYPE html><html><form>Log in <input type=password></form></html>" * 20
        request.send_response(200)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)

    error = _refusal(web(page).address.replace("/video", path).replace("//", "//user:secret@", 1))
    assert "answers with a web page, not with a picture; it may be its login page" in str(error)
    assert type(error) is SourceError


def test_whether_a_page_answers_is_asked_without_showing_the_password_to_whom_digest_is_enough(web) -> None:
    heard: list[str] = []

    def page(request: http.server.BaseHTTPRequestHandler) -> None:
        heard.append(request.headers.get("Authorization", ""))
        request.send_response(401)
        request.send_header("WWW-Authenticate", 'Digest realm="camera", nonce="1", qop="auth"')
        request.send_header("Content-Length", "0")
        request.end_headers()

    assert web_page.told("Hall", web(page).address.replace("//", "//user:secret@", 1)) is None
    assert [header.partition(" ")[0] for header in heard] == ["", "Digest"]


@pytest.fixture(scope="module")
def playlist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds of video as an HTTP live stream of pieces, which is over then."""
    folder = tmp_path_factory.mktemp("hls")
    with av.open(str(folder / "live.m3u8"), "w", format="hls", options={"hls_time": "1", "hls_list_size": "0"}) as made:
        stream = made.add_stream("mpeg2video", rate=25)
        stream.width, stream.height, stream.pix_fmt, stream.gop_size = 64, 48, "yuv420p", 25
        for number in range(50):
            picture = np.full((48, 64, 3), number * 4, np.uint8)
            for packet in stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")):
                made.mux(packet)
        for packet in stream.encode():
            made.mux(packet)
    return folder / "live.m3u8"


def test_a_stream_of_pieces_plays_at_its_own_speed(web, playlist: Path) -> None:
    def piece(request: http.server.BaseHTTPRequestHandler) -> None:
        name = "live.m3u8" if request.path == "/video" else Path(request.path).name
        kind = "application/vnd.apple.mpegurl" if name.endswith("m3u8") else "video/mp2t"
        content = (playlist.parent / name).read_bytes()
        request.send_response(200)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)

    frames = list(open_source(web(piece).address).frames())  # a recording that is over has ended, and is not lost
    assert len(frames) == 50
    assert 1.5 < frames[-1].seconds - frames[0].seconds < 20


def test_a_playlist_does_not_lead_to_files_of_this_machine(web, playlist: Path) -> None:
    piece = next(playlist.parent.glob("*.ts"))
    text = f"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:1,\nfile://{piece}\n#EXT-X-ENDLIST\n"

    def lead(request: http.server.BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "application/vnd.apple.mpegurl")
        request.end_headers()
        request.wfile.write(text.encode())

    _refusal(web(lead).address)


# servers that misbehave


@pytest.fixture
def listener() -> Iterator[Callable[[bytes | None], int]]:
    """Starts servers that answer whatever is asked with the same bytes, or with None never do."""
    sockets: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def serve(answer: bytes | None) -> int:
        listening = socket.create_server(("127.0.0.1", 0))
        sockets.append(listening)

        def run() -> None:
            while True:
                try:
                    client, _ = listening.accept()
                    sockets.append(client)
                    if answer is not None:
                        client.recv(2000)
                        client.sendall(answer)
                        client.close()
                except OSError:
                    if listening.fileno() == -1:
                        return

        threads.append(threading.Thread(target=run))
        threads[-1].start()
        return int(listening.getsockname()[1])

    yield serve
    for one in sockets:
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
        one.close()
    for thread in threads:
        thread.join()
    for one in sockets:  # taken in the last moment
        one.close()


@pytest.mark.parametrize("scheme", ["rtsp", "http"])
def test_garbage_is_no_video(listener, scheme: str) -> None:
    port = listener(os.urandom(50_000))
    assert "answers, but not with video" in str(_refusal(f"{scheme}://user:secret@127.0.0.1:{port}/live"))


@pytest.mark.parametrize("scheme", ["rtsp", "http"])
def test_who_says_nothing_is_not_waited_for(listener, scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.cameras.stream._OPEN_SECONDS", 0.5)
    port = listener(None)
    assert "takes the connection and says nothing" in str(_refusal(f"{scheme}://127.0.0.1:{port}/live"))


@pytest.mark.parametrize("scheme", ["rtsp", "rtsps", "http", "https"])
def test_a_port_where_nothing_listens_is_told(scheme: str) -> None:
    assert "nothing answers at this port" in str(_refusal(f"{scheme}://user:secret@127.0.0.1:{free_port()}/live"))


def test_an_unknown_host_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "the host of the camera" in str(_refusal("rtsp://user:secret@no-such-camera.invalid/live"))


def test_a_host_that_cannot_be_reached_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object) -> socket.socket:
        raise OSError(113, "No route to host")

    monkeypatch.setattr("core.cameras.trouble.socket.create_connection", nowhere)
    assert "there is no way to the camera" in str(_refusal("rtsp://user:secret@no-such-camera.invalid/live"))


def test_where_nothing_answers_a_firewall_may_be_between(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_: object) -> socket.socket:
        raise TimeoutError("timed out")

    monkeypatch.setattr("core.cameras.trouble.socket.create_connection", silent)
    assert "nothing answers at the address" in str(_refusal("rtsp://user:secret@no-such-camera.invalid/live"))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (
            b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n",
            "is no camera's stream but a web server, or a proxy",
        ),
        (b"", "takes the connection and closes it at once"),
        (b"RTSP/1.0 200 OK\r\nCSeq: 1\r\n\r\n", "answers, but not with video"),
    ],
)
def test_what_answers_and_is_no_camera_is_told(listener, answer: bytes, words: str) -> None:
    assert words in str(_refusal(f"rtsp://user:secret@127.0.0.1:{listener(answer)}/live"))


@pytest.mark.parametrize("address", ["rtsp://user:secret@host:port/", "rtsp://user:secret@[::1/", "rtsp://"])
def test_a_malformed_address_is_told(address: str) -> None:
    _refusal(address)


def test_an_address_without_a_host_is_not_tried_at_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("av.open", lambda *_given, **_how: pytest.fail("it was tried"))
    assert "is malformed" in str(_refusal("rtsp://user:secret@/live"))


# passwords as people choose them

PASSWORDS = ["pass##X", "p@s#s", "12345678/x", "a:b", "50%", "%41", " with blanks ", "grüße", "a?b&c=d", "1234/x"]


@pytest.mark.parametrize("password", PASSWORDS)
def test_a_password_reaches_the_camera_as_it_is(web, portrait: Path, password: str) -> None:
    heard: list[str] = []

    def answer(request: http.server.BaseHTTPRequestHandler) -> None:
        kind, _, login = request.headers.get("Authorization", "").partition(" ")
        if kind != "Basic":
            request.send_response(401)
            request.send_header("WWW-Authenticate", 'Basic realm="camera"')
            request.end_headers()
            return
        heard.append(base64.b64decode(login).decode())
        _motion_jpeg(request, [portrait.read_bytes()] * 5)

    server = web(answer)
    if password != "%41":  # in an address that is the letter A
        assert _some(open_source(server.address.replace("//", f"//ann:{password}@")), 1)
        assert heard == [f"ann:{password}"]
    assert _some(open_source(with_login(server.address, "ann@home/1", password)), 1)
    assert heard[-1] == f"ann@home/1:{password}"


@pytest.mark.parametrize("password", ["pass##X", "p@s#s", "1234/x", "ä b:c%"])
@pytest.mark.parametrize("digest", [False, True])
def test_a_password_of_any_letters_opens_a_real_stream(rtsp, digest: bool, password: str) -> None:
    server = rtsp(login=f"user:{password}", digest=digest)
    assert len(_some(open_source(server.address.replace("//", f"//user:{password}@")), 2)) == 2


def test_by_an_address_that_can_be_read_in_two_ways_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FinalError, match="can be read in two ways: leave its password out and give it apart"):
        open_source("rtsp://admin:secr@et/x@cam/live")


# addresses of single pictures


@pytest.fixture
def still(web) -> Callable[..., tuple[str, list[float]]]:
    """Serves pictures one by one; its address, and when it was asked."""

    def start(pictures: list[bytes], path: str, kind: str = "image/jpeg") -> tuple[str, list[float]]:
        asked: list[float] = []

        def answer(request: http.server.BaseHTTPRequestHandler) -> None:
            picture = pictures[min(len(asked), len(pictures) - 1)]
            asked.append(time.monotonic())
            request.send_response(200)
            request.send_header("Content-Type", kind)
            request.send_header("Content-Length", str(len(picture)))
            request.end_headers()
            request.wfile.write(picture)

        return web(answer).address.replace("/video", path), asked

    return start


@pytest.mark.parametrize(
    "path", ["/snapshot.jpg", "/cgi-bin/snapshot.cgi?channel=1", "/snap%20shot.jpeg", "/image.png", "/now"]
)
def test_an_address_of_one_picture_is_asked_about_once_a_second(still, collins: np.ndarray, path: str) -> None:
    pictures = [_picture(np.roll(collins, 40 * n, axis=1), "PNG" if "png" in path else "JPEG") for n in range(9)]
    address, asked = still(pictures, path, "image/png" if "png" in path else "image/jpeg")
    source = open_source(address)
    assert source.live
    assert not source.still
    frames = _some(source, 3)
    assert [frame.image.shape for frame in frames] == [collins.shape] * 3
    assert not np.array_equal(frames[0].image, frames[1].image), "it is asked for anew, and not shown again"
    assert 3 <= len(asked) <= 4, "the first time perhaps twice, to know what it is"
    assert all(0.8 < after - before < 3 for before, after in itertools.pairwise(asked[-3:]))
    assert frames[2].seconds - frames[0].seconds > 1.5
    assert source.pause == 1


def _picture(picture: np.ndarray, kind: str) -> bytes:
    content = io.BytesIO()
    Image.fromarray(picture).save(content, kind)
    return content.getvalue()


def _with_exif(picture: np.ndarray, way: int) -> bytes:
    """A JPEG with EXIF, as many cameras write it, that says how it is to be turned."""
    content, made = io.BytesIO(), Image.fromarray(picture)
    exif = made.getexif()
    exif[0x010F], exif[0x0112] = "Maker of cameras", way
    made.save(content, "JPEG", exif=exif)
    return content.getvalue()


def _corner(picture: np.ndarray) -> tuple[bool, bool]:
    """Whether the bright corner of a picture is below, and whether it is on the right."""
    rows, columns = picture.shape[0] // 2, picture.shape[1] // 2
    where = int(np.argmax([picture[y : y + rows, x : x + columns].mean() for y in (0, rows) for x in (0, columns)]))
    return where >= 2, where % 2 == 1


CORNERS = {1: (False, False), 2: (False, True), 3: (True, True), 6: (False, True), 8: (True, False)}
"""Where the upper left corner of a picture goes, by the orientation in its EXIF."""


@pytest.fixture
def cornered() -> np.ndarray:
    picture = np.zeros((48, 64, 3), np.uint8)
    picture[:24, :32] = 255
    return picture


@pytest.mark.parametrize("way", CORNERS)
def test_pictures_with_exif_are_shown_the_right_way_up(web, still, cornered: np.ndarray, way: int) -> None:
    jpeg = _with_exif(cornered, way)
    motion = web(lambda request: _motion_jpeg(request, [jpeg] * 9)).address
    single, _ = still([jpeg], "/snapshot.jpg")
    for address in (motion, single):
        picture = _some(open_source(address), 2)[-1].image
        assert picture.shape[:2] == ((64, 48) if way in (6, 8) else (48, 64))
        assert _corner(picture) == CORNERS[way]


def test_a_damaged_picture_now_and_then_is_passed_over(still, portrait: Path) -> None:
    good = portrait.read_bytes()
    address, asked = still([good, good[:900], b"", good], "/snapshot.jpg")
    assert len(_some(open_source(address), 3)) == 3
    assert len(asked) >= 5
    address, _ = still([good] * 2 + [good[:900]], "/snapshot.cgi")
    with pytest.raises(SourceError, match="sends pictures that are damaged"):
        _some(open_source(address), 9)


def test_a_camera_of_single_pictures_is_live_and_comes_back(web, watch, portrait: Path) -> None:
    broken = threading.Event()

    def answer(request: http.server.BaseHTTPRequestHandler) -> None:
        request.send_response(401 if broken.is_set() else 200)
        request.send_header("Content-Type", "image/jpeg")
        request.end_headers()
        if not broken.is_set():
            request.wfile.write(portrait.read_bytes())

    patience = Patience(first=20.0, next=0.3, shortest=0.1, longest=0.2, settled=0.5)
    source = open_source(web(answer).address.replace("video", "snapshot.jpg"))
    camera, seen = watch(source, retry=Retry.ALWAYS, patience=patience)
    wait_for(lambda: camera.health().frames >= 3)
    assert seen.names() == [CameraState.LIVE], "a second without a picture is no stall"
    broken.set()
    wait_for(lambda: camera.state is CameraState.LOST)
    assert "refuses this user or password" in camera.health().error
    broken.clear()
    wait_for(lambda: camera.state is CameraState.LIVE)


def test_a_gif_is_a_picture_as_well(still, watch, collins: np.ndarray) -> None:
    address, _ = still(
        [_picture(np.roll(collins, 40 * n, axis=1), "GIF") for n in range(9)], "/snapshot.gif", "image/gif"
    )
    camera, seen = watch(open_source(address), retry=Retry.ALWAYS)
    wait_for(lambda: camera.health().frames >= 3, 20)
    assert seen.names() == [CameraState.LIVE]
    assert camera.mailbox.take(3).image.shape == collins.shape


@pytest.mark.parametrize("status", [404, 503])
def test_a_camera_of_single_pictures_may_refuse_now_and_then(web, watch, portrait: Path, status: int) -> None:
    asked: list[str] = []
    gone = threading.Event()

    def answer(request: http.server.BaseHTTPRequestHandler) -> None:
        asked.append(request.path)
        refused = gone.is_set() or len(asked) % 3 == 0
        content = b"" if refused else portrait.read_bytes()
        request.send_response(status if refused else 200)
        request.send_header("Content-Type", "image/jpeg")
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)

    camera, seen = watch(open_source(web(answer).address), retry=Retry.ALWAYS)
    wait_for(lambda: camera.health().frames >= 5, 30)
    assert len(asked) >= 6
    assert seen.names() == [CameraState.LIVE]
    gone.set()
    wait_for(lambda: camera.state is CameraState.LOST, 10)
    assert ("knows no such stream" if status == 404 else "a fault of its own") in camera.health().error


# what is held up on its way


def test_what_is_held_up_is_measured_against_the_quickest() -> None:
    pace = FilmPace()
    assert [round(pace.held_up(n / 25, 100 + n / 25), 3) for n in range(50)] == [0.0] * 50
    assert pace.held_up(2.0, 105.0) == pytest.approx(3, abs=0.01), "the network stood still for three seconds"
    assert pace.held_up(4.96, 105.0) == pytest.approx(0, abs=0.05), "and has caught up"


def test_a_camera_whose_clock_runs_slow_or_is_set_is_not_late() -> None:
    pace = FilmPace()
    late = [pace.held_up(n * 0.999, 100.0 + n) for n in range(3000)]
    assert max(late) < 0.1
    assert pace.held_up(20_000.0, 3100.0) == 0
    assert pace.held_up(5.0, 3100.1) == 0


def test_what_cannot_keep_up_decodes_whole_pictures_alone() -> None:
    pace = FilmPace()
    assert not pace.skips(0.0, 5.0, key=False), "it may catch up"
    assert not pace.skips(2.0, 5.0, key=False)
    assert pace.skips(4.0, 5.0, key=False)
    assert not pace.skips(4.1, 5.0, key=True)
    assert pace.skips(4.2, 0.1, key=False), "what it is made from was left out"
    assert not pace.skips(4.3, 0.1, key=True)
    assert not pace.skips(4.4, 0.1, key=False)
