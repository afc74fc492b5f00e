"""Both policies are learnt from the beginning to what comes of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.base.messages import Message
from core.learning import data, registry
from core.learning.policies import groves
from core.learning.policies.exam import NOTHING, ORACLE, POLICY, RULE, SINGLE, Exam, Way
from core.learning.recipes.remedies import verdict, wins
from core.learning.sources import source_of
from core.learning.tools import Tools
from models.policy import Policy
from models.training.fitting import fit
from tests.core.learning.stub import Quick, Stub, eight_people


@pytest.mark.parametrize("method", ["dqn", "reinforce"])
def test_remedies_are_learnt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    monkeypatch.setenv("PORTICO_CACHE", str(tmp_path))
    monkeypatch.setattr(groves, "_judge", lambda _profile, _tools: Stub())
    monkeypatch.setattr(groves, "Restorers", lambda _tools: Quick())
    recipe = registry.recipe("remedies")
    parameters = recipe.parameters.model_validate({"method": method, "depth": 2, "steps": 40, "every": 20, "people": 8})
    prepared = recipe.prepare(eight_people(), parameters, Tools())
    assert isinstance(prepared.words, Message)
    fitted = fit(prepared.lesson, prepared.plan, tmp_path / "run", threads=1)
    outcome = recipe.finish(fitted.network, prepared, Tools())
    assert outcome.table is not None
    assert [row[2] for row in outcome.table.rows[:5]] == [NOTHING, RULE, SINGLE, POLICY, ORACLE]
    assert outcome.figures["gain, the best chain"] >= outcome.figures["gain, the policy"] - 0.01
    policy = Policy.read(outcome.files["policy.npz"])
    seen, allowed = prepared.kept.grove.held.seen[:, 0], prepared.kept.grove.held.allowed[:, 0]
    assert allowed[np.arange(len(seen)), policy(seen, allowed)].all()


def test_it_wins_only_where_both_are_certain() -> None:
    people = np.arange(200)
    plain = np.full(200, 0.3, np.float32)
    strangers, nothing = np.full(200, 0.2, np.float32), np.zeros(200, np.float32)

    def exam(policy: np.ndarray, taken: float = 0.0) -> Exam:
        ways = {NOTHING: plain, RULE: plain, POLICY: policy.astype(np.float32)}
        return Exam(
            {
                name: Way(scores, strangers, nothing, nothing + (taken if name == POLICY else 0))
                for name, scores in ways.items()
            },
            people,
            people * 0,
            0.36,
        )

    assert wins(exam(plain + 0.1), 0.02)
    assert "it wins" in verdict(exam(plain + 0.1), 0.02)
    assert not wins(exam(plain + 0.05), 0.02)  # more alike, and nobody more is known
    assert not wins(exam(plain + 0.1, taken=1000), 0.02)  # and it takes too long
    assert not wins(exam(np.where(people < 3, 0.5, 0.3)), 0.02)  # three people are no certainty


def test_a_camera_learns_where_to_look(tmp_path: Path) -> None:
    recipe = registry.recipe("camera-gain")
    found = data.read(source_of("example:portraits", recipe.takes))
    parameters, tools = recipe.parameters.model_validate({"steps": 20, "every": 20}), Tools()
    prepared = recipe.prepare(found, parameters, tools)
    fitted = fit(prepared.lesson, prepared.plan, tmp_path, threads=1)
    outcome = recipe.finish(fitted.network, prepared, tools)
    assert outcome.table is not None
    assert len(outcome.table.rows) == 8
    figures = outcome.figures
    assert figures["paid, whoever knows all"] > max(figures["paid, nothing"], figures["paid, the policy"])
    assert Policy.read(outcome.files["policy.npz"]).actions == 7
