"""Server profiles: what may be in one, and where they are kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from joserfc.util import urlsafe_b64decode

from offline.signing import SigningKey
from seatkeeper.servers.profile import ProfileError, ServerProfile
from seatkeeper.servers.profile_store import ProfileStore

ROOT = SigningKey.from_seed(bytes(32)).public
OTHER = SigningKey.from_seed(bytes(range(32))).public


def content(**changes: Any) -> dict[str, Any]:
    return {
        "format": "seatkeeper-profile/1",
        "name": "Orchard",
        "adapter": "seatkeeper",
        "url": "https://login.orchard.example",
        "portal": "https://portal.orchard.example",
        "root": ROOT.as_jwk(),
        **changes,
    }


def read(**changes: Any) -> ServerProfile:
    return ServerProfile.from_json(json.dumps(content(**changes)))


def refused(text: str | bytes) -> str:
    with pytest.raises(ProfileError) as caught:
        ServerProfile.from_json(text)
    return caught.value.code


def test_a_profile_is_read_as_it_was_written() -> None:
    for profile in (read(), read(ca="-----BEGIN CERTIFICATE-----"), read(ca=None)):
        assert ServerProfile.from_json(profile.to_json()) == profile


def test_a_fingerprint_can_be_compared_by_eye() -> None:
    groups = read().fingerprint.split(" ")
    assert "".join(groups) == ROOT.thumbprint
    assert {len(group) for group in groups[:-1]} == {8}


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"name": "x" * 201},
        {"name": 5},
        {"root": None},
        {"root": "abc"},
        {"root": {"kty": "OKP"}},
        {"root": [1, 2]},
        {"ca": 5},
        {"ca": ["x"]},
        {"ca": "ä"},
        {"url": "https://"},
        {"url": "https://["},
        {"url": "https://a.example:99999"},
        {"url": "https://a.example/path"},
        {"url": "https://a.example?query"},
        {"url": "https://a.example#part"},
        {"url": "https://user@a.example"},
        {"portal": "https://a.example/path"},
    ],
    ids=str,
)
def test_a_profile_that_makes_no_sense_is_refused(change: dict[str, Any]) -> None:
    assert refused(json.dumps(content(**change))) == "profile-invalid"


@pytest.mark.parametrize(
    "text",
    [b"", b"\xff", "{", "[]", "5", "null", "[" * 60_000, '{"format": 1}', " " * 70_000],
    ids=["empty", "bytes", "half", "list", "number", "null", "brackets", "format", "large"],
)
def test_a_file_that_is_no_profile_is_refused(text: str | bytes) -> None:
    assert refused(text) == "profile-invalid"


@pytest.mark.parametrize("member", ["name", "adapter", "url", "portal", "root"])
def test_a_profile_is_complete(member: str) -> None:
    given = content()
    del given[member]
    assert refused(json.dumps(given)) == "profile-invalid"


@pytest.mark.parametrize("member", ["url", "portal"])
@pytest.mark.parametrize("origin", ["http://a.example", "ftp://a.example", "a.example"])
@pytest.mark.rule("R103")
def test_a_profile_leads_over_plain_http_to_this_computer_only(member: str, origin: str) -> None:
    assert refused(json.dumps(content(**{member: origin}))) in {
        "profile-insecure",
        "profile-invalid",
    }
    read(**{member: "http://127.0.0.1:8000"})


def test_a_newer_profile_and_an_unknown_adapter_are_named_as_such() -> None:
    assert refused(json.dumps(content(format="seatkeeper-profile/2"))) == "profile-newer"
    assert refused(json.dumps(content(adapter="other"))) == "profile-unknown"


# --- the folder ---------------------------------------------------------------------------------


def test_the_profile_used_last_is_remembered(tmp_path: Path) -> None:
    store = ProfileStore(tmp_path / "Servers")
    assert store.all() == ()
    assert store.last_used() is None
    first, second = read(), read(name="Another", root=OTHER.as_jwk())
    store.add(first)
    store.add(second)
    assert store.all() == (second, first)
    assert store.last_used() == second
    store.use(first)
    assert ProfileStore(tmp_path / "Servers").last_used() == first
    store.remove(first)
    assert store.last_used() == second


def test_without_a_last_one_only_a_single_profile_is_chosen(tmp_path: Path) -> None:
    store = ProfileStore(tmp_path)
    store.add(read())
    store.add(read(name="Another", root=OTHER.as_jwk()))
    (tmp_path / "last-used").write_bytes(b"\xff")
    assert store.last_used() is None


def test_a_profile_is_replaced_by_one_of_the_same_root_whatever_its_name(tmp_path: Path) -> None:
    store = ProfileStore(tmp_path)
    store.add(read())
    store.add(read(name="Orchard, renamed"))
    assert [profile.name for profile in store.all()] == ["Orchard, renamed"]


def test_a_profile_is_found_by_name_or_fingerprint(tmp_path: Path) -> None:
    store = ProfileStore(tmp_path)
    store.add(read())
    store.add(read(name="orchard", root=OTHER.as_jwk()))
    assert store.get(ROOT.thumbprint[:6]).root == ROOT
    for name, code in (("ORCHARD", "profile-ambiguous"), ("Grove", "profile-missing")):
        with pytest.raises(ProfileError) as caught:
            store.get(name)
        assert caught.value.code == code


def test_a_profile_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    store = ProfileStore(tmp_path)
    store.add(read())
    (tmp_path / "broken.profile.json").write_text("{")
    (tmp_path / "folder.profile.json").mkdir()
    assert store.all() == (read(),)
    assert (tmp_path / "broken.profile.json").exists()


def test_nothing_is_left_behind_where_a_profile_cannot_be_written(tmp_path: Path) -> None:
    store = ProfileStore(tmp_path)
    (tmp_path / "last-used").mkdir()
    with pytest.raises(OSError, match="last-used"):
        store.use(read())
    assert [path.name for path in tmp_path.iterdir()] == ["last-used"]


# --- a Relay, and a proxy ------------------------------------------------------------------------


def relay(**changes: Any) -> dict[str, Any]:
    found = content(adapter="relay", **changes)
    del found["portal"]
    return found


def test_a_relay_has_a_vendors_key_instead_of_a_root_and_no_portal() -> None:
    digits = SigningKey.from_seed(bytes(32)).public
    more = {"pool": "prod", "signing_secret": "sesame"}
    profile = ServerProfile.from_json(json.dumps(relay(**more)))
    assert (profile.portal, profile.pool, profile.signing_secret) == ("", "prod", "sesame")
    assert ServerProfile.from_json(profile.to_json()) == profile
    assert "sesame" not in repr(profile)
    as_digits = urlsafe_b64decode(digits.x.encode()).hex()
    assert ServerProfile.from_json(json.dumps(relay(root=as_digits))).root == digits


@pytest.mark.parametrize("root", ["", "00", "zz" * 32, 5, None])
def test_a_vendors_key_that_is_none_is_refused(root: object) -> None:
    assert refused(json.dumps(relay(root=root))) == "profile-invalid"


def test_only_a_relay_goes_without_a_portal_or_takes_digits() -> None:
    without = content()
    del without["portal"]
    assert refused(json.dumps(without)) == "profile-invalid"
    assert refused(json.dumps(content(root="00" * 32))) == "profile-invalid"
    assert read(pool="prod").pool == ""


@pytest.mark.parametrize(
    "proxy", ["http://p.example:3128", "https://me:secret@p.example", "direct"]
)
def test_a_profile_may_name_a_proxy(proxy: str) -> None:
    profile = read(proxy=proxy)
    assert ServerProfile.from_json(profile.to_json()).proxy == proxy
    assert "secret" not in repr(profile)


@pytest.mark.parametrize(
    "proxy", ["p.example", "ftp://p.example", "http://p.example/path", "http://[", "http://", 5]
)
def test_a_proxy_that_is_none_is_refused(proxy: object) -> None:
    assert refused(json.dumps(content(proxy=proxy))) == "profile-invalid"
