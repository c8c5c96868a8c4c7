"""Lines about the pictures that a text shows: alt texts, credits, rights."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.editing.blank import is_blank
from cms.core.typography.lists import join_list, language_name
from cms.images.licences import Licence
from cms.images.models import CustomImage, Obstacle
from cms.images.rights.checking import find_rights_problems_of

from ..contents import can_hold_pictures
from ..line import Fault, Line
from ..loading import Loaded


class PictureLine(Line):
    """A line that holds for every model that can show pictures, and is asked of each picture."""

    def holds_for(self, model):
        return can_hold_pictures(model)

    def check(self, content, loaded, own):
        for key, field in content.pictures.items():
            if image := loaded.pictures.get(key):
                for sentence in self.check_picture(image, image.get_title(), field, loaded):
                    url = reverse("wagtailimages:edit", args=[image.pk])
                    yield Fault(sentence, field, subject=str(image.pk), url=url)

    def check_picture(self, image: CustomImage, title: str, field: str, loaded: Loaded) -> Iterator[str]:
        """Yield what is wrong with a picture, as sentences. field: the first that shows it."""
        raise NotImplementedError


class AltTextLine(PictureLine):
    code = "alt_text"
    order = 60
    label = gettext_lazy("Alt texts")
    description = gettext_lazy("Every picture has an alt text in each language.")

    def check_picture(self, image, title, field, loaded):
        codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
        missing = [code for code in codes if is_blank((image.words.get(code) or ("", ""))[0])]
        if missing:
            names = join_list([language_name(code) for code in missing])
            yield _("“%(title)s” has no alt text in: %(languages)s.") % {"title": title, "languages": names}


class CreditLine(PictureLine):
    code = "credit"
    order = 70
    label = gettext_lazy("Credits")
    description = gettext_lazy("Every picture has an author or a holder, and a licence.")

    def check_picture(self, image, title, field, loaded):
        if is_blank(image.author) and is_blank(image.holder):
            yield _("“%(title)s” has neither an author nor a holder for its credit.") % {"title": title}
        if image.licence not in Licence.values:
            yield _("“%(title)s” has no licence.") % {"title": title}


class RightsLine(Line):
    code = "rights"
    order = 80
    label = gettext_lazy("Rights of the pictures")
    description = gettext_lazy("The rights of every picture allow its use on the day of publication.")

    def holds_for(self, model):
        return can_hold_pictures(model)

    def load(self, contents, loaded):
        """Return the problems by instances; those of what the texts show of others are among them, such as logos."""
        return find_rights_problems_of([content.instance for content in contents], loaded.day)

    def check(self, content, loaded, own):
        for problem in own[content.instance]:
            key = problem.image.pk
            url = reverse("wagtailimages:edit", args=[key])
            yield Fault(
                problem.sentence,
                content.pictures.get(key, ""),
                subject=f"{key} {problem.code}",
                url=url,
                may_pass=problem.code == Obstacle.NOT_YET,
            )
