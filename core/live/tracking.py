"""Following faces from frame to frame: motion first, then appearance.

In the manner of SORT (Bewley et al. 2016), boxes are assigned to predicted boxes at least total cost; as in DeepSORT
(Wojke et al. 2017), somebody lost from sight for a moment is found again by their template.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from core.faces import Faces, Float
from core.live.motion import Motion
from core.recognition.boxes import area, iou


@dataclass(frozen=True)
class TrackerOptions:
    """How tracks begin, go on and end.

    Attributes:
        confirm_hits: sights after which a track counts as a person rather than a flicker.
        confirm_searches: as many of these must have come from searches of the whole picture.
        lost_seconds: how long a track is kept without being seen.
        reunite_seconds: how long after that its appearance is remembered.
        doubt_seconds: after such a gap a track has to show that it is still of the same person.
        unfound_searches: as many searches in a row may miss a track that is being followed.

    """

    confirm_hits: int = 3
    confirm_searches: int = 2
    lost_seconds: float = 1.0
    reunite_seconds: float = 3.0
    doubt_seconds: float = 0.3
    unfound_searches: int = 3


@dataclass(eq=False)
class Track:
    """One person in view, or lost from view for a moment.

    Attributes:
        id: counts up from 1 at this camera.
        box: (4,) as last seen.
        velocity: (4,) pixels per second of the box's sides.
        first_seen: seconds of the source's clock.
        last_seen: likewise.
        hits: detections so far.
        certainty: mean face probability.
        appearance: (D,) unit mean of templates so far, or None.
        doubtful: out of sight for a moment, so that somebody else may stand there now; until a template tells.
        strangers: templates in a row that were not of this person.
        found: searches that found it.
        unfound: searches in a row that did not.
        stretch: counts up whenever it was out of sight or looked another: what was known of it has to be shown anew.
        seen_before: when it was last seen before that.
        motion: its path since then.
        real: whether a second network has seen a face there.
        checked: when it was last asked.

    """

    id: int
    box: Float
    first_seen: float
    last_seen: float
    velocity: Float = field(default_factory=lambda: np.zeros(4, np.float32))
    hits: int = 1
    certainty: float = 0.0
    appearance: Float | None = None
    doubtful: bool = False
    strangers: int = 0
    found: int = 1
    unfound: int = 0
    stretch: int = 0
    seen_before: float = float("-inf")
    motion: Motion = field(default_factory=Motion)
    real: bool = False
    checked: float = float("-inf")

    def interrupt(self) -> None:
        """Somebody else may stand there from now on."""
        self.doubtful = True
        self.stretch += 1
        self.seen_before = self.last_seen
        self.motion = Motion()

    def predicted(self, now: float) -> Float:
        """Where the box should be by now; motion is trusted for half a second."""
        return self.box + self.velocity * min(now - self.last_seen, 0.5)


class Tracker:
    """Gives faces of successive frames the number of the person they belong to."""

    def __init__(self, options: TrackerOptions | None = None):
        self.options = options or TrackerOptions()
        self.tracks: dict[int, Track] = {}
        self._lost: dict[int, Track] = {}
        self._marked: dict[int, Float] = {}
        self._next_id = 1

    def update(self, faces: Faces, now: float) -> Faces:
        """The faces of the next frame with their track numbers.

        Args:
            faces: of this frame.
            now: seconds of the source's clock, never falling.

        """
        ids = np.zeros(len(faces), dtype=np.int64)
        tracks = list(self.tracks.values())
        for row, column in self._assign(tracks, faces, now):
            if now - tracks[row].last_seen > self.options.doubt_seconds:
                tracks[row].interrupt()
            self._advance(tracks[row], faces.boxes[column], float(faces.scores[column]), now)
            tracks[row].found, tracks[row].unfound = tracks[row].found + 1, 0
            ids[column] = tracks[row].id
        for column in np.flatnonzero(ids == 0).tolist():
            ids[column] = self._begin(faces.boxes[column], float(faces.scores[column]), now).id
        return replace(faces, track_ids=ids)

    def _begin(self, box: Float, probability: float, now: float) -> Track:
        track = Track(self._next_id, box.copy(), now, now, certainty=probability)
        track.motion.go(box, now)
        self._next_id += 1
        self.tracks[track.id] = track
        return track

    def predictions(self, now: float) -> tuple[npt.NDArray[np.int64], Float]:
        """Numbers (N,) of the tracks in view, and where their boxes should be by now (N, 4).

        One that has been out of sight so long that somebody else may stand there is left to the next search, and so is
        one that searches do not find: what is followed there may be no face.
        """
        present = [
            t
            for t in self.tracks.values()
            # a search may take a moment: whom it has just found may be looked for a little longer
            if now - t.last_seen <= (self.options.lost_seconds if t.hits == 1 else self.options.doubt_seconds)
            and t.unfound <= self.options.unfound_searches
        ]
        boxes = np.stack([t.predicted(now) for t in present]) if present else np.zeros((0, 4), np.float32)
        return np.array([t.id for t in present], np.int64), boxes.astype(np.float32)

    def follow(self, faces: Faces, ids: npt.NDArray[np.int64], now: float) -> Faces:
        """Take in faces that were looked for where tracks were expected.

        Args:
            faces: found there.
            ids: (N,) the track of each.
            now: seconds of the source's clock, never falling.

        """
        for row, number in enumerate(ids.tolist()):
            self._advance(self.tracks[number], faces.boxes[row], float(faces.scores[row]), now)
        return replace(faces, track_ids=ids)

    def mark(self, now: float) -> None:
        """Remember where everybody is: a search of this moment's picture begins, and will be done later."""
        self._marked = {t.id: t.predicted(now) for t in self.tracks.values()}

    def catch_up(self, faces: Faces, then: float) -> None:
        """Take in the faces of a search that began when :meth:`mark` was called.

        Those in view go on where they are by now; the new begin where they were then.

        Args:
            faces: found.
            then: seconds of the source's clock of the picture searched.

        """
        present = [t for t in self.tracks.values() if t.id in self._marked]
        known = set()
        for row, column in self._assign(present, faces, then, [self._marked[t.id] for t in present]):
            track = present[row]
            known.add(column)
            track.found, track.unfound = track.found + 1, 0
            if track.last_seen < then:
                if then - track.last_seen > self.options.doubt_seconds:
                    track.interrupt()
                self._advance(track, faces.boxes[column], float(faces.scores[column]), then)
        for column in range(len(faces)):
            # somebody who came into view meanwhile cannot be: only searches begin tracks
            if column not in known:
                self._begin(faces.boxes[column], float(faces.scores[column]), then)
        self._marked = {}

    def lost(self) -> list[Track]:
        """Tracks out of sight that are still remembered."""
        return list(self._lost.values())

    def expire(self, now: float) -> list[Track]:
        """Tracks that have ended for good: lost for longer than their appearance is remembered."""
        for track in [t for t in self.tracks.values() if now - t.last_seen > self.options.lost_seconds]:
            self._lost[track.id] = self.tracks.pop(track.id)
        gone = [
            t
            for t in self._lost.values()
            # a flicker has nothing to be remembered by
            if t.appearance is None or now - t.last_seen > self.options.lost_seconds + self.options.reunite_seconds
        ]
        for track in gone:
            del self._lost[track.id]
        return gone

    def finish(self) -> list[Track]:
        """End every track: the source is over."""
        gone = [*self._lost.values(), *self.tracks.values()]
        self._lost.clear()
        self.tracks.clear()
        return gone

    def describe(self, track_id: int, template: Float, same: float, other: float) -> int:
        """Tell a track what its person looks like.

        A new track whose person is one lost from sight becomes the old track; a track that shows somebody else, as when
        one person steps into another's place, is divided.

        Args:
            track_id: of a present track.
            template: (D,) unit vector.
            same: score from which two templates are of one person.
            other: score below which they are of two.

        Returns:
            The number that the track has from now on.

        """
        track = self.tracks[track_id]
        if track.appearance is None:
            track = self._reunion(track, template, same) or track
        elif float(track.appearance @ template) < (same if track.doubtful else other):
            track.strangers += 1
            if track.strangers < (2 if track.doubtful else 3):
                return track.id
            track = self._divide(track)
        else:
            track.strangers, track.doubtful = 0, False
        if track.id != track_id and track_id in self._marked:  # a search under way knows it by its old number
            self._marked[track.id] = self._marked.pop(track_id)
        mean = template if track.appearance is None else 0.8 * track.appearance + 0.2 * template
        track.appearance = (mean / np.linalg.norm(mean)).astype(np.float32)
        return track.id

    def _divide(self, track: Track) -> Track:
        """Begin a new track where somebody else stands; the old one is lost from sight."""
        del self.tracks[track.id]
        self._lost[track.id] = track
        track.strangers, track.doubtful = 0, False
        new = Track(
            self._next_id,
            track.box,
            track.last_seen,
            track.last_seen,
            velocity=track.velocity,
            hits=self.options.confirm_hits,
            found=self.options.confirm_searches,
            certainty=track.certainty,
        )
        self._next_id += 1
        self.tracks[new.id] = new
        return new

    def _reunion(self, track: Track, template: Float, same: float) -> Track | None:
        """The old track that a new one continues, put in its place; None where there is none."""
        best, score = None, same
        present = self.tracks
        for old in [*self._lost.values(), *(t for t in present.values() if t.last_seen < track.first_seen)]:
            # nobody is in two places: only one who was out of sight when this track began can have come back
            if old.appearance is None or old.id == track.id or old.last_seen >= track.first_seen:
                continue
            similarity = float(old.appearance @ template)
            if similarity >= score:
                best, score = old, similarity
        if best is None:
            return None
        self._lost.pop(best.id, None)
        del self.tracks[track.id]
        seen_before = best.last_seen
        best.hits += track.hits
        best.found += track.found
        best.box, best.velocity, best.last_seen = track.box, track.velocity, track.last_seen
        best.strangers, best.doubtful, best.real = 0, False, best.real or track.real
        best.stretch, best.seen_before, best.motion = best.stretch + 1, seen_before, track.motion
        self.tracks[best.id] = best
        return best

    def _assign(
        self, tracks: list[Track], faces: Faces, now: float, expected: list[Float] | None = None
    ) -> list[tuple[int, int]]:
        """Pairs of a track and a face, at least cost; a search that misses a track is counted."""
        for track in tracks:
            track.unfound += 1
        if not tracks or not len(faces):
            return []
        predicted = np.stack(expected or [t.predicted(now) for t in tracks])
        overlap = iou(predicted, faces.boxes)
        centre_a, centre_b = (predicted[:, :2] + predicted[:, 2:]) / 2, (faces.boxes[:, :2] + faces.boxes[:, 2:]) / 2
        side_a, side_b = _side(predicted), _side(faces.boxes)
        gap = np.linalg.norm(centre_a[:, None] - centre_b[None], axis=2) / np.minimum(side_a[:, None], side_b[None])
        ratio = np.maximum(side_a[:, None] / side_b[None], side_b[None] / side_a[:, None])
        waited = np.array([now - t.last_seen for t in tracks])[:, None]
        allowed = ((overlap > 0.15) | (gap < 0.7 + 1.5 * np.minimum(waited, 0.4))) & (ratio < 1.8)
        cost = np.where(allowed, (1 - overlap) + 0.5 * gap, 1e6)
        rows, columns = linear_sum_assignment(cost)
        return [(int(r), int(c)) for r, c in zip(rows, columns, strict=True) if allowed[r, c]]

    @staticmethod
    def _advance(track: Track, box: Float, probability: float, now: float) -> None:
        elapsed = now - track.last_seen
        if elapsed > 1e-6:
            moved = (box - track.box) / elapsed
            track.velocity = (0.5 * track.velocity + 0.5 * moved).astype(np.float32)
        track.box = box.copy()
        track.last_seen = now
        track.motion.go(box, now)
        track.certainty += (probability - track.certainty) / (track.hits + 1)
        track.hits += 1


def _side(boxes: Float) -> npt.NDArray[np.float32]:
    return np.sqrt(np.maximum(1.0, area(boxes)), dtype=np.float32)
