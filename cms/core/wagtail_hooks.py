from wagtail import hooks

from .rich_text import LocalizedPageLinkHandler


@hooks.register("register_rich_text_features", order=10)
def link_to_the_readers_language(features):
    features.register_link_type(LocalizedPageLinkHandler)
