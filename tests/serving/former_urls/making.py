from wagtail.models import Page

from tests.factories import StandardPageFactory


def make(parent, slug, **kwargs):
    page = StandardPageFactory(parent=parent, slug=slug, title=slug, **kwargs)
    page.save_revision().publish()
    return Page.objects.get(pk=page.pk).specific
