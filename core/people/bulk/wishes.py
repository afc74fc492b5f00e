"""What is asked for everybody of an import, and how its list is read: kept, so that it is not asked for again."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from core.people.bulk.plan import How


@dataclass(frozen=True)
class Wishes:
    """What holds for everybody of an import.

    Attributes:
        groups: that all are put into who are enrolled.
        consent: where it is written down that they agreed; empty where only the list says so, or nobody.
        by_name: whether a row without photo and employee id is about whoever is enrolled under that name.

    """

    groups: tuple[str, ...] = ()
    consent: str = ""
    by_name: bool = False


@dataclass(frozen=True)
class Asked:
    """All that was asked of one import.

    Attributes:
        wishes: for everybody of it.
        how: its list is read.

    """

    wishes: Wishes
    how: How

    def said(self) -> dict[str, object]:
        """For a file, as JSON has it."""
        return {"wishes": asdict(self.wishes), "how": asdict(self.how)}

    @classmethod
    def of(cls, said: dict[str, object]) -> Asked | None:
        """From what a file says; None where it was written before this was kept, or says it otherwise."""
        wishes, how = said.get("wishes"), said.get("how")
        if not isinstance(wishes, dict) or not isinstance(how, dict):
            return None
        columns = how.get("columns")
        try:
            return cls(
                Wishes(tuple(map(str, wishes["groups"])), str(wishes["consent"]), bool(wishes["by_name"])),
                How(how.get("encoding"), None if columns is None else tuple(map(str, columns)), how.get("day_first")),
            )
        except (KeyError, TypeError):
            return None
