"""What is left behind when the program breaks, and what is told of it."""

from core.programs.crash.guard import Guard, guarded, say, sentence
from core.programs.crash.marks import Unclean, cut_off, window_of
from core.programs.crash.reporting import CrashReport, forget, place, report, reports

__all__ = [
    "CrashReport",
    "Guard",
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
