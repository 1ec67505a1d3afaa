"""Sign-in: of allauth's pages only those that staff need. Nobody signs up, nor changes e-mail."""

from allauth.account import views
from django.urls import include, path

from .views import invitation, sso

urlpatterns = [
    path("welcome/<int:pk>/<str:token>/", invitation.welcome, name="welcome"),
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("sso/", sso.begin, name="sso"),
    path("sso/callback/", sso.come_back, name="sso_callback"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("2fa/", include("allauth.mfa.urls")),
]
