from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread

import numpy as np
import pytest

from models import runtime as runtime_module
from models.runtime import Runtime
from models.weights import WeightStore
from models.zoo import spec


@pytest.fixture
def crops() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (5, 48, 48, 3)).astype(np.float32)


def test_a_cached_model_gives_the_same_and_needs_no_weights(
    tmp_path: Path, weights: WeightStore, crops: np.ndarray
) -> None:
    wanted = spec("mtcnn-onet", weights, "f32")
    first = Runtime(tmp_path).load(wanted)(crops)
    empty = WeightStore(tmp_path, entries=weights.entries)

    class Unbuilt(AssertionError):
        pass

    def refuse() -> None:
        raise Unbuilt

    cached = Runtime(tmp_path).load(type(wanted)(**{**vars(spec("mtcnn-onet", empty, "f32")), "build": refuse}))(crops)
    for a, b in zip(first, cached, strict=True):
        np.testing.assert_array_equal(a, b)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory, weights: WeightStore) -> Path:
    """A folder with one compiled network: R-Net."""
    folder = tmp_path_factory.mktemp("compiled")
    Runtime(folder).load(spec("mtcnn-rnet", weights, "f32"))
    return folder


@pytest.mark.parametrize("damage", ["empty", "cut", "flipped"])
def test_a_damaged_cache_is_made_anew(
    tmp_path: Path, compiled: Path, weights: WeightStore, crops: np.ndarray, damage: str
) -> None:
    wanted = spec("mtcnn-rnet", weights, "f32")
    shutil.copytree(compiled, tmp_path, dirs_exist_ok=True)
    first = Runtime(tmp_path).load(wanted)(crops[:, :24, :24])
    (blob,) = tmp_path.glob("*.blob")
    content = bytearray(blob.read_bytes())
    content[len(content) // 2] ^= 1
    blob.write_bytes({"empty": b"", "cut": bytes(content[:1000]), "flipped": bytes(content)}[damage])
    again = Runtime(tmp_path).load(wanted)(crops[:, :24, :24])
    np.testing.assert_array_equal(first[0], again[0])
    assert blob.stat().st_size == pytest.approx(len(content), rel=0.05)  # node names vary in length


def test_torch_and_openvino_agree(weights: WeightStore, runtime: Runtime, crops: np.ndarray) -> None:
    wanted = spec("mtcnn-onet", weights, "f32")
    for a, b in zip(runtime.load(wanted)(crops), Runtime(engine="torch-cpu").load(wanted)(crops), strict=True):
        np.testing.assert_allclose(a, b, atol=1e-4)


def test_threads_do_not_mix_their_results(weights: WeightStore, runtime: Runtime, crops: np.ndarray) -> None:
    network = runtime.load(spec("mtcnn-onet", weights, "f32"))
    expected = [network(crops[n : n + 1])[2] for n in range(5)]
    wrong: list[int] = []

    def work(n: int) -> None:
        for _ in range(40):
            if not np.allclose(network(crops[n : n + 1])[2], expected[n], atol=1e-5):
                wrong.append(n)

    threads = [Thread(target=work, args=(n,)) for n in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_a_cache_that_cannot_be_written_costs_only_time(
    weights: WeightStore, tmp_path: Path, crops: np.ndarray
) -> None:
    (tmp_path / "file").write_bytes(b"")
    network = Runtime(tmp_path / "file" / "below").load(spec("mtcnn-rnet", weights, "f32"))
    assert network(crops[:, :24, :24])[0].shape == (5,)


@pytest.mark.parametrize("count", [0, 1, 2, 7, 8, 9, 15, 17, 24])
def test_batches_come_in_few_sizes(count: int) -> None:
    batch = np.arange(3 * count, dtype=np.float32).reshape(count, 3)
    filled = runtime_module._padded(batch)
    np.testing.assert_array_equal(filled[:count], batch)
    assert not filled[count:].any()
    assert len(filled) <= max(count * 1.25, count)
    assert len({len(runtime_module._padded(np.zeros((n, 1), np.float32))) for n in range(1, 25)}) <= 14


@pytest.mark.parametrize("count", [9, 24, 25, 61])
def test_rows_are_the_same_whatever_the_batch(runtime: Runtime, weights: WeightStore, count: int) -> None:
    network = runtime.load(spec("mtcnn-rnet", weights, "f32"))
    crops = np.random.default_rng(0).uniform(0, 255, (count, 24, 24, 3)).astype(np.float32)
    probability, offsets = network(crops)
    assert (probability.shape, offsets.shape) == ((count,), (count, 4))
    alone = [network(crop[None]) for crop in crops]
    np.testing.assert_allclose(probability, np.concatenate([p for p, _ in alone]), atol=1e-6)
    np.testing.assert_allclose(offsets, np.concatenate([o for _, o in alone]), atol=1e-6)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_signals_are_survived_when_networks_have_come_and_gone(cache: Path) -> None:
    """OpenVINO gives each thread that loads its plugin a stack for signals, and takes it away with the plugin."""
    code = """
import faulthandler, gc, os, signal, sys
from pathlib import Path
from models.runtime import Runtime
from models.weights import WeightStore
from models.zoo import spec
faulthandler.enable()
heard = []
signal.signal(signal.SIGALRM, lambda *_: heard.append(1))
runtime, weights = Runtime(Path(sys.argv[1]) / "compiled"), WeightStore(Path(sys.argv[1]) / "weights")
first, second = (runtime.load(spec(name, weights, "f32")) for name in ("mtcnn-rnet", "mtcnn-onet"))
del first
gc.collect()
os.kill(os.getpid(), signal.SIGALRM)
del second
gc.collect()
os.kill(os.getpid(), signal.SIGALRM)
assert len(heard) == 2
"""
    ended = subprocess.run([sys.executable, "-c", code, str(cache)], capture_output=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr.decode()


def test_compiling_a_network_tells_nobody_of_it(cache: Path, tmp_path: Path) -> None:
    """OpenVINO's converter comes with a package that notes each use in the home folder and looks for its makers."""
    code = """
import socket, sys
from pathlib import Path
def refuse(*_arguments, **_named):
    raise AssertionError("somebody was looked for")
socket.getaddrinfo = socket.create_connection = refuse
from models.runtime import Runtime
from models.weights import WeightStore
from models.zoo import spec
Runtime(Path(sys.argv[1])).load(spec("mtcnn-pnet", WeightStore(Path(sys.argv[2]) / "weights"), "f32"))
assert sys.modules["openvino_telemetry"] is None
"""
    environment = {**os.environ, "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    asked = [sys.executable, "-c", code, str(tmp_path / "compiled"), str(cache)]
    ended = subprocess.run(asked, capture_output=True, timeout=120, check=False, env=environment)
    assert ended.returncode == 0, ended.stderr.decode()
    assert [path.name for path in tmp_path.iterdir()] == ["compiled"]
