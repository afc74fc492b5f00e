"""Do to a site what disks, clocks, networks and machines do, and see what the user sees and what is lost.

    python -m benchmarks.faults [--only WORDS] [--json FILE]

Every fault gets a site of its own, with people, photos, events, a door and an audit trail, and Portico's own commands
run on it. Afterwards everything that was committed before, and every event that was printed meanwhile, must be there
and open. Small disks take root on Linux (tmpfs); clocks take libfaketime (Debian: faketime); locks over MQTT take
mosquitto. Exits with 1 where something committed was lost, a promise not kept, or a fault could not be tried.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
import traceback
from pathlib import Path

from benchmarks.faulting import machine, outside, storage
from benchmarks.faulting.case import Told, Unavailable
from benchmarks.faulting.place import Place, demo_video, model_site

_FAULTS = {**storage.FAULTS, **machine.FAULTS, **outside.FAULTS}


def main() -> int:
    """Run the faults, print the table, and say whether nothing was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="faults whose name holds these words")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    chosen = {name: fault for name, fault in _FAULTS.items() if options.only in name}
    if not chosen:
        parser.error(f"no fault's name holds {options.only!r}: {', '.join(_FAULTS)}")
    rows, bad = [], 0
    with tempfile.TemporaryDirectory(prefix="portico-faults-") as temporary:
        folder = Path(temporary)
        model, video = model_site(folder / "model"), demo_video(folder / "demo.mp4")
        for number, (name, fault) in enumerate(chosen.items()):
            print(name, file=sys.stderr, flush=True)
            place, told, began = Place(folder / str(number) / "site", model, video), Told(name), time.monotonic()
            try:
                fault(place, told)
            except Unavailable as error:
                bad += 1  # what was not tried is not known to hold
                rows.append({"fault": name, "done": f"not done: {error}", "seen": [], "lost": [], "broken": []})
                continue
            except Exception as error:  # noqa: BLE001  # a driver that stumbles is a finding too
                traceback.print_exc()
                told.broken.append(f"the driver stumbled: {type(error).__name__}: {error}")
            lost = place.lost()
            bad += bool(lost or told.broken)
            seconds = round(time.monotonic() - began, 1)
            rows.append({"fault": name, **vars(told), "lost": lost, "seconds": seconds})
            for line in [*told.broken, *lost]:
                print(f"    NOT KEPT: {line}", file=sys.stderr, flush=True)
    print("| fault | what was done | what the user saw | committed and lost | promises broken |\n|---|---|---|---|---|")
    for row in rows:
        cells = (row["fault"], row["done"], "; ".join(row["seen"]), *("; ".join(row[k]) or "nothing" for k in _LAST))
        print("| " + " | ".join(str(cell).replace("|", "/").replace(str(folder), "…") for cell in cells) + " |")
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1, ensure_ascii=False), encoding="utf-8")
    return 1 if bad else 0


_LAST = ("lost", "broken")

if __name__ == "__main__":
    sys.exit(main())
