"""What a site does by itself while a program has it open."""

from core.upkeep.upkeep import Upkeep, jobs_of, last_runs

__all__ = ["Upkeep", "jobs_of", "last_runs"]
