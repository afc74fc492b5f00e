"""How a camera comes back: a real RTSP server is killed, or stalled, and started again, many times at random moments.

    python -m benchmarks.rtsp_restarts [--restarts 50] [--transport tcp] [--seed 0] [--json FILE]

Needs GStreamer's RTSP server for the system's Python (see ``tests/servers.sh``). What is timed is from the moment at
which the server answers again to the first frame that the camera hands on. Ends with 1 if it did not come back each
time, or if threads or open files were left over.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import threading
import time
from pathlib import Path

import psutil

from core.cameras.camera import Camera, CameraState, Retry
from core.cameras.opening import open_source
from tests.rtsp_server import PACKAGES, RtspServer, available
from tests.servers import free_port

_PATIENCE = 90.0  # seconds until a camera is taken for lost for good


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--restarts", type=int, default=50)
    parser.add_argument("--stalls", type=float, default=0.2, help="share of them in which the server hangs instead")
    parser.add_argument("--up", type=float, nargs=2, default=(1.0, 8.0), help="seconds that it runs in between")
    parser.add_argument("--down", type=float, nargs=2, default=(0.5, 3.0), help="seconds that it is away")
    parser.add_argument("--transport", choices=("tcp", "udp"), default="tcp")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", type=Path, help="raw results")
    given = parser.parse_args()
    if not available():
        print(f"no RTSP server can be run: sudo apt-get install {PACKAGES}", file=sys.stderr)
        return 2
    chance = random.Random(given.seed)
    server = RtspServer(free_port())
    server.start()
    camera = Camera(
        open_source(server.address, transport=given.transport),
        retry=Retry.ALWAYS,
    )
    stopping, wrong = threading.Event(), []
    reader = threading.Thread(target=_drain, args=(camera, stopping, wrong), daemon=True)
    camera.start()
    reader.start()
    try:
        assert _comes(camera, 0) is not None, "not even the first frame came"
        time.sleep(2)
        process = psutil.Process()
        before = process.num_threads(), process.num_fds() if hasattr(process, "num_fds") else 0
        rounds = []
        for number in range(given.restarts):
            time.sleep(chance.uniform(*given.up))
            stall = chance.random() < given.stalls
            away = chance.uniform(*given.down)
            rounds.append(_round(camera, server, away, stall=stall))
            print(f"{number + 1}: {_words(rounds[-1])}", flush=True)
        time.sleep(given.up[1])  # what was left behind has time to end
        after = process.num_threads(), process.num_fds() if hasattr(process, "num_fds") else 0
        health, left = camera.health(), camera.left_behind
    finally:
        stopping.set()
        camera.stop()
        reader.join()
        server.kill()
    return _report(given, rounds, before, after, health, left, wrong)


def _drain(camera: Camera, stopping: threading.Event, back: list[float]) -> None:
    """Take the frames, and note those whose seconds went back."""
    last = -1.0
    while not stopping.is_set():
        frame = camera.mailbox.take(0.1)
        if frame is not None:
            back += [frame.seconds] if frame.seconds < last else []
            last = frame.seconds


def _comes(camera: Camera, frames: int) -> float | None:
    """When a frame comes after so many; None where none does."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if camera.health().frames > frames:
            return time.monotonic()
        time.sleep(0.002)
    return None


def _round(camera: Camera, server: RtspServer, away: float, *, stall: bool) -> dict[str, object]:
    """Take the server away for a while, and wait for the camera to be back."""
    if stall:  # it hangs until the camera gives up on it, and is started anew then, as a watchdog in a camera does it
        server.stall()
        until = time.monotonic() + _PATIENCE
        while camera.state is CameraState.LIVE and time.monotonic() < until:
            time.sleep(0.002)
    server.kill()
    while camera.state is CameraState.LIVE:
        time.sleep(0.002)
    time.sleep(away)
    frames = camera.health().frames
    server.start()
    answers = time.monotonic()
    back = _comes(camera, frames)
    return {"stall": stall, "away": away, "seconds": None if back is None else back - answers}


def _words(one: dict[str, object]) -> str:
    how = "hung, then killed" if one["stall"] else "killed"
    back = "not back" if one["seconds"] is None else f"back after {one['seconds']:.2f} s"
    return f"{how}, away for {one['away']:.1f} s, {back}"


def _report(given, rounds, before, after, health, left, wrong) -> int:
    took = sorted(one["seconds"] for one in rounds if one["seconds"] is not None)
    good = len(took) == len(rounds) and after[0] <= before[0] and after[1] <= before[1] and not left and not wrong
    p95 = took[min(len(took) - 1, round(0.95 * (len(took) - 1)))] if took else float("nan")
    print()
    print("| restarts | of them hung first | back | min | median | p95 | max | threads | open files | left behind |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    times = [took[0], statistics.median(took), p95, took[-1]] if took else [float("nan")] * 4
    print(
        f"| {len(rounds)} | {sum(bool(one['stall']) for one in rounds)} | {len(took)} | "
        + " | ".join(f"{seconds:.2f} s" for seconds in times)
        + f" | {before[0]} → {after[0]} | {before[1]} → {after[1]} | {left} |"
    )
    print(
        f"\nThe camera counted {health.reconnects} reconnections over {given.transport}; "
        f"its seconds went back {len(wrong)} times."
    )
    if given.json is not None:
        given.json.write_text(json.dumps({"rounds": rounds, "before": before, "after": after}, indent=1))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
