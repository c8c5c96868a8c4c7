from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MagazineConfig(AppConfig):
    name = "magazine"
    label = "magazine"
    verbose_name = _("MuseumWeek Magazine")

    def ready(self):
        from django.db.models import F

        from cms.core.content.slots import FRONT_PAGE, PERSON, SEARCH, register_slot_content
        from cms.core.navigation.page_context import register_annotations
        from cms.feeds.channels import register_channel
        from cms.importing.wordpress.registry import Classification, register_classification
        from cms.planning.board.registry import register_board
        from cms.redirects.recording import register_slugs
        from cms.releases.registry import register_members
        from cms.seo.listings import register_listings
        from cms.signoff.registry import register_answers
        from cms.social_cards.sources import register_source
        from cms.translation.terms.registry import register_names

        from . import checklist, search, signal_handlers, slots, structured_data, translation_report  # noqa: F401
        from .board import MagazineBoard
        from .members import list_members_of_issue
        from .models import InterviewPage, IssuePage, Section, StoryPage, Topic
        from .podcast import MagazineWithPodcast
        from .sitemap import find_listings

        register_slot_content(
            FRONT_PAGE, order=10, template="magazine/includes/front_issue.html", get_context=slots.show_latest_issue
        )
        register_slot_content(
            FRONT_PAGE, order=30, template="magazine/includes/front_stories.html", get_context=slots.show_latest_stories
        )
        register_slot_content(
            PERSON, order=10, template="magazine/includes/person_stories.html", get_context=slots.show_stories_of_person
        )
        register_slot_content(
            SEARCH,
            order=10,
            template="magazine/includes/search_no_results.html",
            get_context=slots.show_sections_and_latest,
        )
        # A citation of a story names its issue, which is its parent page.
        register_annotations(
            issue_number=F("issuepage__number"), issue_season=F("issuepage__season"), issue_year=F("issuepage__year")
        )
        register_listings(find_listings)
        register_channel(MagazineWithPodcast)
        register_source("magazine.Section", lambda section: section.stories.values_list("pk", flat=True))
        register_slugs(Section)
        register_slugs(Topic)
        register_classification(StoryPage, Classification(single="section", rows="topics", row_field="topic"))
        register_board(MagazineBoard())
        register_members(IssuePage, list_members_of_issue)
        register_names(Section, "term")
        register_names(Topic, "term")
        translation_report.register()
        checklist.register()
        register_answers(InterviewPage, body="body", block="question_answer", question="question")
        search.register()
        structured_data.register()
