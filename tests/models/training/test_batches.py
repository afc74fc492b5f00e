from __future__ import annotations

import numpy as np
import torch
from torch import nn

from models.training.batches import answers, in_parts


def test_all_rows_come_in_their_order() -> None:
    assert [part.tolist() for part in in_parts(np.arange(5, dtype=np.uint8), 2)] == [[0, 1], [2, 3], [4]]
    assert [len(part) for part in in_parts(np.zeros(256, np.uint8))] == [128, 128]


def test_what_is_answered_is_that_of_all_at_once() -> None:
    torch.manual_seed(0)
    network, rows = nn.Linear(3, 2), torch.randn(7, 3)
    found = answers(network, in_parts(rows, 3), torch.device("cpu"))
    assert torch.allclose(found, network(rows))
    assert not found.requires_grad
    assert answers(network, in_parts(rows[:0]), torch.device("cpu")).shape == (0, 2)
