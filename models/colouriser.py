"""Colours for grey pictures.

Zhang, Isola and Efros: "Colorful Image Colorization", ECCV 2016. For each pixel the network weighs 313 colours; their
mean, in the colour plane of CIELAB, is its answer. The submodules carry the names of the authors' PyTorch checkpoint.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

INPUT_SIZE = 256
_LIGHTNESS_CENTRE, _LIGHTNESS_SPAN, _COLOUR_SPAN = 50.0, 100.0, 110.0


def _stage(inputs: int, outputs: int, depth: int, *, stride: int = 1, dilation: int = 1) -> list[nn.Module]:
    """Convolutions, each with its ReLU, and batch norm; the last one takes the stride."""
    layers: list[nn.Module] = []
    for number in range(depth):
        step = stride if number == depth - 1 else 1
        kernel = nn.Conv2d(inputs if number == 0 else outputs, outputs, 3, step, padding=dilation, dilation=dilation)
        layers += [kernel, nn.ReLU()]
    return [*layers, nn.BatchNorm2d(outputs)]


class Colouriser(nn.Module):
    """Lightness of CIELAB (N, 1, height, width) 0-100, sides that 8 divides → its a and b (N, 2, height, width).

    Args:
        width: channels of the first stage.
        colours: how many are weighed.

    """

    def __init__(self, width: int = 64, colours: int = 313) -> None:
        super().__init__()
        self.model1 = nn.Sequential(*_stage(1, width, 2, stride=2))
        self.model2 = nn.Sequential(*_stage(width, 2 * width, 2, stride=2))
        self.model3 = nn.Sequential(*_stage(2 * width, 4 * width, 3, stride=2))
        self.model4 = nn.Sequential(*_stage(4 * width, 8 * width, 3))
        self.model5 = nn.Sequential(*_stage(8 * width, 8 * width, 3, dilation=2))
        self.model6 = nn.Sequential(*_stage(8 * width, 8 * width, 3, dilation=2))
        self.model7 = nn.Sequential(*_stage(8 * width, 8 * width, 3))
        self.model8 = nn.Sequential(
            nn.ConvTranspose2d(8 * width, 4 * width, 4, stride=2, padding=1),
            nn.ReLU(),
            *_stage(4 * width, 4 * width, 2)[:-1],
            nn.Conv2d(4 * width, colours, 1),
        )
        self.model_out = nn.Conv2d(colours, 2, 1, bias=False)

    def forward(self, lightness: Tensor) -> Tensor:
        x = (lightness - _LIGHTNESS_CENTRE) / _LIGHTNESS_SPAN
        for stage in (self.model1, self.model2, self.model3, self.model4, self.model5, self.model6, self.model7):
            x = stage(x)
        plane = self.model_out(torch.softmax(self.model8(x), dim=1)) * _COLOUR_SPAN
        return nn.functional.interpolate(plane, scale_factor=4, mode="bilinear", align_corners=False)


def load(path: Path) -> Colouriser:
    """The network with the weights of the authors' checkpoint, or of a narrower one of the same form.

    Raises:
        RuntimeError: the file is not such a checkpoint.

    """
    state = torch.load(path, map_location="cpu", weights_only=True)
    if not isinstance(state, dict) or "model1.0.weight" not in state or "model_out.weight" not in state:
        raise RuntimeError(f"{path.name} is not a checkpoint of the colourisation network")
    network = Colouriser(len(state["model1.0.weight"]), state["model_out.weight"].shape[1])
    network.load_state_dict(state)
    return network.eval()
