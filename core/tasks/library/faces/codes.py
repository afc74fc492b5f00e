"""QR codes (ISO/IEC 18004) and Code 128 (ISO/IEC 15417), as what is dark and what is light."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from core.errors import TaskError

QUIET_QR, QUIET_BARS = 4, 10
"""Light modules that must surround a code."""
_MOST_IN_QR = 1579  # bytes in the largest one that ReportLab draws


def qr(text: str) -> npt.NDArray[np.bool_]:
    """Modules of a QR code (N, N), True where dark, without the light rim. A quarter of it may be damaged.

    Raises:
        TaskError: it is too long.

    """
    from reportlab.graphics.barcode import qrencoder

    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.Q)
    if len(text.encode()) > _MOST_IN_QR:
        raise TaskError("this is too long for a QR code: shorten it, or print no code")
    # as bytes of UTF-8 whatever else it holds: that is what readers expect, and ReportLab stumbles over a line end
    code.addData(text if text.isascii() and text.isprintable() else qrencoder.QR8bitByte(text.encode()))
    code.make()
    return np.array(code.modules, bool)


def code_128(text: str) -> npt.NDArray[np.bool_]:
    """Modules of a bar code (N,), True where dark, without the light ends.

    Raises:
        TaskError: it holds letters that the code does not know.

    """
    from reportlab.graphics.barcode.code128 import Code128

    if not text.isascii():
        raise TaskError("a bar code holds plain Latin letters and digits only: use a QR code for this number")
    code = Code128(text, quiet=0)
    code.validate()
    code.encode()
    # ReportLab writes bars and spaces as letters, of which a comes first: a is one module wide
    elements = code.decompose()
    return np.concatenate([np.full(ord(c.lower()) - ord("a") + 1, c.isupper()) for c in elements])


def stretches(row: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where a row is dark: first module and the one after the last."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], row, [False]]).astype(np.int8)))
    return [(int(a), int(b)) for a, b in list(pairwise(edges.tolist()))[::2]]
