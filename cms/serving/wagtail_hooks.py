from django.http import Http404
from wagtail import hooks

from cms.core.content.visibility import is_over

BEFORE_RESTRICTIONS = -10  # nobody is asked to sign in for what is over


@hooks.register("before_serve_page", order=BEFORE_RESTRICTIONS)
def end_pages_at_their_moment(page, request, serve_args, serve_kwargs):
    """A page is gone at the moment at which its time is over, though `publish_scheduled` unpublishes it later."""
    if is_over(page):
        raise Http404("The time of this page is over")
