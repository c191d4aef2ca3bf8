"""Key sets: trust moves forward one version at a time, as TUF's client rules have it."""

from datetime import timedelta

import pytest

from offline.errors import (
    ConflictError,
    ExpiredError,
    ForgedError,
    HeaderError,
    KeySetError,
    MalformedError,
    PayloadError,
    RollbackError,
    SkippedVersionError,
)
from offline.keyset import KeySet, Role, RoleKey, TrustedKeys, claimed_version, make_key_set
from offline.signing import DocumentType, JsonValue, SigningKey, sign
from tests.offline.actors import (
    ANSWERS,
    LINK_1,
    NOW,
    OTHER_ROOT,
    RESPONSES,
    ROOT,
    ROOT_2,
    key_set,
)

START = TrustedKeys.from_root(ROOT.public)
FIRST = START.advance([LINK_1], NOW)
LINK_2 = make_key_set(key_set(2), [ROOT])
ROTATED_2 = make_key_set(key_set(2, root=ROOT_2), [ROOT, ROOT_2])
LINK_3_BY_2 = make_key_set(key_set(3, root=ROOT_2), [ROOT_2])


def payload(**changes: JsonValue) -> dict[str, JsonValue]:
    members: dict[str, JsonValue] = {
        "v": 1,
        "server": "Test server",
        "version": 1,
        "expires": "2028-01-01T00:00:00Z",
        "threshold": 1,
        "keys": [{"role": "root", **ROOT.public.as_jwk()}],
    }
    members.update(changes)
    return members


def test_before_the_first_key_set_only_the_root_is_known() -> None:
    assert START.version == 0
    assert START.keys(Role.ROOT) == (ROOT.public,)
    assert START.keys("answers") == ()
    with pytest.raises(KeySetError) as caught:
        START.require_current(NOW)
    assert caught.value.code == "keys-missing"


def test_the_first_key_set_names_the_keys_of_each_role() -> None:
    assert FIRST.version == 1
    assert FIRST.keys(Role.ANSWERS) == (ANSWERS.public,)
    assert FIRST.keys("responses") == (RESPONSES.public,)
    assert FIRST.current == key_set(1)
    assert FIRST.chain == (LINK_1,)
    assert START.version == 0


def test_the_first_key_set_may_have_any_version_that_the_pinned_root_signed() -> None:
    assert START.advance([make_key_set(key_set(7), [ROOT])], NOW).version == 7


def test_a_key_set_of_another_root_is_refused() -> None:
    with pytest.raises(KeySetError, match="keys-unsigned"):
        START.advance([make_key_set(key_set(1, root=OTHER_ROOT), [OTHER_ROOT])], NOW)


def test_versions_follow_one_by_one() -> None:
    assert FIRST.advance([LINK_2], NOW).version == 2
    with pytest.raises(SkippedVersionError) as caught:
        FIRST.advance([make_key_set(key_set(3), [ROOT])], NOW)
    assert dict(caught.value.evidence) == {"expected": "2", "offered": "3"}


def test_a_root_hands_over_to_the_next_with_both_signatures() -> None:
    trusted = START.advance([LINK_1, ROTATED_2, LINK_3_BY_2], NOW)
    assert trusted.version == 3
    assert trusted.keys(Role.ROOT) == (ROOT_2.public,)
    assert trusted.root == ROOT.public
    again = TrustedKeys.from_root(ROOT.public).follow(trusted.chain)
    assert again == trusted


@pytest.mark.parametrize("signers", [[ROOT_2], [ROOT], [ROOT_2, ROOT], [ROOT, ROOT]])
def test_a_change_of_root_lacking_a_signature_is_refused(signers: list[SigningKey]) -> None:
    link = make_key_set(key_set(2, root=ROOT_2), signers)
    with pytest.raises(KeySetError) as caught:
        FIRST.advance([link], NOW)
    assert caught.value.code == "keys-unsigned"


def test_after_the_change_the_old_root_signs_no_more() -> None:
    rotated = FIRST.advance([ROTATED_2], NOW)
    with pytest.raises(KeySetError, match="keys-unsigned"):
        rotated.advance([make_key_set(key_set(3), [ROOT])], NOW)


def test_an_older_version_is_a_rollback() -> None:
    second = FIRST.advance([LINK_2], NOW)
    with pytest.raises(RollbackError) as caught:
        second.advance([LINK_1], NOW)
    assert dict(caught.value.evidence) == {"trusted": "2", "offered": "1"}


def test_a_chain_from_the_beginning_is_no_rollback() -> None:
    second = FIRST.advance([LINK_2], NOW)
    assert second.advance([LINK_1, LINK_2], NOW) == second
    assert second.advance([], NOW) == second


