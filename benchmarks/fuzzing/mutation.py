"""Mutations of inputs where atheris, which is led by coverage, is not installed."""

from __future__ import annotations

import random
from collections.abc import Sequence

_NUMBERS = (0, 1, 2, 7, 8, 16, 127, 128, 255, 256, 1 << 15, (1 << 16) - 1, 1 << 31, (1 << 32) - 1, (1 << 63) - 1)


def mutated(pick: random.Random, seeds: Sequence[bytes], words: Sequence[bytes], longest: int) -> bytes:
    """A seed with some of it changed, taken out, repeated, or joined with another."""
    content = bytearray(pick.choice(seeds))
    for _ in range(pick.choice((1, 1, 1, 2, 3, 5, 9, 20))):
        at = pick.randint(0, len(content))
        span = slice(at, at + pick.choice((1, 1, 2, 4, 8, 32, 200)))
        match pick.randrange(9):
            case 0:
                content[at : at + 1] = bytes([pick.randrange(256)])
            case 1:
                content[at : at + 1] = bytes(b ^ 1 << pick.randrange(8) for b in content[at : at + 1])
            case 2:
                content[at:at] = pick.randbytes(pick.choice((1, 2, 4, 16)))
            case 3:
                del content[span]
            case 4:
                content[at:at] = bytes(content[span]) * pick.choice((1, 2, 10, 50))
            case 5:
                size = pick.choice((1, 2, 4, 8))
                number = (pick.choice(_NUMBERS) & (1 << 8 * size) - 1).to_bytes(size, pick.choice(("little", "big")))
                content[at : at + size] = number
            case 6:
                other = pick.choice(seeds)
                begin = pick.randint(0, len(other))
                content[at:] = other[begin:]
            case 7 if words:
                word = pick.choice(words)
                content[at : at + (len(word) if pick.random() < 0.5 else 0)] = word
            case _:
                digits = [i for i, b in enumerate(content) if 48 <= b < 58]
                if digits:
                    where = pick.choice(digits)
                    content[where : where + 1] = str(pick.choice((*_NUMBERS, -1))).encode()
    return bytes(content[:longest])
