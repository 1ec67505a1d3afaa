import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "barza.desk.settings")
os.environ.setdefault("BARZA_POOL", "10")
application = get_asgi_application()
