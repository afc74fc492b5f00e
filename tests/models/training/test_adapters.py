from __future__ import annotations

import numpy as np
import pytest
import torch

from models.training.adapters import AdapterKind, adapter_of
from models.training.coding import codes

KINDS: tuple[AdapterKind, ...] = ("linear", "two-layer")


def _vectors() -> torch.Tensor:
    return 3 * torch.randn(9, 6, generator=torch.Generator().manual_seed(0))


@pytest.mark.parametrize("kind", KINDS)
def test_it_begins_as_what_it_is_put_upon(kind: AdapterKind) -> None:
    vectors = _vectors()
    unit = torch.nn.functional.normalize(vectors)
    assert np.allclose(codes(adapter_of(kind, 6), vectors), unit.numpy(), atol=1e-6)
    mean, projection = np.full(6, 0.1, np.float32), np.random.default_rng(1).normal(size=(6, 4)).astype(np.float32)
    began = torch.nn.functional.normalize((unit - torch.from_numpy(mean)) @ torch.from_numpy(projection))
    assert np.allclose(codes(adapter_of(kind, 6, mean, projection), vectors), began.numpy(), atol=1e-6)


@pytest.mark.parametrize("kind", KINDS)
def test_gradients_reach_it_from_the_start(kind: AdapterKind) -> None:
    adapter = adapter_of(kind, 6, hidden=8)
    adapter(_vectors())[:, 0].sum().backward()
    assert any(p.grad is not None and p.grad.abs().sum() > 0 for p in adapter.parameters())
