"""Documents in a bucket: the site asks who may read them, then signs an address that holds for a minute."""

from urllib.parse import parse_qs, urlsplit

import pytest
from botocore.config import Config
from django.core.files.storage import default_storage
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from cms.serving.files.media import PUBLIC_FOLDERS

pytestmark = pytest.mark.django_db

NAME = "documents/guide é.pdf"


@pytest.fixture
def bucket(settings):
    """A bucket that nobody asks: signing needs no network. Its options are those of the production settings."""
    options = {
        "bucket_name": "files",
        "access_key": "access",
        "secret_key": "secret",
        "endpoint_url": "http://127.0.0.1:9",
        "region_name": "eu-west-3",
        "custom_domain": None,
        "location": "site",
        "default_acl": None,
        "querystring_auth": False,
        "client_config": Config(signature_version="s3v4"),
    }

    def use(**changed):
        default = {"BACKEND": "cms.serving.files.bucket.Bucket", "OPTIONS": options | changed}
        settings.STORAGES = settings.STORAGES | {"default": default}
        return default_storage

    settings.WAGTAILDOCS_SERVE_METHOD = "redirect"
    return use


@pytest.fixture
def document(bucket):
    bucket()
    return get_document_model().objects.create(title="Guide", file=NAME)


def read(address) -> tuple[str, dict]:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}{parts.path}", {name: one for name, (one,) in parse_qs(parts.query).items()}


def test_pictures_are_at_public_addresses_for_good(bucket):
    for folder in PUBLIC_FOLDERS:
        assert read(bucket().url(f"{folder}/a.jpg")) == (f"http://127.0.0.1:9/files/site/{folder}/a.jpg", {})
        assert bucket(custom_domain="cdn.example").url(f"{folder}/a.jpg") == f"https://cdn.example/site/{folder}/a.jpg"


@pytest.mark.parametrize(
    "name", [NAME, "withheld/1/a.jpg", "proposals/a.jpg", "later/a.jpg", "images/../documents/a.pdf"]
)
@pytest.mark.parametrize("domain", [None, "cdn.example"])
def test_all_others_are_signed_for_a_minute(bucket, name, domain):
    address, query = read(bucket(custom_domain=domain).url(name))
    assert address.startswith("http://127.0.0.1:9/files/site/")
    assert query["X-Amz-Expires"] == "60"
    assert query["X-Amz-Credential"].startswith("access/")
    assert query["response-cache-control"] == "private, no-store"
    assert len(query["X-Amz-Signature"]) == 64


def test_the_signature_is_of_this_file_and_no_other(bucket):
    signatures = {read(bucket().url(f"documents/{name}.pdf"))[1]["X-Amz-Signature"] for name in "ab"}
    assert len(signatures) == 2
    assert "secret" not in bucket().url(NAME)


def test_who_may_read_a_document_is_sent_to_its_address(client, document):
    answer = client.get(document.url)
    assert answer.status_code == 302
    address, query = read(answer["Location"])
    assert address == "http://127.0.0.1:9/files/site/documents/guide%20%C3%A9.pdf"
    assert query["X-Amz-Expires"] == "60"
    assert "no-store" in answer["Cache-Control"], "the address is for this reader, now"


def test_who_may_not_gets_no_address(client, document):
    private = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    document.collection = private
    document.save()
    answer = client.get(document.url)
    assert answer.status_code in (302, 403, 404)
    assert "X-Amz" not in answer.get("Location", "")
    assert client.get(f"/documents/{document.pk}/other.pdf").status_code == 404


def test_a_task_that_deletes_a_file_finds_the_bucket_and_its_row_knows_no_keys(document, settings, commit):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # as in production
    with commit():
        document.delete()
    kept = [str(row.args_kwargs) for row in DBTaskResult.objects.all()]
    assert any(NAME in each for each in kept)
    assert not any(key in each for each in kept for key in ("'access'", "'secret'"))
    path, args, options = default_storage.deconstruct()
    assert import_string(path)(*args, **options).bucket_name == "files"
