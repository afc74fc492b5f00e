"""Which weights a site needs, and getting them."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.engine import needs
from core.errors import ProfileError
from core.settings import Settings
from models.weights import WeightsError, WeightStore


def test_a_new_site_needs_detection_recognition_landmarks_and_liveness() -> None:
    found = needs.weights(Settings())
    wanted = {"mtcnn-pnet", "mtcnn-rnet", "mtcnn-onet", "screening", "sface", "face-landmarker", "fr-liveness"}
    assert wanted <= set(found)
    assert len(found) == len(set(found))
    assert "dlib-resnet" not in found
    assert not {"minifasnet-v2", "minifasnet-v1se"} & set(found), "only an address has them: an addition"


def test_a_site_needs_its_own_profile_and_the_one_it_would_move_to() -> None:
    found = needs.weights(Settings(profile="standard-3"))
    assert {"dlib-resnet", "sface"} <= set(found)
    assert "sface" not in needs.recognition(Settings(profile="standard-3"))
    with pytest.raises(ProfileError, match="no recognition profile 'slow'"):
        needs.weights(Settings(profile="slow"))


def test_what_keeps_a_site_from_recognising(tmp_path: Path) -> None:
    store, settings = WeightStore(tmp_path), Settings()
    lacking = needs.lacking(settings, store)
    assert {one.weights.name for one in lacking} == {"sface", "face-landmarker"}
    assert needs.keeps_from_recognising(settings, lacking)
    former = Settings(profile="standard-3")
    assert not needs.keeps_from_recognising(former, needs.lacking(former, store)), "it goes on as it is"


def test_one_that_nobody_can_fetch_is_told(tmp_path: Path) -> None:
    (pnet, mine) = needs.get(["mtcnn-pnet", "lightcnn-9"], WeightStore(tmp_path))
    assert (pnet.did, pnet.error) == ("present", "")
    assert (mine.did, mine.path) == ("failed", None)
    assert "its authors give it out as LightCNN_9Layers_checkpoint.pth.tar" in mine.error
    with pytest.raises(WeightsError, match="no weights named 'nothing'"):
        list(needs.get(["nothing"], WeightStore(tmp_path)))
