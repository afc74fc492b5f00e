from __future__ import annotations

from pathlib import Path

import pytest

from core import settings
from core.errors import SiteError
from core.site import Site


def test_a_change_keeps_every_other_line(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('# by hand\nprofile = "fast-4"  # quick\nmin_face = 60\n', encoding="utf-8")
    changed = settings.save(tmp_path, identify_fpir=1e-3, min_face=None)
    assert (changed.profile, changed.identify_fpir, changed.min_face) == ("fast-4", 1e-3, 40)
    assert (tmp_path / "settings.toml").read_text(encoding="utf-8") == (
        'format = 3\n# by hand\nprofile = "fast-4"  # quick\nidentify_fpir = 0.001\n'
    )


@pytest.mark.parametrize("change", [{"identify_fpir": 2.0}, {"min_face": 3}, {"nothing": 1}])
def test_a_wrong_value_changes_nothing(tmp_path: Path, change: dict[str, object]) -> None:
    settings.save(tmp_path, min_face=80)
    before = (tmp_path / "settings.toml").read_bytes()
    with pytest.raises(SiteError):
        settings.save(tmp_path, **change)
    assert (tmp_path / "settings.toml").read_bytes() == before


def test_a_damaged_file_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"= \xff")
    with pytest.raises(SiteError, match="cannot be changed"):
        settings.save(tmp_path, min_face=80)
    assert (tmp_path / "settings.toml").read_bytes() == b"= \xff"


def test_a_site_remembers(tmp_path: Path) -> None:
    with Site(tmp_path) as site:
        site.change_settings(identify_fpir=1e-4)
        assert site.settings.identify_fpir == 1e-4
    with Site(tmp_path) as site:
        assert site.settings.identify_fpir == 1e-4


def test_a_camera_may_look_at_less(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(
        '[cameras."Front door"]\nmin_face = 60\nregion = [0.2, 0, 0.8, 1]\n', encoding="utf-8"
    )
    looks = settings.load(tmp_path).cameras["Front door"]
    assert (looks.min_face, looks.region) == (60, (0.2, 0.0, 0.8, 1.0))


@pytest.mark.parametrize("region", ["[0.8, 0, 0.2, 1]", "[0, 0, 2, 1]", "[0, 0, 1]", '"all"'])
def test_a_region_that_is_none_is_refused(tmp_path: Path, region: str) -> None:
    (tmp_path / "settings.toml").write_text(f"[cameras.door]\nregion = {region}\n", encoding="utf-8")
    with pytest.raises(SiteError, match="cameras"):
        settings.load(tmp_path)


def test_a_malformed_variable_is_named_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTICO_CAMERAS", "no json")
    with pytest.raises(SiteError, match="PORTICO_ variable is malformed.*cameras"):
        settings.load(tmp_path)
