"""The line of the checklist: an interview is signed off by those who gave it."""

from collections import defaultdict

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.checklist.contents import read_latest
from cms.checklist.levels import read_levels
from cms.checklist.line import Fault, Level, Line

from .models import SignOff
from .registry import find_answers
from .states import State, find_state, is_approved
from .words import read_words


class SignOffLine(Line):
    """Each request in the language of a text must be answered by an approval that holds for its present words.

    Where the line blocks, somebody must have been asked at all: in the language of the text, or with an approval that
    holds in another one.
    """

    code = "sign_off"
    order = 95
    label = gettext_lazy("Sign-off")
    description = gettext_lazy(
        "The people interviewed have approved these words. Where this blocks, somebody must have been asked."
    )

    def holds_for(self, model):
        return find_answers(model) is not None

    def load(self, contents, loaded):
        """Return the requests by page, and what else `check` needs. Three queries; a few more if the line blocks."""
        must_be_asked = read_levels()[self.code] == Level.BLOCKS
        keys = {content.text.translation_key for content in contents if content.text.pk}
        rows = SignOff.objects.filter(page__translation_key__in=keys).select_related("page")
        of_pages, elsewhere = defaultdict(list), defaultdict(list)
        for sign_off in rows.prefetch_related("comments") if keys else ():
            of_pages[sign_off.page_id].append(sign_off)
            elsewhere[sign_off.page.translation_key].append(sign_off)
        approved = _find_approved_elsewhere(contents, of_pages, elsewhere) if must_be_asked else set()
        return of_pages, must_be_asked, approved

    def check(self, content, loaded, own):
        of_pages, must_be_asked, approved_elsewhere = own
        text = content.text
        now = read_words(content.model, content.raw)
        asked = False
        for sign_off in of_pages.get(text.pk, ()):
            state = find_state(sign_off, now, has_comments=bool(sign_off.comments.all()))
            asked = asked or state != State.WITHDRAWN
            if sentence := _say(state):
                # With the words: what is live unapproved excuses no other words.
                yield self._find(sentence, f"{sign_off.pk}:{now.fingerprint}", text)
        if must_be_asked and not asked and text.pk not in approved_elsewhere:
            yield self._find(_("Nobody was asked to sign this off."), "nobody", text)

    def _find(self, sentence: str, subject: str, text) -> Fault:
        url = reverse("sign_offs", args=[text.pk]) if text.pk else ""
        return Fault(sentence, subject=subject, url=url, url_label=_("Open the sign-offs"), may_pass=True)


def _say(state: State) -> str | None:
    return {
        State.ASKED: _("Somebody was asked to sign off and has not answered yet."),
        State.COMMENTED: _("Somebody who was asked to sign off has commented and not approved."),
        State.CHANGED: _("Words have changed since they were signed off."),
        State.EXPIRED: _("The link to sign off has expired without an approval."),
    }.get(state)


def _find_approved_elsewhere(contents, of_pages, elsewhere) -> set[int]:
    """Return the ids of the texts that nobody was asked about, and that were approved in another language."""
    open_here = {
        content.text.pk: content.text.translation_key
        for content in contents
        if content.text.pk and all(one.withdrawn_at for one in of_pages.get(content.text.pk, ()))
    }
    keys = set(open_here.values())
    given = [one for key in keys for one in elsewhere.get(key, ()) if one.approved_at]
    pages = list({one.page_id: one.page for one in given}.values())
    words = {content.text.pk: read_words(content.model, content.raw) for content in read_latest(pages)}
    approved = {one.page.translation_key for one in given if is_approved(one, words[one.page_id])}
    return {pk for pk, key in open_here.items() if key in approved}
