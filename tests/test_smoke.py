import pytest


@pytest.mark.django_db
def test_the_admin_asks_for_sign_in(client):
    response = client.get("/admin/")
    assert response.status_code == 302
    assert "/admin/login/" in response["Location"]
