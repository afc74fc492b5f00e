"""Total variation against noise (Rudin, Osher & Fatemi 1992), by the algorithm of Chambolle 2004."""

from __future__ import annotations

import numpy as np

from core.faces import Float
from core.tasks.library.restoration import noise
from core.tasks.task import Given, Group, Result, Task
from core.tasks.truths.reference import REFERENCE
from core.tasks.work import Work

_MARGIN = 24
_WEIGHT = 0.7  # of the total variation, for each unit of noise; measured: see the tests


def _run(given: Given, parameters: noise.Noise, work: Work) -> Result:
    from skimage.restoration import denoise_tv_chambolle

    def change(part: Float, _work: Work, sigma: float) -> Float:
        weight = _WEIGHT * parameters.strength * sigma / 255
        return np.asarray(denoise_tv_chambolle(part / 255, weight, channel_axis=-1), np.float32) * np.float32(255)

    return noise.removed(given, parameters, work, change, _MARGIN)


TASK = Task(
    "denoise-tv",
    "Denoise by total variation",
    Group.RESTORATION,
    "Remove noise and keep sharp edges; even areas become quite flat.",
    noise.Noise,
    _run,
    truth=REFERENCE,
    pace="slow",
    keeps_transparency=True,
)
