"""A bench of layers: what each building block of a network does to the picture, what it costs, and what it sees.

One layer is set by its fields, a chain of them is written in words, see :mod:`core.tasks.library.layers.language`. The
arithmetic is in :mod:`models.layer_plans`, with its citations.
"""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Float, Image
from core.tasks.library.enhancement import convolution
from core.tasks.library.features import drawing as pictures
from core.tasks.library.layers import form, language, report
from core.tasks.library.layers.kernels import kernels as kernels_of
from core.tasks.library.recognition import imagenet
from core.tasks.task import Given, Group, Parameters, Result, Second, Task
from core.tasks.work import Work
from models.layer_plans import Layer, Normalisation, Shape, shapes

_PIXELS = 90_000
_MOST_VALUES = 40_000_000  # between two layers
_MOST_WORK = 1_500_000_000  # multiply-adds: a few seconds with what a value sees
_DARKER = 0.5


class Bench(Parameters):
    """One layer, or a chain of them."""

    layer: Annotated[
        form.Kind,
        Field(title="Layer", description="normalisations and activations follow a convolution; or the chain below"),
    ] = "convolution"
    chain: Annotated[
        str,
        Field(
            title="Chain",
            max_length=600,
            description="such as conv 3x3 16 s2 p1 d2 g4 pad=mirror; dw k=sobel-x; deconv 4 s2; batchnorm; relu",
        ),
    ] = "conv 3x3 16 s2 p1 pad=mirror; relu; dw 3x3 same; 1x1 8; maxpool 2; up 2"
    kernel_from: Annotated[
        form.KernelFrom,
        Field(title="Kernel from", description="drawn by lot, all equal, known by name, or learnt by the classifier"),
    ] = "random"
    kernel: Annotated[
        str,
        Field(
            title="Own kernel",
            max_length=4000,
            description="where it is chosen above, or k=own in a chain",
            json_schema_extra={"editor": "matrix"},
        ),
    ] = "1 2 1; 2 4 2; 1 2 1"
    size: Annotated[int, Field(title="Size", ge=1, le=language.LARGEST, description="of the window, in values")] = 3
    channels: Annotated[
        int, Field(title="Channels", ge=1, le=language.MOST_CHANNELS, description="that come out of a convolution")
    ] = 6
    stride: Annotated[int, Field(title="Stride", ge=1, le=8, description="steps of the window; how much larger")] = 2
    padding: Annotated[
        Literal["valid", "same", "as many as below"],
        Field(title="Padding", description="valid: none; same: as many as the stride needs"),
    ] = "as many as below"
    pixels: Annotated[int, Field(title="Pixels of padding", ge=0, le=60, description="at each edge")] = 1
    border: Annotated[
        Literal["zeros", "constant", "mirror", "repeat", "wrap"],
        Field(title="Border", description="what stands there; wrap: the other end of the picture"),
    ] = "mirror"
    fill: Annotated[float, Field(title="Constant", ge=-10, le=10, description="of a constant border")] = 0.5
    dilation: Annotated[int, Field(title="Dilation", ge=1, le=15, description="from value to value of a window")] = 1
    groups: Annotated[int, Field(title="Groups", ge=1, le=64, description="of channels, also of group norm")] = 1
    values: Annotated[
        Literal["0 to 1", "-1 to 1"], Field(title="Values", description="of the picture as it goes in")
    ] = "0 to 1"
    across: Annotated[float, Field(title="Place across", ge=0, le=100, description="of what is looked at, %")] = 50
    down: Annotated[float, Field(title="Place down", ge=0, le=100, description="likewise, and of a row, %")] = 50
    columns: Annotated[
        bool, Field(title="As a matrix", description="each convolution as a matrix product too, and compared")
    ] = True
    seed: Annotated[int, Field(title="Seed", ge=0, le=9999, description="of kernels drawn by lot")] = 0

    @field_validator("kernel")
    @classmethod
    def _is_kernel(cls, text: str) -> str:
        try:
            convolution.kernel(text)
        except ValueError as error:
            raise PydanticCustomError(Message("kernel"), "{reason}", {"reason": str(error)}) from None
        return text

    @field_validator("chain")
    @classmethod
    def _is_chain(cls, text: str) -> str:
        try:  # the kernel of one's own may have any size: what depends on it is seen when it runs
            language.chain(text.lower().replace("k=own", ""), np.ones((1, 1)))
        except ValueError as error:
            if "k=own" not in text.lower():
                raise PydanticCustomError(Message("chain"), "{reason}", {"reason": str(error)}) from None
        return text


