"""One layer as it is set in a form, written as a chain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from core.tasks.library.enhancement import convolution
from core.tasks.library.layers import language

if TYPE_CHECKING:
    from core.tasks.library.layers.bench import Bench

Kind = Literal[
    "the chain below",
    "convolution",
    "1x1 convolution",
    "depthwise convolution",
    "depthwise separable convolution",
    "1-D convolution",
    "transposed convolution",
    "resize and convolve",
    "sub-pixel convolution",
    "max pooling",
    "mean pooling",
    "batch normalisation",
    "layer normalisation",
    "instance normalisation",
    "group normalisation",
    "switchable normalisation",
    "ReLU",
    "leaky ReLU",
    "PReLU",
    "ELU",
    "sigmoid",
    "tanh",
    "swish",
    "max-feature-map",
]
KernelFrom = Literal["random", "equal", "own", "first layer of the classifier", convolution.Preset, "nothing"]

_AFTER_A_CONVOLUTION = {
    "convolution": "",
    "batch normalisation": "; batchnorm",
    "layer normalisation": "; layernorm",
    "instance normalisation": "; instancenorm",
    "group normalisation": "; groupnorm {groups}",
    "switchable normalisation": "; switchnorm",
    "ReLU": "; relu",
    "leaky ReLU": "; leaky",
    "PReLU": "; prelu",
    "ELU": "; elu",
    "sigmoid": "; sigmoid",
    "tanh": "; tanh",
    "swish": "; swish",
    "max-feature-map": "; mfm",
}
_OTHERS = {
    "1x1 convolution": "conv 1x1 {channels} s{stride} g{groups}",
    "depthwise convolution": "dw {window}{around}",
    "depthwise separable convolution": "sep {window} {channels}{around}",
    "transposed convolution": "deconv {window} s{stride}{cut}",
    "resize and convolve": "upconv {window} s{stride}{edges}",
    "sub-pixel convolution": "subpixel {window} {factor}{edges}",
    "max pooling": "maxpool {size} s{stride}{padding}{edges}",
    "mean pooling": "meanpool {size} s{stride}{padding}{edges}",
}


def written(values: Bench, own: language.Kernel) -> tuple[str, language.Kernel]:
    """The layer in words, and the kernel of k=own: of a preset in one dimension its middle row.

    >>> from core.tasks.library.layers.bench import Bench
    >>> import numpy as np
    >>> written(Bench(layer="ReLU", kernel_from="sobel x", padding="same", stride=1), np.ones((3, 3)))[0]
    'conv 3x3 6 s1 d1 g1 same pad=mirror k=sobel-x; relu'

    """
    if values.layer == "1-D convolution":
        return _in_one_dimension(values, own)
    name = language.LEARNT if values.kernel_from.startswith("first") else values.kernel_from.replace(" ", "-")
    shape = language.kernel_of(name, own)
    rows, columns = (values.size, values.size) if shape is None else shape.shape
    window = "3x3" if name == language.LEARNT else f"{rows}x{columns}"
    padding = {"valid": "", "same": " same"}.get(values.padding, f" p{values.pixels}")
    edges = f" pad={values.border}" + (f" fill={values.fill:.6f}" if values.border == "constant" else "")
    known = {
        "size": str(values.size),
        "window": f"{window} k={name}",
        "channels": str(values.channels),
        "stride": str(values.stride),
        "factor": str(min(4, max(2, values.stride))),
        "groups": str(values.groups),
        "padding": padding,
        "cut": padding,
        "edges": edges,
        "around": f" s{values.stride} d{values.dilation}{padding}{edges}",
    }
    if values.layer in _OTHERS:
        return _OTHERS[values.layer].format(**known), own
    first = f"conv {window} {values.channels} s{values.stride} d{values.dilation} g{values.groups}{padding}{edges}"
    return f"{first} k={name}" + _AFTER_A_CONVOLUTION[values.layer].format(**known), own


def _in_one_dimension(values: Bench, own: language.Kernel) -> tuple[str, language.Kernel]:
    known = convolution.PRESETS.get(values.kernel_from)
    kernel = own if known is None else convolution.kernel(known)
    row = kernel[len(kernel) // 2 :][:1]
    named = known is not None or values.kernel_from == "own"
    equal = " k=own" if named else " k=equal" if values.kernel_from == "equal" else ""
    wide = row.shape[1] if named else values.size
    padding = {"valid": "", "same": " same"}.get(values.padding, f" p0x{values.pixels}")
    edges = f" pad={values.border}" + (f" fill={values.fill:.6f}" if values.border == "constant" else "")
    text = f"row; conv 1x{wide} 3 s1x{values.stride} d1x{values.dilation}{padding}{edges}{equal}"
    return text, row
