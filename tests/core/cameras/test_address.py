from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.cameras import address
from core.cameras.address import (
    Secret,
    is_rtsp,
    join,
    opened,
    public_name,
    revised,
    shown,
    split,
    unclear_words,
    with_login,
)
from core.errors import SiteError

PASSWORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
USERS = st.text("abcXYZ019._-", min_size=1, max_size=8)
HOSTS = st.sampled_from(["10.0.0.2", "cam.example", "cam:554", "[::1]:8554", "[fe80::1%eth0]", "Türkamera"])
PATHS = st.sampled_from(["", "/", "/live/1", "/Streaming/Channels/101", "/cam/realmonitor?channel=1&subtype=0"])
SCHEMES = st.sampled_from(["rtsp://", "rtsps://", "http://", "https://", "RTSP://"])


@given(SCHEMES, USERS, PASSWORDS, HOSTS, PATHS)
def test_an_encoded_password_is_taken_out_and_put_back(
    scheme: str, user: str, password: str, host: str, path: str
) -> None:
    text = f"{scheme}{user}:{quote(password, safe='')}@{host}{path}"
    public, secret = split(text)
    assert secret == Secret(host.lower(), password)
    assert public == f"{scheme}{user}@{host}{path}"
    assert split(public) == (public, None), "what may be shown needs no sealing"
    assert join(public, secret) == text
    assert opened(secret.sealed()) == secret


@given(SCHEMES, USERS, PASSWORDS, HOSTS, PATHS)
def test_a_password_as_people_type_it_is_never_shown(
    scheme: str, user: str, password: str, host: str, path: str
) -> None:
    """Where / or @ are not encoded, the address may be read in more than one way; nothing of it is shown then."""
    marked = f"Zq7{password}Zq8"
    public, secret = split(f"{scheme}{user}:{marked}@{host}{path}")
    assert secret is not None
    assert "Zq7" not in public
    assert "Zq8" not in public
    assert split(public) == (public, None)
    again = split(join(public, secret))
    assert again == (public, secret)
    assert not password or marked not in repr(secret)


@given(st.text(max_size=60), st.sampled_from(["", "rtsp://", "http://u:p@", "rtsp://cam/", "rtsp://u@cam/a?"]))
def test_whatever_is_typed_comes_back_and_is_shown_once_and_for_all(typed: str, start: str) -> None:
    public, secret = split(start + typed)
    assert split(public) == (public, None)
    assert split(join(public, secret)) == (public, secret)


@pytest.mark.parametrize(
    ("text", "public", "password", "rest"),
    [
        ("rtsp://u:p%40ss%3A%2F%23@cam:554/a", "rtsp://u@cam:554/a", "p@ss:/#", None),
        ("rtsp://u:p@ss@cam/a", "rtsp://u@cam/a", "p@ss", None),
        ("rtsp://u:secr/et@cam/s", "rtsp://u@cam/s", "secr/et", None),
        ("rtsp://u:secr#et@cam/s", "rtsp://u@cam/s", "secr#et", None),
        ("rtsp://u:100%@cam/s", "rtsp://u@cam/s", "100%", None),
        ("rtsp://u:gr%C3%BC%C3%9F%20e@cam/s", "rtsp://u@cam/s", "grüß e", None),
        ("rtsp://admin:@cam/s", "rtsp://admin@cam/s", "", None),
        ("rtsp://:only@cam/s", "rtsp://@cam/s", "only", None),
        ("rtsp://cam/a?user=u&password=secret", "rtsp://cam/a?…", None, "user=u&password=secret"),
        ("rtsp://u:p@cam/a?pwd=secret", "rtsp://u@cam/a?…", "p", "pwd=secret"),
        ("http://cam/a?channel=1&token=abc", "http://cam/a?…", None, "channel=1&token=abc"),
        ("http://cam?x%70wd=abc", "http://cam?…", None, "x%70wd=abc"),
        ("rtsp://cam/user=u&password=secret&channel=1", "rtsp://cam/…", None, "user=u&password=secret&channel=1"),
        ("rtsp://cam/a%3Db?c=1", "rtsp://cam/…", None, "a%3Db?c=1"),
        ("rtsp://u:12#5@cam/s", "rtsp://…", None, "u:12#5@cam/s"),
        ("rtsp://u:a@b/c@cam/s", "rtsp://…", None, "u:a@b/c@cam/s"),
        ("http://cam/x?p=sec@ret", "http://cam/x?…", None, "p=sec@ret"),
    ],
)
def test_where_a_password_ends(text: str, public: str, password: str | None, rest: str | None) -> None:
    found, secret = split(text)
    assert found == public
    assert secret is not None
    assert (secret.password, secret.rest) == (password, rest)


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "/home/ann/a@b:c.mp4",
        "C:\\video\\door.mp4",
        "rtsp://admin@cam/live",
        "rtsp://cam/cam/realmonitor?channel=1&subtype=0",
        "http://cam:8080/video.mjpg?fps=5&resolution=640x480",
    ],
)
def test_what_holds_no_password_stays_as_it_is(text: str) -> None:
    assert split(text) == (text, None)
    assert join(text, None) == text


