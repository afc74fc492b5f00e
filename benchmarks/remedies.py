"""A policy of remedies beside the fixed rule, on any folder of people: does it win, and is it certain?

    portico learn start remedies --data LFW --title remedies
    portico learn export remedies OUT
    python -m benchmarks.remedies OUT/policy.npz LFW --skip 84 --people 150     # people whom it never saw
    python -m benchmarks.remedies OUT/policy.npz FGNET                          # another set

FOLDER holds one folder per person. Everybody with two photos is taken: one photo is spoilt in nine ways and compared
with the other one, which is clean, and with those of all others. ``--skip`` leaves out as many people as the run of the
policy took, from the same folder in the same order. The verdict is that of the recipe: the policy wins where it gains
more than the rule, its time taken off, and gets more faces known at the door's threshold, and both bounds exclude
nothing.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from app.cli.tables import print_table
from core.engine import Engine
from core.learning import data
from core.learning.policies import cases, exam
from core.learning.policies.remedies import ACTIONS, Restorers
from core.learning.recipes import remedies
from core.learning.sources import source_of
from core.learning.tools import Tools
from core.settings import Settings
from models.policy import Policy


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("policy", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, default=150, help="at most")
    parser.add_argument("--skip", type=int, default=0, help="people whom the policy's run took from this folder")
    parser.add_argument("--faces", type=int, default=9, help="ways to spoil the photo of each")
    parser.add_argument("--depth", type=int, default=3, help="longest chain, as in the policy's run")
    parser.add_argument("--single", choices=ACTIONS[1:], default="median", help="the one remedy, as the run names it")
    parser.add_argument("--profile", default="standard-4", help="by which faces are compared")
    parser.add_argument("--cost", type=float, default=0.02, help="score that a tenth of a second must bring")
    parser.add_argument("--output", type=Path, help="figures as JSON")
    options = parser.parse_args()

    judge = cases.EngineJudge(Engine.load(Settings(profile=options.profile)))
    found = data.read(source_of(str(options.folder), remedies.RECIPE.takes))
    people = cases.mated(cases.people_of(found, options.skip + options.people)[options.skip :], judge)
    act, single = Policy.read(options.policy), ACTIONS.index(options.single)
    result = exam.by_walking(people, judge, Restorers(Tools()), act, single, options.faces, options.depth)
    print_table(result.table())
    counts = f"{len(people.people)} people, {len(result.person)} faces"
    print(f"{counts}, profile {options.profile}, line {result.threshold:.4f}")
    print(remedies.verdict(result, options.cost))
    if options.output is not None:
        content = remedies.figures(result, options.cost) | {"wins": remedies.wins(result, options.cost)}
        options.output.write_text(json.dumps(content, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
