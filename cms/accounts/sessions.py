from allauth.usersessions.models import UserSession


def end_sessions(user, *, but: str = "") -> None:
    """End all sessions of somebody, but for the one with this key."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=but):
        session.end()
