import pytest

from tests.factories import UserFactory

PASSWORD = "a long enough password"


@pytest.fixture
def person(db, django_user_model):
    """An administrator with a password and an address."""
    return django_user_model.objects.create_superuser("ines", "ines@example.org", PASSWORD, first_name="Inês")


@pytest.fixture
def reader(db):
    """Somebody with an account who may not enter the admin."""
    user = UserFactory.build(username="joana", email="joana@example.org")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def sign_in(client):
    """Send the form of the sign-in page."""

    def sign_in(name="ines", password=PASSWORD, *, next_url="", browser=client, **extra):
        return browser.post("/admin/login/", {"login": name, "password": password, "next": next_url}, **extra)

    return sign_in
