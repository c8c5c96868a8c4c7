"""Views of ideas: the list, the form, the draft; and the assignments of texts."""

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Locale, Page

from cms.core.typography.lists import language_name
from cms.newsroom.access.pages import find_known
from cms.newsroom.admin.headers import describe_header
from cms.translation.models import TextState
from cms.translation.status.visibility import keep_known_texts

from ..models import Assignment, Idea
from ..permissions import Planner, check_may_plan
from .drafting import draft_idea as make_draft
from .drafting import find_places
from .forms import AssignmentForm, DraftForm, IdeaFilterForm, IdeaForm
from .planning import check_may_change_idea, may_change

PER_PAGE = 50


def list_ideas(request: HttpRequest) -> HttpResponse:
    form = IdeaFilterForm(request.GET)
    ideas = form.filter(Idea.objects.select_related("locale", "assignee", "author", "page"))
    page = Paginator(ideas, PER_PAGE).get_page(request.GET.get("p"))
    planner = Planner(request.user)
    known = find_known(request.user, [idea.page for idea in page if idea.page]) if any(i.page for i in page) else set()
    rows = [
        {
            "idea": idea,
            "language": language_name(idea.locale.language_code),
            "page": idea.page if idea.page_id in known else None,
            "may_change": may_change(planner, idea),
            "may_begin": idea.page_id is None and idea.locale_id in planner.writing,
        }
        for idea in page
    ]
    kept = "&".join(f"{key}={value}" for key, value in request.GET.items() if key != "p")
    context = {"rows": rows, "ideas": page, "form": form, "is_filtered": any(request.GET.values()), "kept": kept}
    return render(request, "planning/ideas/index.html", describe_header(_("Ideas"), "pick") | context)


def add_idea(request: HttpRequest) -> HttpResponse:
    code = (get_language() or "").split("-")[0]
    locale = Locale.objects.filter(language_code=code).first()
    initial = {"locale": locale, "due_date": request.GET.get("day")}
    form = IdeaForm(request.POST or None, instance=Idea(author=request.user), user=request.user, initial=initial)
    if form.is_valid():
        form.save()
        messages.success(request, _("The idea “%(title)s” was noted.") % {"title": form.instance.title})
        return redirect("planning:ideas")
    return render(request, "planning/ideas/form.html", {"form": form, "is_editable": True})


def edit_idea(request: HttpRequest, pk: int) -> HttpResponse:
    idea = get_object_or_404(Idea.objects.select_related("locale", "page", "assignee", "author"), pk=pk)
    is_editable = may_change(Planner(request.user), idea)
    form = IdeaForm(request.POST or None, instance=idea, user=request.user)
    if request.method == "POST":
        check_may_change_idea(request.user, Idea.objects.get(pk=pk))
        if form.is_valid():
            form.save()
            messages.success(request, _("The idea “%(title)s” was saved.") % {"title": idea.title})
            return redirect("planning:ideas")
    if not is_editable:
        for field in form.fields.values():
            field.disabled = True
    page = idea.page if idea.page and find_known(request.user, [idea.page]) else None
    context = {"form": form, "idea": idea, "page": page, "is_editable": is_editable}
    return render(request, "planning/ideas/form.html", context)


def draft_idea(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the type and the place of the draft, and make it."""
    idea = get_object_or_404(Idea.objects.select_related("locale"), pk=pk)
    if idea.page_id:
        messages.warning(request, _("This idea has a draft already."))
        return redirect("planning:idea", pk)
    form = DraftForm(request.POST or None, places=find_places(request.user, idea))
    if form.is_valid():
        try:
            page = make_draft(request.user, idea, form.chosen)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The draft “%(title)s” was made.") % {"title": page.title})
            return redirect("wagtailadmin_pages:edit", page.pk)
    return render(request, "planning/ideas/draft.html", {"form": form, "idea": idea})


@require_POST
def set_aside_idea(request: HttpRequest, pk: int) -> HttpResponse:
    """Set an idea aside, or take it up again."""
    idea = get_object_or_404(Idea, pk=pk)
    check_may_change_idea(request.user, idea)
    idea.is_set_aside = not idea.is_set_aside
    idea.save(update_fields=["is_set_aside", "updated_at"])
    text = _("The idea “%(title)s” was set aside.") if idea.is_set_aside else _("The idea “%(title)s” is open again.")
    messages.success(request, text % {"title": idea.title})
    return redirect("planning:ideas")


def assign_text(request: HttpRequest, content_type: int, pk: int) -> HttpResponse:
    """Say who writes a text, until when and how long: of its original."""
    row = _find_row(request.user, content_type, pk)
    if not row.is_source:
        messages.warning(request, _("This is a translation: its due date is set in the list of translations."))
        return redirect(row.edit_url)
    assignment = Assignment.objects.filter(translation_key=row.translation_key).first()
    former = assignment.assignee_id if assignment else None
    assignment = assignment or Assignment(translation_key=row.translation_key)
    form = AssignmentForm(request.POST or None, instance=assignment, user=request.user)
    may_plan = Planner(request.user).may_plan(row.locale_id, former)
    if request.method == "POST" and not may_plan:
        check_may_plan(request.user, row.locale_id, former)
    if form.is_valid():
        try:
            check_may_plan(request.user, row.locale_id, form.instance.assignee_id)
        except PermissionDenied as refusal:
            form.add_error("assignee", str(refusal))
        else:
            form.save()
            messages.success(request, _("The due date of “%(title)s” was saved.") % {"title": row.title})
            return redirect(row.edit_url)
    if not may_plan:
        for field in form.fields.values():
            field.disabled = True
    idea = Idea.objects.filter(page__translation_key=row.translation_key).first()
    context = {"form": form, "row": row, "idea": idea, "is_editable": may_plan, "back": row.edit_url}
    return render(request, "planning/ideas/assign.html", context)


def _find_row(user, content_type: int, pk: int) -> TextState:
    """Return the state of a text that the person may know of, or raise Http404."""
    model = get_object_or_404(ContentType, pk=content_type).model_class()
    kinds = {"content_type": content_type}
    if model is not None and issubclass(model, Page):  # states have the specific types
        kinds = {"content_type": get_object_or_404(Page, pk=pk).content_type_id}
    row = keep_known_texts(user, TextState.objects.filter(object_id=pk, **kinds)).select_related("content_type").first()
    if row is None:
        raise Http404("No such text")
    return row
