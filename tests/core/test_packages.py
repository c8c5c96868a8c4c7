"""The licences of all installed packages are known and allowed; the bill of materials lists what the site installs."""

import json
from importlib.metadata import version

import pytest

from tests.tools.packages import is_allowed, list_refused, make_bill

pytestmark = pytest.mark.once


def test_all_licences_are_allowed():
    assert list_refused() == []


@pytest.mark.parametrize(
    "licence", ["", "Proprietary", "MIT AND Proprietary", "AGPL-3.0-only", "BSD", "SSPL-1.0 OR BUSL-1.1"]
)
def test_other_licences_are_refused(licence):
    assert not is_allowed(licence)


@pytest.mark.parametrize("licence", ["MIT", "Apache-2.0 WITH LLVM-exception", "(MIT AND PSF-2.0)", "BUSL-1.1 OR MIT"])
def test_one_of_several_is_enough(licence):
    assert is_allowed(licence)


def test_the_bill_names_versions_licences_and_hashes_of_what_the_site_installs():
    bill = json.loads(make_bill())
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    found = {component["name"]: component for component in bill["components"]}
    wagtail = found["wagtail"]
    assert wagtail["purl"] == f"pkg:pypi/wagtail@{version('wagtail')}"
    assert wagtail["licenses"]
    assert all(part["alg"] == "SHA-256" for part in wagtail["hashes"])
    assert "pytest" not in found, "a tool of the tests"
    assert all(component["hashes"] for component in found.values())
    bare = [name for name, component in found.items() if not component.get("licenses")]
    assert set(bare) <= {"tzdata", "colorama", "winloop"}, "packages of other platforms"
