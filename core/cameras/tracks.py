"""Which of the streams of a film, or of a network camera, is the film."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from av.container import InputContainer
    from av.video.stream import VideoStream

_LOOKED_AT = 400  # packets, after which what has shown but one picture is no film


def films(container: InputContainer) -> list[VideoStream]:
    """The streams that may be films, the best first: what is played where nobody chooses, then the largest.

    Pictures that are attached to a film or to music, such as a cover, are none.
    """
    from av.stream import Disposition

    passed_over = Disposition.attached_pic | Disposition.timed_thumbnails | Disposition.still_image
    found = [one for one in container.streams.video if not one.disposition & passed_over and one.codec_context]
    return sorted(found, key=lambda one: (not one.disposition & Disposition.default, -_pixels(one), one.index))


def film_of_file(container: InputContainer) -> int | None:
    """Index of the stream of a file that is its film; None where there is none. The file has to be opened anew then.

    A cover is not always said to be one: what has a single picture while others go on is passed over as well.
    """
    import av

    found = films(container)
    if len(found) < 2:
        return found[0].index if found else None
    seen: Counter[int] = Counter()
    try:
        for number, packet in enumerate(container.demux(found)):
            seen[packet.stream.index] += packet.size > 0
            if number >= _LOOKED_AT or all(seen[one.index] > 1 for one in found):
                break
    except av.FFmpegError:
        pass  # as far as it can be read
    return min(found, key=lambda one: seen[one.index] < 2).index


def pixel_shape(video: VideoStream) -> Fraction | None:
    """Width of a pixel by its height, as the file or the stream says; None where neither does."""
    return video.sample_aspect_ratio or video.codec_context.sample_aspect_ratio or None


def _pixels(video: VideoStream) -> int:
    return (video.codec_context.width or 0) * (video.codec_context.height or 0)
