from django.urls import path

from .views import applications, custody, register, reports, sheets, steps

app_name = "accounts"
urlpatterns = [
    path("accounts", register.accounts, name="accounts"),
    path("accounts/new", register.ask, name="new"),
    path("accounts/rotations", register.rotations, name="rotations"),
    path("accounts/reports", reports.reports, name="reports"),
    path("accounts/reports/<int:pk>", reports.report, name="report"),
    path("accounts/kinds", reports.kinds, name="kinds"),
    path("accounts/kinds/<slug:code>", reports.kind, name="kind"),
    path("accounts/kinds/<slug:code>/retire", reports.retire, name="retire"),
    path("accounts/applications", applications.allow_list, name="allow-list"),
    path("accounts/applications/<int:app>/remove", applications.disallow, name="disallow"),
    path("accounts/applications/unknown/<int:unknown>", applications.decide, name="unknown"),
    path("accounts/<int:pk>", register.account, name="account"),
    path("accounts/<int:pk>/risks", register.risks, name="risks"),
    path("accounts/<int:pk>/sheet", sheets.sheet, name="sheet"),
    path("accounts/<int:pk>/sheet/publish", sheets.publish, name="publish"),
    path("accounts/<int:pk>/archive", sheets.archive, name="archive"),
    path("accounts/<int:pk>/credentials", custody.credentials, name="credentials"),
    path("accounts/<int:pk>/credentials/enter", custody.enter, name="enter"),
    path("accounts/<int:pk>/credentials/generate", custody.generate, name="generate"),
    path("accounts/<int:pk>/credentials/codes", custody.codes, name="codes"),
    path("accounts/<int:pk>/credentials/<int:credential>", custody.ask_view, name="view"),
    path("accounts/<int:pk>/credentials/<int:credential>/show", custody.show, name="show"),
    path("accounts/<int:pk>/credentials/<int:credential>/confirm", custody.confirm, name="confirm"),
    path("accounts/<int:pk>/applications", applications.of_account, name="applications"),
    path(
        "accounts/<int:pk>/applications/<int:attestation>",
        applications.screenshot,
        name="screenshot",
    ),
    path("accounts/<int:pk>/<slug:slug>", steps.take, name="step"),
]
