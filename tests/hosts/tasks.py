"""A task that works with the files of the site."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django_tasks import task


@task()
def put_file(name: str) -> str:
    return default_storage.save(name, ContentFile(b"from a worker"))