def test_the_old_password_stays_with_its_place_alone() -> None:
    before = Secret("cam", "old")
    assert revised("rtsp://u@cam/new", before, None) == ("rtsp://u@cam/new", before)
    assert revised("rtsp://u@cam/new", before, "new") == ("rtsp://u@cam/new", Secret("cam", "new"))
    assert revised("rtsp://u:typed@cam/new", before, None) == ("rtsp://u@cam/new", Secret("cam", "typed"))
    assert revised("rtsp://u@cam/new", before, "") == ("rtsp://u@cam/new", None)
    assert revised("rtsp://cam/new", before, None) == ("rtsp://cam/new", None), "nobody is named any more"
    assert revised("0", before, None) == ("0", None)
    assert revised("rtsp://u@other/", before, "new") == ("rtsp://u@other/", Secret("other", "new"))
    assert revised("rtsp://u@other/", before, "") == ("rtsp://u@other/", None)
    with pytest.raises(SiteError, match="another place"):
        revised("rtsp://u@other/", before, None)
    with pytest.raises(SiteError, match="belongs to a user"):
        revised("rtsp://cam/", None, "new")
    with pytest.raises(SiteError, match="belongs to a user"):
        revised("0", None, "new")


@pytest.mark.parametrize("text", ["admin:secret@cam/x", "rtsp:/admin:secret@cam/x", "//admin:secret@cam/x"])
def test_an_address_without_its_beginning_is_not_kept(text: str) -> None:
    with pytest.raises(SiteError, match="without its beginning") as caught:
        revised(text, None, None)
    assert "secret" not in str(caught.value)


def test_a_file_may_be_called_like_an_address(tmp_path: Path) -> None:
    path = tmp_path / "a@b:c.mp4"
    path.touch()
    assert revised(str(path), None, None) == (str(path), None)


def test_blanks_around_an_address_hide_no_password() -> None:
    for text in (" rtsp://u:secret@cam/x", "\trtsp://u:secret@cam/x\n"):
        assert revised(text, None, None) == ("rtsp://u@cam/x", Secret("cam", "secret"))


def test_a_sealed_end_stays_with_its_place_alone() -> None:
    before = Secret("cam", "old", "pwd=1")
    assert revised("rtsp://u@cam/b?…", before, None) == ("rtsp://u@cam/b?…", before)
    assert revised("rtsp://u@cam/b?…", before, "") == ("rtsp://u@cam/b?…", Secret("cam", None, "pwd=1"))
    assert revised("rtsp://u@cam/b", before, None) == ("rtsp://u@cam/b", Secret("cam", "old"))
    assert revised("rtsp://u@cam/b?pwd=2", before, None) == ("rtsp://u@cam/b?…", Secret("cam", "old", "pwd=2"))
    for password in (None, "", "new"):
        with pytest.raises(SiteError, match="another place"):
            revised("rtsp://u@other/b?…", before, password)
    with pytest.raises(SiteError, match="the end of this address is not known"):
        revised("rtsp://u@cam/…", None, None)


def test_an_address_changed_by_hand_is_not_told_the_password_of_another() -> None:
    assert address.belongs("rtsp://u@CAM:554/other", Secret("cam:554", "x"))
    assert not address.belongs("rtsp://u@evil:554/", Secret("cam:554", "x"))
    assert address.belongs(shown("rtsp://u:a@b/c@cam/s"), split("rtsp://u:a@b/c@cam/s")[1])  # type: ignore[arg-type]


@given(SCHEMES, USERS, PASSWORDS, HOSTS, PATHS)
def test_a_name_for_the_log_holds_no_password(scheme: str, user: str, password: str, host: str, path: str) -> None:
    name = public_name(f"{scheme}{user}:Zq7{password}Zq8@{host}{path}")
    assert "Zq7" not in name
    assert "Zq8" not in name
    assert public_name(f"{scheme}{user}:{quote(password, safe='')}@{host}/live") in (
        f"{scheme}{host}/live",
        f"{scheme}…",
    )


