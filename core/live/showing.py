"""What a screen shows of each face in view."""

from __future__ import annotations

from core.base.messages import Message
from core.faces import Faces
from core.gallery.events import Decision, Outcome
from core.live.evidence import Present
from core.live.view import Sight

_NAMELESS = {Outcome.AMBIGUOUS: Message("Come closer, and look at the camera")}  # what decides may yet be seen


def sights(faces: Faces, present: Present) -> tuple[Sight, ...]:
    """The faces of the present frame, with what is known of each person."""
    if faces.track_ids is None or faces.quality is None:
        return ()
    shown = []
    for row, number in enumerate(faces.track_ids):
        evidence = present.gathered.get(int(number))
        name, score, asked = None, None, ""
        words = faces.quality[row].words() if faces.quality[row].flaws else Message("Looking…")
        track = present.tracker.tracks.get(int(number))
        if evidence is not None and track is not None:
            unclear = track.doubtful or track.strangers > 0 or evidence.stretch != track.stretch
            evidence = None if unclear else evidence  # what is known is of whoever stood there before
        decided = evidence.decided if evidence is not None else None
        if evidence is not None and len(evidence.ballot):
            tally = evidence.ballot.tally()
            score = tally.leader.score if tally.leader is not None else None
            # a name stands there only once it has been decided, as at the door
            name = decided.person if decided is not None else None
            pending = decided is None or evidence.lacks
            asked = evidence.proving.words if evidence.proving is not None and pending else ""
            words = (
                asked
                or (evidence.asked if decided is None else "")
                or name
                or (
                    _NAMELESS.get(decided.outcome, Message("Unknown person"))
                    if decided is not None
                    else Message("Looking…")
                )
            )
        result = decided.result if decided is not None else None
        allowed = decided is not None and decided.decision is Decision.ALLOW
        shown.append(
            Sight(
                int(number),
                faces.boxes[row],
                name,
                decided is not None,
                allowed,
                score,
                words,
                result,
                decided if evidence is not None and evidence.held else None,
                asked if decided is not None else "",
            )
        )
    return tuple(shown)
