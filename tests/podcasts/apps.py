from django.apps import AppConfig


class PodcastsConfig(AppConfig):
    name = "tests.podcasts"
    label = "podcasts"
