"""The floors: served as the desk is, with one pool of connections a process."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("BARZA_POOL", "10")

application = get_asgi_application()
