"""All targets by name."""

from __future__ import annotations

from benchmarks.fuzzing import (
    addresses,
    archives,
    clocks,
    coding,
    configuration,
    digests,
    labels,
    lists,
    networks,
    pictures,
)
from benchmarks.fuzzing.target import Target

_FAMILIES = (pictures, lists, archives, networks, configuration, coding, addresses, clocks, digests, labels)
TARGETS: dict[str, Target] = {target.name: target for family in _FAMILIES for target in family.TARGETS}
