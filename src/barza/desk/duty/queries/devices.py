from django.utils.translation import gettext as _

from barza.desk.core.errors import Refused
from barza.desk.duty.models import PushSubscription
from barza.desk.people.models import Employee


def devices_of(person: Employee) -> list[PushSubscription]:
    """Those on which the person is called, the oldest first; ``MOST`` at most."""
    return list(PushSubscription.objects.filter(employee=person).order_by("id"))


def device_of(person: Employee, pk: int) -> PushSubscription:
    """Raises ``Refused`` where it isn't this person's, or is there no more."""
    found = PushSubscription.objects.filter(employee=person, pk=pk).first()
    if found is None:
        raise Refused(_("This device is not on your list any more."), clause="P-43")
    return found
