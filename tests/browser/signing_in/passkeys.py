"""Chromium's virtual authenticator: a phone with a fingerprint reader, for tests."""


def plug_in(window) -> tuple:
    """Give a window a device that keeps passkeys and always recognises its owner; return (CDP session, its id)."""
    session = window.context.new_cdp_session(window)
    session.send("WebAuthn.enable", {"enableUI": False})
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    return session, session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]


def refuse(device, refusing: bool = True) -> None:
    """Let the device no longer recognise its owner, or recognise them again."""
    session, number = device
    session.send("WebAuthn.setUserVerified", {"authenticatorId": number, "isUserVerified": not refusing})
