"""Changes that Wagtail 8.0 announces are followed if both versions accept it."""

import pytest
from django import forms
from django.db.models import Model
from wagtail import permissions
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.snippets.models import get_snippet_models

from cms.compat import wagtail as compat
from cms.core.editing.snippets import LocalizedChooserViewSet
from cms.newsroom.moderation.permission_policies import LocalePermissionPolicy
from cms.newsroom.snippets.views import ModeratedSnippetViewSet


def list_viewsets(kind):
    return [model.snippet_viewset for model in get_snippet_models() if isinstance(model.snippet_viewset, kind)]


def list_choosers():
    found = {model: model.snippet_viewset.chooser_viewset for model in get_snippet_models()}
    return [chooser for chooser in found.values() if isinstance(chooser, LocalizedChooserViewSet)]


def test_choosers_have_a_class_of_widgets_and_each_form_one_of_its_own():
    assert len(list_choosers()) >= 3
    for chooser in list_choosers():
        assert isinstance(chooser.widget_class, type)
        assert chooser.widget_class is chooser.widget_class
        first, second = chooser.widget_class(), chooser.widget_class()
        assert first is not second
        assert (first.model, first.icon) == (chooser.model, chooser.icon)
        # General words: those with the model's name would need its gender.
        assert first.choose_one_text == "Choose an item"
        assert "modal" in first.render("chosen", None, {"id": "chosen"})


def test_choosers_make_blocks():
    """Like Wagtail's `get_block_class`, which creates a widget of the class."""
    block = list_choosers()[0].get_block_class("ABlock")()
    assert isinstance(block.widget, forms.Widget)


def test_the_policy_of_a_moderated_snippet_is_registered_where_wagtail_registers_policies(monkeypatch):
    registered = []
    monkeypatch.setattr(
        permissions,
        "register_permission_policy",
        lambda model, policy, exact_class: registered.append((model, type(policy))),
        raising=False,
    )
    viewsets = list_viewsets(ModeratedSnippetViewSet)
    assert len(viewsets) >= 3
    for viewset in viewsets:
        compat.register_permission_policy(viewset.model, viewset.permission_policy)
    assert registered == [(viewset.model, LocalePermissionPolicy) for viewset in viewsets]


def test_viewsets_register_it_when_they_are_registered(monkeypatch):
    asked = []
    monkeypatch.setattr("cms.newsroom.snippets.views.register_permission_policy", lambda *both: asked.append(both))
    monkeypatch.setattr("cms.core.editing.snippets.WagtailSnippetViewSet.on_register", lambda viewset: asked.append(0))
    viewset = list_viewsets(ModeratedSnippetViewSet)[0]
    viewset.on_register()
    (model, policy), last = asked
    assert (model, type(policy), last) == (viewset.model, LocalePermissionPolicy, 0)


@pytest.mark.parametrize("get_model", [get_image_model, get_document_model])
def test_images_and_documents_have_wagtails_own_policy(get_model):
    policy = compat.get_file_permission_policy(get_model())
    assert isinstance(policy, CollectionOwnershipPermissionPolicy)
    assert policy.model is get_model()


def test_the_registry_of_policies_is_asked_where_there_is_one(monkeypatch):
    class Registry:
        @staticmethod
        def get_by_type(model: type[Model]):
            return f"policy of {model.__name__}"

    monkeypatch.setattr(permissions, "policy_registry", Registry, raising=False)
    assert compat.get_file_permission_policy(get_image_model()) == "policy of CustomImage"
