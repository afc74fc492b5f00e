"""What the threshold costs, whether it works at this site, and figures on pictures."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QTableWidget

from app.window.main_window import MainWindow
from app.window.widgets.curves import share
from core import demo, images
from core.gallery.people import Enrolled
from core.recognition.profiles import CHOICES
from core.site import Site
from tests.app.window.clicking import button, clashing_keys, click, enrol, field, page, says, sees, unnamed_fields


@pytest.fixture
def folders(tmp_path: Path, collins, hopper) -> Path:
    """A folder for each of two people, with three and two pictures."""
    root = tmp_path / "people"
    for name, picture, lights in (("Collins", collins, (1.0, 0.85, 0.7)), ("Hopper", hopper, (1.0, 0.8))):
        (root / name).mkdir(parents=True)
        first = 1 if name == "Collins" else 4
        for number, light in enumerate(lights, first):
            changed = np.clip(picture * light, 0, 255).astype(np.uint8)
            (root / name / f"{name}_{number:04d}.jpg").write_bytes(images.encode_jpeg(changed))
    return root


def test_the_threshold_is_chosen_by_what_it_costs(qtbot, window: MainWindow) -> None:
    enrol(window)
    shown = page(window, "evaluation")
    assert clashing_keys(window, shown) == []
    recogniser = window.session.recogniser
    default = recogniser.fpir
    profile = recogniser.engine.profile
    qtbot.waitUntil(lambda: says(shown, f"In use: 1 stranger in {1 / profile.identify_fpir:,.0f}"))
    assert sees(shown, "With 1 person enrolled")
    thresholds, costs = [], []
    for rate in CHOICES:
        words = f"1 in {1 / rate:,.0f}"
        assert sees(shown, f"{share(profile.identify_cost(1, rate))} missed"), "the price stands below each choice"
        click(qtbot, shown, words)
        assert button(shown, words).isChecked()
        costs.append(float(shown.threshold._cost.text().split(", ")[-1].split(" %")[0]))
        click(qtbot, shown, "Use this at the door")
        qtbot.waitUntil(lambda w=words: says(shown, f"✔ In use from now on: 1 stranger in {w[5:]}"))
        thresholds.append(recogniser.threshold)
    assert thresholds == sorted(thresholds)
    assert costs == sorted(costs)
    assert costs[0] > 0
    assert window.session.site.settings.identify_fpir == 1e-6
    click(qtbot, shown, "Back to the default")
    qtbot.waitUntil(lambda: recogniser.fpir == default)
    assert window.session.site.settings.identify_fpir is None


def test_the_slider_says_both_errors_in_words(qtbot, window: MainWindow) -> None:
    shown = page(window, "evaluation")
    assert unnamed_fields(shown) == []
    slider = field(shown, "Strangers taken for somebody enrolled")
    profile = window.session.engine.profile
    assert shown.plot._line.isVisible(), "the line in use is drawn from the start"
    slider.setFocus()
    told = []
    for key in (Qt.Key.Key_Home, Qt.Key.Key_PageUp, Qt.Key.Key_End):
        qtbot.keyClick(slider, key)
        threshold = profile.identify_threshold(1, shown.threshold._rate)
        fmr, fnmr = profile.calibration.false_match_rate(threshold), profile.calibration.false_non_match_rate(threshold)
        assert sees(shown, f"False matches (FMR) {share(fmr)}, false non-matches (FNMR) {share(fnmr)}.")
        assert shown.plot._point == pytest.approx((fmr, fnmr))
        told.append((fmr, fnmr))
    assert told[0][0] > told[1][0] > told[2][0]
    assert told[0][1] <= told[1][1] <= told[2][1]
    assert told[2][0] >= profile.calibration.fmr[-1] or sees(shown, "That is beyond what was measured")


def test_a_setting_of_the_environment_goes_before(qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTICO_IDENTIFY_FPIR", "0.02")
    shown = page(window, "evaluation")
    click(qtbot, shown, "1 in 1,000")
    click(qtbot, shown, "Use this at the door")
    qtbot.waitUntil(lambda: says(shown, "✖ PORTICO_IDENTIFY_FPIR is set in the environment"))


def test_figures_follow_people_enrolled_elsewhere(qtbot, window: MainWindow) -> None:
    shown = page(window, "evaluation")
    with Site(window.session.site.folder) as desk:
        rows = np.eye(window.session.engine.dimension, dtype=np.float32)
        for number in range(5):
            desk.people.add(
                f"P{number}", [Enrolled(b"jpeg", rows[number], 0.9, "front")], window.session.engine.profile.id
            )
        qtbot.waitUntil(lambda: says(shown, "With 5 people enrolled"))


def test_a_site_checks_itself(qtbot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = page(window, "evaluation")
    click(qtbot, shown, "Check this site")
    qtbot.waitUntil(lambda: says(shown, "▲ There are too few people to say anything: enrol at least two."))
    enrol(window)
    enrol(window, "Grace", demo.admiral())
    click(qtbot, shown, "Check this site")
    qtbot.waitUntil(lambda: says(shown, "▲ 2 people are told apart"))
    assert sees(shown, "2 people have one photo only"), "with one photo each, no more can be said"
    table = shown.findChild(QTableWidget)
    assert table.rowCount() == 1
    assert {table.item(0, n).text() for n in (0, 1)} == {"Eileen", "Grace"}
    assert table.horizontalHeaderItem(1).text() == "nearest", "nobody is taken for anybody"
    enrol(window, picture=np.clip(demo.astronaut() * 0.7, 0, 255).astype(np.uint8))
    (tmp_path / "strangers").mkdir()
    (tmp_path / "strangers" / "one.jpg").write_bytes(images.encode_jpeg(demo.admiral()))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(tmp_path / "strangers"))
    click(qtbot, shown, "…with pictures of strangers")
    assert not button(shown, "Check this site").isEnabled(), "one thing at a time"
    qtbot.waitUntil(lambda: says(shown, "▲ Look at this: a stranger's picture scored above the line."))
    assert sees(shown, ", of 1 pictured.")
    assert button(shown, "Check this site").isEnabled()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(tmp_path / "nowhere"))
    click(qtbot, shown, "…with pictures of strangers")
    qtbot.waitUntil(lambda: says(shown, "nowhere"))


def test_measuring_on_pictures_and_saving(
    qtbot, window: MainWindow, folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = page(window, "evaluation")
    shown.measuring.measure(folders / "Hopper")
    assert "An evaluation is running." in window._what_is_lost(), "closing breaks it off"
    qtbot.waitUntil(lambda: says(shown, "one folder per person"))
    assert not button(shown, "Save figures…").isEnabled()
    assert shown.busy == ""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(folders))
    click(qtbot, shown, "Choose a folder…")
    qtbot.waitUntil(lambda: says(shown, "2 people, 4 comparisons of one person, 6 of two."))
    assert list(shown.plot._curves) == [f"profile {window.session.engine.profile.id}", "people"]
    field(shown, "Kind of curve").setCurrentText("ROC")
    assert shown.plot.getPlotItem().getAxis("left").labelText == "True match rate"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(tmp_path / "figures"))
    click(qtbot, shown, "Save figures…")
    qtbot.waitUntil(lambda: says(shown, "✔ Saved in"))
    assert json.loads((tmp_path / "figures" / "evaluation.json").read_text())["eer"] == 0
    pairs = "2\t1\nCollins\t1\t2\nCollins\t1\tHopper\t4\nHopper\t4\t5\nCollins\t2\tHopper\t5\n"
    (folders / "pairs.txt").write_text(pairs)
    shown.measuring.measure(folders)
    qtbot.waitUntil(lambda: says(shown, "Accuracy 100.00"))
    shown.measuring.save(tmp_path / "more")
    qtbot.waitUntil((tmp_path / "more" / "curves.png").exists)
    qtbot.waitUntil(lambda: says(shown, "✔ Saved in"))
    assert (tmp_path / "more" / "scores.csv").read_text().count("\n") == 5
