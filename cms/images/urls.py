"""URLs of the pages that credit the site's images, below each language's prefix."""

from django.urls import path

from .credits.views import picture_credit, picture_credits

urlpatterns = [
    path("", picture_credits, name="picture_credits"),
    path("<int:pk>/", picture_credit, name="picture_credit"),
]
