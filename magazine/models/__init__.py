from .classification import Section, Topic
from .index_page import MagazineIndexPage
from .issue_page import IssuePage
from .stories import (
    ArticlePage,
    InterviewInterviewee,
    InterviewPage,
    RelatedStory,
    StoryAuthor,
    StoryPage,
    StoryTopic,
)

__all__ = [
    "ArticlePage",
    "InterviewInterviewee",
    "InterviewPage",
    "IssuePage",
    "MagazineIndexPage",
    "RelatedStory",
    "Section",
    "StoryAuthor",
    "StoryPage",
    "StoryTopic",
    "Topic",
]
