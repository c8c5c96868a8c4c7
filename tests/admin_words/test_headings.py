"""Our own pages of the admin have one heading, which is also the title of the window."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from pytest_django.asserts import assertContains

pytestmark = pytest.mark.django_db

HEADINGS = {
    "bin:index": ("Bin", "Corbeille"),
    "bin:empty": ("Delete permanently", "Supprimer définitivement"),
    "library_proposals": ("Proposed changes", "Modifications proposées"),
    "picture_table": ("Pictures as a table", "Images en tableau"),
    "picture_inbox": ("Picture inbox", "Boîte des images"),
    "planning:issues": ("Issues", "Numéros"),
    "planning:free": ("What is still free", "Textes encore libres"),
    "planning:ideas": ("Ideas", "Idées"),
    "releases:index": ("Releases", "Parutions"),
    "releases:add": ("New release", "Nouvelle parution"),
}


@pytest.mark.parametrize("name", HEADINGS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_heading_is_the_title_of_the_window(name, language, admin_client, admin_user):
    heading = HEADINGS[name][language == "fr"]
    with override(language):
        admin_client.cookies["django_language"] = language
        answer = admin_client.get(reverse(name), headers={"accept-language": language})
    assertContains(answer, f"<title>{heading}", count=1)
    html = " ".join(answer.content.decode().split())
    assert html.count(f"</svg> {heading} </h1>") == 1
