from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "barza.desk.audit"