def test_which_addresses_come_over_tcp_or_udp() -> None:
    assert [is_rtsp(t) for t in ("rtsp://a", " RTSPS://a", "http://a", "0", "")] == [True, True, False, False, False]


@pytest.mark.parametrize(
    ("text", "public", "password"),
    [
        ("rtsp://admin:pass##X@127.0.0.1:1/s?channel=1", "rtsp://admin@127.0.0.1:1/s?channel=1", "pass##X"),
        ("rtsp://admin:p@s#s@10.0.0.2/s", "rtsp://admin@10.0.0.2/s", "p@s#s"),
        ("rtsp://admin:p@s#s@cam/s", "rtsp://admin@cam/s", "p@s#s"),
        ("rtsp://admin:1234/x@10.0.0.2:554/s", "rtsp://admin@10.0.0.2:554/s", "1234/x"),
        ("rtsp://test/@:pw@10.0.0.2/s", "rtsp://test%2F%40@10.0.0.2/s", "pw"),
        ("rtsp://ann@home:pw@cam/s", "rtsp://ann%40home@cam/s", "pw"),
        ("rtsp://u:a:b? c%ä@cam/s", "rtsp://u@cam/s", "a:b? c%ä"),
        ("rtsp://u:p@10.0.0.2/view@1", "rtsp://u@10.0.0.2/…", "p"),
    ],
)
def test_of_two_ways_to_read_an_address_the_one_with_a_host_is_taken(text: str, public: str, password: str) -> None:
    found, secret = split(text)
    assert (found, secret.password if secret is not None else None) == (public, password)
    assert split(found) == (found, None)
    assert split(join(found, secret)) == (found, secret)
    assert unclear_words(text) == ""


@given(
    SCHEMES,
    st.from_regex(r"[A-Za-z0-9_.-]{1,8}", fullmatch=True),
    HOSTS,
    st.text("ab1.@:/?#=&", max_size=30),
    st.sampled_from("/?"),
)
def test_a_password_goes_to_the_host_before_the_path_or_nowhere(
    scheme: str, password: str, host: str, end: str, cut: str
) -> None:
    text = f"{scheme}admin:{password}@{host}{cut}{end}"
    secret = split(text)[1]
    assert unclear_words(text) or (secret is not None and (secret.place, secret.password) == (host.lower(), password))


@pytest.mark.parametrize(
    "text",
    [
        "rtsp://u:12#5@cam/s",
        "rtsp://u:a@b/c@cam/s",
        "http://cam:8080/axis?email=a@b.com",
        "rtsp://u:p@a.b/x@c.d/",
        "rtsp://admin:pw@doorcam/live?user=me@firma.de",
        "rtsp://admin:geheim@firma.de/x@cam:554/",
        "rtsp://admin:geheim@cam/x@firma.de/",
        "rtsp://admin:geheim@firma.de/x@cam/",
        "http://admin:pw@doorcam/pic@2x.jpg",
        "http://admin:pw@doorcam?to=10.0.0.9@10.0.0.3",
        "rtsp://admin:pw@10.0.0.2#x@firma.de/",
        "rtsp://u:p@nvr/a@10.0.0.2:554/b",
        "rtsp://nvr:554/channel@10.0.0.2/s",
    ],
)
def test_what_can_be_read_in_two_ways_is_told(text: str) -> None:
    assert "can be read in two ways" in unclear_words(text)
    assert split(text)[0].endswith("://…")


def test_a_login_given_apart_needs_no_reading() -> None:
    for password in ("p@s#s/1?:% ä", " ", "x"):
        text = with_login("rtsp://nvr/user@cam1", "admin", password)
        public, secret = split(text)
        assert (public, secret.password) == ("rtsp://admin@nvr/…", password)
    assert with_login("rtsp://admin:old@cam/s", None, "new") == "rtsp://admin:new@cam/s"
    assert with_login("rtsp://admin:old@cam/s", "ann", None) == "rtsp://ann:old@cam/s"
    assert with_login("rtsp://cam/a?pwd=1", "u/@", "w") == "rtsp://u%2F%40:w@cam/a?pwd=1"
    for text, words in (("0", "belong to an address"), ("rtsp://cam/s", "belongs to a user"), ("u@cam", "put rtsp://")):
        with pytest.raises(SiteError, match=words):
            with_login(text, None, "secret")
