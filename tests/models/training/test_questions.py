from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn import functional

from models.training.questions import Questions, wanted_of

LOGITS = torch.tensor([[2.0, 0.0, -1.0, 0.5, 0.1], [0.0, 1.0, 0.0, -0.5, 0.0]])


def test_one_question_is_plain_cross_entropy() -> None:
    wanted = torch.from_numpy(wanted_of([(0,), (3,)], 5))
    plain = functional.cross_entropy(LOGITS, torch.tensor([0, 3]))
    assert Questions((5,)).loss(LOGITS, wanted) == pytest.approx(plain.item())
    smooth = functional.cross_entropy(LOGITS, torch.tensor([0, 3]), label_smoothing=0.1)
    assert Questions((5,), smoothing=0.1).loss(LOGITS, wanted) == pytest.approx(smooth.item())
    assert Questions((5,), focal=2.0).loss(LOGITS, wanted) < plain


def test_several_questions_add_up_and_what_is_not_known_does_not_count() -> None:
    wanted = torch.from_numpy(wanted_of([(1, 4), (0,)], 5))
    questions = Questions((3, 2))
    first = functional.cross_entropy(LOGITS[:, :3], torch.tensor([1, 0]))
    second = functional.cross_entropy(LOGITS[:1, 3:], torch.tensor([1]))
    assert questions.loss(LOGITS, wanted) == pytest.approx((first + second).item())
    shares = questions.shares(LOGITS)
    assert shares[:, :3].sum(1).tolist() == pytest.approx([1, 1])
    assert shares[:, 3:].sum(1).tolist() == pytest.approx([1, 1])
    assert [one.tolist() for one in questions.truth(wanted.numpy())] == [[1, 0], [1, -1]]
    assert [one.tolist() for one in questions.answers(shares.numpy())] == [[0, 1], [0, 1]]
    assert questions.scores(shares.numpy(), wanted.numpy()) == {"accuracy": 0.0}
    assert questions.wrong(shares.numpy(), wanted.numpy()).tolist() == [True, True]


def test_labels_are_questions_of_0_or_1() -> None:
    wanted = torch.from_numpy(wanted_of([(0, 3), ()], 5))
    questions = Questions((5,), several=True)
    plain = functional.binary_cross_entropy_with_logits(LOGITS, wanted)
    assert questions.loss(LOGITS, wanted) == pytest.approx(plain.item())
    share = torch.sigmoid(LOGITS)
    right = torch.where(wanted > 0, share, 1 - share)
    focal = ((1 - right) ** 2 * -right.log()).mean()
    assert Questions((5,), several=True, focal=2.0).loss(LOGITS, wanted) == pytest.approx(focal.item(), rel=1e-5)
    found = questions.scores(share.numpy(), wanted.numpy())
    assert list(found) == ["mAP", "labels right"]
    assert found["mAP"] == 1.0
    assert questions.probabilities(LOGITS.numpy()).dtype == np.float32
