"""Strength of edges by the first derivative, with four classical operators.

Sobel and Feldman 1968; Scharr 2000, whose weights make the strength depend least on the direction; Prewitt 1970;
Roberts 1963, the smallest of them.
"""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Float, Image
from core.tasks.library.edges import gradients
from core.tasks.library.features import drawing
from core.tasks.task import Given, Group, Parameters, Result, Table, Task
from core.tasks.truths.boundaries import BOUNDARIES, EDGE_LAYER
from core.tasks.work import Work


class Sobel(Parameters):
    """What can be set."""

    operator: Annotated[
        gradients.Operator, Field(title="Operator", description="which weights the differences have")
    ] = "sobel"
    sigma: Annotated[
        float, Field(title="Blur before", ge=0, le=10, description="in pixels; more of it leaves out fine texture")
    ] = 1.5
    colours: Annotated[gradients.Colours, Field(title="Edges in", description="grey levels alone, or colours too")] = (
        "colour"
    )
    thin: Annotated[bool, Field(title="Thin lines", description="keep only where the strength is greatest")] = False


def strength(picture: Image, operator: gradients.Operator, sigma: float, colours: gradients.Colours) -> Float:
    """Thin lines with their strength in levels, (height, width)."""
    return gradients.ridges(*gradients.gradient(picture, operator, sigma, colours))


def run(given: Given, parameters: Sobel, work: Work) -> Result:
    """Strength of edges as a picture."""
    work.report(0.0, Message("Looking for edges"))
    small, _ = drawing.shrunk(given.picture, gradients.PIXELS)
    dx, dy = gradients.gradient(small, parameters.operator, parameters.sigma, parameters.colours)
    thick, thin = np.hypot(dx, dy), gradients.ridges(dx, dy)
    work.report(0.7, Message("Drawing the edges"))
    lines = drawing.enlarged(gradients.levels(thin, 97), given.picture)
    picture = lines if parameters.thin else drawing.enlarged(gradients.levels(thick), given.picture)
    mean, top = float(thick.mean()), float(np.percentile(thick, 99))
    return Result(
        words=Message("Mean strength {mean:.1f} levels, the strongest hundredth above {top:.1f}", mean=mean, top=top),
        picture=drawing.three(picture),
        layers={EDGE_LAYER: drawing.three(lines)},
        table=Table(("Measure", "Levels"), (("Mean strength", mean), ("Strongest hundredth", top))),
    )


TASK = Task(
    "sobel",
    "Edge strength (Sobel, Scharr, Prewitt, Roberts)",
    Group.EDGES,
    "Shows how strongly brightness and colour change at each place of a picture.",
    Sobel,
    run,
    truth=BOUNDARIES,
    pace="quick",
)
