"""The numbers in the kernels of a chain: drawn by lot, chosen by name, or those that a network has learnt."""

from __future__ import annotations

import numpy as np

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Float
from core.tasks.library.layers import language
from core.tasks.library.microscope import places
from core.tasks.work import Work
from models.layer_plans import Convolution, Layer, Shape, Transposed, shapes


def kernels(
    layers: tuple[Layer, ...], before: Shape, own: language.Kernel, seed: int, work: Work
) -> list[Float | None]:
    """Kernels for every layer, None for one without.

    A kernel that has a name is laid over each channel by itself, as the playground does with colours: outputs are
    shared out among the inputs, and where there are fewer of them each is the mean of its inputs.

    Args:
        layers: of the chain.
        before: size of its input.
        own: the kernel of k=own, (rows, columns).
        seed: of those drawn by lot.
        work: gives the classifier, where its first layer is asked for.

    Returns:
        float32, (outputs, inputs / groups, rows, columns); (inputs, outputs, rows, columns) of a transposed one.

    Raises:
        TaskError: the first layer of the classifier is asked for where it does not fit.
        WeightsError: it is not on this machine.

    """
    from models import building_blocks

    found = building_blocks.random_kernels(layers, before, seed)
    for number, (layer, size) in enumerate(zip(layers, shapes(layers, before), strict=False)):
        if not isinstance(layer, Convolution | Transposed) or layer.kernel == "random":
            continue
        if layer.kernel == language.LEARNT:
            found[number] = _learnt(layer, size, work)
            continue
        shape = building_blocks.kernel_shape(layer, size)
        if shape is None:
            continue
        spatial = language.kernel_of(layer.kernel, own)
        if spatial is None:  # all equal
            spatial = np.full(shape[2:], 1 / (shape[2] * shape[3]))
        if isinstance(layer, Transposed):  # paint adds up only so far: the brightness stays
            spatial = spatial * layer.rows.stride * layer.columns.stride
            found[number] = np.swapaxes(_spread(spatial, shape[1], shape[0]), 0, 1).copy()
        else:
            groups = layer.grouped(size)[1]
            found[number] = np.tile(_spread(spatial, shape[0] // groups, shape[1]), (groups, 1, 1, 1))
    return found


def _spread(spatial: language.Kernel, outputs: int, inputs: int) -> Float:
    """One kernel for every output, (outputs, inputs, rows, columns)."""
    most = max(outputs, inputs)
    mixing = np.zeros((outputs, inputs))
    np.add.at(mixing, (np.arange(most) * outputs // most, np.arange(most) * inputs // most), 1.0)
    mixing /= mixing.sum(axis=1, keepdims=True)
    return np.asarray(mixing[..., None, None] * spatial, np.float32)


def _learnt(layer: Convolution | Transposed, size: Shape, work: Work) -> Float:
    """The kernels of the classifier's first layer."""
    outputs = layer.outputs or 0
    if not isinstance(layer, Convolution) or layer.groups != 1 or size.channels != 3:
        raise TaskError("{layer}: the first layer of the classifier takes three colours", layer=layer.text)
    if not 1 <= outputs <= language.FIRST_COUNT:
        raise TaskError("{layer}: it has {count} kernels", layer=layer.text, count=language.FIRST_COUNT)
    work.report(0.0, Message("Loading the network"))
    learnt = places.microscope(work).kernels()[:outputs]
    return np.ascontiguousarray(learnt.transpose(0, 3, 1, 2))
