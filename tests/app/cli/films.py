"""Films for commands that watch."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np


def film(path: Path, picture: np.ndarray) -> None:
    """Three seconds of one picture, uint8 (512, 512, 3)."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 512, 512, "yuv420p"
        stream.bit_rate = 4_000_000
        for _ in range(30):
            for packet in stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)
