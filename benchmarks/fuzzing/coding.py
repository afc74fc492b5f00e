"""QR and bar codes: whatever text is coded is what a reader reads."""

from __future__ import annotations

from benchmarks.fuzzing.target import Taker, Target, require, text_of


def _qr(content: bytes) -> None:
    import cv2
    import numpy as np

    from core.tasks.library.faces import codes

    text = content.decode("utf-8", "replace")
    modules = codes.qr(text)
    side = len(modules)
    require(modules.shape == (side, side) and modules.dtype == bool, "code: it is no square")
    require(21 <= side <= 177 and (side - 17) % 4 == 0, "code: its size is that of no QR code")
    for row in modules:
        stretches = codes.stretches(row)
        require(sum(b - a for a, b in stretches) == int(row.sum()), "code: stretches are not what is dark")
    drawn = np.kron(np.pad(~modules, codes.QUIET_QR, constant_values=True), np.ones((3, 3))).astype(np.uint8) * 255
    near, far = 3 * codes.QUIET_QR, 3 * (codes.QUIET_QR + side)
    corners = np.array([[[near, near], [far, near], [far, far], [near, far]]], np.float32)
    read = cv2.QRCodeDetector().decode(np.repeat(drawn[..., None], 3, axis=2), corners)[0]
    # the reader gives up on some codes, and ends at a zero
    require(not read or "\0" in text or read == text, "code: something else is read")


def _bars(content: bytes) -> None:
    import numpy as np

    from core.tasks.library.faces import codes

    text = content.decode("utf-8", "replace")
    modules = codes.code_128(text)
    require(modules.ndim == 1 and modules.dtype == bool, "bars: they are no row")
    require(len(modules) % 11 == 2 and bool(modules[0]) and bool(modules[-1]), "bars: they are no Code 128")
    widths = np.diff(np.flatnonzero(np.diff(np.concatenate([[0], modules.astype(int), [0]]))))
    require(int(widths.max(initial=0)) <= 4, "bars: one is too wide")


def _card(content: bytes) -> None:
    import numpy as np

    from core.tasks.library.faces import card

    taker = Taker(content)
    way, texts = taker.number(), [taker.text()[:100] for _ in range(5)]
    photo = np.zeros((36, 28, 3), np.uint8)
    made = card.badge(
        card.Details(*texts), photo, bool(way & 1), ("QR code", "bar code", "none")[way // 2 % 3], (10, 20, 120)
    )
    for part in made.parts:
        where = [v for v in (part.x, part.y) if not np.isfinite(v)]
        require(not where, "card: a part is nowhere")


def _texts() -> list[bytes]:
    return [b"E-0001", b"12345678", "Zoë 姓名 🙂".encode(), b"", b"a" * 120, b"*MIXED case 7*", b"\x01\x7f~\n"]


def _card_seeds() -> list[bytes]:
    return [bytes([way]) + text_of("Ann Lee", "Staff", "A House", "E-0001", "until 2027") for way in range(6)] + [
        b"\0" + text_of("שלום עולם", "مرحبا", "姓名" * 20, "", "🙂")
    ]


def _allowed() -> tuple[type[Exception], ...]:
    from core.errors import TaskError

    return (TaskError,)


TARGETS = [
    Target("QR code", _qr, _texts, _allowed, (b"\xf0\x9f\x99\x82", b"0123456789", b"\0", b"A"), longest=200),
    Target("bar code", _bars, _texts, _allowed, (b"0000", b"\xf1", b"\x1d", b"~"), longest=256),
    Target("badge", _card, _card_seeds, _allowed, ("ש".encode(), "م".encode(), "姓".encode(), b" "), longest=400),
]
