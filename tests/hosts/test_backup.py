"""A backup of PostgreSQL and a bucket is read back, counted, and restored over the site that goes on."""

import subprocess
from pathlib import Path

import pytest

from tests.ops.conftest import DEPLOY

from .newsroom import upload_document, upload_picture, write_page

pytestmark = [pytest.mark.once, pytest.mark.server]


def run_script(host, name, *arguments, **environment):
    command = ["bash", str(DEPLOY / name), *map(str, arguments)]
    return subprocess.run(command, env=host.environment | environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def backup(hosts, person, tmp_path_factory):
    upload_picture(person, "Anemone")
    upload_document(person, "Catalogue")
    write_page(hosts[0], "saved", "A page that is saved")
    folder = tmp_path_factory.mktemp("backups")
    made = run_script(hosts[0], "backup.sh", folder)
    assert made.returncode == 0, made.stderr
    return Path(made.stdout.strip())


def test_what_was_destroyed_in_both_is_restored_while_the_servers_run(shared, here, there, backup):
    objects = shared.bucket.read_everything()
    assert any(key.startswith("original_images/") for key in objects)
    here.run("from home.models import StandardPage; StandardPage.objects.filter(slug='saved').delete()")
    write_page(here, "later", "A page that was written after the backup")
    for key in objects:
        shared.bucket.client.delete_object(Bucket="museumweek", Key=key)
    assert there.ask("/en/saved/").status_code in (404, 301)
    restored = run_script(here, "restore.sh", backup)
    assert restored.returncode == 0, restored.stderr
    assert shared.bucket.read_everything() == objects
    moved = "from cms.serving.cache.current import move_version; move_version()"
    here.run(moved)  # as docs/deploy.md says of servers that were not stopped
    there.run(moved)
    assert there.ask("/en/saved/").status_code == 200
    assert there.ask("/en/later/").status_code == 404
    kept = "from django.core.files.storage import default_storage as s; print(s.size({!r}))"
    for key, content in objects.items():
        if key.startswith("documents/"):
            assert there.run(kept.format(key)) == str(len(content))
    head = shared.bucket.client.head_object(Bucket="museumweek", Key=next(key for key in objects if ".jpg" in key))
    assert (head["ContentType"], head["CacheControl"]) == ("image/jpeg", "public, max-age=31536000")


def test_a_bucket_s_file_that_is_missing_in_the_backup_is_found(here, backup, tmp_path):
    """`back_up.py check` compares with the bucket, whatever the checksums say."""
    copy = tmp_path / backup.name
    subprocess.run(["cp", "-r", backup, copy], check=True)
    subprocess.run(["tar", "-C", tmp_path, "-czf", copy / "media.tar.gz", "--files-from=/dev/null"], check=True)
    names = sorted(path.name for path in copy.iterdir() if path.name != "MANIFEST")
    (copy / "MANIFEST").write_text(subprocess.check_output(["sha256sum", "--", *names], cwd=copy, text=True))
    check = [here.environment["PYTHON"], str(DEPLOY / "back_up.py"), "check", str(copy)]
    found = subprocess.run(check, env=here.environment, capture_output=True, text=True)
    assert found.returncode != 0
    assert "uploaded file(s), such as" in found.stderr


def test_a_backup_without_its_bucket_is_none(here, tmp_path):
    gone = run_script(here, "backup.sh", tmp_path, S3_ENDPOINT_URL="http://127.0.0.1:9")
    assert gone.returncode != 0
    assert list(tmp_path.iterdir()) == []
