"""What people of the newsroom do in their browsers: upload, write, publish."""

import io
import re

from PIL import Image

from .host import Host, Person

ROOT = {"collection": "1"}  # asked for as soon as there is another collection
RIGHTS = {"author": "Ana Reis", "licence": "cc-by-4.0"}
TEXT = b"%PDF-1.4 A guide to the museum, as a document of the library.\n%%EOF"


def make_picture(colour: str = "#8a5a44", size: tuple[int, int] = (1600, 1000)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, "JPEG")
    return file.getvalue()


def upload_picture_as(person: Person, title: str, content: bytes, **options):
    """Send the form that uploads a picture with its details; return the answer."""
    file = (f"{title}.jpg", content, "image/jpeg")
    return person.post("/admin/images/add/", {"title": title, **ROOT, **RIGHTS}, {"file": file}, **options)


def upload_picture(person: Person, title: str, **look) -> int:
    """Upload a picture; return its key. look: as of `make_picture`."""
    answer = upload_picture_as(person, title, make_picture(**look))
    assert answer.status_code == 302, answer.text[-3000:]
    code = "from cms.images.models import CustomImage as I; print(I.objects.get(title={!r}).pk)"
    return int(person.host.run(code.format(title)))


def upload_document(person: Person, title: str) -> str:
    """Upload a document; return its address on the site."""
    answer = person.post("/admin/documents/add/", {"title": title, **ROOT}, {"file": (f"{title}.pdf", TEXT)})
    assert answer.status_code == 302, answer.text[-3000:]
    code = "from wagtail.documents.models import Document as D; print(D.objects.get(title={!r}).url)"
    return person.host.run(code.format(title))


def write_page(host: Host, slug: str, title: str, picture: int | None = None) -> int:
    """Publish an English page below the home page; return its key."""
    return int(
        host.run(f"""
            from home.models import HomePage, StandardPage
            page = StandardPage(title={title!r}, slug={slug!r}, summary="A page of the tests.")
            page.lead_picture_id = {picture!r}
            HomePage.objects.get(locale__language_code="en").add_child(instance=page)
            page.save_revision().publish()
            print(page.pk)
        """)
    )


def publish(person: Person, page: int, slug: str, title: str, picture: int | str = "", **options):
    """Publish a page's new title with the editor's button."""
    sent = {"title": title, "slug": slug, "summary": "A page of the tests.", "lead_picture": str(picture)}
    sent |= {"body-count": "0", "action-publish": "1", **NO_COMMENTS}
    return person.post(f"/admin/pages/{page}/edit/", sent, **options)


NO_COMMENTS = {
    f"comments-{name}": value for name, value in (("TOTAL_FORMS", "0"), ("INITIAL_FORMS", "0"), ("MAX_NUM_FORMS", ""))
}


def find_picture_addresses(html: str) -> list[str]:
    """Return the addresses of the pictures that a page shows."""
    return re.findall(r'<img[^>]* src="([^"]+)"', html)


def find_card_address(html: str) -> str | None:
    found = re.search(r'property="og:image" content="([^"]+)"', html)
    return found and found[1]
