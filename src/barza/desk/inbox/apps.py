from django.apps import AppConfig


class InboxConfig(AppConfig):
    name = "barza.desk.inbox"
