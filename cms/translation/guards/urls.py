"""URLs of guarded endpoints: every one of wagtail-localize that reads or changes a text, registered before its own."""

from django.urls import include, path
from wagtail import hooks
from wagtail_localize import wagtail_hooks as upstream

from ..compat import check_addresses
from . import checks, endpoints, files, machines, segments
from .changes import SendChanges
from .machine_marks import MachineMarkView
from .submissions import SubmitPage, SubmitSnippet

FIRST = -100  # before wagtail-localize


@hooks.register("register_admin_urls", order=FIRST)
def register_guarded_addresses():
    translation = [
        path("strings/<int:string_segment_id>/edit/", segments.edit_string),
        path("strings/<int:string_segment_id>/checks/", checks.checks, name="segment_checks"),
        path("strings/<int:string_segment_id>/checks/<slug:code>/", checks.dismissal, name="segment_dismissal"),
        path("strings/<int:string_segment_id>/machine/", machines.one_segment, name="machine_segment"),
        path("machine/", machines.rest_of_text, name="machine_rest"),
        path("machine/stop/", machines.stop_rest, name="stop_machine"),
        path("overrides/<int:overridable_segment_id>/edit/", endpoints.edit_override),
        path("pofile/download/", files.download_pofile),
        path("pofile/upload/", files.upload_pofile),
        path("pofile/<int:file_id>/", files.preview_pofile, name="preview_pofile"),
        path("files/", files.files_of_text, name="files_of_text"),
        path("files/<slug:format_code>/", files.download_file, name="download_file"),
        path("machine_translate/", endpoints.machine_translate),
        path("preview/", endpoints.preview),
        path("preview/<str:mode>/", endpoints.preview),
        path("disable/", endpoints.stop),
    ]
    titles = endpoints.SnippetTitles
    patterns = [
        path("translate/<int:translation_id>/", include(translation)),
        path("submit/page/<int:page_id>/", SubmitPage.as_view()),
        path("submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/", SubmitSnippet.as_view()),
        path("update/<int:translation_source_id>/", SendChanges.as_view()),
        path("machine/<slug:app_label>/<slug:model_name>/<str:pk>/", MachineMarkView.as_view(), name="machine_mark"),
        path("page/<int:page_id>/convert_to_alias/", endpoints.convert_to_alias),
        path("api/snippets/<slug:app_label>/<slug:model_name>/", titles.as_view({"get": "list"})),
        path("api/snippets/<slug:app_label>/<slug:model_name>/<str:pk>/", titles.as_view({"get": "retrieve"})),
    ]
    check_addresses(upstream.register_admin_urls()[0].url_patterns, patterns)
    return [path("localize/", include(patterns))]
