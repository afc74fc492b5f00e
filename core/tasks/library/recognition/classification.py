"""What a picture shows among the 1000 classes of ImageNet (Deng 2009), by EfficientNet-Lite0 (Tan and Le 2019)."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.tasks.library.recognition import imagenet
from core.tasks.task import Given, Group, Parameters, Result, Table, Task
from core.tasks.work import Work

_UNSURE = 0.2  # a best guess below is worth little


class Classify(Parameters):
    """How many words, and for what."""

    count: Annotated[int, Field(title="Words", ge=1, le=20, description="how many, the likeliest first")] = 5
    view: Annotated[
        imagenet.View,
        Field(title="Part", description="the square in the middle, or the whole picture pressed into a square"),
    ] = "centre"


def _run(given: Given, parameters: Classify, work: Work) -> Result:
    """The likeliest classes."""
    work.report(0.0, Message("Loading the network"))
    names = imagenet.words(work)
    shares = imagenet.classify(work, imagenet.chip(given.picture, parameters.view)[None])[0][0]
    best = [int(n) for n in np.argsort(-shares, kind="stable")[: parameters.count]]
    rows = tuple(
        (rank, names[n][0], round(float(shares[n]), 4), ", ".join(names[n][1:])) for rank, n in enumerate(best, 1)
    )
    name, share = names[best[0]][0], imagenet.percent(float(shares[best[0]]))
    if shares[best[0]] < _UNSURE:
        sentence = Message(
            "Nothing that the network knows stands out; the best guess is {name} ({share})", name=name, share=share
        )
    else:
        sentence = Message("It looks most like: {name} ({share})", name=name, share=share)
    return Result(words=sentence, table=Table(("Rank", "What", "Probability", "Also called"), rows))


TASK = Task(
    "classify",
    "Classification",
    Group.RECOGNITION,
    "Say in a few words what a picture shows, out of 1000 kinds of things.",
    Classify,
    _run,
    weights=imagenet.WEIGHTS,
    pace="quick",
)
