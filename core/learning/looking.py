"""Looking inside a network that has learnt: its filters, what it makes of a picture, and where it puts classes.

What any recipe can add to its outcome::

    seen = looking.inside(network, picture) | looking.embeddings(codes, labels, data.classes).pictures
    return Outcome(..., pictures=seen)

For classifiers :func:`classifier` is both at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from core.drawing.maps import map_picture
from core.faces import Float, Image
from core.learning import learnt_from

FILTERS, MAPS = "Filters of the first layer", "What each layer makes of a picture"
PLANE = "Codes in two dimensions"
_MAPS, _TILE, _LAYERS, _GAP = 8, 56, 12, 2  # maps of a layer, pixels of one, layers, pixels between them
_SEVERAL = 24  # classes that get a colour of their own
_POINTS, _LOOKED_AT = 2000, 300  # in the end, and while it learns
_NEIGHBOURS = 5


@dataclass(frozen=True, eq=False)
class Embedded:
    """Codes laid out in two dimensions.

    Attributes:
        pictures: by title, uint8 (height, width, 3).
        figures: by name: what share of the spread the plane of PCA holds; and for both planes, and for the codes
            themselves, how often the nearest five of a point are of its class, 0 to 1.

    """

    pictures: dict[str, Image]
    figures: dict[str, float]


def inside(network: Any, picture: Image, given: Any = None) -> dict[str, Image]:
    """The filters of the first layer, and what each convolution answers to a picture.

    Args:
        network: a torch module in evaluation mode, on the CPU.
        picture: uint8 (side, side, 3).
        given: what the network takes for it, a tensor; by default (1, 3, side, side), 0 to 1.

    Returns:
        Pictures by title; those of layers that it does not have are left out.

    """
    from models.training import inside as looking
    from models.training.classifying import tensor_of

    pictures: dict[str, Image] = {}
    kernels = looking.first_filters(network)
    if kernels is not None:
        pictures[FILTERS] = looking.filters_picture(kernels)
    maps = list(looking.maps_of(network, tensor_of(picture[None]) if given is None else given).values())
    if maps:
        chosen = [maps[n] for n in np.unique(np.linspace(0, len(maps) - 1, _LAYERS).astype(int))]
        pictures[MAPS] = maps_picture(picture, chosen)
    return pictures


def classifier(network: Any, pixels: Image, labels: npt.NDArray[np.int64], classes: Sequence[str]) -> dict[str, Image]:
    """Filters, maps of the first picture, and in two dimensions what a classifier knows of pictures before it answers.

    Args:
        network: a :class:`models.training.classifiers.parts.Classifier` in evaluation mode, on the CPU.
        pixels: uint8 (N, side, side, 3), which it did not learn from.
        labels: (N,) class of each; -1 where it has none.
        classes: their names.

    Returns:
        Pictures by title, as far as there is something to be seen.

    """
    from models.training import inside as looking
    from models.training.batches import in_parts
    from models.training.classifying import tensor_of

    seen = inside(network, pixels[0])
    features = looking.features_of(network, map(tensor_of, in_parts(pixels)))
    return seen if features is None else seen | embeddings(features, labels, classes).pictures


def at_a_look(network: Any, pixels: Image, labels: npt.NDArray[np.int64], classes: Sequence[str]) -> dict[str, Image]:
    """What a classifier makes of held-out pictures while it learns: maps of the first, and codes on the plane of PCA.

    Args:
        network: a :class:`models.training.classifiers.parts.Classifier` in evaluation mode, wherever it is.
        pixels: uint8 (N, side, side, 3), which it does not learn from; a few hundred of them are looked at.
        labels: (N,) class of each; -1 where it has none.
        classes: their names.

    """
    from models.training import inside as looking
    from models.training.batches import in_parts
    from models.training.classifying import tensor_of
    from models.training.lesson import device_of

    device, pictures = device_of(network), maps_at_a_look(network, pixels[0])
    chosen = _chosen(labels, 0)[:_LOOKED_AT]
    if len(chosen):
        features = looking.features_of(network, (tensor_of(part).to(device) for part in in_parts(pixels[chosen])))
        pictures |= {} if features is None else on_plane(features, labels[chosen], classes)
    return pictures


def maps_at_a_look(network: Any, picture: Image) -> dict[str, Image]:
    """What a network makes of a picture while it learns.

    Args:
        network: in evaluation mode, wherever it is.
        picture: uint8 (side, side, 3), which it does not learn from.

    """
    from models.training.classifying import tensor_of
    from models.training.lesson import device_of

    pictures = inside(network, picture, tensor_of(picture[None]).to(device_of(network)))
    pictures.pop(FILTERS, None)  # which every look shows
    return pictures


def codes_at_a_look(
    network: Any, pixels: Image, labels: npt.NDArray[np.int64], classes: Sequence[str]
) -> dict[str, Image]:
    """Where a network that makes codes of held-out pictures puts them on the plane of PCA, while it learns.

    Args:
        network: a :class:`models.training.generating.parts.Coder` in evaluation mode, wherever it is.
        pixels: uint8 (N, side, side, 3), which it does not learn from; a few hundred of them are looked at.
        labels: (N,) class of each; -1 where it has none. Where none has, all are of one colour.
        classes: their names.

    """
    from models.training.generating.autoencoder import encoded

    if (labels < 0).all():
        labels, classes = np.zeros_like(labels), ("",)
    chosen = _chosen(labels, 0)[:_LOOKED_AT]
    return on_plane(encoded(network, pixels[chosen]).numpy(), labels[chosen], classes) if len(chosen) else {}


def on_plane(codes: Float, labels: npt.NDArray[np.int64], classes: Sequence[str]) -> dict[str, Image]:
    """Codes (N, dimension) on the plane of PCA, by title, coloured by class as :func:`scatter` does; quickly drawn.

    Args:
        codes: float (N, dimension).
        labels: (N,) class of each; of more than 24, those with the most points are shown.
        classes: their names.

    """
    chosen = _chosen(labels, 0)
    if len(chosen) < 3:
        return {}
    pictures: dict[str, Image] = {}
    pictures[PLANE] = _dotted(pca(np.asarray(codes[chosen], np.float64))[0], labels[chosen], classes)
    return pictures


def _dotted(plane: npt.NDArray[np.float64], marks: npt.NDArray[np.int64], classes: Sequence[str]) -> Image:
    """Points (N, 2) as dots, with a line of names beside them: uint8 (480, 640, 3)."""
    from matplotlib import colormaps
    from PIL import Image as Pillow
    from PIL import ImageDraw, ImageFont

    low, high = plane.min(axis=0), plane.max(axis=0)
    places = 10 + 460 * (plane - low) / np.maximum(high - low, 1e-12)
    paper = Pillow.new("RGB", (640, 480), "white")
    pen, font = ImageDraw.Draw(paper), ImageFont.load_default(13)
    for number, mark in enumerate(np.unique(marks)):
        colour = tuple(round(255 * part) for part in colormaps["tab20"](number % 20)[:3])
        for x, y in places[marks == mark]:
            pen.ellipse((x - 3, 477 - y, x + 3, 483 - y), colour)
        pen.ellipse((492, 14 + 19 * number, 500, 22 + 19 * number), colour)
        pen.text((506, 18 + 19 * number), learnt_from.caption(classes, int(mark)), "black", font, "lm")
    return np.asarray(paper, np.uint8)


def maps_picture(picture: Image, layers: Sequence[Float]) -> Image:
    """A row for each layer: the picture, and the maps that vary most, dark where they are low and bright where high.

    Args:
        picture: uint8 (side, side, 3).
        layers: (channels, height, width) each.

    """
    rows = []
    for maps in layers:
        order = np.argsort(-maps.std(axis=(1, 2)), kind="stable")[:_MAPS]
        tiles = [_tile(picture), *(_tile(map_picture(maps[number])) for number in order)]
        tiles += [np.zeros_like(tiles[0])] * (1 + _MAPS - len(tiles))
        rows.append(np.concatenate(tiles, axis=1))
    return np.concatenate(rows)


def embeddings(codes: Float, labels: npt.NDArray[np.int64], classes: Sequence[str], seed: int = 0) -> Embedded:
    """Codes in two dimensions, coloured by class: PCA (Pearson 1901), t-SNE (van der Maaten and Hinton 2008).

    Of more than 24 classes, those with the most points are shown; of more than 2,000 points, so many by chance. What
    t-SNE shows is who is near whom: sizes of clusters and gaps between them mean nothing.

    Args:
        codes: (N, dimension).
        labels: (N,) class of each; -1 where it has none.
        classes: their names.
        seed: of what is drawn.

    Returns:
        Nothing where fewer than 6 points or 2 classes are there.

    """
    from sklearn.manifold import TSNE
    from threadpoolctl import threadpool_limits

    chosen = _chosen(labels, seed)
    points, marks = np.asarray(codes[chosen], np.float64), labels[chosen]
    if len(points) < 6 or len(set(marks.tolist())) < 2:
        return Embedded({}, {})
    plane, held = pca(points)
    way = TSNE(perplexity=min(30.0, (len(points) - 1) / 3), init="pca", random_state=seed, learning_rate="auto")
    with threadpool_limits(1):  # its steps are so short that, beside other programs, threads wait for each other
        near = way.fit_transform(np.asarray(points, np.float32))
    pictures = {
        "Codes in two dimensions: PCA": scatter(plane, marks, classes, "PCA"),
        "Codes in two dimensions: t-SNE": scatter(near, marks, classes, "t-SNE"),
    }
    agreement = {"codes": agreeing(points, marks), "PCA": agreeing(plane, marks), "t-SNE": agreeing(near, marks)}
    figures = {"spread in the plane": held} | {f"neighbours agree, {name}": one for name, one in agreement.items()}
    return Embedded(pictures, figures)


def pca(points: npt.NDArray[np.float64]) -> tuple[npt.NDArray[np.float64], float]:
    """Points (N, dimension) on the plane along which they differ most: (N, 2), and the share of their variance there.

    The sign of each axis is such that its largest weight is positive, so that the same points give the same picture.
    """
    about = points - points.mean(axis=0)
    _left, sizes, axes = np.linalg.svd(about, full_matrices=False)
    axes = axes[:2]
    axes = axes * np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)])[:, None]
    plane = about @ axes.T
    if plane.shape[1] < 2:
        plane = np.column_stack([plane, np.zeros(len(plane))])
    return plane, float((sizes[:2] ** 2).sum() / max(float((sizes**2).sum()), 1e-30))


def agreeing(points: npt.NDArray[np.floating], marks: npt.NDArray[np.int64]) -> float:
    """How often the nearest five of a point (N, dimension) are of its class, beside those that could be: 0 to 1."""
    from sklearn.neighbors import NearestNeighbors

    count = min(_NEIGHBOURS, len(points) - 1)
    order = NearestNeighbors(n_neighbors=count).fit(points).kneighbors(return_distance=False)
    same = (marks[order] == marks[:, None]).sum(axis=1)
    sizes = np.array([(marks == mark).sum() - 1 for mark in marks])
    could = np.minimum(sizes, count)
    return float(same[could > 0].sum() / max(1, could.sum()))


def scatter(plane: npt.NDArray[np.floating], marks: npt.NDArray[np.int64], classes: Sequence[str], title: str) -> Image:
    """Points (N, 2) as a picture, coloured by class: uint8 (720, 960, 3)."""
    from matplotlib import colormaps
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9.6, 7.2), dpi=100, layout="constrained")
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    shown = np.unique(marks)
    for number, mark in enumerate(shown):
        points = plane[marks == mark]
        colour = colormaps["tab20"](number % 20)
        sign = "osv^"[number // 20 % 4]
        name = str(classes[mark]) if 0 <= mark < len(classes) else ""
        axes.scatter(points[:, 0], points[:, 1], s=16, color=colour, marker=sign, label=name.replace("_", " "))
    axes.set(title=title, xticks=[], yticks=[])
    figure.legend(loc="outside right upper", fontsize="x-small")
    canvas.draw()  # type: ignore[no-untyped-call]
    return np.asarray(canvas.buffer_rgba(), dtype=np.uint8)[..., :3].copy()  # type: ignore[no-untyped-call]


def _chosen(labels: npt.NDArray[np.int64], seed: int) -> npt.NDArray[np.int64]:
    """Rows of the points that are shown, ascending."""
    marks, counts = np.unique(labels[labels >= 0], return_counts=True)
    largest = marks[np.argsort(-counts, kind="stable")[:_SEVERAL]]
    rows = np.flatnonzero(np.isin(labels, largest))
    if len(rows) > _POINTS:
        rows = np.sort(np.random.default_rng(seed).choice(rows, _POINTS, replace=False))
    return np.asarray(rows, np.int64)


def _tile(picture: Image) -> Image:
    import cv2

    inner = _TILE - _GAP
    small = cv2.resize(picture, (inner, inner), interpolation=cv2.INTER_NEAREST)
    return np.asarray(cv2.copyMakeBorder(small, 0, _GAP, 0, _GAP, cv2.BORDER_CONSTANT), np.uint8)
