"""Train the screening network of the face detector, and write data/screening.npz.

    python -m benchmarks.train_screening --portraits LFW --scenes PHOTOS --video ENTRANCE.mp4 -o data/screening.npz

Portraits are a folder of a folder per person. One person in five, by the checksum of the name, is never shown to the
network, so that there is something left to test on; ``--list-held FILE`` writes those pictures' paths down.
What is to be learnt is what our own cascade finds in the pictures. Takes about half an hour on two cores.
"""

from __future__ import annotations

import itertools
import zlib
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Annotated

import cv2
import numpy as np
import typer
from rich.progress import track

from core import images
from core.base.places import cache_folder
from core.cameras.video import VideoSource
from core.recognition.detection import Detector, DetectorOptions
from models import arrays
from models.runtime import Runtime
from models.training.canvases import Canvases
from models.training.fitting import Look, Watch
from models.training.screening import TrainingOptions, train
from models.weights import WeightStore, sha256

_PART = 250  # canvases of one seed
_EVERY = 6  # frame of the video


def held_out(person: str) -> bool:
    """Whether a person's pictures are kept for testing."""
    return zlib.crc32(person.encode()) % 5 == 0


def labelled(seed: int, portraits: list[Path], scenes: list[Path], video: Path | None) -> tuple[np.ndarray, np.ndarray]:
    """Canvases of one seed, halved, and what the cascade found in them: number, box, probability."""
    cv2.setNumThreads(1)
    played = VideoSource(str(video)).frames() if video is not None else iter(())
    frames = [frame.image for frame in itertools.islice(played, 0, None, _EVERY)]
    reads = [[partial(images.read, path) for path in paths] for paths in (portraits, scenes)]
    canvases = Canvases(reads[0], reads[1], [partial(lambda f: f, f) for f in frames], seed)
    cache = cache_folder()
    options = DetectorOptions(min_face=20, screened=False)
    detector = Detector.load(Runtime(cache / "compiled", threads=1), WeightStore(cache / "weights"), options)
    pictures, faces = [], []
    for number in range(_PART):
        canvas = canvases.make()
        found = detector.detect(canvas)
        pictures.append(cv2.resize(canvas, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))
        faces.append(np.column_stack([np.full(len(found), number), found.boxes / 2, found.scores]))
    return np.stack(pictures), np.concatenate(faces).astype(np.float32)


class _Printing(Watch):
    def looked(self, look: Look) -> None:
        print(f"step {look.step}: loss {look.losses['loss']:.3f}", flush=True)


def main(
    portraits: Annotated[Path, typer.Option(help="Folder of a folder per person.")],
    scenes: Annotated[Path, typer.Option(help="Folder of pictures of anything.")],
    output: Annotated[Path, typer.Option("--output", "-o")],
    video: Annotated[Path | None, typer.Option(help="A room in which people come and go.")] = None,
    pictures: Annotated[int, typer.Option(min=_PART)] = 10_000,
    epochs: Annotated[int, typer.Option(min=1)] = 10,
    keep: Annotated[Path, typer.Option(help="Folder for TensorBoard's log and for going on.")] = Path("runs/screening"),
    list_held: Annotated[Path | None, typer.Option(help="Write the paths of held out pictures here.")] = None,
) -> None:
    """Make canvases, label them, train, and write the weights."""
    people = images.within(portraits)
    if list_held is not None:
        list_held.write_text("\n".join(str(p) for p in people if held_out(p.parent.name)), encoding="utf-8")
    shown = [p for p in people if not held_out(p.parent.name)]
    work = partial(labelled, portraits=shown, scenes=images.within(scenes), video=video)
    xs, ys, count = [], [], 0
    with ProcessPoolExecutor() as pool:
        parts = pictures // _PART
        for x, y in track(pool.map(work, range(parts)), "Making pictures", total=parts):
            y[:, 0] += count
            count += len(x)
            xs.append(x)
            ys.append(y)
    network = train(
        np.concatenate(xs),
        np.concatenate(ys),
        keep,
        TrainingOptions(epochs=epochs),
        _Printing(),
    )
    arrays.save(network, output)
    print(f"{output}: {output.stat().st_size} bytes, sha256 {sha256(output)}")


if __name__ == "__main__":
    typer.run(main)
