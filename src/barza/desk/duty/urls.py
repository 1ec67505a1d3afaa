"""Two groups of pages: the rota under ``/duty``, out-of-hours work under ``/overtime``."""

from django.urls import include, path

from .views import calendar, devices, feeding, home, ledger, month, rota, settling, shifts, swaps

DUTY = [
    path("duty", home.home, name="home"),
    path("duty/hand-over", home.hand_over, name="hand_over"),
    path("duty/rota", rota.rota, name="rota"),
    path("duty/rota/assign", rota.assign, name="assign"),
    path("duty/shift/<int:pk>", shifts.shift, name="shift"),
    path("duty/shift/<int:pk>/change", shifts.change, name="change"),
    path("duty/shift/<int:pk>/cancel", shifts.cancel, name="cancel"),
    path("duty/shift/<int:pk>/offer", shifts.offer, name="offer"),
    path("duty/swaps", swaps.swaps, name="swaps"),
    path("duty/swaps/<int:pk>/accept", swaps.accept, name="accept"),
    path("duty/swaps/<int:pk>/decline", swaps.decline, name="decline"),
    path("duty/swaps/<int:pk>/approve", swaps.approve, name="approve"),
    path("duty/calendar", calendar.calendar, name="calendar"),
    path("duty/calendar/forecast", calendar.forecast, name="forecast"),
    path("duty/calendar/announce", calendar.announce, name="announce"),
    path("duty/calendar/hours", calendar.hours, name="hours"),
    path("duty/calendar/times", calendar.times, name="times"),
    path("duty/devices", devices.devices, name="devices"),
    path("duty/devices/add", devices.add, name="add_device"),
    path("duty/devices/<int:pk>/remove", devices.remove, name="remove_device"),
    path("duty/devices/<int:pk>/try", devices.try_out, name="try_device"),
    path("duty/feed", feeding.feed, name="feed"),
    path("duty/feed/revoke", feeding.revoke, name="revoke_feed"),
    path("duty/feed/<str:token>.ics", feeding.shifts, name="feed_file"),
]
OVERTIME = [
    path("overtime", ledger.mine, name="mine"),
    path("overtime/<int:pk>/choose", ledger.choose, name="choose"),
    path("overtime/month", month.month, name="month"),
    path("overtime/month/compute", month.compute, name="compute"),
    path("overtime/month/payroll", settling.make_file, name="make_file"),
    path("overtime/payroll/<int:pk>.<str:kind>", settling.payroll, name="payroll"),
    path("overtime/payroll/<int:pk>/paid", settling.paid, name="paid"),
    path("overtime/month/ledger.<str:kind>", settling.export, name="export"),
    path("overtime/rates", settling.rates, name="rates"),
    path("overtime/entry/<int:pk>", month.entry, name="entry"),
    path("overtime/entry/<int:pk>/approve", month.approve, name="approve"),
    path("overtime/entry/<int:pk>/reject", month.reject, name="reject"),
    path("overtime/entry/<int:pk>/correct", month.correct, name="correct"),
    path("overtime/entry/<int:pk>/taken", month.taken, name="taken"),
]
urlpatterns = [
    path("", include((DUTY, "duty"))),
    path("", include((OVERTIME, "overtime"))),
]
