from __future__ import annotations

from pathlib import Path

import pytest
import torch

from core.errors import LearningError
from core.learning import data, looking, registry
from core.learning.recipes import fine_tune
from core.learning.sources import source_of
from core.learning.tools import Tools
from models import trained
from models.training.fitting import Watch, fit


class Stopping(Watch):
    def stepped(self, step: int, seconds: float) -> bool:
        return step == 7


def test_dark_and_light_are_learnt(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recipe, tools = registry.recipe("fine-tune"), Tools()
    if tools.weights.find("efficientnet-lite0") is None:
        pytest.skip("the weights of EfficientNet-Lite0 are not on this machine")
    found = data.read(source_of(str(folder), recipe.takes))
    monkeypatch.setattr(fine_tune, "_MOST", 1_000_000)
    with pytest.raises(LearningError, match="freeze more of them"):
        recipe.prepare(found, recipe.parameters.model_validate({"place": 0}), tools)
    monkeypatch.undo()
    settings = {"side": 64, "place": 7, "steps": 12, "every": 4, "batch": 8, "views": 2, "rate": 1e-2}
    prepared = recipe.prepare(found, recipe.parameters.model_validate(settings), tools)
    fitted = fit(prepared.lesson, prepared.plan, tmp_path / "run", threads=1)
    maps = f"{looking.MAPS.lower().replace(' ', '-')}.png"
    assert len(list((tmp_path / "run" / "samples").glob(f"*-{maps}"))) == 3, "at each look"
    unseen = settings | {"inside": False}
    blind = recipe.prepare(found, recipe.parameters.model_validate(unseen), tools)
    again = fit(blind.lesson, blind.plan, tmp_path / "blind", threads=1)
    assert not list((tmp_path / "blind" / "samples").glob(f"*-{maps}"))
    for name, value in fitted.network.state_dict().items():
        assert torch.equal(value, again.network.state_dict()[name]), name
    prepared = recipe.prepare(found, recipe.parameters.model_validate(settings), tools)
    assert not fit(prepared.lesson, prepared.plan, tmp_path / "parts", Stopping(), threads=1).finished
    prepared = recipe.prepare(found, recipe.parameters.model_validate(settings), tools)
    parts = fit(prepared.lesson, prepared.plan, tmp_path / "parts", threads=1)
    for name, value in fitted.network.state_dict().items():
        assert torch.equal(value, parts.network.state_dict()[name]), name
    outcome = recipe.finish(fitted.network, prepared, tools)
    assert outcome.figures["accuracy"] == 1
    assert {looking.FILTERS, looking.MAPS} <= set(outcome.pictures)
    (tmp_path / trained.FILE).write_bytes(outcome.files[trained.FILE])
    again = trained.load(tmp_path)
    _side, asked = prepared.kept
    assert again.manifest.side == 64
    assert (again.shares(asked.held.pixels)[0].argmax(1) == asked.held.wanted.argmax(1)).all()
