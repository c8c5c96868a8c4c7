"""A newsroom in the middle of its work: an object of every kind that the admin has a URL for."""

import datetime

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Collection, Comment, Page, PageViewRestriction, UploadedFile
from wagtail.users.models import UserProfile

from cms.bin.deleting import put_in_bin
from cms.images.models import Arrival, CustomImage, FormerFile
from cms.library.models import Proposal
from cms.newsroom.models import LanguageGroup
from cms.planning.models import Idea
from cms.releases.models import Release
from cms.signoff.models import SignOff, SignOffComment
from cms.translation.exchange.uploads import store_upload
from cms.translation.models import Term, TermConcept, TextState
from cms.translation.po.exchange import export_po
from cms.translation.text.filling import fill_segments, start_translation
from cms.translation.workflow.bulk_submissions import start_submission
from cms.walks.models import Walk, WalkedPage, WalkLink
from tests import factories
from tests.accounts.second_step import give_passkey, give_recovery_codes
from tests.samples import Samples


class Office:
    """The objects, by names. The titles are Greek, so that no word of the program is mistaken for one."""

    def __init__(self, roots, language: str):
        self.roots = roots
        self.boss = make_person("boss", language, is_superuser=True, is_staff=True)
        self.colleague = make_person("collega", language, is_superuser=True)
        self.passkey = give_passkey(self.boss, "Κινητό")
        give_recovery_codes(self.boss)
        self.samples = Samples(roots["fr"])
        self.article = self.samples.article
        self.collection = Collection.get_first_root_node().add_child(name="Ελλάδα")
        self.redirect = Redirect.objects.create(old_path="/palia", redirect_page=self.samples.standing)
        self.redirect_away = Redirect.objects.create(old_path="/allou", redirect_link="https://example.org/")
        self._fill_library()
        self._write()
        self._translate()

    def _fill_library(self):
        image, document = self.samples.image, self.samples.document
        kinds = {model: ContentType.objects.get_for_model(model) for model in (CustomImage, get_document_model())}
        self.imported = UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(type(self.article)),
            file=ContentFile("# ζ\n\n<del>ζ</del> ζ".encode(), name="ζ.md"),
            uploaded_by_user=self.boss,
        )
        self.uploads = {
            "images": UploadedFile.objects.create(
                for_content_type=kinds[CustomImage],
                file=ContentFile(image.file.open().read(), name="foto.jpg"),
                uploaded_by_user=self.boss,
            ),
            "documents": UploadedFile.objects.create(
                for_content_type=kinds[get_document_model()],
                file=ContentFile(b"guide", name="guia.pdf"),
                uploaded_by_user=self.boss,
            ),
        }
        self.arrival = self._fill_inbox(image)
        self.former_file = FormerFile.objects.create(
            image=image,
            file=ContentFile(image.file.open().read(), name="παλιό.jpg"),
            name="παλιό.jpg",
            width=9,
            height=9,
            file_hash="-",
            said={"author": "Ελένη", "licence": image.licence},
            replaced_by=self.colleague,
        )
        self.proposals = [
            Proposal.objects.create(
                target=target,
                title=target.title,
                changes={"title": {"from": target.title, "to": "Νέο"}},
                proposed_by=self.colleague,
            )
            for target in (image, document)
        ]
        asked = SignOff.objects.create(
            page=self.samples.interview,
            name="Ελένη",
            email="eleni@example.org",
            language="pt",
            form_key="key",
            token_hash="hash",
            expires_at=timezone.now() + datetime.timedelta(days=3),
        )
        SignOffComment.objects.create(sign_off=asked, question="Τι;", text="Σχόλιο", sending="a", key="a")
        self.release = Release.objects.create(name="Τεύχος", responsible=self.boss)
        self._walk()

    def _fill_inbox(self, image) -> Arrival:
        """Put a file of each state into the inbox of the superuser; return the unfinished picture."""
        for state in Arrival.State.values:
            refusal = ["too_large", 1] if state == Arrival.State.REFUSED else []
            known = {
                "values": {"title": "Φωτογραφία"},
                "origin": "Κείμενο",
                "image": image if state == "duplicate" else None,
            }
            Arrival.objects.create(user=self.boss, name="φωτο.jpg", size=9, state=state, refusal=refusal, **known)
        return Arrival.objects.get(state=Arrival.State.UNFINISHED)

    def _walk(self):
        """Create the walk of the release, with pages of both kinds, a text that is left out, and links of outsiders."""
        walk = Walk.objects.create(
            release=self.release, state="ready", moment=timezone.now(), left_out=[["Νέο", "fr", "own_date", None]]
        )
        for address, is_text in (("/fr/a/", True), ("/fr/b/", False)):
            values = {"language": "fr", "title": "Νέο", "is_text": is_text, "is_approved": False}
            WalkedPage.objects.create(walk=walk, address=address, body=b"", **values)
        for days in (-1, 1):
            values = {"for_whom": "Νέο", "language": "fr", "made_by": self.boss}
            expires_at = timezone.now() + datetime.timedelta(days=days)
            WalkLink.objects.create(release=self.release, token_hash=str(days), expires_at=expires_at, **values)

    def _write(self):
        """Create texts in every state that a page's editor shows."""
        home = self.roots["fr"]

        def make(slug: str, **fields):
            page = factories.StandardPageFactory(parent=home, title=f"Σελίδα {slug}", slug=slug, **fields)
            page.save_revision(user=self.colleague)
            return page

        self.draft = make("draft", live=False)
        self.locked = make("locked", locked=True, locked_by=self.colleague, locked_at=timezone.now())
        self.submitted = make("submitted", live=False)
        workflow = self.submitted.get_workflow()
        workflow.start(self.submitted, self.colleague)
        self.returned = make("returned", live=False)
        workflow.start(self.returned, self.colleague)
        task_state = self.returned.current_workflow_state.current_task_state
        task_state.task.specific.on_action(task_state, self.boss, "reject", comment="Όχι")
        self.scheduled = make("scheduled", live=False, go_live_at=timezone.now() + datetime.timedelta(days=3))
        self.scheduled.save_revision(user=self.colleague).publish()
        self.expired = make("expired", live=False, expired=True, expire_at=timezone.now() - datetime.timedelta(days=3))
        self.private = make("private")
        PageViewRestriction.objects.create(page=self.private, restriction_type=PageViewRestriction.LOGIN)
        self.commented = make("commented")
        Comment.objects.create(page=self.commented, user=self.colleague, text="Σχόλιο", contentpath="title")
        self.alias = self.commented.create_alias(parent=self.samples.standing, update_slug="alias")
        self.binned = make("binned")
        self.binned = put_in_bin(self.binned, self.colleague)
        section = self.samples.section
        section.save_revision(user=self.colleague)
        section.get_workflow().start(section, self.colleague)

    def _translate(self):
        """Create a translation in progress, an uploaded file of it, and a bulk submission."""
        pt = self.roots["pt"].locale
        self.translation = start_translation(self.article, pt)
        self.translation.save_target(publish=False)
        fill_segments(self.translation, lambda segment: None if "body" in segment.context.path else "Λέξεις")
        po = SimpleUploadedFile("text.po", str(export_po(self.translation)).encode())
        self.upload = store_upload(po, self.boss, self.translation)
        po.seek(0)
        self.bundle = store_upload(po, self.boss)
        states = TextState.objects.filter(object_id=self.samples.work.pk).select_related("locale")[:1]
        self.submission = start_submission(self.boss, [(state, pt) for state in states])
        self.idea = Idea.objects.create(
            title="Ιδέα", locale=self.roots["fr"].locale, author=self.colleague, due_date=datetime.date(2031, 6, 11)
        )
        self.concept = TermConcept.objects.create(kind=TermConcept.Kind.MUSEUM, proposed_by=self.colleague)
        for locale in (self.roots["fr"].locale, pt):
            Term.objects.create(concept=self.concept, locale=locale, text="Νέο Μουσείο")

    def hire_editor(self, language: str) -> Client:
        """Return the browser of a user who writes in French only, with a language for the admin."""
        editor = make_person("editrix", language)
        editor.groups.add(LanguageGroup.objects.get(role="editor", locale__language_code="fr").group)
        browser = Client(raise_request_exception=False)  # one of Wagtail's forms fails if a field is not sent at all
        browser.force_login(editor)
        return browser

    @property
    def pages(self) -> list[Page]:
        """A page of each type, and one in each state."""
        states = [self.draft, self.locked, self.submitted, self.returned, self.scheduled, self.expired, self.private]
        return [*self.samples.pages, *states, self.commented, self.alias, self.translation.get_target_instance()]


def make_person(name: str, language: str, **fields):
    person = get_user_model().objects.create_user(name, f"{name}@example.org", "x", **fields)
    profile = UserProfile.get_for_user(person)
    profile.preferred_language = language
    profile.save()
    return person
