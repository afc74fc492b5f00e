"""Downloads of weights: continued where they were interrupted, checked at the end, by one process at a time."""

from __future__ import annotations

import re
from pathlib import Path

import httpx

from models.keeping import alone, put, require_room, right
from models.weights import Progress, Weights, WeightsError

_CHUNK = 1 << 16


def fetch(weights: Weights, url: str, target: Path, progress: Progress | None = None) -> None:
    """Download weights whose size and checksum are known.

    What arrives gathers in ``target.part``, which outlives an interruption, and which the next call goes on with where
    the server can. The checksum decides at the end, so a part of another file costs time and nothing else. Where
    another process fetches the same file, this one waits for it, and takes what it brought.

    Args:
        weights: what it must be.
        url: where it is; http or https, after each redirection too: httpx asks nothing else.
        target: where it goes, once it is whole and right.
        progress: told how far it has got. What it raises stops the download, and what has arrived is kept.

    Raises:
        WeightsError: it cannot be had, or is another file; then nothing of it is kept.

    """
    say = progress or (lambda _received, _size: None)
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with alone(target, lambda: _length(part), weights.size, say):
            if right(target, weights):
                return
            require_room(target.parent, weights, weights.size - _length(part))
            with httpx.Client(
                follow_redirects=True,
                max_redirects=5,
                timeout=30.0,
                headers={"Accept-Encoding": "identity"},  # a packed answer could not be continued
            ) as client:
                resumed = _receive(client, weights, url, part, say)
                if resumed and not right(part, weights):
                    part.unlink()  # its beginning was of another file
                    _receive(client, weights, url, part, say)
            if not right(part, weights):
                part.unlink()
                raise WeightsError(
                    "{url} did not deliver the expected file (its checksum differs): nothing was kept", url=url
                )
            put(part, target)
    except httpx.HTTPStatusError as error:
        raise WeightsError(
            "could not download {weights}: the server answers {status_code}",
            weights=weights.title,
            status_code=error.response.status_code,
        ) from error
    except (httpx.HTTPError, OSError) as error:
        why = " ".join(str(error).split()) or type(error).__name__
        raise WeightsError(
            "could not download {weights}: {why}; try again, it goes on where it stopped",
            weights=weights.title,
            why=why,
        ) from error


def _receive(client: httpx.Client, weights: Weights, url: str, part: Path, say: Progress) -> bool:
    """Fill the part up to the size of the whole. Says whether it went on with what was there."""
    have = _length(part)
    if have >= weights.size:
        return True
    with client.stream("GET", url, headers={"Range": f"bytes={have}-"} if have else {}) as response:
        beyond = have > 0 and response.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE
        if not beyond:
            response.raise_for_status()
        if have and not _continues(response, have, weights.size):
            part.unlink()
            if response.status_code != httpx.codes.OK:  # neither the rest nor the whole: ask again
                response.close()
                return _receive(client, weights, url, part, say)
            have = 0
        length = response.headers.get("Content-Length", "")
        if length.isdecimal() and "Content-Encoding" not in response.headers and have + int(length) != weights.size:
            part.unlink(missing_ok=True)
            raise WeightsError(
                "{url} is not {weights}: it has {have:,} bytes instead of {size:,}",
                url=url,
                weights=weights.title,
                have=have + int(length),
                size=weights.size,
            )
        received = have
        say(received, weights.size)
        with part.open("ab" if have else "wb") as file:
            for chunk in response.iter_bytes(_CHUNK):
                received += len(chunk)
                if received > weights.size:
                    break
                file.write(chunk)
                say(received, weights.size)
    if received > weights.size:
        part.unlink()
        raise WeightsError(
            "{url} is not {weights}: it is longer than {size:,} bytes",
            url=url,
            weights=weights.title,
            size=weights.size,
        )
    if received < weights.size:
        raise WeightsError(
            "could not download {weights}: the connection ended after {received:,} of {size:,} "
            "bytes; try again, it goes on where it stopped",
            weights=weights.title,
            received=received,
            size=weights.size,
        )
    return have > 0


def _continues(response: httpx.Response, have: int, size: int) -> bool:
    """Whether an answer is what follows the first ``have`` bytes of a file of ``size`` bytes."""
    found = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", response.headers.get("Content-Range", ""))
    whole = response.status_code == httpx.codes.PARTIAL_CONTENT and found is not None
    return whole and found is not None and int(found[1]) == have and found[2] in (str(size), "*")


def _length(part: Path) -> int:
    return part.stat().st_size if part.is_file() else 0
