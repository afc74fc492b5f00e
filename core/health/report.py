"""What was found as JSON, for programs and for whoever is asked for help."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from core.health.check import Check, State

_NAMED = ("name", "error")  # facts that may hold a name or an address


def as_json(checks: Iterable[Check]) -> dict[str, Any]:
    """All checks as ``portico doctor --json`` prints them."""
    found = list(checks)
    return {
        "ok": all(check.state is not State.BAD for check in found),
        "checks": [
            {
                "name": check.name,
                "group": str(check.group),
                "state": str(check.state),
                "words": check.words,
                "advice": check.advice,
                "facts": dict(check.facts),
            }
            for check in found
        ],
    }


def without_names(checks: Iterable[Check]) -> dict[str, Any]:
    """The same for strangers: facts alone, and cameras, doors and folders by number or not at all."""
    report = as_json(checks)
    for check in report["checks"]:
        del check["words"], check["advice"]
        check["facts"] = _nameless(check["facts"])
    return report


def _nameless(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _nameless(one) for key, one in value.items() if key not in _NAMED}
    return [_nameless(one) for one in value] if isinstance(value, list) else value
