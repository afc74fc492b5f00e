"""A camera that moves its view and its gain to see a face best, simulated on one picture.

The picture is the whole scene; the camera reads out a part of it, its region of interest. How light the scene is nobody
tells it. It sees a coarse grey copy of its view, and knows where that lies and what its gain is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from core.faces import Float, Image
from models.training.policies.environment import Act, Seen, Step

ACTIONS = ("take", "left", "right", "up", "down", "lighter", "darker")
_TAKE = 0
_MOVES = {1: (-1, 0, 0), 2: (1, 0, 0), 3: (0, -1, 0), 4: (0, 1, 0), 5: (0, 0, 1), 6: (0, 0, -1)}
PLACES = 7
"""Where the view can be, across and down."""
STOPS = 3
"""Stops of gain, and of light, up and down."""
LONGEST = 12
"""Steps after which it takes what it sees."""
_VIEW = 0.45  # of the shorter side of the picture
_COARSE = 6  # pixels of the copy, across and down
SIZE = _COARSE * _COARSE + 2 + 3
_STEP = 0.02  # what a step costs, of a face that is seen perfectly
_DIM, _BRIGHT = 0.3, 0.7  # means of a view between which the metering of the fixed rule is content
_BLACK, _WHITE = 5, 250  # grey levels at which there is nothing more to tell apart
_GAMMA = 2.2  # of the picture, whose light is to be changed


@dataclass(frozen=True, eq=False)
class Scene:
    """Everything that the camera may see of one picture, computed once.

    Attributes:
        seen: float32 (places across, places down, exposures, numbers) of the view.
        sight: float32 (places across, places down, exposures) how well the face is seen, 0 to 1.

    """

    seen: Float
    sight: Float

    @property
    def best(self) -> float:
        """The best sight of any view."""
        return float(self.sight.max())


def scene(picture: Image, box: Float) -> Scene:
    """What the camera sees of a picture at every place, from dark to light.

    Args:
        picture: uint8 (height, width, 3).
        box: (4,) of the face.

    """
    height, width = picture.shape[:2]
    side = round(_VIEW * min(height, width))
    stops = 2 * STOPS  # of light and gain together, up and down
    seen = np.zeros((PLACES, PLACES, 2 * stops + 1, SIZE - 3), np.float32)
    sight = np.zeros((PLACES, PLACES, 2 * stops + 1), np.float32)
    face = _cut(picture, box)
    plain = float(cv2.cvtColor(face, cv2.COLOR_RGB2GRAY).std())
    for exposure in range(2 * stops + 1):
        table = _exposed(exposure - stops)
        grey = cv2.cvtColor(table[picture], cv2.COLOR_RGB2GRAY)
        lit = cv2.cvtColor(table[face], cv2.COLOR_RGB2GRAY)
        # a face that has sunk into black has no contrast left, and one that is burnt out no detail
        clear = min(1.0, float(lit.std()) / max(plain, 1e-6)) * float(((lit > _BLACK) & (lit < _WHITE)).mean())
        for across in range(PLACES):
            for down in range(PLACES):
                x = round(across * (width - side) / (PLACES - 1))
                y = round(down * (height - side) / (PLACES - 1))
                view = grey[y : y + side, x : x + side]
                coarse = np.asarray(cv2.resize(view, (_COARSE, _COARSE), interpolation=cv2.INTER_AREA), np.float32)
                clipped = [float((view >= _WHITE).mean()), float((view <= _BLACK).mean())]
                seen[across, down, exposure] = [*(coarse.ravel() / 255), *clipped]
                sight[across, down, exposure] = clear * _inside(box, x, y, side)
    return Scene(seen, sight)


def _exposed(stops: int) -> Image:
    """What pixels become with so many stops more light."""
    light = (np.arange(256) / 255) ** _GAMMA * 2.0**stops
    return np.asarray(np.round(255 * np.clip(light, 0, 1) ** (1 / _GAMMA)), np.uint8)


def _inside(box: Float, x: int, y: int, side: int) -> float:
    """How much of a face lies in a view, and how near to its middle, 0 to 1."""
    wide = max(0.0, min(float(box[2]), x + side) - max(float(box[0]), x))
    high = max(0.0, min(float(box[3]), y + side) - max(float(box[1]), y))
    share = wide * high / max(1.0, float((box[2] - box[0]) * (box[3] - box[1])))
    away = np.hypot((box[0] + box[2]) / 2 - x - side / 2, (box[1] + box[3]) / 2 - y - side / 2) / side
    return float(share * max(0.0, 1 - away))


def _cut(picture: Image, box: Float) -> Image:
    height, width = picture.shape[:2]
    x1, y1, x2, y2 = (int(v) for v in np.clip(box, 0, [width, height, width, height]))
    return picture[y1 : max(y2, y1 + 1), x1 : max(x2, x1 + 1)]


class CameraWorld:
    """An environment: the camera begins anywhere and in any light, and takes the picture when it likes.

    The reward is by how much better the face is seen after a step, less what a step costs.

    Args:
        what: can be seen.

    """

    size, actions = SIZE, len(ACTIONS)

    def __init__(self, what: Scene):
        self._scene = what
        self._place = [0, 0, 0]  # across, down, gain in stops
        self._light, self._steps = 0, 0

    @property
    def sight(self) -> float:
        """How well the face is seen now."""
        return float(self._scene.sight[self._index])

    @property
    def _index(self) -> tuple[int, int, int]:
        across, down, gain = self._place
        return across, down, gain + self._light + 2 * STOPS

    def reset(self, random: np.random.Generator) -> Seen:
        across, down = random.integers(PLACES, size=2)
        light, gain = random.integers(-STOPS, STOPS + 1, size=2)
        self._place, self._light, self._steps = [int(across), int(down), int(gain)], int(light), 0
        return self._seen()

    def step(self, action: int, random: np.random.Generator) -> Step:  # noqa: ARG002  # nothing is left to chance
        if action == _TAKE:
            return Step(0.0, self._seen(), over=True)
        before = self.sight
        self._place = [place + by for place, by in zip(self._place, _MOVES[action], strict=True)]
        self._steps += 1
        return Step(self.sight - before - _STEP, self._seen(), over=self._steps >= LONGEST)

    def state(self) -> dict[str, Any]:
        return {"place": list(self._place), "light": self._light, "steps": self._steps}

    def restore(self, state: Mapping[str, Any]) -> None:
        self._place, self._light, self._steps = list(state["place"]), int(state["light"]), int(state["steps"])

    def _seen(self) -> Seen:
        across, down, gain = self._place
        known = [across / (PLACES - 1), down / (PLACES - 1), gain / STOPS]
        observation = np.array([*self._scene.seen[self._index], *known], np.float32)
        lowest, highest = (0, 0, -STOPS), (PLACES - 1, PLACES - 1, STOPS)
        may = [True] * len(ACTIONS)
        for action, by in _MOVES.items():
            moved = [place + one for place, one in zip(self._place, by, strict=True)]
            may[action] = all(low <= one <= high for one, low, high in zip(moved, lowest, highest, strict=True))
        return Seen(observation, np.array(may))


@dataclass(frozen=True)
class Seeing:
    """How well a face was seen at the end of episodes, and in how many steps.

    Attributes:
        sight: mean, 0 to 1.
        steps: mean.
        paid: mean sight less what the steps cost.

    """

    sight: float
    steps: float

    @property
    def paid(self) -> float:
        return self.sight - _STEP * self.steps


def seeing(what: Scene, act: Act | None, episodes: int = 500, seed: int = 1) -> Seeing:
    """Play episodes, whose beginnings the seed decides, with a policy; None takes what there is at once."""
    world, random = CameraWorld(what), np.random.default_rng(seed)
    sights, steps = [], []
    for _ in range(episodes):
        seen, count = world.reset(random), 0
        while act is not None and count < LONGEST:
            action = int(act(seen.observation[None], seen.allowed[None])[0])
            if action == _TAKE:
                break
            seen, count = world.step(action, random).seen, count + 1
        sights.append(world.sight)
        steps.append(count)
    return Seeing(float(np.mean(sights)), float(np.mean(steps)))


def middle_and_metered(observations: Float, allowed: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """What a camera without a policy does: it looks at the middle, then sets its gain by the mean of the view."""
    found = []
    for row, may in zip(observations, allowed, strict=True):
        across, down = row[-3] - 0.5, row[-2] - 0.5
        mean = row[: _COARSE * _COARSE].mean()
        near = 0.5 / (PLACES - 1)
        wanted = [
            (across > near, 1), (across < -near, 2), (down > near, 3), (down < -near, 4),
            (mean < _DIM, 5), (mean > _BRIGHT, 6),
        ]  # fmt: skip
        found.append(next((action for needed, action in wanted if needed and may[action]), _TAKE))
    return np.array(found, np.int64)


def best_paid(what: Scene, episodes: int = 500, seed: int = 1) -> Seeing:
    """The most that anybody could come to who knew everything, from the same beginnings."""
    world, random = CameraWorld(what), np.random.default_rng(seed)
    across, down = np.mgrid[:PLACES, :PLACES]
    gains = np.arange(-STOPS, STOPS + 1)
    sights, steps = [], []
    for _ in range(episodes):
        world.reset(random)
        kept = world.state()
        place = kept["place"]
        moves = (abs(across - place[0]) + abs(down - place[1]))[..., None] + abs(gains - place[2])
        sight = what.sight[..., gains + kept["light"] + 2 * STOPS]
        paid = np.where(moves <= LONGEST, sight - _STEP * moves, -np.inf)
        best = np.unravel_index(int(paid.argmax()), paid.shape)
        sights.append(float(sight[best]))
        steps.append(int(moves[best]))
    return Seeing(float(np.mean(sights)), float(np.mean(steps)))
