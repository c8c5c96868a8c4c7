"""`make run` sends static files as production does: compressed, under names that browsers keep for a year."""

import pytest
from django.contrib.staticfiles.finders import get_finder
from django.contrib.staticfiles.storage import staticfiles_storage

from cms.demo.static_files import collect_static_files


@pytest.fixture
def folder(tmp_path, settings):
    """A folder of static files, the only one."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "site.css").write_text("main { margin: 0 }\n" * 100)
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [folder]
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    get_finder.cache_clear()
    yield folder
    get_finder.cache_clear()


def test_they_are_collected_when_they_have_changed(folder, settings):
    assert collect_static_files()
    name = staticfiles_storage.stored_name("site.css")
    assert name != "site.css"
    assert {f"{name}", f"{name}.br", f"{name}.gz"} <= {path.name for path in settings.STATIC_ROOT.iterdir()}
    assert not collect_static_files()
    (folder / "site.css").write_text("main { margin: 1rem }\n" * 100)
    assert collect_static_files()
    assert not (settings.STATIC_ROOT / name).exists()
    assert not collect_static_files()
