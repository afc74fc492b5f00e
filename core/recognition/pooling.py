"""One vector for a person of whom several photos are enrolled."""

from __future__ import annotations

import numpy as np

from core.faces import Float


def pool(templates: Float, coherence: float = 1.0) -> Float:
    """The mean direction of a person's templates, on the scale of a single one.

    What differs between photos of one person averages out, so the mean stands nearer to a new photo than most of the
    templates do; but by the same measure it stands nearer to everybody else. Its length makes up for that:
    sqrt(c + (1 - c) / k) for k templates that agree by c, the length their plain mean would have. A score against it
    then says as much of a stranger as a score against a single template, whatever the number of photos.

    Args:
        templates: (k, D) unit rows of one person.
        coherence: c, 0..1, fitted with the calibration of a profile; 1 leaves the mean at unit length.

    Returns:
        (D,) of length 1 for one template, a little less for several.

    """
    mean = templates.mean(axis=0)
    length = float(np.linalg.norm(mean))
    if len(templates) == 1 or length < 1e-12:
        return np.asarray(mean, dtype=np.float32)
    wanted = np.sqrt(coherence + (1.0 - coherence) / len(templates))
    return np.asarray(mean * (wanted / length), dtype=np.float32)
