from __future__ import annotations

import json
import shutil
import signal
from pathlib import Path

import numpy as np
import pytest

import data
from core import images
from core.people.reembedding import MeasuringStep
from core.recognition.profiles import load
from core.site import Site


@pytest.fixture
def folder(tmp_path: Path, collins: np.ndarray, hopper: np.ndarray) -> Path:
    made = tmp_path / "in"
    for name, picture in {"Eileen": collins, "Grace": hopper}.items():
        (made / name).mkdir(parents=True)
        (made / name / "1.jpg").write_bytes(images.encode_jpeg(picture))
    return made


def _identified(run, picture: Path) -> tuple[str, float]:
    code, out, _ = run("identify", str(picture), "--json")
    assert code == 0
    (face,) = json.loads(out)["faces"]
    return face["person"], face["threshold"]


def test_a_site_is_changed_to_another_profile_and_back(run, folder: Path) -> None:
    run("people", "import", str(folder))
    before = _identified(run, folder / "Eileen" / "1.jpg")
    code, out, err = run("profile", "use", "fast-4", "--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "profile": "fast-4", "before": "standard-4", "changed": True, "measured": 2, "already": 0, "stopped": False,
        "passed_over": [], "without": [], "photoless": [], "removed": 0,
    }  # fmt: skip
    after = _identified(run, folder / "Eileen" / "1.jpg")
    assert before[0] == after[0] == "Eileen"
    assert after[1] == pytest.approx(load("fast-4").identify_threshold(2), abs=1e-4) != before[1]
    code, out, _ = run("profile", "list", "--json")
    said = json.loads(out)
    assert [(one["name"], one["used"], one["measured"], one["begun"]) for one in said["profiles"]] == [
        ("fast-3", False, 0, False),
        ("fast-4", True, 2, False),
        ("standard-3", False, 0, False),
        ("standard-4", False, 2, False),
    ]
    assert said["better"] is None
    assert said["kept"] == ["standard-4"]
    code, out, _ = run("doctor")
    assert code == 0
    assert "profile fast-4" in out
    code, out, _ = run("profile", "use", "standard-4")
    assert code == 0
    assert "0 photos were measured with the profile standard-4, 2 had been before." in out
    assert "kept for 7 days" in out
    code, out, _ = run("profile", "use", "standard-4")
    assert "The profile is standard-4, as before." in out


def test_a_site_of_before_is_told_of_the_better_profile(run, folder: Path, tmp_path: Path) -> None:
    run("people", "import", str(folder))
    run("profile", "use", "standard-3", "--remove-old")
    with Site(tmp_path / "site") as site:
        site.people.delete_photos(site.people.find("Grace").id)
    out = run("profile", "list")[1]
    before, after = load("standard-3"), load("standard-4")
    refused = f"{100 * before.verify_cost(1e-4):.1f} % are refused at a false match rate of 1 in 10,000"
    assert f"instead of {refused}" in out
    assert f"{after.flattered}.\n" in out
    assert "No photo is kept of these people, so no profile can know them: Grace (number 2)." in out
    assert "recognised as before: portico profile use standard-4" in out
    better = json.loads(run("profile", "list", "--json")[1])["better"]
    assert (better["name"], better["missing"]) == ("standard-4", None)
    assert better["refused"] == after.verify_cost(1e-4)
    (check,) = [one for one in json.loads(run("doctor", "--json")[1])["checks"] if one["name"] == "profile"]
    assert (check["state"], check["facts"]["better"]) == ("attention", "standard-4")
    assert check["words"].endswith("no photo is kept of 1 person")
    out = run("profile", "use", "standard-4")[1]
    assert "Grace (number 2)" in out
    assert "The profile is standard-4 now." in out
    assert "better" not in run("profile", "list")[1]
    assert "Grace" in run("people", "list")[1]  # nobody is lost


def test_old_templates_are_removed_when_asked_for(run, folder: Path) -> None:
    run("people", "import", str(folder))
    code, out, _ = run("profile", "use", "fast-4", "--remove-old")
    assert code == 0
    assert "2 templates of other profiles are removed." in out
    assert "0 of 2 photos are measured" in run("profile", "list")[1]
    run("profile", "use", "standard-4")
    assert "Templates are kept of fast-4 too" in run("profile", "list")[1]
    assert json.loads(run("profile", "tidy", "--json")[1]) == {"removed": {"fast-4": 2}}
    assert "There are no templates of other profiles." in run("profile", "tidy")[1]


