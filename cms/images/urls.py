"""URLs of the pages that credit the site's images, below each language's prefix."""

from django.urls import path

from .credits.views import image_credit, image_credits

urlpatterns = [
    path("", image_credits, name="image_credits"),
    path("<int:pk>/", image_credit, name="image_credit"),
]
