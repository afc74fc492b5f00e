"""Signing in at a web server: Basic (RFC 7617) and Digest (RFC 7616), as it asks for them.

The answer to a challenge is httpx's. What a server may send, and httpx does not take, is sorted out before: several
challenges in one header or in many, digests that are not known beside those that are, and broken ones.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass

import httpx

_LONGEST = 8192  # characters of all challenges together
_MOST = 20  # challenges
_STRENGTH = ("SHA-512", "SHA-256", "SHA", "MD5")  # best first; each also with -sess
_TRIES = 2  # with a name and a password, where the server calls its own challenge stale or reads other letters

_WORD = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_PARAMETER = re.compile(rf"({_WORD})[ \t]*=[ \t]*(?:\"((?:[^\"\\]|\\.)*)\"|([^\s,\"=][^\s,\"]*|))(?=[ \t,]|$)")
_SCHEME = re.compile(rf"({_WORD})(?=[ \t,]|$)")
_REST = re.compile(r"[^,]*")  # of a challenge that is one word, such as Negotiate's


@dataclass(frozen=True)
class Challenge:
    """What a server asks for.

    Attributes:
        scheme: in small letters, such as ``digest``.
        parameters: by names in small letters; of quoted ones what stands between the quotes.

    """

    scheme: str
    parameters: dict[str, str]

    @property
    def stale(self) -> bool:
        """Whether name and password were right, and the challenge that they answered only too old."""
        return self.parameters.get("stale", "").lower() == "true"

    @property
    def strength(self) -> int | None:
        """Place of its digest among those that can be answered, 0 is the best; None for one that cannot."""
        if self.scheme != "digest" or not {"realm", "nonce"} <= self.parameters.keys():
            return None
        if not all(_repeatable(self.parameters.get(name, "")) for name in ("realm", "nonce", "opaque")):
            return None
        offered = [one.strip().lower() for one in self.parameters.get("qop", "auth").split(",")]
        algorithm = self.parameters.get("algorithm", "MD5").upper().removesuffix("-SESS")
        return _STRENGTH.index(algorithm) if "auth" in offered and algorithm in _STRENGTH else None

    @property
    def unknown_digest(self) -> bool:
        """Whether it is of a digest whose algorithm is not known."""
        algorithm = self.parameters.get("algorithm", "MD5").upper().removesuffix("-SESS")
        return self.scheme == "digest" and algorithm not in _STRENGTH

    def header(self) -> str:
        """A digest's challenge as httpx reads it."""
        names = ("realm", "nonce", "opaque", "algorithm")
        parts = [f'{name}="{self.parameters[name]}"' for name in names if name in self.parameters]
        return "Digest " + ", ".join([*parts, *(['qop="auth"'] if "qop" in self.parameters else [])])


def _repeatable(value: str) -> bool:
    """Whether a value can be sent back as it came; who escapes quotation marks disagrees on what is digested."""
    return value.isascii() and (not value or value.isprintable()) and not set(value) & set('"\\')


def challenges(headers: Iterable[str]) -> list[Challenge]:
    """The challenges of all ``WWW-Authenticate`` headers of an answer; what is broken is left out."""
    text = ", ".join(headers)[:_LONGEST]
    return [Challenge(scheme, parameters) for scheme, parameters in _read(text)][:_MOST]


def _read(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    scheme, parameters, at = "", dict[str, str](), 0
    while at < len(text):
        if text[at] in " \t,":
            at += 1
        elif scheme and (found := _PARAMETER.match(text, at)):
            name, quoted, plain = found.groups()
            parameters.setdefault(name.lower(), plain if quoted is None else quoted)
            at = found.end()
        elif found := _SCHEME.match(text, at):
            if scheme:
                yield scheme, parameters
            scheme, parameters, at = found[1].lower(), {}, found.end()
        else:
            at = max(_REST.match(text, at).end(), at + 1)  # type: ignore[union-attr]  # matches nothing as well
    if scheme:
        yield scheme, parameters


def chosen(asked: Iterable[Challenge], way: str) -> Challenge | None:
    """The challenge to be answered; None where there is none that can be, or may.

    Args:
        asked: what the server offers.
        way: ``digest`` or ``basic`` allow nothing else, since Basic shows the password to whoever listens; ``any``
            takes the best digest, and Basic where there is none.

    """
    offered = list(asked)
    digests = [one for one in offered if one.strength is not None]
    if digests and way != "basic":
        return min(digests, key=lambda one: one.strength or 0)
    return next((one for one in offered if one.scheme == "basic" and way != "digest"), None)


class SignIn(httpx.Auth):
    """Answers what a server asks for; once it is known, it is sent unasked.

    Args:
        user: without a colon, quotes or control characters.
        password: of that user.
        way: as of :func:`chosen`.

    """

    def __init__(self, user: str, password: str, way: str):
        self._user, self._password, self._way = user, password, way
        self._digest = httpx.DigestAuth(user, password)
        self._basic: httpx.BasicAuth | None = None
        self._latin = False  # whether that is in Latin-1

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """As httpx asks for it."""
        next((self._basic or self._digest).auth_flow(request))
        response = yield request
        fresh = False  # whether this very request answers a challenge
        for _ in range(_TRIES):
            challenge = chosen(challenges(response.headers.get_list("www-authenticate")), self._way)
            if response.status_code != httpx.codes.UNAUTHORIZED or challenge is None:
                return
            if challenge.scheme == "basic":
                basic = self._next_basic()
                if basic is None:
                    break
                self._basic = basic
                next(self._basic.auth_flow(request))
            elif fresh and not challenge.stale:
                break
            else:
                self._basic, self._digest = None, httpx.DigestAuth(self._user, self._password)
                answer = self._digest.auth_flow(request)
                next(answer)
                answer.send(httpx.Response(401, headers={"WWW-Authenticate": challenge.header()}, request=request))
            fresh = True
            response = yield request
        if response.status_code == httpx.codes.UNAUTHORIZED:
            self._basic, self._digest = None, httpx.DigestAuth(self._user, self._password)

    def _next_basic(self) -> httpx.BasicAuth | None:
        """Basic as it is tried next: in UTF-8, then in Latin-1, as older devices read what is beyond ASCII."""
        if self._basic is None:
            self._latin = False
            return httpx.BasicAuth(self._user, self._password)
        if self._latin or (self._user + self._password).isascii():
            return None
        self._latin = True
        try:
            return httpx.BasicAuth(self._user.encode("latin-1"), self._password.encode("latin-1"))
        except UnicodeEncodeError:
            return None
