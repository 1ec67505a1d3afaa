from django.urls import include, path

from .views import concerns, files, record

concern_pages = [
    path("concerns", concerns.page, name="page"),
    path("concerns/new", concerns.new, name="new"),
    path("concerns/rule", concerns.missing, name="missing"),
    path("concerns/<int:pk>", concerns.one, name="one"),
    path("concerns/<int:pk>/files/<int:file>", concerns.attachment, name="attachment"),
    path("concerns/<int:pk>/<slug:verb>", concerns.act, name="act"),
]
file_pages = [
    path("conduct", files.page, name="page"),
    path("conduct/new", files.new, name="new"),
    path("conduct/<int:pk>", files.one, name="one"),
    path("conduct/<int:pk>/evidence/<int:item>", files.evidence, name="evidence"),
    path("conduct/<int:pk>/files/<int:item>", files.attachment, name="attachment"),
    path("conduct/<int:pk>/<slug:verb>", files.act, name="act"),
]
record_pages = [
    path("me", record.page, name="page"),
    path("me/rule", record.acknowledge, name="acknowledge"),
    path("me/acts", record.acts, name="acts"),
    path("me/rights", record.bill, name="rights"),
    path("me/export", record.export, name="export"),
]
urlpatterns = [
    path("", include((concern_pages, "concerns"))),
    path("", include((file_pages, "conduct"))),
    path("", include((record_pages, "record"))),
]
