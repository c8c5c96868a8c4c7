"""Uploaded files in a bucket: pictures at its public addresses, all others at addresses that hold for a minute."""

import posixpath

from django.core.files.storage import Storage, storages
from storages.backends.s3 import S3Storage

from .media import is_public

SECONDS = 60


class Bucket(S3Storage):
    """django-storages' bucket, of which only the folders of pictures are public (`media.PUBLIC_FOLDERS`).

    The site asks who may read a document, then redirects to an address that is signed for it. The bucket's policy must
    make the public folders readable, and no other.
    """

    def url(self, name, parameters=None, expire=None, http_method=None):
        if is_public(name):
            return super().url(name, parameters, expire, http_method)
        # Not at `custom_domain`, where a network would keep it; and in no cache, whatever the stored file says.
        asked = {"Bucket": self.bucket_name, "Key": posixpath.join(self.location, name)}
        return self.bucket.meta.client.generate_presigned_url(
            "get_object",
            asked | {"ResponseCacheControl": "private, no-store"} | (parameters or {}),
            SECONDS,
            http_method,
        )

    def deconstruct(self):
        """Return how a task finds this storage. Wagtail stores this in the rows of tasks that delete files: it must fit
        into JSON, which botocore's settings do not, and the keys of the bucket must not be in the database.
        """
        return f"{__name__}.{get_bucket.__name__}", [], {}


def get_bucket() -> Storage:
    """Return the storage of uploaded files."""
    return storages["default"]
