from django.apps import AppConfig


class StylesConfig(AppConfig):
    name = "cms.styles"
    label = "styles"
