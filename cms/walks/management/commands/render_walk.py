import json
import os
from base64 import b64encode

from django.core.management.base import BaseCommand, CommandError
from django.utils.dateparse import parse_datetime

from cms.releases.models import Release

from ...rendering import render_walk
from ...settings import is_apart

NICE = 10  # readers and editors come first


class Command(BaseCommand):
    help = (
        "Print the pages of a release as JSON, one a line. Only the worker runs it, in a process with settings apart."
    )

    def add_arguments(self, parser):
        parser.add_argument("release", type=int)
        parser.add_argument("moment")

    def handle(self, *, release, moment, **options):
        if not is_apart():
            raise CommandError("It runs in a process with settings of its own only (cms.walks.making).")
        os.nice(NICE)
        for message in render_walk(Release.objects.get(pk=release), parse_datetime(moment)):
            if "page" in message:
                message["page"]["body"] = b64encode(message["page"]["body"]).decode()
            self.stdout.write(json.dumps(message))
            self.stdout.flush()
