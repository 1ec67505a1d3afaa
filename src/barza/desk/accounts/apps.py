from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "barza.desk.accounts"
