"""What a site does by itself while a program has it open."""

from core.upkeep.upkeep import BACKUP, GALLERY, RETENTION, Upkeep, jobs_of, last_runs

__all__ = ["BACKUP", "GALLERY", "RETENTION", "Upkeep", "jobs_of", "last_runs"]
