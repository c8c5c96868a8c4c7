import pytest

pytestmark = pytest.mark.django_db


def test_it(superuser, start):
    t = start()
    r = superuser.get("translation_desk:index")
    assert r.status_code == 200
    html = r.content.decode()
    open("/tmp/desk.html", "w").write(html)
    assert "Un texte" in html
    for e in ("csv", "xlsx"):
        r = superuser.get("translation_desk:index", data={"export": e})
        b = b"".join(r.streaming_content)
        if e == "csv":
            print(b.decode())
    for o in ("due", "-due", "words", "-words", "-title", "evil"):
        assert (
            superuser.get(
                "translation_desk:index",
                data={
                    "ordering": o,
                    "q": "texte",
                    "state": ["not_started", "none"],
                    "assignee": "nobody",
                    "language": "pt",
                    "due": "week",
                    "kind": ["home.standardpage"],
                },
            ).status_code
            == 200
        )