def test_two_key_sets_of_one_version_conflict() -> None:
    twin = make_key_set(key_set(1, expires=NOW + timedelta(days=9)), [ROOT])
    with pytest.raises(ConflictError):
        FIRST.advance([twin], NOW)


def test_only_the_newest_key_set_must_be_unexpired() -> None:
    expired = make_key_set(key_set(1, expires=NOW - timedelta(days=1)), [ROOT])
    assert START.advance([expired, LINK_2], NOW).version == 2
    with pytest.raises(ExpiredError) as caught:
        START.advance([expired], NOW)
    assert caught.value.evidence["expired"] == "2027-03-30T12:00:00Z"
    assert START.follow([expired]).version == 1


def test_a_key_set_ends_at_the_instant_it_names() -> None:
    last = key_set(1, expires=NOW)
    with pytest.raises(ExpiredError):
        START.advance([make_key_set(last, [ROOT])], NOW)
    START.advance([make_key_set(last, [ROOT])], NOW - timedelta(seconds=1))


def test_both_signatures_are_over_the_same_content() -> None:
    old, _ = ROTATED_2.split("~")
    foreign = make_key_set(key_set(3, root=ROOT_2), [ROOT_2])
    for link in (f"{old}~{foreign}", f"{old}~{old}~{old}"):
        with pytest.raises(KeySetError) as caught:
            FIRST.advance([link], NOW)
        assert caught.value.code == "keys-unsigned"


@pytest.mark.parametrize("link", ["", "~", "a.b.c", LINK_2 + "~", "~" + LINK_2])
def test_a_link_that_is_no_document_is_refused(link: str) -> None:
    with pytest.raises((MalformedError, KeySetError)):
        FIRST.advance([link], NOW)


def test_a_tampered_link_is_forged() -> None:
    header, _, signature = LINK_2.split(".")
    other = make_key_set(key_set(2, expires=NOW + timedelta(days=999)), [ROOT]).split(".")[1]
    with pytest.raises(ForgedError):
        FIRST.advance([f"{header}.{other}.{signature}"], NOW)


def test_a_key_set_is_no_other_document() -> None:
    with pytest.raises(HeaderError):
        START.advance([sign(payload(), DocumentType.GRANT, ROOT)], NOW)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"v": 2}, "newer-format"),
        ({"v": 0}, "bad-payload"),
        ({"version": 0}, "bad-payload"),
        ({"version": True}, "bad-payload"),
        ({"version": "1"}, "bad-payload"),
        ({"threshold": 2}, "keys-threshold"),
        ({"threshold": None}, "bad-payload"),
        ({"expires": "2028-01-01"}, "bad-payload"),
        ({"expires": "2028-13-01T00:00:00Z"}, "bad-payload"),
        ({"expires": "2028-01-01T00:00:00+00:00"}, "bad-payload"),
        ({"server": ""}, "bad-payload"),
        ({"keys": {}}, "bad-payload"),
        ({"keys": ["x"]}, "bad-payload"),
        ({"keys": [{"role": "root", **ROOT.public.as_jwk()}] * 33}, "bad-payload"),
        ({"keys": [{"role": "root", "kty": "OKP"}]}, "bad-payload"),
        ({"keys": []}, "keys-unsigned"),
    ],
)
def test_an_authentic_but_unreadable_key_set_is_refused(
    changes: dict[str, JsonValue], code: str
) -> None:
    with pytest.raises((PayloadError, KeySetError)) as caught:
        START.advance([sign(payload(**changes), DocumentType.KEYS, ROOT)], NOW)
    assert caught.value.code == code


def test_a_role_of_a_later_version_is_passed_over() -> None:
    keys: list[JsonValue] = [
        {"role": "root", **ROOT.public.as_jwk()},
        {"role": "timestamps", "kty": "future"},
    ]
    trusted = START.advance([sign(payload(keys=keys), DocumentType.KEYS, ROOT)], NOW)
    assert trusted.current == KeySet(
        version=1,
        expires=NOW.replace(year=2028, month=1, day=1, hour=0),
        server="Test server",
        keys=(RoleKey(Role.ROOT, ROOT.public),),
    )


def test_a_chain_is_bounded() -> None:
    with pytest.raises(KeySetError) as caught:
        START.advance([LINK_1] * 17, NOW)
    assert caught.value.code == "keys-too-many"


def test_a_key_set_has_one_signer_or_two() -> None:
    for signers in ([], [ROOT, ROOT_2, OTHER_ROOT]):
        with pytest.raises(ValueError, match="signed by"):
            make_key_set(key_set(), signers)


def test_the_claimed_version_needs_no_key() -> None:
    assert claimed_version(ROTATED_2) == 2


def test_times_without_a_zone_are_refused_by_the_maker() -> None:
    with pytest.raises(ValueError, match="naive"):
        make_key_set(key_set(expires=NOW.replace(tzinfo=None)), [ROOT])