def test_ctrl_c_stops_and_the_same_command_goes_on(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from core.people import reembedding

    run("people", "import", str(folder))
    monkeypatch.setattr(reembedding, "_AT_ONCE", 1)
    made: list[MeasuringStep] = []

    def press(done: int, of: int, rate: float = 0.0, left: float | None = None) -> MeasuringStep:
        made.append(MeasuringStep(done, of, rate, left))
        if done == 1:
            signal.raise_signal(signal.SIGINT)
        return made[-1]

    with monkeypatch.context() as patch:
        patch.setattr(reembedding, "MeasuringStep", press)
        code, out, err = run("profile", "use", "fast-4", "--json")
    assert (code, json.loads(out)["measured"], json.loads(out)["changed"]) == (2, 1, False)
    assert err == "portico: the change was stopped, and all is as it was: run the same command again to go on\n"
    assert _identified(run, folder / "Grace" / "1.jpg")[0] == "Grace"
    code, out, _ = run("profile", "list")
    assert "1 of 2 photos are measured; to go on: portico profile use fast-4" in out
    code, out, _ = run("profile", "use", "fast-4", "--json")
    assert (code, json.loads(out)["measured"], json.loads(out)["already"]) == (0, 1, 1)
    assert _identified(run, folder / "Grace" / "1.jpg")[0] == "Grace"


def test_who_would_be_left_out_is_named(run, folder: Path, tmp_path: Path) -> None:
    from core.gallery.people import Enrolled

    run("people", "import", str(folder))
    grey = images.encode_jpeg(np.full((200, 200, 3), 120, np.uint8))
    with Site(tmp_path / "site") as site:
        template = site.people.templates_of("standard-4", [1])[0].vector
        site.people.add("Ann", [Enrolled(grey, template, 0.5, "front")], "standard-4")
    code, out, _ = run("profile", "use", "fast-4")
    assert code == 1
    assert "photo 3 of Ann (number 3) was passed over: no face is found in this photo any more" in out
    assert "fast-4 does not recognise them: Ann (number 3)." in out
    assert "The profile is still standard-4." in out
    code, out, _ = run("profile", "use", "fast-4", "--force")
    assert code == 0
    assert "The profile is fast-4 now." in out
    code, out, _ = run("doctor")
    assert "1 person has no template of this profile" in out
    assert "measure them: portico profile use fast-4" in out


def test_a_profile_from_a_file_is_found_from_every_folder(
    run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("people", "import", str(folder))
    own, shipped = tmp_path / "own", data.path("profiles")
    shutil.copytree(shipped, own)
    run("profile", "use", "fast-4")
    code, out, err = run("profile", "use", "own/standard-4.toml", "--json")
    assert (code, err, json.loads(out)["profile"]) == (0, "", str(own / "standard-4.toml"))
    monkeypatch.chdir(folder)
    assert _identified(run, folder / "Eileen" / "1.jpg")[0] == "Eileen"
    assert f"in use  {own / 'standard-4.toml'}" in run("profile", "list")[1]


def test_a_profile_that_is_gone_is_told_with_its_path_and_the_way_back(run, folder: Path, tmp_path: Path) -> None:
    run("people", "import", str(folder))
    own = tmp_path / "own"
    shutil.copytree(data.path("profiles"), own)
    run("profile", "use", "own/standard-4.toml")
    shutil.rmtree(own)
    code, out, err = run("identify", str(folder / "Eileen" / "1.jpg"))
    sentence = (
        f"there is no recognition profile at {own / 'standard-4.toml'}: "
        "change to one that is there: portico profile use standard-4"
    )
    assert (code, out, err) == (2, "", f"portico: {sentence}\n")
    code, out, err = run("profile", "list")
    assert (code, err) == (0, "")
    assert out.startswith(f"The profile in use cannot be read: {sentence}.\n")
    assert "standard-4: " in out
    assert "in use  " not in out
    assert "tidy" not in out
    said = json.loads(run("profile", "list", "--json")[1])
    assert (said["lost"], len(said["profiles"])) == (sentence, 4)
    assert run("profile", "use", "standard-4")[0] == 0
    assert json.loads(run("profile", "list", "--json")[1])["lost"] is None


def test_what_is_wrong_is_said_in_one_line(run, monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, err = run("profile", "use", "slow")
    assert (code, err) == (
        2,
        "portico: no recognition profile 'slow': known are fast-3, fast-4, standard-3, standard-4\n",
    )
    monkeypatch.setenv("PORTICO_PROFILE", "standard-4")
    code, _, err = run("profile", "use", "fast-4")
    assert code == 2
    assert "PORTICO_PROFILE is set in the environment" in err
