import pytest

from cms.images.licences import Licence, find_licence


def test_the_licences_are_cc0_public_domain_six_licences_in_three_versions_and_permission():
    terms = ["BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND"]
    names = [f"CC {term} {version}" for version in ("4.0", "3.0", "2.0") for term in terms]

    assert [str(label) for label in Licence.labels[:18]] == names
    assert Licence.values[18:] == ["cc0-1.0", "pdm-1.0", "permission"]


def test_each_public_licence_has_its_address_and_permission_has_none():
    assert Licence.BY_NC_SA_2.url == "https://creativecommons.org/licenses/by-nc-sa/2.0/"
    assert Licence.CC0.url == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert Licence.PUBLIC_DOMAIN.url == "https://creativecommons.org/publicdomain/mark/1.0/"
    assert Licence.PERMISSION.url == "" == Licence.PERMISSION.get_deed_url("fr")


@pytest.mark.parametrize(
    ("language", "ending"), [("fr", "deed.fr"), ("pt", "deed.pt"), ("pt-pt", "deed.pt"), ("en", "deed.en"), ("xx", "")]
)
def test_the_deed_is_in_the_readers_language_where_there_is_one(language, ending):
    assert Licence.BY_4.get_deed_url(language) == f"https://creativecommons.org/licenses/by/4.0/{ending}"


@pytest.mark.parametrize(
    "text",
    [
        "http://creativecommons.org/licenses/by-sa/3.0/",
        "https://www.creativecommons.org/licenses/by-sa/3.0/deed.fr",
        "This work is licensed: https://creativecommons.org/licenses/by-sa/3.0/.",
        "CREATIVECOMMONS.ORG/LICENSES/BY-SA/3.0/LEGALCODE",
    ],
)
def test_a_licence_is_recognised_by_its_address(text):
    assert find_licence(text) == Licence.BY_SA_3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CC BY 4.0",
        "https://creativecommons.org/licenses/by/2.5/",
        "https://creativecommons.org/licenses/by/3.0/fr/",  # adapted to French law: another licence
        "https://example.org/licenses/by/4.0/",
    ],
)
def test_what_we_do_not_list_is_not_taken_for_something_else(text):
    assert find_licence(text) is None


def test_every_address_leads_back_to_its_licence():
    assert all(find_licence(licence.get_deed_url("pt")) == licence for licence in Licence if licence.url)
