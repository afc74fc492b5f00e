"""Boxes: (N, 4) float arrays of x1, y1, x2, y2 in pixels."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from core.faces import Float, Image

Rows = npt.NDArray[np.intp]

_DNN: Any = cv2.dnn  # its stubs ask for lists where arrays are welcome


def edges_of(region: tuple[float, float, float, float], image: Image) -> npt.NDArray[np.int64]:
    """A part of a picture, given as fractions of its width and height, in whole pixels: left, top, right, bottom."""
    edges = np.array(region) * np.tile([image.shape[1], image.shape[0]], 2)
    return np.asarray(np.round(edges), np.int64)


def centred_in(boxes: Float, edges: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Which boxes (N, 4) have their centres between edges (left, top, right, bottom): (N,)."""
    centres = (boxes[:, :2] + boxes[:, 2:]) / 2
    return np.asarray(((centres >= edges[:2]) & (centres <= edges[2:])).all(axis=1), bool)


def iou(a: Float, b: Float) -> Float:
    """Intersection over union of every box of ``a`` (N, 4) with every box of ``b`` (M, 4): (N, M) in 0..1."""
    intersection = _intersection(a, b)
    union = area(a)[:, None] + area(b)[None, :] - intersection
    return np.asarray(intersection / np.maximum(union, 1e-9), dtype=np.float32)


def area(boxes: Float) -> Float:
    """Areas (N,) in square pixels; 0 for an empty box."""
    size = np.maximum(boxes[:, 2:] - boxes[:, :2], 0)
    return np.asarray(size[:, 0] * size[:, 1], dtype=np.float32)


def suppress(boxes: Float, scores: Float, threshold: float, groups: npt.NDArray[np.int32] | None = None) -> Rows:
    """Greedy non-maximum suppression by intersection over union.

    Args:
        boxes: (N, 4).
        scores: (N,), higher survives; positive, since OpenCV drops the others unasked.
        threshold: a box whose overlap with a kept one is above this goes.
        groups: (N,) where given, only boxes of one group suppress each other.

    Returns:
        Rows kept, best first.

    """
    if not len(boxes):
        return np.zeros(0, dtype=np.intp)
    rectangles = np.column_stack([boxes[:, :2], boxes[:, 2:] - boxes[:, :2]]).astype(np.float64)
    if groups is None:
        kept = _DNN.NMSBoxes(rectangles, scores, 0.0, threshold)
    else:
        kept = _DNN.NMSBoxesBatched(rectangles, scores, groups, 0.0, threshold)
    return np.asarray(kept, dtype=np.intp).reshape(-1)


def suppress_contained(boxes: Float, scores: Float, threshold: float) -> Rows:
    """Like :func:`suppress`, by intersection over the smaller area, inclusive pixels: MTCNN's last step."""
    inclusive = boxes + np.array([0, 0, 1, 1], dtype=np.float32)
    areas = area(inclusive)
    overlap = _intersection(inclusive, inclusive) / np.maximum(np.minimum(areas[:, None], areas[None, :]), 1e-9)
    kept: list[int] = []
    for row in np.argsort(-scores, kind="stable"):
        if not kept or overlap[row, kept].max() <= threshold:
            kept.append(int(row))
    return np.asarray(kept, dtype=np.intp)


def _intersection(a: Float, b: Float) -> Float:
    low = np.maximum(a[:, None, :2], b[None, :, :2])
    high = np.minimum(a[:, None, 2:], b[None, :, 2:])
    size = np.maximum(high - low, 0)
    return np.asarray(size[..., 0] * size[..., 1], dtype=np.float32)
