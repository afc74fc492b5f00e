"""Why a stream cannot be had, in words that say what to do."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

from core.base.messages import Message
from core.cameras.source import CameraLoginError
from core.errors import SourceError

_PORTS = {"rtsp": 554, "rtsps": 322, "http": 80, "https": 443}
_TRYING_SECONDS = 3.0


def trouble(name: str, address: str, error: Exception, *, silent: bool) -> SourceError:
    """What is said of a stream that could not be opened.

    FFmpeg tells refusals apart, and calls all else an I/O error or invalid data: then a connection is tried once more.

    Args:
        name: of the camera, as it may be shown.
        address: of the stream; never said.
        error: FFmpeg's.
        silent: nothing came in the time that was given.

    """
    import av

    known: dict[type[Exception], SourceError] = {
        av.HTTPUnauthorizedError: CameraLoginError(
            "the camera {name} refuses this user or password: correct them; it may lock after a few wrong ones",
            name=name,
        ),
        av.HTTPForbiddenError: CameraLoginError(
            "the camera {name} does not let this user see its pictures: allow it in the camera's own settings",
            name=name,
        ),
        av.HTTPNotFoundError: SourceError(
            "the camera {name} knows no such stream: compare the end of the address with its manual", name=name
        ),
        av.HTTPClientError: SourceError(
            "the camera {name} does not take this request: compare the address with its manual", name=name
        ),
        av.HTTPServerError: SourceError(
            "the camera {name} reports a fault of its own: restart it, or check whether a proxy answers in its place",
            name=name,
        ),
        ConnectionRefusedError: _refused(name),
    }
    for kind, words in known.items():
        if isinstance(error, kind):
            return words
    return _unreachable(name, address, silent=silent) or SourceError(
        Message("the camera {name} takes the connection and says nothing: restart it", name=name)
        if silent
        else Message("the camera {name} answers, but not with video: check the address", name=name)
    )


def _refused(name: str) -> SourceError:
    return SourceError(
        "the camera {name} is there, but nothing answers at this port: compare the port with its "
        "manual, or wait until it has started",
        name=name,
    )


def _unreachable(name: str, address: str, *, silent: bool) -> SourceError | None:
    """Why no connection is made, or with what no camera would answer; None where that is not why."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        with socket.create_connection((host, port), _TRYING_SECONDS) as connection:
            return None if silent or parts.scheme != "rtsp" else _no_camera(name, connection)
    except (socket.gaierror, UnicodeError):
        return SourceError(
            "the host of the camera {name} is not known: check its name, or give its number address", name=name
        )
    except ConnectionRefusedError:
        return _refused(name)
    except TimeoutError:
        return SourceError(
            "nothing answers at the address of the camera {name}: check the address, its power, and "
            "the firewalls between",
            name=name,
        )
    except OSError:
        return SourceError(
            "there is no way to the camera {name}: check its power, its cable and the network", name=name
        )
    except ValueError:
        return _malformed(name)


def _no_camera(name: str, connection: socket.socket) -> SourceError | None:
    """What is said where something else than a camera answers a question that cameras know; None where one does."""
    try:
        connection.sendall(b"OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n")
        answer = connection.recv(64)
    except OSError:
        return None
    if not answer:
        return SourceError(
            "the camera {name} takes the connection and closes it at once: wait, as it may have too "
            "many viewers, and check the port",
            name=name,
        )
    if answer.startswith(b"HTTP/"):
        return SourceError(
            "what answers at {name} is no camera's stream but a web server, or a proxy where nothing "
            "is: check the host and the port",
            name=name,
        )
    return None


def _malformed(name: str) -> SourceError:
    return SourceError("the address of the camera {name} is malformed: check it", name=name)


def hostless(name: str, address: str) -> SourceError | None:
    """What is said of an address without a host, which FFmpeg would look for on this machine; None where it has one."""
    try:
        return None if urlsplit(address).hostname else _malformed(name)
    except ValueError:
        return None  # FFmpeg may read it otherwise
