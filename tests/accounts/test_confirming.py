"""Where people show once more that it is they, a passkey stands for the password; nobody comes to a dead end."""

import re
import time

import pytest
from django.core import mail

from cms.accounts.models import Event

from .conftest import PASSWORD
from .second_step import Device, confirm_by_passkey, give_app, make_code, read_challenge

pytestmark = pytest.mark.django_db
NEW = "another long password"
CHANGE = {"password1": NEW, "password2": NEW}


@pytest.fixture
def device(person):
    device = Device()
    device.register(person)
    return device


@pytest.fixture
def signed_in(client, person, device):
    client.force_login(person)
    return client


def test_a_passkey_confirms_where_something_is_changed(signed_in, person, device):
    asked = signed_in.get("/admin/email/").headers["Location"]
    assert asked == "/admin/confirm/?next=%2Fadmin%2Femail%2F"
    assert 'href="/admin/confirm/passkey/?next=%2Fadmin%2Femail%2F"' in signed_in.get(asked).content.decode()
    assert confirm_by_passkey(signed_in, device, "/admin/email/").headers["Location"] == "/admin/email/"
    signed_in.post("/admin/email/", {"email": "new@example.org"})
    person.refresh_from_db()
    assert person.email == "new@example.org"


def test_a_refused_passkey_is_asked_for_again_and_the_way_is_not_lost(signed_in):
    stranger = Device(b"another")
    answer = confirm_by_passkey(signed_in, stranger, "/admin/email/")
    assert answer.headers["Location"] == "/admin/confirm/passkey/?next=%2Fadmin%2Femail%2F"
    page = signed_in.get(answer.headers["Location"]).content.decode()
    assert "This is not the right code" in page
    assert 'name="next" value="/admin/email/"' in page


# --- The own password -------------------------------------------------------------------------------------------------


def test_after_a_passkey_the_own_password_is_changed_without_the_former_one(signed_in, person, device, commit):
    page = signed_in.get("/admin/password/").content.decode()
    assert 'href="/admin/confirm/passkey/?next=%2Fadmin%2Fpassword%2F"' in page
    assert 'name="oldpassword"' in page
    assert confirm_by_passkey(signed_in, device, "/admin/password/").headers["Location"] == "/admin/password/"
    assert 'name="oldpassword"' not in signed_in.get("/admin/password/").content.decode()
    short = signed_in.post("/admin/password/", {"password1": "short", "password2": "short"})
    assert "password1" in short.context["form"].errors
    with commit():
        answer = signed_in.post("/admin/password/", CHANGE)
    assert answer.headers["Location"] == "/admin/account/"
    person.refresh_from_db()
    assert person.check_password(NEW)
    assert signed_in.get("/admin/").status_code == 200
    assert "has just been changed" in mail.outbox[-1].body
    assert Event.objects.filter(kind="password", name="ines", by="ines").exists()


def test_without_it_or_too_late_the_former_one_is_needed(signed_in, person, device):
    signed_in.post("/admin/password/", CHANGE)
    signed_in.post("/admin/confirm/", {"password": PASSWORD})  # a password stands for no passkey
    signed_in.post("/admin/password/", CHANGE)
    confirm_by_passkey(signed_in, device)
    session = signed_in.session
    for record in session["account_authentication_methods"]:
        record["at"] = time.time() - 301
    session.save()
    signed_in.post("/admin/password/", CHANGE)
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_signing_in_with_a_passkey_alone_is_not_enough(client, person, device):
    from allauth.account.utils import user_pk_to_url_str
    from fido2.utils import websafe_encode

    client.get("/admin/login/passkey/", headers={"x-requested-with": "XMLHttpRequest"})
    handle = user_pk_to_url_str(person).encode()
    sent = device.answer(read_challenge(client), userHandle=handle)
    assert websafe_encode(handle) in sent
    client.post("/admin/login/passkey/", {"credential": sent})
    assert client.get("/admin/account/").status_code == 200
    assert 'name="oldpassword"' in client.get("/admin/password/").content.decode()


def test_who_has_no_password_chooses_one_after_their_second_step(client, person):
    person.set_unusable_password()
    person.save()
    give_app(person)
    client.force_login(person)
    for method in (client.get, client.post):
        answer = method("/admin/password/", CHANGE)
        assert answer.headers["Location"] == "/admin/confirm/code/?next=%2Fadmin%2Fpassword%2F"
    assert NEW not in str(dict(client.session))
    client.post("/admin/confirm/code/", {"code": make_code()})
    client.post("/admin/password/", CHANGE)
    person.refresh_from_db()
    assert person.check_password(NEW)


def test_who_has_neither_gets_a_link_by_mail(client, person):
    person.set_unusable_password()
    person.save()
    client.force_login(person)
    for path in ("/admin/password/", "/admin/email/", "/admin/second-step/app/", "/admin/confirm/"):
        page = client.get(path, follow=True)
        assert page.redirect_chain[0][0].startswith("/admin/password/first/"), path
        assert "no password and no second step" in page.content.decode()
    done = client.post("/admin/password/first/", follow=True)
    assert "a link is on its way" in done.content.decode()
    assert mail.outbox[-1].to == ["ines@example.org"]
    address = client.get(re.search(r"https?://\S+", mail.outbox[-1].body).group()).headers["Location"]
    client.post(address, {"password1": NEW, "password2": NEW})
    person.refresh_from_db()
    assert person.check_password(NEW)


def test_who_has_no_address_either_is_sent_to_an_administrator(client, person):
    person.set_unusable_password()
    person.email = ""
    person.save()
    client.force_login(person)
    page = client.get("/admin/email/", follow=True).content.decode()
    assert "ask an administrator to enter one" in page
    assert "Send me a link" not in page
    assert client.post("/admin/password/first/").status_code == 200
    assert mail.outbox == []


def test_who_can_confirm_has_no_use_for_a_first_password(client, person):
    client.force_login(person)
    for method in (client.get, client.post):
        assert method("/admin/password/first/").headers["Location"] == "/admin/password/"
    assert mail.outbox == []


def test_who_forgot_it_and_has_no_passkey_finds_the_way_to_a_link(client, person):
    client.force_login(person)
    page = client.get("/admin/password/").content.decode()
    assert 'href="/admin/password_reset/"' in page
    assert "passkey" not in page


# --- Accounts of others -----------------------------------------------------------------------------------------------


def test_an_administrators_passkey_stands_for_their_password_in_the_form_of_an_account(
    signed_in, person, reader, device
):
    edit = f"/admin/users/edit/{reader.pk}/"
    sent = {"username": "joana", "email": "new@example.org", "first_name": "J", "last_name": "R", "is_active": "on"}
    page = signed_in.get(edit).content.decode()
    assert 'href="/admin/confirm/passkey/?next=%2Fadmin%2Fsession%2Fsigned-in%2F"' in page
    assert signed_in.post(edit, sent).status_code == 200
    confirm_by_passkey(signed_in, device, "/admin/session/signed-in/")
    assert 'name="own_password"' not in signed_in.get(edit).content.decode()
    assert signed_in.post(edit, sent).status_code == 302
    reader.refresh_from_db()
    assert reader.email == "new@example.org"


def test_without_a_passkey_the_form_speaks_of_none(client, person, reader):
    client.force_login(person)
    page = client.get(f"/admin/users/edit/{reader.pk}/").content.decode()
    assert 'name="own_password"' in page
    assert "passkey" not in page
