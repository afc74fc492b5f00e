from __future__ import annotations

from contextlib import suppress

import pytest

from core.people.bulk.encodings import UnclearEncodingError, decoded
from core.people.exchange import ExchangeError


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


_OLD = {
    "mac_roman": ["Thomas Weiß", "Karl Groß", "Max Strauß"],
    "cp850": ["Thomas Weiß", "Jörg Weiß", "Eva Preuß", "Söhnke Heß"],
    "cp437": ["Thomas Weiß", "Jörg Weiß"],
    "cp857": ["Doğan", "Tuğba Çağlar"],
    "cp862": ["יעל כהן", "משה לוי", "אברהם"],
    "cp737": ["Νίκος"],
    "cp855": ["Ирина", "Анна"],
    "cp874": ["สมชาย", "วิชัย", "ปิติ"],
    "cp1125": ["Євген Ґудзь", "Ігор"],
    "kz1048": ["Өмір", "Қайрат Нұрлан"],
    "iso8859_6": ["أحمد", "علي", "حسن"],
    "cp720": ["زينب"],
    "mac_turkish": ["İbrahim"],
    "mac_greek": ["Νίκος"],
    "mac_iceland": ["Æsa Ðóra"],
    "hz": ["王晓明", "欧阳娜娜"],
    "utf_7": ["Jörg Weiß", "김민수"],
    "iso2022_jp": ["山田太郎", "佐藤さくら"],
    "euc_jp": ["高橋ひろし", "山田太郎"],
}


@pytest.mark.parametrize("encoding", _OLD)
def test_old_encodings_enrol_nobody_under_another_name(encoding: str) -> None:
    for names in (*([name] for name in _OLD[encoding]), _OLD[encoding]):
        text = _list(*names)
        with suppress(UnclearEncodingError):
            assert decoded(text.encode(encoding), "list.csv").text == text


def test_whoever_could_be_called_in_two_ways_is_asked_about() -> None:
    with pytest.raises(UnclearEncodingError, match="as Weiß or Wei|as Wei.* or Weiß"):
        decoded(_list("Thomas Weiß").encode("cp850"), "list.csv")
    with pytest.raises(UnclearEncodingError, match="cannot be told"):
        decoded(b"name\r\n\x1b$B;3\x1bXYZ\r\n", "list.csv")


@pytest.mark.parametrize("text", ["+49 30 1234-5", "+4930-1234", "anna+test@house.example", "A+B-Team", "~/photos"])
def test_signs_in_plain_lists_are_signs(text: str) -> None:
    plain = f"name;note\r\nAnna Berg;{text}\r\n"
    assert decoded(plain.encode(), "list.csv").text == plain


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
