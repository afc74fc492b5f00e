from __future__ import annotations

import pytest

from core.base.parameters import checked
from core.errors import LearningError
from core.learning import registry
from core.learning.recipe import Training


@pytest.mark.parametrize(
    ("values", "every"),
    [
        ({}, 100),
        ({"steps": 5000}, 100),
        ({"steps": "200"}, 10),
        ({"steps": 15}, 1),
        ({"steps": 200, "every": 100}, 100),
        ({"steps": 200, "every": "7"}, 7),
    ],
)
def test_a_short_run_is_looked_at_oftener_unless_it_is_said_how_often(values: dict[str, object], every: int) -> None:
    found = checked(Training, values, LearningError)
    assert found.every == every
    assert found.plan().every == every
    again = Training.model_validate(found.model_dump(mode="json"))
    assert again == found


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("teach", {"growing", "fine-tune"}),
        ("taught", {"growing"}),
        ("digits", {"growing", "classifier", "fine-tune"}),
        ("gan", {"dcgan"}),
        ("reinforcement", {"camera-gain", "remedies"}),
    ],
)
def test_recipes_are_found_by_the_words_that_people_have_for_them(word: str, keys: set[str]) -> None:
    found = {key for key, one in registry.recipes().items() if word in " ".join(one.texts).lower()}
    assert keys <= found < set(registry.recipes())


def test_no_recipe_looks_oftener_by_default() -> None:
    for recipe in registry.recipes().values():
        if issubclass(recipe.parameters, Training):
            fields = recipe.parameters.model_fields
            assert recipe.parameters().every == fields["every"].default  # type: ignore[attr-defined]
            short = recipe.parameters.model_validate({"steps": 100})
            assert short.every == 5  # type: ignore[attr-defined]
