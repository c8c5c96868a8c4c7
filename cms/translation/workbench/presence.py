"""The people who have a text open in the workbench, and their rows; kept in the cache, never in the database.

A person is forgotten once they were not heard of for a while. Of two who are heard at the same moment, one may be
missed until the next time. Processes that share no cache (CACHE_URL) know their own people only.
"""

import time

from django.core.cache import cache
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST
from wagtail.admin.utils import get_user_display_name

from cms.core.sanitizing.ids import read_id

from ..guards.endpoints import check_may_read, guard

GONE = 45  # seconds without a word; scripts are heard every 15


def hear(request: HttpRequest, translation_id: int) -> JsonResponse:
    """Note that a person is in a row (POST `row`, the id of its segment; `left` when they go); answer who else is."""
    user, now, key = request.user, time.time(), f"workbench/{translation_id}"
    people = {pk: seen for pk, seen in cache.get(key, {}).items() if now - seen["at"] < GONE}
    people.pop(user.pk, None)
    others = [{"name": seen["name"], "row": seen["row"]} for seen in people.values()]
    if not request.POST.get("left"):
        name = get_user_display_name(user)
        people[user.pk] = {"name": name, "row": read_id(request.POST.get("row")), "at": now}
    cache.set(key, people, GONE)
    return JsonResponse({"others": others})


presence = require_POST(guard(hear, check_may_read))
