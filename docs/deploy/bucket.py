"""The bucket's part of backup.sh and restore.sh, with the environment of the site (S3_BUCKET and what belongs to it).

bucket.py archive FILE.tar.gz    writes all objects into an archive, as a folder of uploaded files would be
bucket.py fill FILE.tar.gz       puts all files of an archive into the bucket; what is there besides stays
    bucket.py list MOMENT            prints the size of each file that has not changed since then (seconds), as JSON
"""

import json
import mimetypes
import os
import sys
import tarfile
from collections.abc import Iterator

import boto3
from botocore.config import Config

BUCKET = os.environ["S3_BUCKET"]
LOCATION = os.environ.get("S3_LOCATION", "").strip("/")
PREFIX = f"{LOCATION}/" if LOCATION else ""
# As the site stores them (cms/settings/production.py).
CACHE_CONTROL = "public, max-age=31536000"


def connect():
    def get(name: str) -> str | None:
        return os.environ.get(name) or None

    return boto3.client(
        "s3",
        endpoint_url=get("S3_ENDPOINT_URL"),
        region_name=get("S3_REGION"),
        aws_access_key_id=get("S3_ACCESS_KEY"),
        aws_secret_access_key=get("S3_SECRET_KEY"),
        config=Config(signature_version="s3v4", s3={"addressing_style": get("S3_ADDRESSING_STYLE") or "auto"}),
    )


def list_objects(client) -> Iterator[dict]:
    for page in client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=PREFIX):
        yield from page.get("Contents", ())


def print_files(moment: str) -> None:
    sizes = {
        item["Key"].removeprefix(PREFIX): item["Size"]
        for item in list_objects(connect())
        if item["LastModified"].timestamp() < int(float(moment)) and not item["Key"].endswith("/")
    }
    print(json.dumps(sizes))


def archive(file: str) -> None:
    client = connect()
    with tarfile.open(file, "w:gz") as tar:
        for item in list_objects(client):
            name = item["Key"].removeprefix(PREFIX)
            if name.endswith("/"):
                continue
            try:
                found = client.get_object(Bucket=BUCKET, Key=item["Key"])
            except client.exceptions.NoSuchKey:  # deleted meanwhile
                continue
            entry = tarfile.TarInfo(f"./{name}")
            entry.size, entry.mtime = found["ContentLength"], int(item["LastModified"].timestamp())
            tar.addfile(entry, found["Body"])


def fill(file: str) -> None:
    client = connect()
    with tarfile.open(file) as tar:
        for entry in tar:
            if entry.isfile():
                name = entry.name.removeprefix("./")
                kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
                options = {"ContentType": kind, "CacheControl": CACHE_CONTROL}
                client.upload_fileobj(tar.extractfile(entry), BUCKET, PREFIX + name, ExtraArgs=options)


if __name__ == "__main__":
    {"archive": archive, "fill": fill, "list": print_files}[sys.argv[1]](sys.argv[2])
