from __future__ import annotations

import numpy as np
import pytest

from core.tasks.library.enhancement import convolution
from core.tasks.library.layers import language
from models.layer_plans import Convolution, Pooling, Shape, Transposed, shapes

OWN = np.ones((1, 3))


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("conv 3x3 16 s2 p1 pad=mirror; relu; dw 3x3 same; 1x1 8; maxpool 2; up 2", "8 × 20 × 24"),
        ("conv 5", "3 × 36 × 46"),
        ("conv k=gaussian-blur 8 same", "8 × 40 × 50"),
        ("conv 3x1 s2x1 p1x0 d1x2", "3 × 20 × 50"),
        ("conv 3x3 6 same pad=constant fill=0.5; groupnorm 3; mfm; swish", "3 × 40 × 50"),
        ("sep 3x3 12 same; conv 3x3 12 g4 same; batchnorm; layernorm; instancenorm; switchnorm", "12 × 40 × 50"),
        ("deconv 4 s2 p1; meanpool 3 s1 same", "3 × 80 × 100"),
        ("upconv 3 s3 5; subpixel 3x3 2 4", "4 × 240 × 300"),
        ("row; conv 1x5 4 p0x2 pad=wrap; conv k=own; leaky; prelu; elu; tanh; sigmoid", "3 × 1 × 48"),
        ("CONV 3×3; ; up 2 smooth;", "3 × 76 × 96"),
        ("conv k=first-layer same", "32 × 40 × 50"),
    ],
)
def test_a_chain_is_what_it_says_and_is_written_so_that_it_can_be_read(text: str, last: str) -> None:
    text = text.replace("conv k=own;", "conv k=own 3;")
    layers = language.chain(text, OWN)
    assert str(shapes(layers, Shape(3, 40, 50))[-1]) == last
    assert language.chain("; ".join(layer.text for layer in layers), OWN) == layers


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "at least one layer"),
        ("; ;", "at least one layer"),
        ("dense 10", "there is no such layer; there are conv, dw"),
        ("conv", "its size is missing"),
        ("conv 3x3 zz", "zz is not understood"),
        ("conv 3x3 k=sobel", "k=sobel is not understood.*sobel-x"),
        ("conv 3x3 pad=none", r"pad=none is not understood.*mirror"),
        ("conv 3x3 fill=x", "fill=x is not understood"),
        ("conv 17", "numbers from 1 to 15"),
        ("conv 3 s0", "numbers from 1 to 15 in 0"),
        ("conv 3 p61", "numbers from 0 to 60"),
        ("conv 5x5 k=sobel-x", "sobel-x has 3 x 3"),
        ("conv 3x3 8 8", "8 is a number too much"),
        ("conv 3x3 500", "channels must be from 1 to 128"),
        ("maxpool 2 k=own", "has no kernel"),
        ("relu 3", "3 is a number too much"),
        ("up", "a number is missing"),
        ("up 9", "must be from 1 to 8"),
        ("; ".join(["relu"] * 13), "at most 12 layers"),
    ],
)
def test_what_is_no_chain_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        language.chain(text, OWN)


def test_what_is_not_said_is_what_networks_have() -> None:
    conv, pool, painted = language.chain("conv 3; maxpool 2; deconv 3", OWN)
    assert isinstance(conv, Convolution)
    assert (conv.groups, conv.outputs, conv.rows.stride, conv.rows.padding) == (1, None, 1, 0)
    assert isinstance(pool, Pooling)
    assert pool.rows.stride == 2
    assert isinstance(painted, Transposed)


def test_every_preset_of_the_playground_has_a_name() -> None:
    for name in convolution.PRESETS:
        weights = language.kernel_of(name.replace(" ", "-"), OWN)
        assert weights is not None
        total = weights.sum()
        assert total == pytest.approx(1) or total == pytest.approx(0)
    assert language.kernel_of("random", OWN) is None
