"""What people of the newsroom do with their accounts leaves the readers' kept pages alone."""

import pytest
from django.db import connection

from cms.serving.cache.writes import shows

from .second_step import give_app, give_passkey, give_recovery_codes, make_code


@pytest.fixture
def seen_writes():
    """The statements of a test after which readers' pages are no longer kept."""
    found = []

    def note(execute, sql, params, many, context):
        if shows(sql):
            found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


def test_signing_in_with_a_second_step_and_out_again_changes_no_page(client, person, sign_in, seen_writes):
    give_app(person)
    give_recovery_codes(person)
    give_passkey(person)
    sign_in()
    assert client.post("/admin/login/code/", {"code": make_code()}).status_code == 302
    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/sessions/").status_code == 200
    assert client.post("/admin/logout/").status_code == 302

    assert seen_writes == []
