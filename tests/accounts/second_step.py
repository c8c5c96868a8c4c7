"""Codes of authenticator apps and recovery codes, for tests."""

import json
import time
from hashlib import sha256

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from cryptography.hazmat.primitives import hashes
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


class Device:
    """A device that holds one passkey, and answers as a browser would send it."""

    HOST, ORIGIN = "testserver", "https://testserver"
    FLAGS = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV

    def __init__(self, number: bytes = b"a credential"):
        self.number = number
        self.key = ec.generate_private_key(ec.SECP256R1())

    def register(self, user, name="Phone") -> Authenticator:
        """Give somebody this passkey."""
        attested = AttestedCredentialData.create(
            bytes(16), self.number, ES256.from_cryptography_key(self.key.public_key())
        )
        data = self._describe(AuthenticatorData.FLAG.AT, attested)
        client_data = CollectedClientData.create("webauthn.create", b"challenge", self.ORIGIN)
        response = {"clientDataJSON": client_data, "attestationObject": AttestationObject.create("none", data, {})}
        return Authenticator.objects.create(
            user=user, type="webauthn", data={"name": name, "credential": self._pack(response)}
        )

    def answer(self, challenge: str, **more) -> str:
        """Return what a browser sends when it was asked with this challenge."""
        data = self._describe()
        client_data = CollectedClientData.create("webauthn.get", challenge, self.ORIGIN)
        signature = self.key.sign(data + client_data.hash, ec.ECDSA(hashes.SHA256()))
        response = {"clientDataJSON": client_data, "authenticatorData": data, "signature": signature, **more}
        return json.dumps(self._pack(response))

    def _describe(self, flags=0, attested=b"") -> AuthenticatorData:
        flags |= self.FLAGS
        return AuthenticatorData.create(sha256(self.HOST.encode()).digest(), flags, 0, attested)

    def _pack(self, response: dict) -> dict:
        number = websafe_encode(self.number)
        packed = {part: websafe_encode(value) for part, value in response.items()}
        return {"id": number, "rawId": number, "type": "public-key", "response": packed}


def give_passkey(user, name="Phone") -> Authenticator:
    """Give somebody a passkey, as a device would have made it."""
    return Device().register(user, name)


def read_challenge(client) -> str:
    """Return the challenge of the page that was last shown in this browser."""
    return client.session["mfa.webauthn.state"]["challenge"]


def confirm_by_passkey(client, device, next_url="/admin/account/"):
    """Show by a passkey that it is the person who is signed in; return the answer."""
    path = "/admin/confirm/passkey/"
    client.get(path, {"next": next_url})
    return client.post(path, {"credential": device.answer(read_challenge(client)), "next": next_url})
