from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "barza.desk.people"
