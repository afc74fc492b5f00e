from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from app.window.page import Page
from app.window.widgets.drops import DropTarget


class _Basket(DropTarget):
    def __init__(self) -> None:
        super().__init__()
        self.taken: list[list[Path]] = []

    def dropped(self, paths: list[Path]) -> None:
        self.taken.append(paths)


class _Desk(_Basket, Page):
    """A page that takes files."""


def _offer(target: DropTarget, *urls: QUrl) -> bool:
    """Drag addresses over a widget and drop them; whether it was willing."""
    data = QMimeData()
    if urls:
        data.setUrls(list(urls))
    else:
        data.setText("only words")
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering, dropping = (QDropEvent(QPointF(5, 5), copy, data, left, none) for _ in range(2))
    entering.ignore()
    target.dragEnterEvent(entering)
    target.dropEvent(dropping)
    return entering.isAccepted()


def test_files_of_this_machine_are_taken_in_order(qtbot, tmp_path: Path) -> None:
    basket = _Basket()
    qtbot.addWidget(basket)
    assert basket.acceptDrops()
    files = [tmp_path / "b.jpg", tmp_path / "a.jpg"]
    assert _offer(basket, *(QUrl.fromLocalFile(str(f)) for f in files))
    assert basket.taken == [files]


def test_a_page_takes_files_too(qtbot, tmp_path: Path) -> None:
    desk = _Desk()
    qtbot.addWidget(desk)
    assert desk.acceptDrops()
    assert _offer(desk, QUrl.fromLocalFile(str(tmp_path)))
    assert desk.taken == [[tmp_path]]
    desk.leave()


def test_what_is_no_file_is_left_alone(qtbot) -> None:
    basket = _Basket()
    qtbot.addWidget(basket)
    assert _offer(basket, QUrl("https://example.org/a.jpg"))
    assert not _offer(basket)
    assert basket.taken == []
