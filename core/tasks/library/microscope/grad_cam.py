"""Grad-CAM (Selvaraju et al. 2017): which parts of a picture speak for a class."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.tasks.library.microscope import drawing, places
from core.tasks.library.recognition import imagenet
from core.tasks.task import Given, Group, Parameters, Result, Table, Task
from core.tasks.work import Work


class GradCam(Parameters):
    """For what, and where in the network."""

    what: Annotated[
        str,
        Field(
            title="What",
            max_length=80,
            description="a word, such as zebra; empty for what the picture shows most likely",
        ),
    ] = ""
    place: Annotated[
        places.Place, Field(title="Layer", description="later layers know what, earlier ones know where")
    ] = "last layer"
    view: Annotated[
        imagenet.View,
        Field(title="Part", description="the square in the middle, or the whole picture pressed into a square"),
    ] = "centre"


def _run(given: Given, parameters: GradCam, work: Work) -> Result:
    work.report(0.0, Message("Loading the network"))
    names, chip = imagenet.words(work), imagenet.chip(given.picture, parameters.view)
    shares = imagenet.classify(work, chip[None])[0][0]
    chosen = imagenet.meant(names, parameters.what, shares)
    work.report(0.4, Message("Following the class back through the network"))
    heat = places.microscope(work).grad_cam(chip, places.number(parameters.place), chosen)
    share = imagenet.percent(float(shares[chosen]))
    if heat.max() > 0:
        words = Message("Red is what speaks most for {names} ({share})", names=names[chosen][0], share=share)
    else:
        words = Message(
            "Nothing in this layer speaks for {names} ({share}): choose another layer",
            names=names[chosen][0],
            share=share,
        )
    best = [int(n) for n in np.argsort(-shares, kind="stable")[:5]]
    return Result(
        words=words,
        picture=drawing.heated(given.picture, drawing.scaled(heat), imagenet.part(given.picture, parameters.view)),
        table=Table(("What", "Probability"), tuple((names[n][0], round(float(shares[n]), 4)) for n in best)),
    )


TASK = Task(
    "grad-cam",
    "Where did it look? (Grad-CAM)",
    Group.MICROSCOPE,
    "Show which parts of a picture made the classifier say what it says.",
    GradCam,
    _run,
    weights=imagenet.WEIGHTS,
)
