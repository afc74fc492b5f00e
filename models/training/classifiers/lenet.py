"""LeNet-5 (LeCun, Bottou, Bengio, Haffner 1998, "Gradient-based learning applied to document recognition").

Two convolutions of 5 × 5, each followed by sub-sampling, then three layers over all that is left. As published but for
four things that are usual today: colour pictures, rectifiers instead of scaled hyperbolic tangents, the largest of
four instead of their mean, and logits where there were distances to drawn digits.
"""

from __future__ import annotations

from torch import nn

SIDE = 32


def build(classes: int) -> nn.Module:
    """The untrained network: (N, 3, 32, 32), 0 to 1 → (N, classes) logits."""
    return nn.Sequential(
        nn.Conv2d(3, 6, 5),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(16 * 5 * 5, 120),
        nn.ReLU(),
        nn.Linear(120, 84),
        nn.ReLU(),
        nn.Linear(84, classes),
    )
