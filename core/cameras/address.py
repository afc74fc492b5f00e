"""Addresses of cameras, taken apart: what may be shown and stored, and what must be kept sealed.

Sealed are the password of the user, and the end of an address from where it could carry a password or a token: cameras
take them in the query, and some in the path. An address that can be read in two ways is sealed as a whole, and nobody
is asked for pictures by it: part of a password could be taken for a host.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qsl, quote, unquote

from core.base.messages import Message
from core.errors import SiteError

Transport = Literal["tcp", "udp"]
"""How an rtsp:// stream comes."""
HIDDEN = "…"
"""Stands for the sealed end of an address."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_HOST = re.compile(r"[\w.-]+(:\d+)?|\[[0-9A-Fa-f:.]+(%\w+)?\](:\d+)?")
_END = re.compile(r"[/?#]")
_HARMLESS = re.compile(
    "camera|channel|codec|compression|fps|h|height|id|proto|profile|resolution|rtsp_transport|stream|streamtype|subtype"
    "|transportmode|type|unicast|videocodec|w|width",
    re.IGNORECASE,
)
_PORTS = {"80", "81", "322", "443", "554", "8000", "8080", "8081", "8443", "8554"}  # that cameras and recorders use
_CLEARLY = 2  # by which one way to read an address is likelier than another, and not just perhaps
_SURELY = 3  # the same where a password may end in an e-mail address
_SHORT = re.compile(r"[\w.:x-]{0,20}")


@dataclass(frozen=True)
class Secret:
    """What an address has to be kept sealed.

    Attributes:
        place: host and port that it is for, since nobody else may be told it.
        password: of the user whom the address names; None where it has none.
        rest: the end of the address, for which :data:`HIDDEN` stands; None where all of it may be shown.

    """

    place: str
    password: str | None = field(default=None, repr=False)
    rest: str | None = field(default=None, repr=False)

    def sealed(self) -> str:
        """As words to be kept; :func:`opened` reads them."""
        return json.dumps({"place": self.place, "password": self.password, "rest": self.rest})


def opened(words: str) -> Secret:
    """What :meth:`Secret.sealed` wrote."""
    return Secret(**json.loads(words))


def split(text: str) -> tuple[str, Secret | None]:
    """What of an address may be shown and stored, and what must be sealed, if anything.

    Whatever is no address, such as a camera number or a file, may be shown. Blanks around it do not count. A
    password may hold ``/ # ?`` as they are, as people type them, as long as the address can be read in one way only.
    """
    text = text.strip()
    found = _SCHEME.match(text)
    if found is None:
        return text, None
    scheme, all_ = found.group(), text[found.end() :]
    if all_ == HIDDEN:
        return text, None
    parts = _parts(all_)
    if parts is None:
        return f"{scheme}{HIDDEN}", Secret("", rest=all_)
    user, password, host, end = parts
    public, rest = _public_end(end)
    shown = scheme + ("" if user is None else f"{user}@") + host + public
    if password is None and rest is None:
        return shown, None
    return shown, Secret(host.lower(), password, rest)


def shown(text: str) -> str:
    """What of an address may be shown."""
    return split(text)[0]


def public_name(address: str) -> str:
    """An address as the log has it: host and path, without user, and without anything that could hold a password."""
    found = _SCHEME.match(address)
    parts = _parts(address[found.end() :]) if found is not None else None
    if found is None or parts is None:
        return f"{address.partition('://')[0]}://{HIDDEN}" if found is not None else HIDDEN
    _, _, host, end = parts
    # the log has no query either, harmless or not
    return found.group() + host + (f"/{HIDDEN}" if set(_public_end(end)[0]) & {HIDDEN, "?"} else end)


def beginning_words(text: str) -> str:
    """What is wrong with a text that seems to be an address without its beginning; empty where it does not.

    It may hold a password, that nobody would know where to look for.
    """
    if "@" not in text or _SCHEME.match(text):
        return ""
    with suppress(OSError, RuntimeError):  # nothing that could be a file
        if Path(text).expanduser().exists():
            return ""
    return Message("this looks like an address without its beginning: put rtsp:// or http:// before it")


def unclear_words(text: str) -> str:
    """What to do about an address that can be read in two ways; empty where it cannot."""
    found = _SCHEME.match(text.strip())
    if found is None:
        return ""
    all_ = text.strip()[found.end() :]
    if _parts(all_) is not None or not _readings(all_):
        return ""
    return Message(
        "this address can be read in two ways: leave its password out and give it apart, "
        "or write @ / ? # : and % in it as %40 %2F %3F %23 %3A and %25"
    )


def with_login(text: str, user: str | None, password: str | None) -> str:
    """An address with a user and a password that were given apart from it.

    Raises:
        SiteError: it is no address, there is no user, or it can be read in two ways.

    """
    public, own = split(text)
    found = _SCHEME.match(public)
    parts = _parts(public[found.end() :]) if found is not None else None
    if found is None or parts is None:
        raise SiteError(
            unclear_words(text) or beginning_words(text) or Message("a user and a password belong to an address")
        )
    named, _, host, end = parts
    name = quote(user, safe="") if user is not None else named
    if name is None:
        raise SiteError("a password belongs to a user: name one in the address, as in rtsp://admin@10.0.0.2/")
    word = password if password is not None else own.password if own is not None else None
    secret = Secret(host.lower(), word, own.rest if own is not None else None)
    return join(f"{found.group()}{name}@{host}{end}", secret)


def join(public: str, secret: Secret | None) -> str:
    """The address to open: what :func:`split` took apart, with a password percent-encoded."""
    if secret is None:
        return public
    found = _SCHEME.match(public)
    if found is None:
        return public
    scheme, end = found.group(), public[found.end() :]
    kept = secret.rest if secret.rest is not None and end.endswith(HIDDEN) else None
    before = end.removesuffix(HIDDEN) if kept is not None else end
    user, at, host = before.partition("@")
    if secret.password is not None and at:
        before = f"{user}:{quote(secret.password, safe='', errors='surrogateescape')}@{host}"
    if kept is not None and set("@:") <= set(before) and _parts(before + kept) is None:
        kept = kept.replace("@", "%40")  # which could be read as the end of the password
    return scheme + before + (kept or "")


def revised(text: str, before: Secret | None, password: str | None) -> tuple[str, Secret | None]:
    """Like :func:`split`, of an address that takes the place of one whose secret is known.

    Args:
        text: as typed: with a password of its own, or without.
        before: what was sealed of the address until now.
        password: typed beside the address; None is as before, empty is none from now on.

    Raises:
        SiteError: the sealed words were for another place, there is nothing that the password could belong to, or the
            address lacks its beginning.

    """
    public, own = split(text)
    if ":" in public and (words := beginning_words(public)):
        raise SiteError(words)
    place, named = _place(public), "@" in public
    rest = own.rest if own is not None else None
    word = password or (own.password if own is not None else None)
    if password and not named:
        raise SiteError("a password belongs to a user: name one in the address, as in rtsp://admin@10.0.0.2/")
    kept_rest = rest is None and public.endswith(HIDDEN)
    kept_word = word is None and password is None and named and before is not None and before.password is not None
    if kept_rest and (before is None or before.rest is None):
        raise SiteError(
            "the end of this address is not known: type the whole address in place of …"  # HIDDEN
        )
    if before is not None and (kept_rest or kept_word):
        if place != before.place:
            raise SiteError("this address leads to another place than the password was kept for: type it again")
        rest = before.rest if kept_rest else rest
        word = before.password if kept_word else word
    return public, None if word is None and rest is None else Secret(place, word, rest)


def belongs(public: str, secret: Secret) -> bool:
    """Whether sealed words are for the place that an address leads to."""
    return _place(public) == secret.place


def is_rtsp(text: str) -> bool:
    """Whether an address is of a stream that can come over TCP or UDP."""
    return text.strip().lower().startswith(("rtsp://", "rtsps://"))


def _place(public: str) -> str:
    found = _SCHEME.match(public)
    parts = _parts(public[found.end() :]) if found is not None else None
    return parts[2].lower() if parts is not None else ""


@dataclass(frozen=True)
class _Reading:
    """One way in which an address can be read.

    Attributes:
        user: as it stands there; None where none is named.
        password: decoded; None where there is none.
        host: with port.
        end: all that follows.
        likely: how much the host looks like one, 0..3.
        standard: whether it is the reading of RFC 3986, by which a password holds none of ``/ ? #``.

    """

    user: str | None
    password: str | None
    host: str
    end: str
    likely: int
    standard: bool


def _parts(all_: str) -> tuple[str | None, str | None, str, str] | None:
    """User, password (decoded), host with port, and the end of an address; None where that is not clear."""
    found = _readings(all_)
    if not found:
        return None
    best, login = found[0], any(one.standard and one.user is not None for one in found)
    if login and not best.standard:
        return None  # the password would go to a host that another program does not see in it
    if len(found) > 1 and best.likely - found[1].likely < (_SURELY if login else _CLEARLY):
        return None
    return best.user, best.password, best.host, best.end


def _readings(all_: str) -> list[_Reading]:
    """All ways in which an address can be read, the likeliest first: a password may hold any character."""
    found = []
    for start in (0, *(at.end() for at in re.finditer("@", all_))):
        login, rest = all_[: max(0, start - 1)], all_[start:]
        cut = _END.search(rest)
        host = rest if cut is None else rest[: cut.start()]
        standard = _END.search(login) is None
        if not _is_host(host) or not (standard or ":" in login):
            continue
        user, colon, password = login.partition(":")
        if set(user) & set("@/?#"):  # nothing of it may end the user's name once it stands alone
            user = quote(user, safe="")
        decoded = unquote(password, errors="surrogateescape") if colon else None
        found.append(_Reading(user if start else None, decoded, host, rest[len(host) :], _likely(host), standard))
    # where a # follows what need not be a host, it is a part of the password
    sensible = [one for one in found if one.user is None or one.likely or not one.end.startswith("#")]
    return sorted(sensible or found, key=lambda one: -one.likely)


def _is_host(text: str) -> bool:
    port = re.search(r":(\d+)$", text)
    return _HOST.fullmatch(text) is not None and (port is None or len(port[1]) < 6)


def _likely(host: str) -> int:
    """How much a text looks like a host rather than like a part of a password."""
    name, _, port = host.partition(":")
    if host.startswith("[") or re.fullmatch(r"\d{1,3}(\.\d{1,3}){3}", name):
        return 3
    named = 2 if "." in name or name.lower() == "localhost" else 0
    return min(3, named + bool(port) + (port in _PORTS))


def _public_end(end: str) -> tuple[str, str | None]:
    """The end of an address as it may be shown, and what has to be sealed of it."""
    cut = re.search(r"[?#]", end)
    path, query = (end, "") if cut is None else (end[: cut.start()], end[cut.start() :])
    if set(unquote(path)) & set("=&;@?#") or query.startswith("#"):
        return f"/{HIDDEN}", path.removeprefix("/") + query
    if query in ("", "?", f"?{HIDDEN}"):
        return end, None
    named = parse_qsl(query[1:], keep_blank_values=True)
    harmless = all(_HARMLESS.fullmatch(name) and _SHORT.fullmatch(value) for name, value in named)
    if "#" not in query and harmless and len(named) == query.count("&") + 1:
        return end, None
    return f"{path}?{HIDDEN}", query[1:]
