from wagtail import hooks

from .counterparts import create_counterparts


@hooks.register("after_create_page")
def give_structural_pages_their_counterparts(request, page):
    create_counterparts(page, request.user)