def layers_of(parameters: Bench) -> tuple[tuple[Layer, ...], language.Kernel]:
    """The layers that are asked for, and the kernel of k=own.

    Raises:
        TaskError: the chain cannot be read.

    """
    own = convolution.kernel(parameters.kernel)
    try:
        if parameters.layer == "the chain below":
            return language.chain(parameters.chain, own, parameters.down / 100), own
        text, own = form.written(parameters, own)
        return language.chain(text, own, parameters.down / 100), own
    except ValueError as error:
        raise TaskError("{why}", why=error) from None


def batch_of(given: Given, parameters: Bench, several: bool) -> tuple[Float, Image]:
    """What goes in (pictures, 3, height, width), and the first of them as a picture.

    Args:
        given: to the task.
        parameters: say how it is scaled.
        several: whether there is a second picture, for normalisations: the one given, or the first with half its light.

    """
    import cv2

    small, _scale = pictures.shrunk(given.picture, _PIXELS)
    shown = [small.astype(np.float32) / 255]
    if several:
        size = (small.shape[1], small.shape[0])
        other = None if given.second is None else cv2.resize(given.second, size, interpolation=cv2.INTER_AREA)
        shown.append(shown[0] * _DARKER if other is None else np.asarray(other, np.float32) / 255)
    batch = np.stack(shown).transpose(0, 3, 1, 2)
    if parameters.values == "-1 to 1":
        batch = 2 * batch - 1
    return np.ascontiguousarray(batch, np.float32), small


def run(given: Given, parameters: Bench, work: Work) -> Result:
    """Run the picture through the layers, and tell of each."""
    from models import building_blocks

    layers, own = layers_of(parameters)
    batch, small = batch_of(given, parameters, any(isinstance(layer, Normalisation) for layer in layers))
    before = Shape(*batch.shape[1:])
    try:
        sizes = shapes(layers, before)
    except ValueError as error:
        raise TaskError("{why}", why=error) from None
    cost = sum(layer.multiply_adds(size) for layer, size in zip(layers, sizes, strict=False))
    if cost > _MOST_WORK or max(size.values for size in sizes) > _MOST_VALUES:
        raise TaskError("this would take {cost:,} multiply-adds: use fewer channels, or a larger stride", cost=cost)
    kernels = kernels_of(layers, before, own, parameters.seed, work)
    work.report(0.3, Message("Running the layers"))
    values = building_blocks.forward(layers, kernels, batch)
    if not all(np.isfinite(one).all() for one in values):
        raise TaskError("the numbers become too large: use smaller ones in the kernel")
    last = sizes[-1]
    place = (
        min(last.height - 1, int(parameters.down / 100 * last.height)),
        min(last.width - 1, int(parameters.across / 100 * last.width)),
    )
    work.report(0.6, Message("Looking for what a value sees"))
    ran = report.Ran(layers, sizes, kernels, values, place)
    return report.told(ran, given.picture, small, parameters.columns)


TASK = Task(
    "layers",
    "Bench of layers",
    Group.TEACHING,
    "Run a picture through the building blocks of networks: what each does, costs and sees.",
    Bench,
    run,
    second=Second("Another picture of the batch", required=False),
    other_weights=imagenet.WEIGHTS[:1],
    pace="quick",
)
