from .spending import Bucket, Budget, Spending
from .traffic import UNDER_WAY, Cursor, Delivery, ReceivedEvent
from .unexplained import UnexplainedItem

__all__ = [
    "UNDER_WAY",
    "Bucket",
    "Budget",
    "Cursor",
    "Delivery",
    "ReceivedEvent",
    "Spending",
    "UnexplainedItem",
]
