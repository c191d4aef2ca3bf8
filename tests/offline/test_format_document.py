"""docs/exchange-format.md says what the library does."""

import re
from pathlib import Path

from offline import errors
from offline.keyset import Role
from offline.limits import FROM_ANYBODY, FROM_THE_SERVER, MAX_KEY_SETS_IN_CHAIN, MAX_KEYS_IN_SET
from offline.redeeming import CHECKS
from offline.signing import DocumentType, peek
from tests.offline.actors import ISSUED, LINK_1, REQUEST

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "exchange-format.md").read_text(encoding="utf-8")
_CODE = r'"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)",\s'
_RAISED = re.compile(r'(?:Error|_refused)\(\s*(?:"[a-z-]+",\s+(?="))?' + _CODE)


def raised_codes() -> set[str]:
    """Every code that stands in the source where an error is made."""
    found: set[str] = set()
    for path in (ROOT / "offline").glob("*.py"):
        source = path.read_text(encoding="utf-8")
        found |= set(_RAISED.findall(source))
    return found


def test_every_code_is_documented() -> None:
    documented = set(re.findall(r"`([a-z0-9-]+)`", TEXT.partition("## 9.")[2]))
    raised = raised_codes()
    assert len(raised) > 30
    assert raised <= documented
    # Two are chosen by a variable where they are raised.
    assert documented - raised - {"wrong-type", "wrong-algorithm", "redeem_by"} <= {
        "no-block",
        "truncated",
    }


def test_every_member_of_a_payload_is_documented() -> None:
    for token in (REQUEST.token, ISSUED.response.token, LINK_1):
        for member in peek(token)[1]:
            assert f"| `{member}` |" in TEXT


def test_every_type_check_role_and_limit_is_documented() -> None:
    for kind in DocumentType:
        assert f"| `{kind}` |" in TEXT
        assert f"{kind.bounds.size // 1024} KiB |" in TEXT
    for check in CHECKS:
        assert f"| `{check}` |" in TEXT
    for role in Role:
        assert f"`{role}`" in TEXT
    assert (FROM_ANYBODY.items, FROM_THE_SERVER.size) == (512, 96 * 1024)
    assert (MAX_KEY_SETS_IN_CHAIN, MAX_KEYS_IN_SET) == (16, 32)


def test_every_error_belongs_to_the_family() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    for kind in kinds:
        if issubclass(kind, Exception):
            assert issubclass(kind, errors.OfflineError)
