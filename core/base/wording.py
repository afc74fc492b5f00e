"""How numbers stand in sentences."""

from __future__ import annotations


def amount(count: int, one: str, many: str) -> str:
    """``one`` after 1, else ``many`` after the number: "1 photo", "2 photos", "1,200 photos", "0 photos"."""
    return f"1 {one}" if count == 1 else f"{count:,} {many}"
