from django.urls import URLPattern, URLResolver, include, path

from .views import orientations, positions

ORIENTATIONS = [
    path("orientations", orientations.orientations, name="orientations"),
    path("orientations/new", orientations.add, name="add"),
    path("orientations/<int:pk>/end", orientations.end, name="end"),
]
POSITIONS = [
    path("positions", positions.positions, name="positions"),
    path("positions/new", positions.propose, name="propose"),
    path("positions/<int:pk>", positions.position, name="position"),
    path("positions/<int:pk>/next", positions.propose, name="next"),
    path("positions/<int:pk>/approve", positions.approve, name="approve"),
    path("positions/<int:pk>/decline", positions.decline, name="decline"),
    path("positions/<int:pk>/withdraw", positions.withdraw, name="withdraw"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((ORIENTATIONS, "policy"))),
    path("", include((POSITIONS, "positions"))),
]
