"""What goes wrong with a door or a camera, told where it is seen."""

from __future__ import annotations

from collections.abc import Callable

from app.background import Still


def failing(
    still: Still,
    tell: Callable[[str], object],
    troubled: Callable[[str], object],
    then: Callable[[bool], object] | None = None,
) -> Callable[[str], None]:
    """Tells what went wrong with what may be shown no longer.

    Args:
        still: says whether it is shown.
        tell: says it there.
        troubled: says it where everything is said, where it is not.
        then: called with False afterwards.

    """

    def failed(words: str) -> None:
        (tell if still() else troubled)(words)
        if then is not None:
            then(False)

    return failed
