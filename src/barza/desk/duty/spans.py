"""Arithmetic on stretches of time. Each is half open: its end is the first instant outside."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple


class Span(NamedTuple):
    start: datetime
    end: datetime

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


def union(spans: Iterable[Span]) -> list[Span]:
    """The same time in order, without overlaps, joined where two touch."""
    joined: list[Span] = []
    for span in sorted(spans):
        if span.end <= span.start:
            continue
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def subtract(spans: Iterable[Span], away: Iterable[Span]) -> list[Span]:
    """The time of ``spans`` that is in none of ``away``."""
    away, left = union(away), []
    for start, end in union(spans):
        for hole in away:
            if hole.end <= start or hole.start >= end:
                continue
            if hole.start > start:
                left.append(Span(start, hole.start))
            start = hole.end
            if start >= end:
                break
        if start < end:
            left.append(Span(start, end))
    return left


def common(spans: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """The time that is in both."""
    spans = union(spans)
    return subtract(spans, subtract(spans, others))


def minutes(spans: Iterable[Span]) -> int:
    """Whole minutes, each counted once."""
    total = sum((span.end - span.start for span in union(spans)), timedelta())
    return int(total.total_seconds() // 60)


def minute_of(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
