from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import SiteError
from core.site import Site
from core.site.profile_watch import ProfileWatch, require_profile


def test_a_program_that_goes_on_with_another_profile_says_so_once(tmp_path: Path) -> None:
    told: list[str] = []
    with Site(tmp_path) as watching, Site(tmp_path) as desk:
        watch = ProfileWatch(watching, told.append)
        watch.look()
        assert not told
        desk.change_settings(profile="fast-4")
        watch.look()
        watch.look()
        (words,) = told
        assert "profile is fast-4 now" in words
        assert "start it anew" in words
        desk.change_settings(profile=None)
        watch.look()
        desk.change_settings(profile="fast-4")  # and once more where it happens once more
        watch.look()
    assert len(told) == 2


def test_a_profile_that_is_not_in_use_enrols_nobody(tmp_path: Path) -> None:
    with Site(tmp_path) as site, Site(tmp_path) as desk:
        require_profile(site, "standard-4")
        desk.change_settings(profile="fast-4")
        with pytest.raises(SiteError, match="open Portico anew"):
            require_profile(site, "standard-4")
        require_profile(site, "fast-4")
