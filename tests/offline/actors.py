"""The people and keys that tests of the exchange share; all values are fixed."""

from datetime import UTC, datetime, timedelta

from joserfc.util import urlsafe_b64encode

from offline.issuing import issue
from offline.keyset import KeySet, Role, RoleKey, TrustedKeys, make_key_set
from offline.redeeming import PendingRequest
from offline.request import OfflineRequest, make_request
from offline.signing import DocumentType, JsonValue, SigningKey, sign

NOW = datetime(2027, 3, 31, 12, 0, tzinfo=UTC)


def key(name: str) -> SigningKey:
    """A key of one's own for each name."""
    return SigningKey.from_seed(name.encode().ljust(32, b"."))


def signed_raw(header: bytes, payload: bytes, key: SigningKey) -> str:
    """A document with a valid signature over any header and payload whatever."""
    text = urlsafe_b64encode(header) + b"." + urlsafe_b64encode(payload)
    signature = key.jose.private_key.sign(text)  # type: ignore[union-attr]  # an Ed25519 key
    return (text + b"." + urlsafe_b64encode(signature)).decode()


ROOT = key("root")
ROOT_2 = key("second root")
ANSWERS = key("answers")
RESPONSES = key("responses")
DEVICE = key("device")
OTHER_DEVICE = key("other device")
OTHER_ROOT = key("other root")


def key_set(
    version: int = 1,
    *,
    root: SigningKey = ROOT,
    expires: datetime = NOW + timedelta(days=365),
) -> KeySet:
    """A key set with one key in each role."""
    return KeySet(
        version=version,
        expires=expires,
        server="Test server",
        keys=(
            RoleKey(Role.ROOT, root.public),
            RoleKey(Role.ANSWERS, ANSWERS.public),
            RoleKey(Role.RESPONSES, RESPONSES.public),
        ),
    )


LINK_1 = make_key_set(key_set(1), [ROOT])

TRUSTED = TrustedKeys.from_root(ROOT.public).advance([LINK_1], NOW)
PORTAL = "https://portal.example"
LOGIN = "https://login.example"


def request(
    device: SigningKey = DEVICE, *, nonce: str = "nonce-1", server: SigningKey = ROOT
) -> OfflineRequest:
    """A request of a Windows computer."""
    return make_request(
        device=device,
        server=server.public.thumbprint,
        portal_url=PORTAL,
        nonce=nonce,
        created=NOW - timedelta(hours=2),
        app_version="1.2.3",
        platform="windows",
        language="en",
    )


def grant(device: SigningKey = DEVICE, *, server: SigningKey = ROOT) -> str:
    """A grant with the two members the exchange looks at, and one it does not."""
    payload: dict[str, JsonValue] = {
        "device": device.public.thumbprint,
        "server": server.public.thumbprint,
        "license_id": "L-AD6-FB6",
    }
    return sign(payload, DocumentType.GRANT, ANSWERS)


REQUEST = request()
ISSUED = issue(request=REQUEST, grant=grant(), server_time=NOW, key_sets=[LINK_1], key=RESPONSES)
PENDING = PendingRequest(REQUEST.request_id, REQUEST.nonce, REQUEST.created)
