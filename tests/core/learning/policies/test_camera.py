"""The camera moves, meters, and is paid for what it sees."""

from __future__ import annotations

import numpy as np
import pytest

from core.learning.policies import camera
from core.learning.policies.camera import ACTIONS, LONGEST, PLACES, SIZE, STOPS, CameraWorld, Scene

BOX = np.array([170, 60, 280, 200], np.float32)


@pytest.fixture(scope="module")
def scene() -> Scene:
    import skimage.data

    return camera.scene(skimage.data.astronaut(), BOX)


def test_a_face_is_seen_best_near_the_middle_and_in_good_light(scene: Scene) -> None:
    across, down, exposure = np.unravel_index(int(scene.sight.argmax()), scene.sight.shape)
    assert abs(int(exposure) - 2 * STOPS) <= 1
    assert 1 <= across <= PLACES - 2
    assert down <= 2
    assert scene.best > 0.8
    assert scene.sight[..., 0].max() < scene.sight[..., 2 * STOPS].max()
    assert scene.sight[..., -1].max() < scene.sight[..., 2 * STOPS].max()
    assert scene.sight[PLACES - 1, PLACES - 1].max() == 0


def test_it_stays_within_the_picture_and_its_gain(scene: Scene) -> None:
    world, random = CameraWorld(scene), np.random.default_rng(0)
    for _ in range(50):
        seen, over, steps = world.reset(random), False, 0
        before, paid = world.sight, 0.0
        while not over:
            assert seen.observation.shape == (SIZE,)
            action = int(random.choice(np.flatnonzero(seen.allowed[1:])) + 1)
            step = world.step(action, random)
            seen, over, steps, paid = step.seen, step.over, steps + 1, paid + step.reward
        assert steps == LONGEST
        assert paid == pytest.approx(world.sight - before - 0.02 * LONGEST, abs=1e-5)
    assert world.step(ACTIONS.index("take"), random).over


def test_it_goes_on_where_it_was(scene: Scene) -> None:
    world, again, random = CameraWorld(scene), CameraWorld(scene), np.random.default_rng(3)
    seen = world.reset(random)
    seen = world.step(int(np.flatnonzero(seen.allowed)[-1]), random).seen
    again.restore(world.state())
    action = int(np.flatnonzero(seen.allowed)[-1])
    assert action != ACTIONS.index("take"), "it moves"
    first, second = world.step(action, random), again.step(action, random)
    assert first.reward == second.reward
    np.testing.assert_array_equal(first.seen.observation, second.seen.observation)
    np.testing.assert_array_equal(first.seen.allowed, second.seen.allowed)
    assert world.state() == again.state()


def test_knowing_everything_is_better_than_the_middle_and_that_better_than_nothing(scene: Scene) -> None:
    nothing = camera.seeing(scene, None, 100)
    rule = camera.seeing(scene, camera.middle_and_metered, 100)
    best = camera.best_paid(scene, 100)
    assert nothing.steps == 0
    assert rule.sight > nothing.sight
    assert best.paid > max(rule.paid, nothing.paid)
