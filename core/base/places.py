"""Where a site and the cache are, unless somebody names another place."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def default_folder() -> Path:
    """The site used where none is named."""
    return platformdirs.user_data_path("portico") / "site"


def cache_folder() -> Path:
    """Where compiled networks, downloaded weights and what pictures of searched folders look like are kept.

    Without names or faces, and safe to delete.
    """
    return Path(os.environ.get("PORTICO_CACHE") or platformdirs.user_cache_path("portico"))
