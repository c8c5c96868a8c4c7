"""Authors become people: pages, never accounts."""

from html import unescape

from wagtail.models import Page

from cms.core.content.bin import without_binned
from cms.pages.choosing.making import find_parent
from cms.pages.drafts import make_draft

from .export import Overview, Post
from .report import Report, What

_CO_AUTHORS = "author"  # the taxonomy of the plug-in Co-Authors Plus
_NOBODY = {"", "admin", "administrator", "wordpress", "webmaster"}


def list_names(post: Post, overview: Overview) -> list[str]:
    """Return the names of a post's authors: several with Co-Authors Plus, whose terms hold login names."""
    terms = [term for term in post.terms if term.domain == _CO_AUTHORS]
    logins = [term.name or term.slug.removeprefix("cap-") for term in terms] or [post.author]
    names = [" ".join(unescape(overview.names.get(login, login)).split())[:255] for login in logins]
    return list(dict.fromkeys(names))


def find_people(user, model: type[Page], locale, names: list[str], post: Post, report: Report) -> list[Page]:
    """Return the pages of the people with these names; who has none gets a draft, if the user may make it."""
    people = model._meta.get_field(model.person_relations[0]).related_model._meta.get_field("person").related_model
    found = []
    for name in names:
        if name.lower() in _NOBODY:
            report.tell(post, What.NO_PERSON, f"“{name}” is no name")
            continue
        same = list(without_binned(people.objects.filter(title__iexact=name)).order_by("pk")[:20])
        if len({person.translation_key for person in same}) > 1:
            report.tell(post, What.NO_PERSON, f"several people are called {name}")
        elif same:
            found.append(next((person for person in same if person.locale_id == locale.pk), same[0]))
        elif (parent := find_parent(people, locale, user)) is None:
            report.tell(post, What.NO_PERSON, f"{name} has no page, and {user} may not make one")
        else:
            found.append(make_draft(user, people, parent, name, fallback_slug="person"))
            report.tell(post, What.PERSON, name)
    return found
