from django.urls import path

from .views import approvals

app_name = "approvals"
urlpatterns = [
    path("approvals", approvals.listed, name="listed"),
    path("approvals/<int:pk>/approve", approvals.approve, name="approve"),
    path("approvals/<int:pk>/decline", approvals.decline, name="decline"),
    path("approvals/<int:pk>/withdraw", approvals.withdraw, name="withdraw"),
]
