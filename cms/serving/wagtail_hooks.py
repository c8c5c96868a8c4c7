from django.http import Http404
from wagtail import hooks

from cms.core.content.visibility import is_over

BEFORE_RESTRICTIONS = -10  # nobody is asked to sign in for an expired page


@hooks.register("before_serve_page", order=BEFORE_RESTRICTIONS)
def end_pages_at_their_moment(page, request, serve_args, serve_kwargs):
    """Raise Http404 for a page that has expired, even before `publish_scheduled` has unpublished it."""
    if is_over(page):
        raise Http404("The time of this page is over")
