"""Draw the rooms of core: which there are, on which floor, and what leads from one to another.

    python docs/rooms.py [PACKAGE]

A room is a package or a loose module right below the package (``core`` by default). An arrow leads from a room to one
that it imports, type checking aside. A room's floor is the longest way down from it; rooms that can reach each other,
a knot, share one. Arrows that do not lead to a lower floor run back up.
"""

from __future__ import annotations

import sys
from functools import cache

import grimp


def arrows_of(package: str) -> dict[str, set[str]]:
    """For each room of a package, the rooms that it imports."""
    top, depth = package.partition(".")[0], package.count(".") + 1
    graph = grimp.build_graph(top, exclude_type_checking_imports=True, cache_dir=None)
    below = {module for module in graph.modules if module.startswith(f"{package}.")}

    def room(module: str) -> str:
        return ".".join(module.split(".")[depth : depth + 1])

    arrows: dict[str, set[str]] = {room(module): set() for module in below}
    for module in below:
        reached = {room(other) for other in graph.find_modules_directly_imported_by(module) & below}
        arrows[room(module)] |= reached - {room(module)}
    return arrows


def knots_of(arrows: dict[str, set[str]]) -> list[set[str]]:
    """Sets of rooms that can reach each other."""

    @cache
    def reach(room: str) -> frozenset[str]:
        seen: set[str] = set()
        todo = list(arrows[room])
        while todo:
            if (one := todo.pop()) not in seen:
                seen.add(one)
                todo += arrows[one]
        return frozenset(seen)

    knots: list[set[str]] = []
    for room in sorted(arrows):
        if room in reach(room) and not any(room in knot for knot in knots):
            knots.append({other for other in reach(room) if room in reach(other)})
    return knots


def floors_of(arrows: dict[str, set[str]]) -> dict[str, int]:
    """The floor of each room, the lowest is 0."""
    knot = {room: frozenset(found) for found in knots_of(arrows) for room in found}

    @cache
    def floor(room: str) -> int:
        together = knot.get(room, frozenset({room}))
        below = {other for one in together for other in arrows[one]} - together
        return max((floor(other) + 1 for other in below), default=0)

    return {room: floor(room) for room in arrows}


def main() -> None:
    """Print what there is."""
    package = sys.argv[1] if len(sys.argv) > 1 else "core"
    try:
        arrows = arrows_of(package)
    except (ModuleNotFoundError, ValueError) as error:
        sys.exit(f"{package} is no package that can be drawn: {error}")
    if not arrows:
        sys.exit(f"there is no package {package} with modules below it")
    floors, knots = floors_of(arrows), knots_of(arrows)
    for number in sorted(set(floors.values()), reverse=True):
        print(f"{number:3}  {'  '.join(sorted(room for room in floors if floors[room] == number))}")
    back = sum(floors[other] >= floors[room] for room in arrows for other in arrows[room])
    print(
        f"{len(arrows)} rooms on {len(set(floors.values()))} floors, {sum(map(len, arrows.values()))} arrows, "
        f"{back} of them run back up; knots: {' '.join('{' + ', '.join(sorted(one)) + '}' for one in knots) or 'none'}"
    )


if __name__ == "__main__":
    main()
