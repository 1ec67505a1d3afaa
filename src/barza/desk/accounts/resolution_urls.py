from django.urls import path

from .views import deciding, resolutions

app_name = "resolutions"
urlpatterns = [
    path("resolutions", resolutions.listed, name="listed"),
    path("resolutions/new", deciding.draft, name="draft"),
    path("resolutions/emergency", deciding.emergency, name="emergency"),
    path("resolutions/<int:pk>", resolutions.one, name="one"),
    path("resolutions/<int:pk>/issue", deciding.issue, name="issue"),
    path("resolutions/<int:pk>/redraft", deciding.redraft, name="redraft"),
    path("resolutions/<int:pk>/amend", deciding.amend, name="amend"),
    path("resolutions/<int:pk>/suspend", deciding.suspend, name="suspend"),
    path("resolutions/<int:pk>/lift", deciding.lift, name="lift"),
    path("resolutions/<int:pk>/revoke", deciding.revoke, name="revoke"),
    path("resolutions/<int:pk>/withdraw", deciding.withdraw, name="withdraw"),
    path("resolutions/<int:pk>/confirm", deciding.confirm, name="confirm"),
    path("resolutions/<int:pk>/keep", deciding.keep, name="keep"),
    path("resolutions/<int:pk>/document/<str:lang>.pdf", resolutions.paper, name="paper"),
    path("resolutions/<int:pk>/signed/<int:copy>", resolutions.signed, name="signed"),
]
