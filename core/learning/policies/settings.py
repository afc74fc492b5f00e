"""What can be set of every recipe that learns a policy."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from core.learning.recipe import Batch, Patience, Training
from models.training.policies.environment import Method

Discount = Annotated[float, Field(title="Discount", ge=0, le=1, description="of a reward a step later")]

Undecided = Annotated[
    float,
    Field(title="Undecided", ge=0, le=1, description="what REINFORCE gives for it"),
]


class Acting(Training):
    """By which method, and how far it looks ahead."""

    method: Annotated[Method, Field(title="Method", description="learns what actions bring, or the policy itself")] = (
        "dqn"
    )
    discount: Discount = 0.99
    undecided: Undecided = 0.02
    batch: Batch = 128
    patience: Patience = 0
