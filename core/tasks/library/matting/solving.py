"""Solving for a matte, and for the colours of what it covers.

Closed form: Levin, Lischinski and Weiss 2008. Nearest neighbours: Chen, Li and Tang 2013. Learning based: Zheng and
Kambhamettu 2009. Colours: Germer, Uelwer, Conrad and Harmeling 2020. All by PyMatting. A matte solved on a smaller
picture is brought to full size by the fast guided filter (He and Sun 2015), which, like the closed form, takes alpha
for a linear function of colour within a small window.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Literal, cast

import numpy as np
import numpy.typing as npt

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Float, Image
from core.tasks.library.features import drawing
from core.tasks.library.matting import solvers
from core.tasks.library.matting.trimaps import KNOWN, OPEN, OUTSIDE
from core.tasks.task import Mask
from core.tasks.work import Work

Method = Literal["closed form", "nearest neighbours", "learning based"]

_SOLVERS: dict[Method, str] = {
    "closed form": "alpha.estimate_alpha_cf",
    "nearest neighbours": "alpha.estimate_alpha_knn",
    "learning based": "alpha.estimate_alpha_lbdm",
}

_SOLVER = threading.Lock()  # not every machine's numba lets two threads in at once
_TILE = 1024
_FLAT = 1e-5  # variance of colour, of levels 0..1, below which a window tells nothing
_COLOURS = 2_000_000  # pixels on which colours are estimated; they vary slowly


def alpha_of(picture: Image, trimap: Mask, method: Method, side: int, work: Work) -> Mask:
    """How much of each pixel the foreground covers, 0..255.

    Args:
        picture: uint8 (height, width, 3).
        trimap: uint8 (height, width) of :mod:`.trimaps`.
        method: how it is solved.
        side: longer side in pixels at which it is solved; what is larger is refined afterwards.
        work: told how far it has got.

    Raises:
        TaskError: the trimap has no foreground, or no background.

    """
    if not (trimap == KNOWN).any() or not (trimap == OUTSIDE).any():
        raise TaskError("the trimap needs some foreground and some background: paint both")
    if not (trimap == OPEN).any():
        return trimap.copy()
    small, scale = drawing.shrunk(picture, max(256.0, side**2 * min(picture.shape[:2]) / max(picture.shape[:2])))
    known = trimap if scale == 1.0 else _shrunk_trimap(trimap, small)
    levels = small.astype(np.float64) / 255
    solved = _solve(levels, known, method, work.part(0.0, 0.8))
    if scale == 1.0:
        return np.asarray(np.rint(255 * solved), np.uint8)
    return _refined(picture, trimap, small, solved, work.part(0.8, 1.0))


def foreground_of(picture: Image, alpha: Mask, work: Work) -> Image:
    """The colours of the foreground, also where the background shines through: uint8 (height, width, 3)."""
    small, scale = drawing.shrunk(picture, _COLOURS)
    cover = drawing.shrunk(drawing.three(alpha), _COLOURS)[0][..., 0] if scale < 1 else alpha
    estimate = _solver("foreground.estimate_foreground_ml", work)
    work.report(0.0, Message("Estimating the colours of the foreground"))
    with _SOLVER:
        colours = estimate(small.astype(np.float64) / 255, cover.astype(np.float64) / 255)
    estimated = np.asarray(np.rint(255 * np.clip(colours, 0, 1)), np.uint8)
    whole = drawing.enlarged(estimated, picture)
    return np.where((alpha >= 254)[..., None], picture, whole)


def over(front: Image, alpha: Mask, behind: Image) -> Image:
    """A foreground laid over a background of the same size."""
    mixed = np.empty_like(front)
    for top in range(0, front.shape[0], 256):
        rows = np.s_[top : top + 256]
        share = alpha[rows, :, None].astype(np.float32) / 255
        mixed[rows] = front[rows] * share + behind[rows] * (1 - share) + 0.5
    return mixed


def _solve(levels: npt.NDArray[np.float64], known: Mask, method: Method, work: Work) -> Float:
    solve = _solver(_SOLVERS[method], work)
    with _SOLVER:
        work.report(0.1, Message("Solving for the matte"))
        steps = _Steps(work)
        trimap = known.astype(np.float64) / 255
        try:
            solved = solve(levels, trimap, cg_kwargs={"callback": steps, "maxiter": 2000})
        except ValueError:
            # areas of one colour make the equations too weak to be solved exactly
            loose = {} if method == "nearest neighbours" else {"laplacian_kwargs": {"epsilon": 1e-4}}
            try:
                solved = solve(levels, trimap, cg_kwargs={"callback": steps, "rtol": 1e-4}, **loose)
            except ValueError:
                raise TaskError("this matte cannot be solved: make the open band narrower") from None
    return np.asarray(solved, np.float32)


def _solver(name: str, work: Work) -> Callable[..., Any]:
    """A function of PyMatting, which is compiled where it is loaded for the first time on a machine."""
    if not solvers.loaded(name):
        work.report(0.0, Message("Preparing; the first time of all this takes up to half a minute"))
    with _SOLVER:
        return cast("Callable[..., Any]", solvers.function(name))


class _Steps:
    """Says how far the conjugate gradients have come: called after each step."""

    def __init__(self, work: Work):
        self._work = work
        self._count = 0
        self._first = 0.0

    def __call__(self, _a: object, _x: object, _b: object, norm_b: float, _r: object, norm_r: float) -> None:
        self._count += 1
        if self._count % 5 == 1:
            fall = -np.log10(max(norm_r / max(norm_b, 1e-12), 1e-7)) / 7
            self._first = max(self._first, float(np.clip(fall, 0, 1)))
            self._work.report(0.1 + 0.9 * self._first, Message("Solving for the matte"))


def _shrunk_trimap(trimap: Mask, small: Image) -> Mask:
    """A trimap at a smaller size: open wherever anything in a pixel was."""
    import cv2

    mixed = cv2.resize(trimap, (small.shape[1], small.shape[0]), interpolation=cv2.INTER_AREA)
    known = np.full(mixed.shape, OPEN, np.uint8)
    known[mixed == KNOWN], known[mixed == OUTSIDE] = KNOWN, OUTSIDE
    if (known == KNOWN).any() and (known == OUTSIDE).any():
        return known
    return np.asarray(cv2.resize(trimap, (small.shape[1], small.shape[0]), interpolation=cv2.INTER_NEAREST), np.uint8)


def _refined(picture: Image, trimap: Mask, small: Image, solved: Float, work: Work) -> Mask:
    """A matte of the small picture at the size of the large one, whose edges it takes."""
    import cv2

    slopes = _linear(np.asarray(small, np.float32) / np.float32(255), solved)
    height, width = picture.shape[:2]
    across, down = small.shape[1] / width, small.shape[0] / height
    alpha = trimap.copy()
    for top in range(0, height, _TILE):
        work.report(top / height, Message("Refining at full size"))
        for left in range(0, width, _TILE):
            here = np.s_[top : top + _TILE, left : left + _TILE]
            open_ = trimap[here] == OPEN
            if not open_.any():
                continue
            # pixel centres of both sizes lie over one another
            matrix = np.array(
                [[across, 0, (left + 0.5) * across - 0.5], [0, down, (top + 0.5) * down - 0.5]], np.float64
            )
            size = (open_.shape[1], open_.shape[0])
            flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
            own = cv2.warpAffine(slopes, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
            values = (own[..., :3] * (picture[here].astype(np.float32) / 255)).sum(axis=2) + own[..., 3]
            alpha[here][open_] = np.rint(255 * np.clip(values[open_], 0, 1)).astype(np.uint8)
    return alpha


def _linear(guide: Float, values: Float) -> Float:
    """Values as a linear function of colour about each pixel: three slopes and an offset, (height, width, 4)."""
    import cv2

    def mean(what: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.asarray(cv2.blur(what, (5, 5), borderType=cv2.BORDER_REFLECT), np.float64)

    colours, wanted = guide.astype(np.float64), values.astype(np.float64)
    about, around = mean(colours), mean(wanted)
    together = mean(colours * wanted[..., None]) - about * around[..., None]
    spread = np.empty((*values.shape, 3, 3))
    for row in range(3):
        for column in range(row, 3):
            product = mean(colours[..., row] * colours[..., column]) - about[..., row] * about[..., column]
            spread[..., row, column] = spread[..., column, row] = product
    spread += _FLAT * np.eye(3)
    slopes = np.linalg.solve(spread, together[..., None])[..., 0]
    offset = around - (slopes * about).sum(axis=2)
    return np.asarray(mean(np.dstack([slopes, offset])), np.float32)
