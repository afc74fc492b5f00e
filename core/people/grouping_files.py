"""Grouping the faces of a folder of pictures, and enrolling a group."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core import images
from core.base.messages import Message
from core.base.progress import Report
from core.engine import Engine
from core.errors import EnrolmentError, ImageError
from core.faces import Float
from core.gallery.people import Person
from core.people.enrolment import MIN_QUALITY, Enroller, Sample, photo_of
from core.recognition.grouping import LINK_FMR, NOISE, chinese_whispers
from core.recognition.quality import Quality

_LEAST_QUALITY = 0.05
_LEAST_CERTAINTY = 0.9
_THUMBNAIL = 160
_ENROLLED = 8  # photos of one person: more add nothing that was measured


@dataclass(frozen=True, eq=False)
class FoundFace:
    """One face of one picture.

    Attributes:
        name: ``file#number``, the file relative to the folder.
        path: of the picture.
        box: (4,) x1, y1, x2, y2 in its pixels.
        template: (D,) unit vector.
        quality: of the face.
        thumbnail: a small JPEG.
        landmarks: (5, 2) in the picture's pixels.

    """

    name: str
    path: Path
    box: Float
    template: Float
    quality: Quality
    thumbnail: bytes
    landmarks: Float


@dataclass(frozen=True)
class Groups:
    """Faces by person.

    Attributes:
        people: the faces of each person, largest group first, in each the best face first.
        alone: faces that go with no other.
        unreadable: files that are no pictures, with the reason.
        passed_over: what lies in the folder and is not taken for a picture of it.

    """

    people: list[list[FoundFace]]
    alone: list[FoundFace]
    unreadable: list[str]
    passed_over: tuple[str, ...] = ()


def group_folder(engine: Engine, folder: Path, report: Report | None = None) -> Groups:
    """Find and group every face in a folder and its sub-folders.

    Args:
        engine: finds and embeds.
        folder: searched with its sub-folders.
        report: progress; an exception that it raises ends the work.

    Raises:
        ImageError: there is no such folder, or no picture in it.

    """
    paths, passed = images.looked_through(folder)
    found: list[FoundFace] = []
    unreadable: list[str] = []
    for number, path in enumerate(paths):
        if report is not None:
            report(number / len(paths), path.name)
        label = path.relative_to(folder).as_posix()
        try:
            found += _faces(engine, path, label)
        except ImageError as error:
            unreadable.append(Message("{name}: {why}", name=label, why=error))
    templates = np.stack([f.template for f in found]) if found else np.zeros((0, engine.dimension), np.float32)
    labels = chinese_whispers(templates, engine.profile.verify_threshold(LINK_FMR))
    people = [
        sorted((found[i] for i in np.flatnonzero(labels == group)), key=lambda f: -f.quality.score)
        for group in range(labels.max(initial=NOISE) + 1)
    ]
    return Groups(people, [found[i] for i in np.flatnonzero(labels == NOISE)], unreadable, passed)


def _faces(engine: Engine, path: Path, label: str) -> list[FoundFace]:
    image = images.read(path)
    faces = engine.find(image, engine.smallest_face(image))
    quality = faces.quality or ()
    faces = faces.select(
        [i for i, q in enumerate(quality) if faces.scores[i] >= _LEAST_CERTAINTY and q.score >= _LEAST_QUALITY]
    )
    templates = engine.extractor.extract(image, faces)
    return [
        FoundFace(
            f"{label}#{n + 1}",
            path,
            faces.boxes[n],
            templates[n],
            own,
            images.encode_jpeg(images.face_photo(image, faces.boxes[n], 0.3, _THUMBNAIL)),
            faces.landmarks[n],
        )
        for n, own in enumerate(faces.quality or ())
    ]


def best_of(engine: Engine, faces: list[FoundFace]) -> list[Sample]:
    """The best faces of a group, ready to be enrolled.

    Raises:
        EnrolmentError: no face is good enough.
        ImageError: a picture is gone.

    """
    samples: list[Sample] = []
    for face in sorted((f for f in faces if f.quality.score >= MIN_QUALITY), key=lambda f: -f.quality.score):
        image = images.read(face.path)
        if engine.hindrance(image, face.landmarks) is None:
            samples.append(Sample(photo_of(image, face.box), face.template, face.quality, images.day_taken(face.path)))
        if len(samples) == _ENROLLED:
            break
    if not samples:
        raise EnrolmentError("no face of this group is good enough to be enrolled: take new photos")
    return samples


def enrol_group(
    enroller: Enroller,
    name: str,
    faces: list[FoundFace],
    others: Collection[int] = (),
    groups: Collection[str] = (),
    consent: str | None = None,
) -> Person:
    """Enrol the best faces of a group under a name.

    The other arguments are as in :meth:`core.people.enrolment.Enroller.samples`.

    Raises:
        EnrolmentError: no face is good enough, or the face belongs to somebody enrolled under another name.
        GalleryError: the name cannot be kept.
        ImageError: a picture is gone.

    """
    return enroller.samples(name, best_of(enroller.engine, faces), others, consent=consent, groups=groups)
