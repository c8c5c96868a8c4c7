"""Serving of uploaded files without a proxy or a bucket: for `make run` and the tests."""

import posixpath

from django.conf import settings
from django.http import Http404
from django.views.static import serve
from wagtail.documents.views.serve import serve as serve_from_library

from .ranges import answer_range

# The folders of uploaded files that anyone may read: renditions, images, social cards, portraits of accounts,
# recordings. All others are closed, new folders too, until they are named here and in
# docs/deploy/ (nginx.conf, Caddyfile, bucket-policy.json).
PUBLIC_FOLDERS = ("images", "original_images", "cards", "avatar_images", "audio")


def is_public(path: str) -> bool:
    """Return whether anyone may read a path below the media root, however the path is spelt."""
    folder, _slash, name = posixpath.normpath(f"/{path}").lstrip("/").partition("/")
    return folder in PUBLIC_FOLDERS and bool(name)


def serve_media(request, path):
    """Serve a file in a public folder; raise Http404 for all others.

    Documents have their own view, which checks who may read them.
    """
    if "\x00" in path or not is_public(path):
        raise Http404("Not here")
    response = answer_range(request, serve(request, path, document_root=settings.MEDIA_ROOT))
    for name, value in settings.MEDIA_HEADERS.items() | {("Cache-Control", "public, max-age=3600")}:
        response.headers[name] = value
    return response


def serve_document(request, document_id, document_filename):
    """Serve a document to who may read it, or redirect to its signed address in the bucket, which no cache may keep."""
    response = serve_from_library(request, document_id, document_filename)
    if response.status_code == 302:
        response.headers["Cache-Control"] = "private, no-store"
    return response
