"""The Spanish catalogue is compiled, as `make catalogues` compiles those of the product."""

from pathlib import Path

from cms.core.management.commands.compile_catalogues import compile_catalogue

compile_catalogue(Path(__file__).parent / "locale" / "es" / "LC_MESSAGES" / "django.po")
