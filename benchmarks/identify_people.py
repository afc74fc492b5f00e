"""Enrol one photo each of many people, then identify another photo of each.

    python -m benchmarks.identify_people FOLDER [--people 200]

FOLDER holds one folder per person. People with two or more photos are taken, evenly spaced; the first photo is enrolled
and the last identified, through the same code as the command line uses. The profile shipped was fitted on LFW: figures
on LFW itself say that the program works, not how well it will do elsewhere.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import numpy as np
from rich.progress import track

from core import images
from core.engine import Engine
from core.errors import PorticoError
from core.evaluation.datasets import central_face, read_folders
from core.faces import Faces
from core.gallery.recogniser import Recogniser
from core.people.enrolment import Enroller, sample_of
from core.settings import Settings
from core.site import Site


def subject(engine: Engine, path: Path) -> tuple[np.ndarray, Faces]:
    """The picture and the face in its middle, with template."""
    image = images.read(path)
    faces = engine.find(image, 40)
    faces = faces if len(faces) else engine.find(image, 20)
    if not len(faces):
        raise PorticoError("no face")
    return image, engine.embed(image, faces.select([central_face(faces, image.shape[1], image.shape[0])]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, default=200)
    options = parser.parse_args()
    data = read_folders(options.folder)
    several = np.flatnonzero(np.bincount(data.labels) >= 2)
    chosen = several[np.linspace(0, len(several) - 1, min(options.people, len(several))).astype(int)]
    engine = Engine.load(Settings())
    with tempfile.TemporaryDirectory() as folder, Site(Path(folder)) as site:
        recogniser = Recogniser.of_site(site, engine)
        enroller = Enroller(site, recogniser)
        refused = []
        began = time.perf_counter()
        for person in track(chosen, "Enrolling"):
            path = data.paths[int(np.flatnonzero(data.labels == person)[0])]
            try:
                enroller.samples(data.names[person], [sample_of(engine, *subject(engine, path), path.name)])
            except PorticoError as error:
                refused.append(f"{path.name}: {error}")
        enrolling = (time.perf_counter() - began) / len(chosen)
        first = accepted = wrong = 0
        errors = []
        for person in track(chosen, "Identifying"):
            path = data.paths[int(np.flatnonzero(data.labels == person)[-1])]
            try:
                _, face = subject(engine, path)
            except PorticoError as error:
                errors.append(f"{path.name}: {error}")
                continue
            (match,) = recogniser.match(face.embeddings)
            name = data.names[person].replace("_", " ")
            right = match.best is not None and match.best.name.replace("_", " ") == name
            first += right
            accepted += right and match.person is not None
            wrong += not right and match.person is not None
            if not right:
                errors.append(f"{path.name}: nearest {match.best.name} {match.best.score:.3f}")
        count = len(chosen)
        print(f"{count} people, {len(refused)} refused at enrolment, {1e3 * enrolling:.0f} ms each")
        print(f"right person first: {first} of {count} = {100 * first / count:.2f} %")
        print(f"at the line {recogniser.threshold:.3f} (FPIR {engine.profile.identify_fpir:g}):", end=" ")
        print(f"{accepted} recognised, {count - accepted - wrong} not recognised, {wrong} taken for somebody else")
        for line in refused + errors:
            print("  " + line)


if __name__ == "__main__":
    main()
