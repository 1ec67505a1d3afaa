import os

from django.core.asgi import get_asgi_application

from barza.desk.body_limit import BodyLimit

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "barza.desk.settings")
os.environ.setdefault("BARZA_POOL", "10")
application = BodyLimit(get_asgi_application())
