"""Formats of ``settings.toml``: what an older file needs to be as today's, one function for each step.

A step changes the file's document in place, whose comments stay, and returns words that the site is to keep sealed, by
the name of each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tomlkit import TOMLDocument

from core.cameras import address

FORMAT = 3
"""The format that this program writes. Files without one are of format 1."""

FORMER_PROFILES = {"standard": "standard-3", "fast": "fast-3"}
"""Profiles as they were called before their names had a version."""

ENROLMENT = "enrolment camera"
"""Name of the sealed words of the camera that people are enrolled at."""


def of_camera(name: str) -> str:
    """Name of the sealed words of a camera of the site."""
    return f"camera {name}"


def format_of(content: Mapping[str, Any]) -> int:
    """The format of a file's content.

    Raises:
        ValueError: it is no whole number from 1.

    """
    found = content.get("format", 1)
    if isinstance(found, bool) or not isinstance(found, int) or found < 1:
        raise ValueError("its format must be a whole number from 1")
    return int(found)


def take_passwords(content: Any) -> dict[str, str]:
    """Leave of addresses of cameras what may be stored; what is to be sealed instead, by name."""
    sealed: dict[str, str] = {}
    cameras = content.get("cameras")
    places = [(content, "camera", ENROLMENT)]
    if isinstance(cameras, Mapping):
        places += [(one, "source", of_camera(name)) for name, one in cameras.items() if isinstance(one, Mapping)]
    for table, key, name in places:
        source = table.get(key)
        public, secret = address.split(source) if isinstance(source, str) else (None, None)
        if secret is not None:
            table[key], sealed[name] = public, secret.sealed()
    return sealed


def upgrade(content: TOMLDocument) -> dict[str, str]:
    """Bring a file's document from its format to this program's; words to be sealed, by name."""
    sealed: dict[str, str] = {}
    for step in _STEPS[format_of(content) - 1 :]:
        sealed |= step(content)
    return sealed


def _passwords_out_of_addresses(content: TOMLDocument) -> dict[str, str]:
    """Format 2: addresses of cameras hold no passwords."""
    return take_passwords(content)


def _profiles_by_version(content: TOMLDocument) -> dict[str, str]:
    """Format 3: profiles are named with their version; who had none named goes on with the one of then."""
    name = content.get("profile", "standard")
    content["profile"] = FORMER_PROFILES.get(name, name) if isinstance(name, str) else name
    return {}


_STEPS: tuple[Callable[[TOMLDocument], dict[str, str]], ...] = (_passwords_out_of_addresses, _profiles_by_version)
"""From format 1 to 2, from 2 to 3 …"""
