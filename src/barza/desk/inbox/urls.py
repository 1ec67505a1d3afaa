from django.urls import path

from .views import acts, around, composing, pages, streaming

app_name = "inbox"
urlpatterns = [
    path("", pages.desk, name="desk"),
    path("filters", around.filters, name="filters"),
    path("palette", around.palette, name="palette"),
    path("help", around.help, name="help"),
    path("live", streaming.live, name="live"),
    path("bulk", acts.bulk, name="bulk"),
    path("case/<int:pk>", pages.case, name="case"),
    path("case/<int:pk>/details", around.details, name="details"),
    path("case/<int:pk>/present", around.present, name="present"),
    path("case/<int:pk>/leave", around.leave, name="leave"),
    path("case/<int:pk>/claim", acts.claim, name="claim"),
    path("case/<int:pk>/renew", acts.renew, name="renew"),
    path("case/<int:pk>/release", acts.release, name="release"),
    path("case/<int:pk>/close", acts.close, name="close"),
    path("case/<int:pk>/reopen", acts.reopen, name="reopen"),
    path("case/<int:pk>/sort", acts.sort, name="sort"),
    path("case/<int:pk>/answer", composing.answer, name="answer"),
    path("case/<int:pk>/note", composing.note, name="note"),
    path("case/<int:pk>/draft", composing.draft, name="draft"),
    path("case/<int:pk>/screen", composing.screen, name="screen"),
    path("case/<int:pk>/answers", composing.answers, name="answers"),
    path("case/<int:pk>/services", composing.services, name="services"),
    path("case/<int:pk>/colleagues", composing.colleagues, name="colleagues"),
    path("answer/<int:pk>/undo", acts.undo, name="undo"),
    path("answer/<int:pk>/look-up", acts.look_up, name="look_up"),
    path("answer/<int:pk>/again", acts.send_again, name="send_again"),
]
