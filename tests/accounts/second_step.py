"""Codes of authenticator apps and recovery codes, for tests."""

import time
from hashlib import sha256

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def make_code(secret: str = SECRET, *, steps: int = 0) -> str:
    """Return the code that an app shows now, or `steps` times 30 seconds later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def give_app(user) -> str:
    """Set up an app for somebody; return its secret."""
    TOTP.activate(user, SECRET)
    return SECRET


def give_recovery_codes(user) -> list[str]:
    return RecoveryCodes.activate(user).get_unused_codes()


def read_secret(user) -> str:
    return decrypt(Authenticator.objects.get(user=user, type="totp").data["secret"])


def give_passkey(user, name="Phone") -> Authenticator:
    """Give somebody a passkey, as a device would have made it."""
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    attested = AttestedCredentialData.create(bytes(16), b"a credential", key)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    data = AuthenticatorData.create(sha256(b"testserver").digest(), flags, 0, attested)
    client_data = CollectedClientData.create("webauthn.create", b"challenge", "https://testserver")
    response = {"clientDataJSON": client_data, "attestationObject": AttestationObject.create("none", data, {})}
    number = websafe_encode(b"a credential")
    credential = {
        "id": number,
        "rawId": number,
        "type": "public-key",
        "response": {part: websafe_encode(value) for part, value in response.items()},
    }
    return Authenticator.objects.create(user=user, type="webauthn", data={"name": name, "credential": credential})
