"""Straight lines and circles by voting.

Duda and Hart: "Use of the Hough Transformation to Detect Lines and Curves in Pictures", 1972; the probabilistic form
for segments by Matas, Galambos and Kittler 2000; circles by their gradients, Yuen et al. 1990.
"""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Image
from core.tasks.library.edges import canny
from core.tasks.library.features import drawing
from core.tasks.task import Cell, Given, Group, Parameters, Result, Table, Task
from core.tasks.work import Work

_PIXELS = 1_500_000
_MOST = 400  # lines or circles


class Lines(Parameters):
    """What can be set."""

    lines: Annotated[bool, Field(title="Straight lines")] = True
    circles: Annotated[bool, Field(title="Circles")] = True
    shortest: Annotated[
        float, Field(title="Shortest line", ge=1, le=100, description="in percent of the picture's longer side")
    ] = 8
    gap: Annotated[
        float, Field(title="Largest gap", ge=0, le=10, description="in a line, in percent of the longer side")
    ] = 0.8
    votes: Annotated[
        float, Field(title="Votes", ge=10, le=100, description="percent of a line that must be edge to be tried")
    ] = 50
    roundness: Annotated[
        float, Field(title="Roundness", ge=0.3, le=0.99, description="share of a circle that must be there")
    ] = 0.8


def segments(picture: Image, parameters: Lines) -> list[tuple[float, float, float, float]]:
    """Straight lines x1, y1, x2, y2 in pixels, longest first."""
    import cv2

    longer = max(picture.shape[:2])
    edges = canny.edges(picture, 1.4, "grey").mask
    length = max(8.0, longer * parameters.shortest / 100)
    found: Any = cv2.HoughLinesP(
        edges,
        1,
        np.pi / 360,
        max(5, round(length * parameters.votes / 100)),
        minLineLength=length,
        maxLineGap=max(1.0, longer * parameters.gap / 100),
    )
    rows = np.zeros((0, 4)) if found is None else np.asarray(found, float).reshape(-1, 4)
    ends = [(float(a), float(b), float(c), float(d)) for a, b, c, d in rows]
    return sorted(ends, key=lambda e: -np.hypot(e[2] - e[0], e[3] - e[1]))[:_MOST]


def circles(picture: Image, parameters: Lines) -> list[tuple[float, float, float]]:
    """Circles x, y, radius in pixels, largest first."""
    import cv2

    shorter = min(picture.shape[:2])
    smooth = cv2.GaussianBlur(drawing.grey(picture), (0, 0), 1.5)
    found: Any = cv2.HoughCircles(
        smooth,
        cv2.HOUGH_GRADIENT_ALT,
        1.5,
        minDist=max(4.0, shorter / 40),
        param1=200,
        param2=parameters.roundness,
        minRadius=max(4, shorter // 80),
        maxRadius=shorter // 2,
    )
    rows = np.zeros((0, 3)) if found is None else np.asarray(found, float).reshape(-1, found.shape[-1])[:, :3]
    return sorted(((float(x), float(y), float(r)) for x, y, r in rows), key=lambda c: -c[2])[:_MOST]


def run(given: Given, parameters: Lines, work: Work) -> Result:
    """Lines and circles drawn over the picture, and listed."""
    import cv2

    small, scale = drawing.shrunk(given.picture, _PIXELS)
    straight = segments(small, parameters) if parameters.lines else []
    work.report(0.5, Message("Looking for circles"))
    rings = circles(small, parameters) if parameters.circles else []
    drawn, wide = drawing.faded(given.picture), drawing.stroke(given.picture, 1 / 350)
    rows: list[tuple[Cell, ...]] = []
    for line in straight:
        x1, y1, x2, y2 = (v / scale for v in line)
        cv2.line(drawn, (round(x1), round(y1)), (round(x2), round(y2)), drawing.GREEN, wide, cv2.LINE_AA)
        # as on a protractor: 0 lies flat, counted against the clock, and a line has no direction
        angle = float(np.degrees(np.arctan2(y1 - y2, x2 - x1)) % 180)
        rows.append(("line", x1, y1, x2, y2, float(np.hypot(x2 - x1, y2 - y1)), angle, None))
    for ring in rings:
        x, y, radius = (v / scale for v in ring)
        cv2.circle(drawn, (round(x), round(y)), round(radius), drawing.ORANGE, wide, cv2.LINE_AA)
        cv2.circle(drawn, (round(x), round(y)), wide, drawing.ORANGE, -1, cv2.LINE_AA)
        rows.append(("circle", x, y, None, None, None, None, radius))
    return Result(
        words=Message(
            "{doors}, {groups}",
            doors=Message.of(len(straight), "1 line", "{count:,} lines"),
            groups=Message.of(len(rings), "1 circle", "{count:,} circles"),
        ),
        picture=drawn,
        table=Table(
            ("Kind", "x", "y", "x of the end", "y of the end", "Length", "Angle in degrees", "Radius"), tuple(rows)
        ),
    )


TASK = Task(
    "lines",
    "Lines and circles (Hough)",
    Group.EDGES,
    "Finds straight lines and circles, and lists where they are and how long or large.",
    Lines,
    run,
    pace="quick",
)
