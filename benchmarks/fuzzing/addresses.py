"""Addresses of cameras: whatever is typed, no password may be shown."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.fuzzing.target import Taker, Target, require, text_of

_SCHEMES = ("rtsp://", "rtsps://", "http://", "https://", "RTSP://", "ftp://", "", "file://")


def _at(rest: str | None) -> str | None:
    return rest.replace("%40", "@") if rest is not None else None


def _address(content: bytes) -> None:
    from core.cameras import address
    from core.cameras.opening import open_source

    taker = Taker(content)
    scheme, user, password = _SCHEMES[taker.number() % len(_SCHEMES)], taker.text(), taker.text()
    host, rest = taker.text(), taker.text()
    secret = "".join(c for c in password if c.isalnum())
    text = f"{scheme}{user}:{password}@{host}/{rest}"
    # what is in the other parts as well is no secret, and what has no scheme is no address
    told = bool(scheme) and len(secret) >= 6 and secret == password and secret not in f"{scheme}{user}:@{host}/{rest}"
    public, sealed = address.split(text)
    require(not told or secret not in public, "address: the password is shown")
    require(not told or secret not in repr(sealed), "address: the password is in what is sealed as it is printed")
    require(address.split(public)[1] is None, "address: what is shown holds a secret")
    if sealed is not None:
        require(address.opened(sealed.sealed()) == sealed, "address: what was sealed is not what is opened")
        anew, again = address.split(address.join(public, sealed))
        # an @ behind the host may be written otherwise, lest it be read as the end of the password
        same = again is not None and replace(again, rest=_at(again.rest)) == replace(sealed, rest=_at(sealed.rest))
        require(anew == public and same, "address: taken apart and put together, it is another")
    _apart(scheme, user, password, f"{host}/{rest}")
    for one in (text, f"{scheme}{host}", rest):
        if one.strip():
            source = open_source(one)
            require(not told or secret not in source.name, "address: the password is shown as a name")
            source.close()


def _apart(scheme: str, user: str, password: str, place: str) -> None:
    """A login that is given apart is what the camera is asked with, whatever it holds."""
    from core.cameras import address
    from core.errors import SiteError

    if not scheme or not user or "@" in place or ":" in place.partition("/")[2]:
        return
    try:
        public, sealed = address.split(address.with_login(f"{scheme}{place}", user, password))
    except SiteError:
        return
    require(sealed is not None and sealed.password == password, "address: a password given apart is another")
    require("@" in public, "address: a user given apart is gone")


def _seeds() -> list[bytes]:
    return [
        b"\0" + text_of("admin", "secret123", "10.0.0.1:554", "stream1"),
        b"\1" + text_of("admin", "secret123", "[fe80::1]:554", "cam?user=a&password=secret123"),
        b"\2" + text_of("a@b", "secret123", "host", "a@b"),
        b"\3" + text_of("a/b", "secret#123", "host", "#x"),
        b"\4" + text_of("a", "secret123", "host name", "~nobody/x"),
        b"\6" + text_of("", "", "", "7"),
        b"\1" + text_of("admin", "pass##secret", "127.0.0.1:1", "s?channel=1"),
        b"\0" + text_of("admin", "p@secret1#s", "10.0.0.2", "s"),
        b"\2" + text_of("admin", "1234/x", "10.0.0.2:80", "s"),
        b"\3" + text_of("test/@", "a b%\u00e4:", "cam", "s"),
        b"\7" + text_of("\0", "secret123", "[::1", "%00\u202e"),
    ]


def _allowed() -> tuple[type[Exception], ...]:
    from core.errors import SourceError

    return (SourceError,)


_WORDS = (
    *(b"@", b"/", b"#", b"?", b"://", b"[::1]", b"%40", b"\\", b":", b"~", b"secret123", b"password=", b"\0"),
    *(b"##", b"@10.0.0.2:1", b"%", b" "),
)

TARGETS = [Target("camera address", _address, _seeds, _allowed, _WORDS, longest=512)]
