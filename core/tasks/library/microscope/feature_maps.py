"""What the channels of a layer answer to a picture (Zeiler and Fergus 2014 look at a network so)."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.drawing.contact_sheets import contact_sheet
from core.drawing.maps import map_picture
from core.tasks.library.microscope import places
from core.tasks.library.recognition import imagenet
from core.tasks.task import Given, Group, Parameters, Result, Table, Task
from core.tasks.work import Work


class FeatureMaps(Parameters):
    """Where in the network, and how many."""

    place: Annotated[
        places.Place, Field(title="Layer", description="early layers see edges and colours, late ones see things")
    ] = "stage 2"
    count: Annotated[int, Field(title="Maps", ge=1, le=64, description="how many, those that differ most first")] = 15
    view: Annotated[
        imagenet.View,
        Field(title="Part", description="the square in the middle, or the whole picture pressed into a square"),
    ] = "centre"


def _run(given: Given, parameters: FeatureMaps, work: Work) -> Result:
    work.report(0.0, Message("Loading the network"))
    chip = imagenet.chip(given.picture, parameters.view)
    maps = places.microscope(work).maps(chip, places.number(parameters.place))
    contrast = maps.std(axis=(1, 2))
    best = [int(n) for n in np.argsort(-contrast, kind="stable")[: parameters.count]]
    tiles = [(chip, "What it sees"), *((map_picture(maps[n]), f"Channel {n}") for n in best)]
    columns = min(len(tiles), 4 if len(tiles) <= 16 else 8)
    channels, height, width = maps.shape
    return Result(
        words=Message(
            "The {best} most varied of {channels} maps of {width}×{height} values; bright is a strong answer",
            best=len(best),
            channels=channels,
            width=width,
            height=height,
        ),
        picture=contact_sheet(tiles, columns, 196, 196),
        table=Table(
            ("Channel", "Mean", "Highest", "Contrast"),
            tuple((n, *(round(float(v), 4) for v in (maps[n].mean(), maps[n].max(), contrast[n]))) for n in best),
        ),
    )


TASK = Task(
    "feature-maps",
    "Feature maps",
    Group.MICROSCOPE,
    "Show what the channels of a layer of the classifier answer to a picture.",
    FeatureMaps,
    _run,
    weights=imagenet.WEIGHTS[:1],
    pace="quick",
)
