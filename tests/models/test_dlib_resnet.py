from __future__ import annotations

import json

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core import images
from models import dlib_resnet
from models.dlib_resnet import DlibFormatError
from models.weights import WeightStore
from tests.conftest import DATA


@pytest.fixture(scope="module")
def network(weights: WeightStore) -> torch.nn.Module:
    return dlib_resnet.from_dat(weights.path("dlib-resnet"))


@pytest.mark.parametrize("entry", json.loads((DATA / "dlib_reference.json").read_text()), ids=lambda e: e["file"])
def test_descriptors_are_those_of_dlib(entry: dict, network: torch.nn.Module) -> None:
    chip = images.read(DATA / "chips" / entry["file"])
    with torch.no_grad():
        found = network(torch.from_numpy(chip.transpose(2, 0, 1)[None].astype(np.float32)))[0].numpy()
    np.testing.assert_allclose(found, entry["descriptor"], atol=1e-4)


def test_a_truncated_file_is_refused(weights: WeightStore, tmp_path) -> None:
    content = weights.path("dlib-resnet").read_bytes()
    (tmp_path / "cut.dat").write_bytes(content[: len(content) // 2])
    with pytest.raises(DlibFormatError):
        dlib_resnet.from_dat(tmp_path / "cut.dat")


def test_another_file_is_refused(tmp_path) -> None:
    (tmp_path / "other.dat").write_bytes(b"this is not a network" * 100)
    with pytest.raises(DlibFormatError, match="0 layers"):
        dlib_resnet.from_dat(tmp_path / "other.dat")


@given(st.binary(max_size=400), st.sampled_from([b"\x01\x05con_4", b"\x01\x07affine_", b"\x01\x04fc_2"]))
@settings(max_examples=300, deadline=None)
def test_no_bytes_do_worse_than_an_error(noise: bytes, marker: bytes) -> None:
    try:
        list(dlib_resnet.parse_parameters(noise[:100] + marker + noise[100:]))
    except DlibFormatError:
        pass
