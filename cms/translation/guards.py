"""Doors of wagtail-localize 1.14.5 that forget to ask for rights, shut as far as the roles need it.

Its addresses are registered again ahead of its own (the first match answers), each view behind a check. The complete
guard (locks, completeness) comes with the translation flow.
"""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseForbidden
from django.shortcuts import get_object_or_404
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views import convert, edit_translation, submit_translations, update_translations

from cms.newsroom.policies import find_locales_where_allowed

from .counterparts import make_place
from .rights import may_edit, may_publish


def only_own_languages(view):
    """Answer 403 where the translation's target is not the person's to edit: the view asks by model for snippets."""

    @wraps(view)
    def guarded(request, translation_id, *args, **kwargs):
        translation = get_object_or_404(Translation, pk=translation_id)
        if not may_edit(request.user, translation.get_target_instance()):
            return HttpResponseForbidden()
        return view(request, translation_id, *args, **kwargs)

    return guarded


def stop_translation(request, translation_id):
    """Have a translation no longer follow its source, only where the person may publish it."""
    translation = get_object_or_404(Translation, pk=translation_id)
    if not may_publish(request.user, translation.get_target_instance()):
        raise PermissionDenied
    return edit_translation.stop_translation(request, translation_id=translation_id)


def update_translations_of_own_languages(request, translation_source_id):
    """Publish the translations of a source only where the person may publish each of them (upstream asks nothing)."""
    source = get_object_or_404(TranslationSource, pk=translation_source_id)
    if request.POST.get("publish_translations"):
        for translation in source.translations.filter(enabled=True):
            if not may_publish(request.user, translation.get_target_instance()):
                raise PermissionDenied
    return update_translations.UpdateTranslationsView.as_view()(request, translation_source_id=translation_source_id)


def convert_to_alias(request, page_id):
    """Replace a translation by a copy of its source, as live as that is, only where the person may publish."""
    if not get_object_or_404(Page, pk=page_id).permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    return convert.convert_to_alias(request, page_id)


class SubmitPageTranslation(submit_translations.SubmitPageTranslationView):
    """wagtail-localize's page, without two of its habits.

    It publishes parents that are missing in the language as aliases, and it goes on in the new translation, where
    people of another language are turned away.
    """

    @transaction.atomic
    def form_valid(self, form):
        for locale in form.cleaned_data["locales"]:
            make_place(self.object, locale, self.request.user)
        return super().form_valid(form)

    def get_default_success_url(self, translated_page=None):
        """Go on in the translation where the person may edit it, else back to the page that was submitted."""
        if translated_page and not may_edit(self.request.user, translated_page):
            return reverse("wagtailadmin_pages:edit", args=[self.object.pk])
        return super().get_default_success_url(translated_page)


class SubmitSnippetTranslation(submit_translations.SubmitSnippetTranslationView):
    """wagtail-localize's page, for one's own languages: a snippet has no draft, so what it makes is live at once."""

    def get_form(self):
        form = super().get_form()
        locales = form.fields["locales"]
        allowed = find_locales_where_allowed(self.request.user, "add", type(self.object))
        locales.queryset = locales.queryset.filter(pk__in=allowed)
        return form


@hooks.register("register_admin_urls", order=-100)
def register_guarded_addresses():
    translation = "translate/<int:translation_id>/"
    views = edit_translation
    guarded = [
        ("strings/<int:string_segment_id>/edit/", views.edit_string_translation),
        ("overrides/<int:overridable_segment_id>/edit/", views.edit_override),
        ("pofile/download/", views.download_pofile),
        ("pofile/upload/", views.upload_pofile),
        ("machine_translate/", views.machine_translate),
    ]
    return [
        path(
            "localize/",
            include(
                [
                    *(path(translation + address, only_own_languages(view)) for address, view in guarded),
                    path(translation + "disable/", only_own_languages(stop_translation)),
                    path("submit/page/<int:page_id>/", SubmitPageTranslation.as_view()),
                    path(
                        "submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
                        SubmitSnippetTranslation.as_view(),
                    ),
                    path("update/<int:translation_source_id>/", update_translations_of_own_languages),
                    path("page/<int:page_id>/convert_to_alias/", convert_to_alias),
                ]
            ),
        )
    ]
