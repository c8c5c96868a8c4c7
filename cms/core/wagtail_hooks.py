from wagtail import hooks

from cms.compat import early_words


@hooks.register("register_admin_urls", order=10_000)
def translate_early_words():
    """Translate early words in the last of these hooks, when each view, form and list of the admin is loaded."""
    early_words.translate_what_is_loaded()
    return []


@hooks.register("register_log_actions", order=10_000)
def say_who_may_see_a_page(actions):
    early_words.say_restrictions(actions)
