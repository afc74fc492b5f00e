"""What came of an import."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field, replace
from pathlib import Path

from core.people.bulk.cells import protected
from core.people.bulk.plan import Rejected
from core.people.exchange import ExchangeError

MAX_THUMBNAILS = 2000
_COLUMNS = ("person", "row", "photo", "reason")


@dataclass
class ImportReport:
    """What came of an import.

    Attributes:
        of: people that there were.
        new: people enrolled.
        extended: people who were enrolled before and got photos.
        already: people of whom all that can be used was there already.
        photos: photos added.
        rejected: what was not taken over, and why; the first have thumbnails.
        stopped: whether it ended before its end.

    """

    of: int
    new: int = 0
    extended: int = 0
    already: int = 0
    photos: int = 0
    stopped: bool = False
    rejected: list[Rejected] = field(default_factory=list)
    _thumbnails: int = 0

    @property
    def people(self) -> int:
        """People of the list who are in the gallery now."""
        return self.new + self.extended + self.already

    def reject(self, rejected: Rejected) -> None:
        """Add something that was not taken over."""
        if rejected.thumbnail is not None:
            self._thumbnails += 1
            if self._thumbnails > MAX_THUMBNAILS:
                rejected = replace(rejected, thumbnail=None)
        self.rejected.append(rejected)

    def write_csv(self, path: Path) -> None:
        """Write what was rejected as a table.

        Raises:
            ExchangeError: the file cannot be written.

        """
        try:
            with path.open("w", newline="", encoding="utf-8-sig") as file:
                rows = csv.writer(file)
                rows.writerow(_COLUMNS)
                for one in self.rejected:
                    row = str(one.row) if one.row else ""
                    rows.writerow([protected(cell) for cell in (one.person, row, one.photo, one.reason)])
        except OSError as error:
            raise ExchangeError("{path} cannot be written: {why}", path=path, why=error.strerror or error) from None
