"""An issue has one order, that of its contents: the explorer shows it, and offers no other."""

from django.urls import reverse
from wagtail.models import Page

from tests.factories import ArticlePageFactory, IssuePageFactory, MagazineIndexPageFactory
from tests.scenes import scene


@scene
def issue(roots):
    magazine = MagazineIndexPageFactory(parent=roots["fr"], slug="magazine")
    issue = IssuePageFactory(parent=magazine, title="Numéro", slug="numero")
    for title, position in (("Troisième", 3), ("Premier", 1), ("Deuxième", 2)):
        ArticlePageFactory(parent=issue, title=title, position=position)
    return issue


def list_titles(answer) -> list[str]:
    return [page.title for page in answer.context["object_list"]]


def test_the_explorer_lists_the_stories_as_readers_find_them(issue, admin_client):
    address = reverse("wagtailadmin_explore", args=[issue.pk])
    assert list_titles(admin_client.get(address)) == ["Premier", "Deuxième", "Troisième"]
    assert list_titles(admin_client.get(f"{address}?ordering=ord")) == ["Premier", "Deuxième", "Troisième"]
    assert list_titles(admin_client.get(f"{address}?ordering=title")) == ["Deuxième", "Premier", "Troisième"]


def test_nobody_moves_a_story_in_an_order_that_counts_nowhere(issue, admin_client):
    html = admin_client.get(reverse("wagtailadmin_explore", args=[issue.pk])).content.decode()
    assert f"/pages/{issue.pk}/?ordering=ord" not in html
    first = issue.get_children().first()
    address = reverse("wagtailadmin_pages:set_page_position", args=[first.pk])
    admin_client.post(f"{address}?position=2")
    assert Page.objects.get(pk=first.pk).path == first.path


def test_elsewhere_pages_are_sorted_as_before(issue, admin_client, roots):
    html = admin_client.get(reverse("wagtailadmin_explore", args=[roots["fr"].pk])).content.decode()
    assert f"/pages/{roots['fr'].pk}/?ordering=ord" in html


def test_issues_are_listed_with_their_number(issue, admin_client):
    html = admin_client.get(reverse("wagtailadmin_explore", args=[issue.get_parent().pk])).content.decode()
    assert "No. 12: Numéro" in html
