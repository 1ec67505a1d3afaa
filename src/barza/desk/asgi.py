import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.asgi import get_asgi_application

from barza.desk.body_limit import BodyLimit

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "barza.desk.settings")
os.environ.setdefault("BARZA_POOL", "10")
application = BodyLimit(get_asgi_application())

# What is loaded now stays for good. Unfrozen, each full collection walks all of it again, and one
# page in fifty waits for that.
import_module(settings.ROOT_URLCONF)
gc.collect()
gc.freeze()
