"""In which encoding a list is written: what makes sensible names of it, and nothing where two readings do."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import data
from core.base.messages import Message
from core.people.exchange import ExchangeError

ENCODINGS = (
    "utf-8", "utf-16", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "gb18030", "big5", "cp932", "euc_jp", "cp949", "mac_roman", "mac_latin2", "mac_cyrillic", "cp850", "cp852", "cp866",
    "koi8_r", "koi8_u", "iso8859_2", "iso8859_5", "iso8859_7", "iso8859_8", "iso8859_9", "iso8859_15", "cp437",
    "cp737", "cp855", "cp857", "cp861", "cp862", "cp865", "cp720", "cp874", "cp1125", "kz1048", "iso8859_6",
    "mac_turkish", "mac_greek", "mac_iceland",
)  # fmt: skip
"""What lists are written in, as Python calls it."""

# what a word says for a reading is the parts known of it, less those that are not known
_AGAINST = 1.5
_MOST = 4.0
_THAI_KNOWN = 0.8  # of a word whose vowels and tones stand where they can
_NONSENSE = 3  # parts that a word of two scripts, or with a sign within, counts as
_SHORT = 3  # letters: shorter words are in every language
_LEAST = 0.7  # of a word, on average: readings below make no sense
_AHEAD, _AHEAD_EACH = 3.0, 0.8  # by so much a reading must be ahead, as a whole and for each word that differs
_USUAL = frozenset(
    {"utf-8", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "gb18030", "big5", "cp932", "cp949"}
)  # what Windows writes: others need more to be believed
_REGIONAL = frozenset({"cp857", "cp861", "cp865", "mac_turkish", "mac_iceland"})  # one word does not speak for them
_RAREST, _RARER, _COMMONER = 2.5, 1.5, 0.4
_FEW = 6  # signs of two bytes that are UTF-8 by chance
_NO_SIGNS = frozenset({"Cc", "Co", "Cn"})
_PIECE = re.compile(r"[^\s,;|\t\"“”()（）、，；。：:/\\.\-–—_‘’'<>\[\]{}!?&+*=#@%]+")
# no names: those signs are letters of another encoding
_TORN = re.compile(r"[A-Za-zÀ-ɏ]+[“”„‹›«»][A-Za-zÀ-ɏ]+|[^\W\d_\x00-\x7f]+\xa0")
_THAI_WORD = re.compile("(?:[เ-ไ]?[ก-ฮ][ะ-ฺๅ-๎]{0,3})+")
_NO_THAI = re.compile("[ฃฅ]|[ก-ฮ]{5}|ค.ค")
_ESCAPED = re.compile(rb"\x1b(?:\$|[(-/][0-9A-Z])")  # what ISO 2022 begins other signs by
_UTF_7 = re.compile(rb"\+[A-Za-z0-9+/]*[A-Za-z]")
_LINES = 10_000  # that are looked at
_SHOWN = 3
_WIDEST = 40  # characters of a line that are shown

_HAN, _HANGUL, _KANA, _THAI = "han", "hangul", "kana", "thai"
_SCRIPTS = (
    ("latin", ((0x41, 0x24F), (0x1E00, 0x1EFF))), ("greek", ((0x370, 0x3FF), (0x1F00, 0x1FFF))),
    ("cyrillic", ((0x400, 0x52F),)), (_THAI, ((0xE01, 0xE4E),)),
    ("hebrew", ((0x590, 0x5FF),)), ("arabic", ((0x600, 0x6FF), (0x750, 0x77F))),
    (_HANGUL, ((0xAC00, 0xD7A3),)), (_KANA, ((0x3005, 0x3005), (0x3040, 0x30FF))),
    (_HAN, ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x3FFFF))),
)  # fmt: skip


class UnclearEncodingError(ExchangeError):
    """A list can be read in several ways, or in none that makes sense.

    Attributes:
        encodings: those that it could be in, the likeliest first.

    """

    def __init__(self, words: str, encodings: tuple[str, ...]):
        super().__init__(words)
        self.encodings = encodings


@dataclass(frozen=True)
class Decoded:
    """A text, and the encoding that it was in."""

    text: str
    encoding: str


def decoded(content: bytes, name: str, encoding: str | None = None) -> Decoded:
    """The text of a list.

    Args:
        content: of the file.
        name: of the file, for words.
        encoding: where somebody has said so, one that Python knows; else it is told from what makes sensible names.

    Raises:
        UnclearEncodingError: it cannot be told, or the text is not in the one that was said.

    """
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise ExchangeError("{name} is a spreadsheet, and no list as text: save it there as CSV UTF-8", name=name)
    if encoding is not None:
        text = _decode(content, encoding)
        if text is None:
            raise UnclearEncodingError(
                Message("{name} is not written in {encoding}: choose another encoding", name=name, encoding=encoding),
                (),
            )
        return Decoded(text, encoding)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = _decode(content, "utf-16")
        if text is not None:
            return Decoded(text, "utf-16")
    wide = _wide(content)
    shifted = _shifted(content, name) if not wide else None
    if shifted is not None:
        return shifted
    for sure in (wide,) if wide else ("utf-8",):
        text = _decode(content, sure)
        if text is not None and not (sure == "utf-8" and _by_chance(text, content)):
            return Decoded(text, sure)
    return _likeliest(content, name)


def _shifted(content: bytes, name: str) -> Decoded | None:
    """The text of a list in an encoding that writes other signs by letters; None where it is in none of those.

    Raises:
        UnclearEncodingError: it may be in one.

    """
    if _ESCAPED.search(content):
        for encoding in ("iso2022_jp_2", "iso2022_jp_3", "iso2022_kr"):
            text = _decode(content, encoding)
            if text is not None and "\x1b" not in text:
                return Decoded(text, encoding)
        raise UnclearEncodingError(_unclear(name), ())
    for encoding, there in (("hz", b"~{" in content), ("utf_7", _UTF_7.search(content) is not None)):
        text = _decode(content, encoding) if there and content.isascii() else None
        other = list(_pieces(text)) if text is not None else []
        if text is not None and sum(map(_worth, other)) > _AGAINST:
            pairs = zip(content.decode("ascii").splitlines(), text.splitlines(), strict=False)
            plain = next((line for line, read in pairs if line != read), "")[:_WIDEST]
            shown = plain, ", ".join(other[:_SHOWN])
            raise UnclearEncodingError(
                _two_ways(name, shown),
                (encoding, "utf-8"),
            )
    return None


def _decode(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode("utf-8-sig" if encoding.lower() in ("utf-8", "utf8") else encoding).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(content: bytes) -> str:
    """UTF-16 without the mark at its beginning: most signs of a heading are of one byte and a zero."""
    head = content[:2000]
    half = len(head) // 2
    if half < 2 or len(content) % 2:
        return ""
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if zeros.count(0) * 10 >= half * 3 and head.count(0) == zeros.count(0):
            return encoding
    return ""


def _likeliest(content: bytes, name: str) -> Decoded:
    lines = [line for line in content.splitlines() if not line.isascii()]  # the others read the same in all of them
    sample = b"\n".join(dict.fromkeys(lines[:_LINES]))
    readings: dict[str, str] = {}  # text of the sample → encoding, the usual one first
    whole: dict[str, str] = {}
    for encoding in ("utf-8", *ENCODINGS[2:]):
        full, text = _decode(content, encoding), _decode(sample, encoding)
        if full is None or text is None or any(unicodedata.category(c) in _NO_SIGNS for c in set(full) - set("\t\r\n")):
            continue
        if readings.setdefault(text, encoding) == encoding:
            whole[text] = full
        elif whole[text] != full:  # they part ways below what is looked at
            raise UnclearEncodingError(
                _unclear(name),
                (encoding,),
            )
    words = {text: list(_pieces(text)) for text in readings}
    worth = {text: sum(map(_worth, found)) for text, found in words.items()}
    ranked = sorted(readings, key=lambda text: -worth[text])
    likely = tuple(readings[text] for text in ranked if worth[text] > 0)
    if not ranked or worth[ranked[0]] < _LEAST * len(words[ranked[0]]):
        raise UnclearEncodingError(_unclear(name), likely)
    best = ranked[0]
    for other in ranked[1:]:
        mine, theirs = _apart(words[best], words[other]), _apart(words[other], words[best])
        if not mine and not theirs:  # quotes alone differ
            continue
        lead = sum(map(_worth, mine)) - sum(map(_worth, theirs))
        rank, their_rank = (_rank(readings[text]) for text in (best, other))
        rarer = _RAREST if rank == 2 else _RARER
        times = 1.0 if rank == their_rank else _COMMONER if rank < their_rank else rarer
        if lead < times * max(_AHEAD, _AHEAD_EACH * len(mine)):
            shown = ", ".join(mine[:_SHOWN]), ", ".join(theirs[:_SHOWN])
            raise UnclearEncodingError(
                _two_ways(name, shown),
                likely,
            )
    return Decoded(whole[best], readings[best])


def _rank(encoding: str) -> int:
    """How rare an encoding is, from 0."""
    return 0 if encoding in _USUAL else 2 if encoding in _REGIONAL else 1


def _by_chance(text: str, content: bytes) -> bool:
    """Whether a few signs make UTF-8 that may have been meant otherwise."""
    beyond = [c for c in text if not c.isascii()]
    if not beyond or len(beyond) > _FEW or any(ord(c) > 0x7FF for c in beyond) or content.startswith(b"\xef\xbb\xbf"):
        return False
    return sum(map(_worth, _pieces(text))) <= 0


def _apart(words: list[str], others: list[str]) -> list[str]:
    """The words of one reading that another does not have."""
    theirs = set(others)
    return [word for word in words if word not in theirs]


def _unclear(name: str) -> Message:
    return Message(
        "{name} is written in an encoding that cannot be told: "
        "save it as CSV UTF-8, or say in which encoding it is written",
        name=name,
    )


def _two_ways(name: str, shown: tuple[str, str]) -> Message:
    return Message(
        "{name} can be read in two ways, as {one} or {other}: "
        "save it as CSV UTF-8, or say in which encoding it is written",
        name=name,
        one=shown[0],
        other=shown[1],
    )


def _pieces(text: str) -> Iterator[str]:
    """The words of a text that are not ASCII alone, each once."""
    seen: set[str] = set()
    for found in _PIECE.finditer(text):
        piece = found[0].strip("«»„‹›")
        if not piece.isascii() and piece not in seen:
            seen.add(piece)
            yield piece
    yield from dict.fromkeys(_TORN.findall(text))


def _worth(word: str) -> float:
    """What a word says for a reading: below zero, that it makes no sense."""
    known, of = sensible(word)
    small = len(word) < _SHORT and not word.isascii() and _script(word[0]) not in (_HAN, _HANGUL, _KANA)
    return min(0.5 if small else _MOST, known) - _AGAINST * (of - known)


def sensible(word: str) -> tuple[float, int]:
    """How many parts of a word are parts of names or of words that stand over columns, and how many it has."""
    scripts = {_script(c) for c in word if not c.isdigit()}
    nonsense = 0, max(_NONSENSE, sum(not c.isascii() for c in word))
    if "·" in word.strip("·") and scripts - {None} <= {_HAN, _KANA}:
        word, scripts = word.replace("·", ""), scripts - {None}
    if None in scripts:
        return nonsense
    if scripts <= {_HAN, _KANA}:
        return _of_signs(word)
    if len(scripts) > 1:
        return nonsense
    if scripts == {_THAI}:
        return (len(word) * _THAI_KNOWN, len(word)) if _is_thai(word) else nonsense
    if scripts == {_HANGUL}:
        return sum(c in _tables().syllables for c in word), len(word)
    if not _cased(word) or (scripts != {"latin"} and any(c.isdigit() for c in word)):
        return nonsense
    return _of_letters(word)


def _script(sign: str) -> str | None:
    if unicodedata.category(sign)[0] not in "LM":
        return None
    code = ord(sign)
    return next((name for name, spans in _SCRIPTS if any(low <= code <= high for low, high in spans)), None)


def _cased(word: str) -> bool:
    """Whether capitals stand where they do in names: first, or everywhere, or once within, as in McÉ."""
    capitals = [c.isupper() for c in word]
    return (
        not any(capitals[1:])
        or all(c.isupper() or not c.islower() for c in word)
        or (capitals[0] and sum(capitals) == 2 and not capitals[-1] and word[:2].isascii())
    )


def _of_letters(word: str) -> tuple[float, int]:
    """Neighbours of letters that are not ASCII, by the language that knows most of them."""
    framed = f"^{folded(word)}$"
    pairs = [a + b for a, b in pairwise(framed) if not (a + b).isascii()]
    known = max(sum(pair in some for pair in pairs) for some in _tables().pairs)
    small = word[0].islower() and not word[0].isascii()  # names begin with a capital
    return (known / 2 if small else known), max(1, len(pairs))


def _is_thai(word: str) -> bool:
    """Whether vowels and tones stand where they can, as they do not in bytes that are Chinese or Japanese."""
    return _THAI_WORD.fullmatch(word) is not None and _NO_THAI.search(word) is None


def folded(word: str) -> str:
    """A word in small letters; ß stays one, by which German lists in old encodings are told."""
    return "".join(c if c == "ß" else c.casefold() for c in word)


def _of_signs(word: str) -> tuple[float, int]:
    """Signs of a Chinese or Japanese word, by the language that knows most of them; everyday signs do not count."""
    if all(_script(c) == _KANA for c in word):
        return len(word), len(word)
    chinese, *others = (sum(c in some for c in word) for some in _tables().signs)
    if chinese < max(others):
        return max(others), len(word)
    everyday = sum(c not in _tables().signs[0] and _first_level(c) for c in word)
    return chinese, max(chinese, len(word) - everyday)


def _first_level(sign: str) -> bool:
    """Whether it is one of the 3,755 everyday signs of GB 2312."""
    return b"\xb0" <= sign.encode("gb2312", "ignore")[:1] < b"\xd8"


@dataclass(frozen=True)
class _Tables:
    pairs: tuple[frozenset[str], ...]
    signs: tuple[frozenset[str], ...]
    syllables: frozenset[str]


@cache
def _tables() -> _Tables:
    with data.path("name_parts.toml").open("rb") as file:
        kept = tomllib.load(file)
    return _Tables(
        tuple(frozenset(text.split()) for text in kept["pairs"].values()),
        tuple(frozenset(text) for text in kept["signs"].values()),
        frozenset(kept["syllables"]["ko"]),
    )
