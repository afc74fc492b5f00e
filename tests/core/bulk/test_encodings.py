from __future__ import annotations

from contextlib import suppress

import pytest

from core.bulk.encodings import UnclearEncodingError, decoded
from core.exchange import ExchangeError


def _list(*names: str) -> str:
    return "name;employee id;photo\r\n" + "".join(f"{name};{n};{n}.jpg\r\n" for n, name in enumerate(names))


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp949", ["김민수"]),
        ("cp949", ["박지훈", "이서연", "최민준"]),
        ("cp1252", ["Anna Größl"]),
        ("cp1252", ["Jürgen Müller"]),
        ("cp1252", ["José Muñoz", "Hélène Lefèvre", "Søren Kjær", "Åsa Björk"]),
        ("mac_roman", ["Jürgen Größl", "Hélène Lefèvre"]),
        ("cp850", ["Jürgen Müller", "André Lefèvre"]),
        ("cp1250", ["Łukasz Wójcik", "Małgorzata Dąbrowska", "Paweł Żak"]),
        ("cp1250", ["Jiří Dvořák", "Růžena Černá"]),
        ("cp1251", ["Иван Петров"]),
        ("cp1251", ["Наталья Щукина", "Юрий Ёлкин"]),
        ("koi8_r", ["Иван Петров", "Наталья Щукина"]),
        ("cp866", ["Иван Петров"]),
        ("cp1253", ["Γιώργος Παπαδόπουλος"]),
        ("cp1255", ["דוד כהן", "שרה לוי", "משה מזרחי"]),
        ("cp1254", ["Ayşe Yıldız", "Çağrı Şahin", "İbrahim Öztürk", "Gülşen Doğan", "Işıl Aydın"]),
        ("cp1256", ["محمد أحمد", "فاطمة علي"]),
        ("big5", ["陳志明", "林美玲", "黃建國"]),
        ("cp932", ["佐藤健一", "鈴木 花子", "タナカ ミナ"]),
        ("gb18030", ["王小明", "李娜", "张伟"]),
        ("utf-16-le", ["Jürgen", "김민수"]),
        ("utf-16-be", ["Jürgen", "김민수"]),
        ("utf-16", ["Jürgen", "김민수"]),
        ("utf-8-sig", ["Jürgen", "김민수"]),
    ],
)
def test_a_list_is_read_as_it_was_written_or_not_at_all(encoding: str, names: list[str]) -> None:
    text = _list(*names)
    assert decoded(text.encode(encoding), "list.csv").text == text


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1250", "Święcka"), ("cp1254", "Doğan"), ("cp949", "황"), ("iso8859_10", "Ģŋđ")],
)
def test_what_could_be_something_else_is_never_read_as_that(encoding: str, name: str) -> None:
    text = _list(name)
    with suppress(UnclearEncodingError):
        assert decoded(text.encode(encoding), "list.csv").text == text


def test_somebody_may_say_the_encoding() -> None:
    text = _list("Święcka")
    assert decoded(text.encode("cp1250"), "list.csv", "cp1250").text == text
    with pytest.raises(UnclearEncodingError, match="not written in utf-8"):
        decoded(text.encode("cp1250"), "list.csv", "utf-8")
    with pytest.raises(UnclearEncodingError, match="not written in klingon"):
        decoded(text.encode("cp1250"), "list.csv", "klingon")


def test_a_spreadsheet_is_no_list() -> None:
    with pytest.raises(ExchangeError, match="is a spreadsheet"):
        decoded(b"PK\x03\x04 and more", "list.csv")
