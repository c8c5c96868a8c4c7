"""Which password somebody proved who is asked for a second step: it may change before the code comes."""

PROVEN = "proven_password"  # in the session; Django's hash of it, which it keeps there itself after signing in


def remember_password(request, user) -> None:
    request.session[PROVEN] = user.get_session_auth_hash()


def forget_password(request) -> None:
    request.session.pop(PROVEN, None)


def has_changed(request, user) -> bool:
    """Return whether the password is not the one that was proved, or the account is gone or deactivated."""
    return user is None or not user.is_active or request.session.get(PROVEN) != user.get_session_auth_hash()
