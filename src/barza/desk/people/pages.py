"""The pages about people and their training; those of signing in are in ``urls``."""

from django.urls import include, path

from .views import acts, invitation, lists, people, selection, setup, training, watching

PEOPLE = [
    path("people", people.directory, name="directory"),
    path("people/import", lists.hand_in, name="hand_in"),
    path("people/import/read", lists.read_now, name="read_directory"),
    path("people/import/<int:pk>", lists.look, name="list"),
    path("people/import/<int:pk>/apply", lists.apply, name="apply_list"),
    path("people/import/<int:pk>/drop", lists.drop, name="drop_list"),
    path("people/import/<int:pk>/errors", lists.errors, name="list_errors"),
    path("people/selection/<int:pk>", selection.selection, name="selection"),
    path("people/<int:pk>", people.person, name="person"),
    path("people/<int:pk>/language", acts.language, name="language"),
    path("people/<int:pk>/topic", acts.topic, name="topic"),
    path("people/<int:pk>/topic/<int:competence>/take", acts.take_topic, name="take_topic"),
    path("people/<int:pk>/platform-test", acts.platform_test, name="platform_test"),
    path("people/<int:pk>/selection", acts.open_selection, name="open_selection"),
    path("people/<int:pk>/readiness", acts.readiness, name="readiness"),
    path("people/<int:pk>/readiness/withdraw", acts.withdraw_readiness, name="not_ready"),
    path("people/<int:pk>/job", acts.job, name="job"),
    path("people/<int:pk>/role", acts.role, name="role"),
    path("people/<int:pk>/invitation", invitation.invite, name="invite"),
]
SETUP = [
    path("setup/institution", setup.institution, name="institution"),
    path("setup/units", setup.units, name="units"),
    path("setup/units/<int:pk>", setup.unit, name="unit"),
    path("setup/units/<int:pk>/close", setup.close_unit, name="close_unit"),
    path("setup/units/<int:pk>/reopen", setup.reopen_unit, name="reopen_unit"),
    path("setup/units/<int:pk>/delete", setup.delete_unit, name="delete_unit"),
]
TRAINING = [
    path("training", training.mine, name="mine"),
    path("training/overview", watching.overview, name="overview"),
    path("training/load", watching.load, name="load"),
    path("training/alerts/new", watching.new_alert, name="new_alert"),
    path("training/alerts/<int:pk>", watching.alert, name="alert"),
    path("training/alerts/<int:pk>/acknowledge", watching.acknowledge, name="acknowledge"),
    path("training/certificates/<int:pk>", training.certificate, name="certificate"),
    path("training/certificates/<int:pk>/withdraw", training.withdraw, name="withdraw"),
    path("training/<slug:code>", training.module, name="module"),
    path("training/<slug:code>/start", training.start, name="start"),
    path("training/<slug:code>/quiz", training.take, name="quiz"),
    path("training/<slug:code>/result", training.result, name="result"),
]
urlpatterns = [
    path("", include((PEOPLE, "people"))),
    path("", include((SETUP, "setup"))),
    path("", include((TRAINING, "training"))),
]
