"""Priority: points and their reasons, and what they make of a service class."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest

from handlers.rules.priority import SPEED, class_for, is_faster, priority_of
from storage.models import Ticket

NOW = datetime(2026, 11, 30, tzinfo=UTC)


def ticket(name: str = "B", **facts: Any) -> Ticket:
    told = {
        "ward": "w", "code": "PA-1", "person_id": 1, "talk": "t", "category": "road", "service_class": name,
        "opened_at": NOW, "respond_due": NOW, "resolve_due": NOW, "updated_at": NOW,
    }  # fmt: skip
    return Ticket(**{**told, **facts})


@pytest.mark.parametrize(
    ("facts", "alike", "score", "why"),
    [
        ({}, 0, 0, ""),
        ({"service_class": "K0"}, 0, 50, "danger"),
        ({"service_class": "N"}, 0, 20, "now"),
        ({"description": "Cụ già té hoài"}, 0, 15, "vulnerable"),
        ({"place": "trước Trường Học"}, 2, 16, "busy_place,alike"),
        ({"reopened": 1}, 9, 25, "alike,again"),
        (
            {"service_class": "K1", "description": "em bé", "place": "gần bệnh viện", "reopened": 2}, 5, 70,
            "now,vulnerable,alike,busy_place,again",
        ),
    ],
)  # fmt: skip
def test_points_have_their_reasons(facts: dict[str, Any], alike: int, score: int, why: str) -> None:
    found = priority_of(ticket(**facts), alike)
    assert (found.score, found.why) == (score, why)


def test_high_points_make_a_slow_report_a_hazard_and_never_danger_by_themselves() -> None:
    slow = ticket(description="em bé", place="trường học", reopened=1)
    assert class_for(slow, priority_of(slow)) == "K1"
    assert class_for(slow, priority_of(slow, 9)) == "K1"
    now = ticket("N", description="em bé", place="trường học", reopened=1)
    assert class_for(now, priority_of(now, 9)) == "N"
    asked = ticket(kind="contact", description="em bé", place="trường học", reopened=1)
    assert class_for(asked, priority_of(asked, 9)) == "B"


def test_what_has_a_deadline_by_law_is_compared_with_nothing() -> None:
    assert not is_faster("K0", "P")
    assert not is_faster("P10", "B")
    assert all(is_faster(one, other) for one, other in pairwise(SPEED))
