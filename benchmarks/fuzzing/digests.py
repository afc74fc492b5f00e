"""What a lock's web server answers: challenges to sign in, and words about what it did. No password may be told."""

from __future__ import annotations

from benchmarks.fuzzing.target import Taker, Target, proper, require, text_of

_WAYS = ("any", "digest", "basic")
_STATUS = (200, 204, 301, 400, 401, 401, 403, 404, 405, 500)
_PASSWORD = "Gehe1m&№7"
_ASKED = 4  # requests that one command may become


def _digests(content: bytes) -> None:
    import httpx

    from core.base.http_sign_in import SignIn, challenges
    from core.locks.drivers.base import DoorError
    from core.locks.drivers.http_answers import refusal_words, unwanted_words

    taker = Taker(content)
    way, times = _WAYS[taker.number() % len(_WAYS)], taker.number() % 4
    status = _STATUS[taker.number() % len(_STATUS)]
    first, second, body, wanted = taker.text(), taker.text(), taker.text(), taker.text()
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        shown = request.headers.get("Authorization", "")
        require(_PASSWORD not in shown, "digests: a header has the password readable")
        require(shown.isprintable(), "digests: a header has more than a line")
        require(
            way != "digest" or not shown.startswith("Basic"), "digests: the password is shown though it must not be"
        )
        asking = [("WWW-Authenticate", one.encode()) for one in (first, second) if one]
        again = len(asked) <= times
        return httpx.Response(401 if again else status, headers=asking, content=f"{body} {_PASSWORD}".encode())

    found = challenges([first, second])
    require(all(one.scheme == one.scheme.lower() for one in found), "digests: a scheme in capitals")
    with httpx.Client(transport=httpx.MockTransport(answer), auth=SignIn("admin", _PASSWORD, way)) as client:
        for _ in range(2):
            asked.clear()
            try:
                got = client.put("http://lock/open", content="<a/>")
            except httpx.RemoteProtocolError:
                continue
            require(len(asked) <= _ASKED, "digests: asked too often")
            for words in (
                refusal_words(got, "PUT", user="admin", token=False, secrets=[_PASSWORD]),
                unwanted_words(got, wanted, [_PASSWORD]) if len(wanted) < 100 else "",
            ):
                if words:
                    proper(str(DoorError(words)))
                    require(_PASSWORD not in words, "digests: the answer tells the password")


def _seeds() -> list[bytes]:
    basic, digest = 'Basic realm="a, b"', 'Digest realm="x, y", nonce="n", qop="auth,auth-int", algorithm=SHA-256'
    heads = [(digest, ""), (basic, digest), (f"{basic}, {digest}", "Negotiate"), (digest + ", stale=true", digest)]
    texts = [("<statusCode>1</statusCode>", "1"), ("OK", "OK"), ('{"retcode": 0}', '"retcode":0'), ("<b>no</b>", "yes")]
    return [
        bytes([n % 3, n % 4, 4 * n % 10]) + text_of(*head, *text)
        for n, (head, text) in enumerate((head, text) for head in heads for text in texts)
    ]


def _allowed() -> tuple[type[Exception], ...]:
    from core.locks.drivers.base import DoorError

    return (DoorError,)


_WORDS = (
    b'="', b'", ', b"\\", b"Digest ", b"Basic ", b"nonce=", b"realm=", b"qop=auth", b"algorithm=MD5-sess",
    b"stale=true", b"token68==", b",", b"\r\n", b"<lockStatus>lock</lockStatus>", b"\xe2\x80\xae", b"\0",
)  # fmt: skip

TARGETS = [Target("digests", _digests, _seeds, _allowed, _WORDS, longest=4096)]
