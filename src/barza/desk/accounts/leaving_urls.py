from django.urls import path

from .views import leaving

app_name = "leaving"
urlpatterns = [path("people/<int:pk>/leaving", leaving.leaving, name="leaving")]
