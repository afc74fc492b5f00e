"""What is left behind when the program breaks, and what is told of it."""

from core.crash.guard import Guard, guarded, say, sentence
from core.crash.marks import Unclean, cut_off, window_of
from core.crash.reporting import Report, forget, place, report, reports

__all__ = [
    "Guard",
    "Report",
    "Unclean",
    "cut_off",
    "forget",
    "guarded",
    "place",
    "report",
    "reports",
    "say",
    "sentence",
    "window_of",
]
