from .article_page import ArticlePage
from .classification import Section, Topic
from .index_page import MagazineIndexPage
from .interview_page import InterviewInterviewee, InterviewPage
from .issue_page import IssuePage
from .story_page import RelatedStory, StoryAuthor, StoryPage, StoryTopic

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
