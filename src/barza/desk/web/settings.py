"""The home of the settings: what a new desk still wants, and how each setting stands.

Everything is computed from what there is; nothing is ticked by hand.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from barza.desk.accounts.models import Account, Credential, Resolution, ToolKind
from barza.desk.cases.models import Area, Service
from barza.desk.cases.queries import missing_targets
from barza.desk.core.models import Holiday, Institution, WorkingHours
from barza.desk.duty.models import Shift
from barza.desk.people.models import Certificate, Employee, Module, Role, Unit
from barza.desk.people.queries.units import open_units, without_head, without_passphrase
from barza.desk.policy.queries import in_force

NEEDED = (Role.SENIOR_MANAGEMENT, Role.SECTION_HEAD, Role.OFFICER)
"""Without one of each nobody decides on accounts, drafts resolutions, or answers."""
RUNNING = Account.State.ACTIVE


@dataclass(frozen=True, slots=True)
class Step:
    title: str
    says: str
    href: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """``wants``: whether ``state`` asks for something to be done."""

    title: str
    href: str
    state: str
    wants: bool = False


Group = tuple[str, list[Setting]]


def steps(now: datetime) -> list[Step]:
    """From an empty desk to the first answer, in order."""
    return [*_house(now), *_staff(), *_accounts(now)]


def _house(now: datetime) -> list[Step]:
    ready = WorkingHours.objects.exists() and not missing_targets(localdate(now))
    hours = WorkingHours.objects.exists()
    return [
        Step(
            _("Enter the institution"),
            _("Its names, and how the public reaches it."),
            "/setup/institution",
            Institution.objects.exists(),
        ),
        Step(
            _("Enter the units"),
            _("The one at the top first, then those that run accounts and give services."),
            "/setup/units",
            open_units().exists(),
        ),
        Step(
            _("Set hours and service targets"),
            _("No deadline can be reckoned without: a target for each urgency, for every kind."),
            "/setup/targets" if hours else "/duty/calendar",
            ready,
        ),
    ]


def _staff() -> list[Step]:
    here = Employee.objects.filter(is_active=True).exclude(pk__in=without_passphrase())
    roles = set(here.filter(role__in=NEEDED).values_list("role", flat=True))
    return [
        Step(
            _("Enter the people"),
            _(
                "Take over a list of the staff, give roles, and invite them: senior management, "
                "a head of section and an officer at least."
            ),
            "/people",
            roles == set(NEEDED),
        ),
        Step(
            _("Train them"),
            _("Modules are loaded here; each person reads and passes them under Training."),
            "/training/overview",
            Certificate.objects.filter(withdrawn_at=None).exists(),
        ),
    ]


def _accounts(now: datetime) -> list[Step]:
    running = Account.objects.filter(state=RUNNING, is_practice=False)
    tokens = Credential.objects.filter(kind=Credential.Kind.TOKEN, spent_at=None)
    return [
        Step(
            _("Ask for an account"),
            _("A head of section asks, senior management decides, its sheet is published."),
            "/accounts",
            running.exists(),
        ),
        Step(
            _("Issue a resolution"),
            _(
                "It names who acts for the account. Nobody acts without one, nor does whoever sets "
                "this up."
            ),
            "/resolutions",
            Resolution.objects.in_force(now).exists(),
        ),
        Step(
            _("Connect the account"),
            _("Whoever a resolution lets open its credentials does so, on the account's page."),
            "/accounts",
            tokens.filter(account__in=running).exists(),
        ),
        Step(
            _("Draw up the rota"),
            _("Somebody is on watch round the clock for what is urgent."),
            "/duty",
            Shift.objects.exists(),
        ),
    ]


def groups(now: datetime) -> list[Group]:
    return [
        (_("Institution"), _of_the_house(now)),
        (_("People"), _of_people()),
        (_("Accounts"), _of_accounts(now)),
    ]


def _of_the_house(now: datetime) -> list[Setting]:
    here, headless = Institution.objects.first(), without_head().count()
    missing, today = len(missing_targets(localdate(now))), localdate(now)
    holidays = Holiday.objects.filter(on__year=today.year).count()
    hours = WorkingHours.objects.exists()
    headless_said = ngettext("%(n)s unit without a head", "%(n)s units without a head", headless)
    days = ngettext("%(n)s holiday this year", "%(n)s holidays this year", holidays)
    return [
        Setting(
            _("Institution"),
            "/setup/institution",
            here.name if here else _("Not entered"),
            here is None,
        ),
        Setting(
            _("Units"),
            "/setup/units",
            headless_said % {"n": headless} if headless else _counted(Unit),
            bool(headless),
        ),
        Setting(
            _("Hours and holidays"),
            "/duty/calendar",
            days % {"n": holidays} if hours else _("No hours are set"),
            not hours,
        ),
        Setting(
            _("Service targets"),
            "/setup/targets",
            _("Some urgency has none") if missing else _("Every urgency has one"),
            bool(missing),
        ),
        Setting(_("Services"), "/setup/services", _counted(Service)),
        Setting(_("Areas"), "/setup/areas", _counted(Area)),
        Setting(_("Orientations"), "/orientations", _in_number(in_force(today).count())),
    ]


def _of_people() -> list[Setting]:
    here, waiting = Employee.objects.filter(is_active=True).count(), without_passphrase().count()
    waits = ngettext(
        "%(n)s person has no passphrase yet", "%(n)s people have no passphrase yet", waiting
    )
    modules = Module.objects.filter(retired_at=None).count()
    return [
        Setting(
            _("People"),
            "/people",
            waits % {"n": waiting} if waiting else _in_number(here),
            bool(waiting),
        ),
        Setting(_("Take over a list of the directory"), "/people/import", ""),
        Setting(
            _("Training modules"),
            "/training/overview",
            _in_number(modules) if modules else _("None loaded"),
            not modules,
        ),
        Setting(_("Rates of out-of-hours work"), "/overtime/rates", ""),
    ]


def _of_accounts(now: datetime) -> list[Setting]:
    running = Account.objects.filter(state=RUNNING)
    held = Credential.objects.filter(kind=Credential.Kind.TOKEN, spent_at=None).values("account")
    apart = running.exclude(pk__in=held).count()
    unconnected = ngettext(
        "%(n)s account is not connected", "%(n)s accounts are not connected", apart
    )
    return [
        Setting(
            _("Accounts"),
            "/accounts",
            unconnected % {"n": apart} if apart else _in_number(running.count()),
            bool(apart),
        ),
        Setting(
            _("Kinds of tool"),
            "/accounts/kinds",
            _in_number(ToolKind.objects.filter(retired_at=None).count()),
        ),
        Setting(_("Applications allowed"), "/accounts/applications", ""),
        Setting(
            _("Resolutions"),
            "/resolutions",
            _("%(n)s in force") % {"n": Resolution.objects.in_force(now).count()},
        ),
    ]


def _counted(kind: type[Unit] | type[Service] | type[Area]) -> str:
    return _in_number(kind._default_manager.filter(Unit.open_on(localdate())).count())


def _in_number(many: int) -> str:
    return str(many)
