from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image as Pillow

from app.cli.main import main
from core.learning import registry, running
from core.learning.runs import Ended, Runs, State
from core.learning.sources import DataKind, Source, source_of
from core.learning.tools import Tools
from core.site import Site


@pytest.fixture
def learn(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def run(*words: str, code: int = 0) -> str:
        assert main(["--site", str(tmp_path / "site"), "learn", *words]) == code
        found = capsys.readouterr()
        return found.out if code == 0 else found.err

    return run


SMALL = ("--data", "example:small-faces", "--steps", "40", "--every", "20", "--batch", "8")


def test_what_can_be_learnt_is_listed(learn) -> None:
    assert "classifier" in learn("recipes")
    assert "example:digits" in learn("recipes")
    for words in (("start",), ("start", "-h"), ("start", "--help")):
        said = learn(*words)
        assert said.startswith("Usage: portico learn start RECIPE --data FOLDER")
        assert "growing" in said
    assert json.loads(learn("recipes", "--json"))["recipes"][0]["takes"]
    assert "There are no runs" in learn("runs")
    said = learn("start", "classifier", "--help")
    assert "--network {" in said
    assert "too far, and nothing is learnt (above 0, at most 10, default 0.001)" in " ".join(said.split())


def test_from_the_start_to_what_came_of_it(learn, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = learn("start", "classifier", *SMALL, "--title", "First")
    assert "200 pictures of 2 classes; 40 of them are held out" in said
    assert "to the end; Ctrl+C stops" in said
    assert "step      40" in said
    assert "held-out pictures are told right" in said
    entry = json.loads(learn("start", "classifier", *SMALL, "--rate", "0.01", "--json"))
    assert entry["state"] == "finished"
    assert entry["parameters"]["rate"] == 0.01
    rows = [line.split() for line in learn("runs").splitlines()]
    assert rows[0][:4] == ["run", "state", "step", "title"]
    assert [row[2:5] for row in rows if "First" in row] == [["40", "of", "40"]]
    assert "precision" in learn("show", "First")
    assert len(json.loads(learn("show", "First", "--json"))["journal"]) == 2
    said = learn("compare", "First", entry["run"], "--plot", str(tmp_path / "plot.png"))
    lines = [line.split() for line in said.splitlines()]
    assert lines[0][0] == "First"
    assert ["rate", "0.001", "0.010"] in lines
    assert ["state", "finished", "finished"] in lines
    names = [line[0] for line in lines[1:]]
    assert names.index("accuracy") < names.index("rate"), "figures come before what differs"
    assert {one["state"] for one in json.loads(learn("compare", "First", entry["run"], "--json"))["runs"]} == {
        "finished"
    }
    assert (tmp_path / "plot.png").stat().st_size > 1000
    picture = tmp_path / "picture.png"
    Pillow.new("RGB", (25, 25)).save(picture)
    for words, title in (((), entry["title"]), (("--network", "First"), "First")):
        assert main(["--site", str(tmp_path / "site"), "task", "trained-classifier", str(picture), *words]) == 0
        assert f"By the run {title}" in capsys.readouterr().out
    assert str(tmp_path / "out" / "network.npz") in learn("export", "First", str(tmp_path / "out"))
    assert str(tmp_path / "out" / "first" / "network.npz") not in learn("export", "First", str(tmp_path / "out"))
    learn("rename", entry["run"], "Other")
    assert str(tmp_path / "out" / "other" / "network.npz") in learn("export", "Other", str(tmp_path / "out"))
    assert "is now called" in learn("rename", entry["run"], "Second")
    assert "has finished" in learn("go-on", "Second", code=2)
    assert "is not running" in learn("stop", "Second", code=2)
    assert "--yes" in learn("delete", "Second", code=2)
    assert "is deleted" in learn("delete", "Second", "--yes")
    assert "there is no run" in learn("show", "Second", code=2)


def test_how_long_it_takes_is_asked_without_a_beginning(learn, tmp_path: Path) -> None:
    said = learn("start", "classifier", *SMALL, "--estimate").splitlines()
    assert said[0] == "200 pictures of 2 classes; 40 of them are held out"
    assert said[-2].startswith("40 steps: about ")
    assert said[-2].endswith(" where nothing else takes it")
    assert said[-1].endswith(" with what else goes on now")
    told = json.loads(learn("start", "classifier", *SMALL, "--estimate", "--json"))
    assert told["words"] == said[0]
    assert told["steps"] == 40
    assert 0 < told["alone"] <= told["seconds"]
    assert "does not exist" in learn("start", "classifier", "--data", str(tmp_path / "none"), "--estimate", code=2)
    assert not (tmp_path / "site").exists()


def test_an_estimate_of_the_gallery_opens_the_site_and_notes_no_run(learn, tmp_path: Path) -> None:
    with Site(tmp_path / "site"):
        pass
    assert "nobody" in learn("start", "face-adapter", "--data", "gallery", "--estimate", code=2)
    assert "There are no runs" in learn("runs")


def test_a_run_that_was_stopped_stands_where_it_says_and_is_finished_there(
    learn, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe, steps = registry.recipe("classifier"), []

    class Counting(running.Told):
        def stepped(self, step: int, _steps: int, _left: float) -> None:
            steps.append(step)

    parameters = recipe.parameters.model_validate({"steps": 40, "every": 20, "batch": 8})
    run = Runs(tmp_path / "site").create(recipe, parameters, source_of("example:small-faces", recipe.takes), "Half")
    running.start(run, Tools(), lambda: steps[-1:] == [23], Counting())
    assert "step 23 of 40" in learn("show", "Half")
    assert json.loads(learn("show", "Half", "--json"))["step"] == 23
    assert main(["--site", str(tmp_path / "site"), "learn", "export", "Half", str(tmp_path / "out")]) == 0
    assert (
        f"No network is among what was written: finish it here, in the window or with: portico learn finish {run.id}"
        in (capsys.readouterr().err)
    )
    said = learn("finish", "Half")
    assert "held-out pictures are told right" in said
    assert "it was finished here, after 23 of 40 steps" in said
    assert "finished here, after 23 of 40" in learn("show", "Half")
    assert "it was finished here, after 23 of 40 steps" in json.loads(learn("show", "Half", "--json"))["notes"]
    assert str(tmp_path / "out" / "network.npz") in learn("export", "Half", str(tmp_path / "out"))


def test_what_was_learnt_from_the_gallery_is_deleted_with_an_entry_in_the_trail(learn, tmp_path: Path) -> None:
    recipe = registry.recipe("face-adapter")
    with Site(tmp_path / "site") as site:
        run = Runs(site.folder).create(recipe, recipe.parameters(), Source(kind=DataKind.GALLERY))
        site.learnt.begin(run.folder)
    assert "is deleted" in learn("delete", run.id, "--yes")
    assert not run.folder.exists()
    with Site(tmp_path / "site") as site:
        told = {(entry.action, entry.subject) for entry in site.trail.entries()}
    assert ("delete what was learnt", f"run {run.id}") in told


def test_a_command_without_its_run_says_where_runs_are_listed(learn) -> None:
    for command in ("show", "go-on", "finish", "stop", "export", "rename", "delete"):
        said = learn(command, code=2)
        assert said == "portico: name the run: RUN is its title, or the beginning of its id; see: portico learn runs\n"
    assert "name two runs or more" in learn("compare", code=2)
    assert learn("rename", "First", code=2).endswith("see: portico --help\n"), "another argument is what is missing"


def test_every_command_words_the_state_of_a_run_alike(learn, tmp_path: Path) -> None:
    recipe = registry.recipe("classifier")
    made = {}
    for title in ("New", "Halted", "Broken", "Going", "Ending"):
        source = source_of("example:digits", recipe.takes)
        made[title] = Runs(tmp_path / "site").create(recipe, recipe.parameters(), source, title)
    made["Halted"].note_end(Ended(state=State.STOPPED))
    (made["Broken"].folder / "last.pt").touch()
    for title in ("Going", "Ending"):
        made[title].begin()  # this process is alive
    made["Ending"].ask_to_stop()
    listed, beside = learn("runs"), learn("compare", *made)
    wanted = {
        "New": "not begun",
        "Halted": "stopped",
        "Broken": "broken off",
        "Going": "preparing",
        "Ending": "stopping",
    }
    for title, words in wanted.items():
        assert learn("show", title).splitlines()[0] == f"{title} ({made[title].id}): {words}"
        (line,) = [one for one in listed.splitlines() if one.startswith(made[title].id)]
        assert line.split(maxsplit=1)[1].startswith(words)
    (states,) = [one for one in beside.splitlines() if one.startswith("state")]
    assert states.split() == ["state", *" ".join(wanted.values()).split()]
    told = json.loads(learn("compare", *made, "--json"))["runs"]
    assert [one["state"] for one in told] == ["new", "stopped", "interrupted", "running", "running"]


def test_what_is_wrong_is_said_in_a_sentence(learn, tmp_path: Path) -> None:
    for words, said in (
        (("start", "--steps", "3"), "name the recipe first"),
        (("start", "magic"), "there is no recipe named magic"),
        (("start", "classifier"), "--data"),
        (("start", "classifier", "--data", str(tmp_path / "none")), "does not exist"),
        (("start", "classifier", "--data", "example:digits", "--steps", "0"), "Steps: input should be greater"),
        (("start", "classifier", "--data", "gallery"), "does not learn from that"),
        (("start", "classifier", "--data", "example:portraits"), "two different pictures"),
    ):
        assert said in learn(*words, code=2), words
    assert "There are no runs" in learn("runs")
