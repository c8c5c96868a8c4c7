"""What hosts share: one PostgreSQL, one Redis, and one bucket of a real S3 server; all on the loopback."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import boto3
from botocore.config import Config

from tests.ops.conftest import DEPLOY
from tests.ops.postgresql import Cluster, postgresql
from tests.serving.cache.servers import find_port, redis_serving, wait_for

NAME = "museumweek"
KEYS = {"S3_ACCESS_KEY": "an-access-key", "S3_SECRET_KEY": "a-secret-key-of-the-tests", "S3_REGION": "eu-west-3"}


class Bucket:
    """A bucket on a server of its own (moto's): it applies the bucket's policy, but checks no signatures.

    What is in it is in the server's memory.
    """

    def __init__(self):
        self.port = find_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = KEYS | {"S3_BUCKET": NAME, "S3_ENDPOINT_URL": self.url, "S3_ADDRESSING_STYLE": "path"}

    def start(self) -> None:
        command = [sys.executable, "-m", "moto.server", "--host", "127.0.0.1", "--port", str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(self.port, self.process)
        self.client = boto3.client(
            "s3",
            endpoint_url=self.url,
            region_name=KEYS["S3_REGION"],
            aws_access_key_id=KEYS["S3_ACCESS_KEY"],
            aws_secret_access_key=KEYS["S3_SECRET_KEY"],
            config=Config(s3={"addressing_style": "path"}),
        )
        self.client.create_bucket(Bucket=NAME, CreateBucketConfiguration={"LocationConstraint": KEYS["S3_REGION"]})
        self.client.put_bucket_policy(Bucket=NAME, Policy=(DEPLOY / "bucket-policy.json").read_text())

    def stop(self) -> None:
        self.process.kill()
        self.process.wait(20)

    def read_everything(self) -> dict[str, bytes]:
        """Return the content of each object, by its key."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=NAME)
        keys = [item["Key"] for page in pages for item in page.get("Contents", ())]
        return {key: self.client.get_object(Bucket=NAME, Key=key)["Body"].read() for key in keys}

    def put(self, objects: dict[str, bytes]) -> None:
        for key, content in objects.items():
            self.client.put_object(Bucket=NAME, Key=key, Body=content)


@contextmanager
def bucket_serving() -> Iterator[Bucket]:
    bucket = Bucket()
    bucket.start()
    try:
        yield bucket
    finally:
        bucket.stop()


class Shared:
    """The services, running, and what a host's environment says of them."""

    def __init__(self, cluster: Cluster, redis: tuple, bucket: Bucket):
        self.cluster, self.bucket = cluster, bucket
        self.redis_port, self.redis = redis
        self.environment = bucket.environment | {
            "DATABASE_URL": cluster.url,
            "CACHE_URL": f"redis://127.0.0.1:{self.redis_port}/0",
            "PAGE_VERSION_URL": f"redis://127.0.0.1:{self.redis_port}/1",
        }

    def stop_redis(self) -> None:
        self.redis.kill()
        self.redis.wait(20)

    def start_redis(self) -> None:
        """Start it again on its port, empty: it keeps nothing on a disk."""
        self.redis = subprocess.Popen(self.redis.args, stdout=subprocess.DEVNULL)
        wait_for(self.redis_port, self.redis)


@contextmanager
def sharing(folder: Path | None = None) -> Iterator[Shared]:
    """Run the services; PostgreSQL in this folder, or in a new one. Skip the test if something is not installed."""
    with ExitStack() as stack:
        cluster = stack.enter_context(postgresql(folder or Path(tempfile.mkdtemp(prefix="postgresql-"))))
        redis = stack.enter_context(redis_serving())
        shared = Shared(cluster, redis, stack.enter_context(bucket_serving()))
        try:
            yield shared
        finally:
            shared.stop_redis()
