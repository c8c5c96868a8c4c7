"""Tell the person who approves or publishes a text what happens to the proposed words of its images."""

from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from cms.images.uses import find_uses

from ..models import ProposedImageWords
from ..pictures.applying import choose_changeable
from ..pictures.proposals import TEXT, choose_shown
from .picture_rows import name_other_uses


def announce_words(translation: Translation, user) -> list[str]:
    """Return a sentence for each proposal that publishing the text applies, or cannot apply for this person.

    Other live pages that show the picture are named: their readers get the new words too. One query if nothing is
    proposed.
    """
    of_text = ProposedImageWords.objects.filter(translation=translation, is_confirmed=True)
    proposals = list(of_text.select_related("image").order_by("image", "field"))
    shown = choose_shown(translation, {proposal.image_id for proposal in proposals})
    proposals = [proposal for proposal in proposals if proposal.image_id in shown]
    if not proposals:
        return []
    images = {proposal.image_id: proposal.image for proposal in proposals}
    uses = find_uses(images.values(), translation.target_locale)
    changeable = choose_changeable(user, images)
    language = translation.target_locale.language_code
    said = []
    for proposal in proposals:
        values = {"picture": proposal.image.get_title(language), "words": proposal.words}
        if proposal.field == TEXT:
            parts = [_("%(picture)s, alt text: “%(words)s”.") % values]
        else:
            parts = [_("%(picture)s, title: “%(words)s”.") % values]
        if pages := name_other_uses(uses.get(proposal.image_id, ()), translation.source.object_id):
            parts.append(_("Also shown on: %(pages)s.") % {"pages": pages})
        if proposal.image_id not in changeable:
            parts.append(_("You may not change this picture: this stays a proposal."))
        said.append(" ".join(parts))
    return said
