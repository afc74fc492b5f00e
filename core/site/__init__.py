"""One installation: a folder with the gallery, its key, its settings and its index."""

from core.site.folders import DATABASE, KEY
from core.site.site import Site

__all__ = ["DATABASE", "KEY", "Site"]
