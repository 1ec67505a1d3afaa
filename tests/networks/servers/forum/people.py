"""people.py URL '{"name": "password", …}': an empty forum, with its first member a moderator."""

import json
import sys

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from misago.acl.models import Role  # noqa: E402
from misago.cache.versions import get_cache_versions, invalidate_all_caches  # noqa: E402
from misago.categories.models import Category, CategoryRole, RoleCategoryACL  # noqa: E402
from misago.conf.dynamicsettings import DynamicSettings  # noqa: E402
from misago.conf.models import Setting  # noqa: E402
from misago.users.setupnewuser import setup_new_user  # noqa: E402

MODERATES = {
    "can_see": 1, "can_browse": 1, "can_see_all_threads": 1, "can_start_threads": 1,
    "can_reply_threads": 1, "can_edit_threads": 2, "can_edit_posts": 2, "can_hide_threads": 2,
    "can_hide_own_threads": 2, "can_hide_posts": 2, "can_hide_own_posts": 2,
    "can_approve_content": 1, "can_see_posts_likes": 2, "can_like_posts": 1, "can_hide_events": 2,
    "max_attachment_size": 500,
}  # fmt: skip

url, people = sys.argv[1], json.loads(sys.argv[2])
call_command("migrate", verbosity=0, interactive=False, stdout=sys.stderr)
for name, value in {
    "forum_address": url,
    "captcha_type": "no",
    "account_activation": "none",
}.items():
    setting = Setting.objects.get(setting=name)
    setting.value = value
    setting.save()

members = Role.objects.get(special_role="authenticated")
rights = members.permissions.setdefault("misago.threads.permissions.threads", {})
rights["can_omit_flood_protection"] = True
members.save()
moderators = Role.objects.create(name="City", permissions={})
rights = CategoryRole.objects.create(
    name="City", permissions={
        "misago.categories.permissions": MODERATES, "misago.threads.permissions.threads": MODERATES,
    }
)  # fmt: skip
for category in Category.objects.all_categories():
    RoleCategoryACL.objects.create(role=moderators, category=category, category_role=rights)

invalidate_all_caches()
settings = DynamicSettings(get_cache_versions())
for place, (name, password) in enumerate(people.items()):
    user = get_user_model().objects.create_user(name, f"{name}@city.example", password)
    setup_new_user(settings, user)
    if place == 0:
        user.roles.add(moderators)
        user.update_acl_key()
        user.save()
invalidate_all_caches()
