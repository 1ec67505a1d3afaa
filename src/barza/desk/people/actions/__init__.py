"""Changes of a person's standing, of what they can do, and of what they have learned."""

from .alerts import acknowledge, publish_alert, remind_of_alerts
from .competence import record_language, record_platform_test, record_topic, take_topic
from .directory import apply_list, drop_list, hand_in_list
from .institution import set_institution
from .invitation import accept_invitation, invite, make_administrator
from .modules import load_modules
from .readiness import declare_readiness, withdraw_readiness
from .reading import note_unread, take_over_reading
from .second_factor import enrol_totp
from .selection import assess, open_selection
from .standing import (
    change_job,
    correct_details,
    deactivate,
    end_sessions,
    enter,
    give_role,
    reinstate,
)
from .training import begin_attempt, finish_attempt, withdraw_certificate
from .units import add_unit, change_unit, close_unit, delete_unit, reopen_unit

__all__ = [
    "accept_invitation",
    "acknowledge",
    "add_unit",
    "apply_list",
    "assess",
    "begin_attempt",
    "change_job",
    "change_unit",
    "close_unit",
    "correct_details",
    "deactivate",
    "declare_readiness",
    "delete_unit",
    "drop_list",
    "end_sessions",
    "enrol_totp",
    "enter",
    "finish_attempt",
    "give_role",
    "hand_in_list",
    "invite",
    "load_modules",
    "make_administrator",
    "note_unread",
    "open_selection",
    "publish_alert",
    "record_language",
    "record_platform_test",
    "record_topic",
    "reinstate",
    "remind_of_alerts",
    "reopen_unit",
    "set_institution",
    "take_over_reading",
    "take_topic",
    "withdraw_certificate",
    "withdraw_readiness",
]
