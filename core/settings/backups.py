"""Settings of the backups that a site makes by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Kept = Annotated[int, Field(ge=0, le=1000)]


class BackupSettings(BaseModel):
    """Backups that the site makes by itself. Of the last 24 hours all are kept, of longer ago as the numbers say.

    Attributes:
        folder: that they go to; without one, none is made.
        every: how often.
        at: time of day by this machine's clock; every hour at its minute, every week on Sundays.
        keep_daily: days of which the newest one is kept; likewise weeks and months.
        keep_weekly: weeks.
        keep_monthly: months.

    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    folder: Path | None = None
    every: Literal["hour", "day", "week"] = "day"
    at: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] = "02:00"
    keep_daily: Kept = 7
    keep_weekly: Kept = 4
    keep_monthly: Kept = 6
