from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTranslator

from app.window.language import files
from app.window.language.files import Translation

ODD = {
    ("core", "{0}, {1}"): Translation("{0}，{1}", True),
    ("Portico", 'A <b> & "quotes"\nin two lines'): Translation("《引号》 & <b>\n两行", True),
    ("Portico", " px"): Translation(" 像素", True),
    ("Portico", "new"): Translation("", False),
}


def test_a_file_reads_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "x.ts"
    places = {key: {"app/window/b.py", "app/window/a.py"} for key in ODD}
    path.write_text(files.written("zh_CN", places, ODD), encoding="utf-8")
    assert files.read(path) == ODD
    text = path.read_text(encoding="utf-8")
    assert text.index("<name>Portico</name>") < text.index("<name>core</name>")
    assert text.index("window/a.py") < text.index("window/b.py")
    assert "line=" not in text


def test_what_is_compiled_says_the_same(tmp_path: Path) -> None:
    source, target = tmp_path / "x.ts", tmp_path / "x.qm"
    source.write_text(files.written("zh_CN", {key: set() for key in ODD}, ODD), encoding="utf-8")
    files.compile_file(source, target)
    translator = QTranslator()
    assert translator.load(str(target))
    assert {key: translator.translate(*key) for key in ODD} == {key: value.text for key, value in ODD.items()}
