"""What people need help with: sealed, one a home, let go of when its writer asks, counted without pointing at anybody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from bot.programme_figures import Month
from bot.welfare_figures import figures_of_needs, need_figures
from storage.conversations import open_thread
from storage.db import Database, Tx
from storage.models import Ticket, WelfareNeed
from storage.tickets import Tickets
from storage.welfare import NeedLine, Welfare

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def ticket(tx: Tx, code: str, person_id: int, status: str = "new") -> Ticket:
    tickets = Tickets(tx, "w", lambda: code)
    return tickets.open(
        Ticket(
            ward="w", code="", person_id=person_id, talk="t|1|a", category="welfare", service_class="B", status=status,
            restricted="welfare", opened_at=NOW, respond_due=NOW, resolve_due=NOW, updated_at=NOW,
        ),
        actor="resident",
    )  # fmt: skip


def need(ticket_id: int, person_id: int, **facts: object) -> WelfareNeed:
    known = {"kinds": ["food"], "words": "hết gạo", "place": "số 12 hẻm 45", "area": "tổ 5", "whom": "self"} | facts
    return WelfareNeed(
        ward="w", ticket_id=ticket_id, person_id=person_id, talk="t|1|a", opened_at=NOW, updated_at=NOW, **known
    )


def person(tx: Tx, name: str) -> int:
    thread = open_thread(tx, ward="w", talk=f"t|1|{name}", channel="t", account="1", user=name, now=NOW)
    return int(thread.person.id or 0)


def test_a_need_is_sealed_and_found_while_its_ticket_is_open(db: Database) -> None:
    with db.now() as tx:
        an = person(tx, "an")
        first, over = ticket(tx, "PA-1", an), ticket(tx, "PA-2", an, status="closed")
        welfare = Welfare(tx, "w")
        kept = welfare.add(need(int(first.id or 0), an))
        welfare.add(need(int(over.id or 0), an))
        welfare.add(need(int(first.id or 0), an, joined_id=kept.id, words="nhà ấy hết gạo", whom="neighbour"))
    with db.now(reading=True) as tx:
        welfare = Welfare(tx, "w")
        assert [one.id for one in welfare.open_ones()] == [kept.id]
        assert [one.words for one in welfare.of_ticket(int(first.id or 0))] == ["hết gạo", "nhà ấy hết gạo"]
        assert Welfare(tx, "other").open_ones() == []
        row = tx.execute(text("SELECT * FROM welfare_need ORDER BY id")).first()
        said = " ".join(str(bytes(cell) if isinstance(cell, memoryview) else cell) for cell in row or ())
        assert "tổ 5" in said
        assert "food" not in said and "hẻm 45" not in said and "g\\xe1" not in said


def test_what_somebody_told_is_let_go_and_the_count_stays(db: Database) -> None:
    with db.now() as tx:
        an, binh = person(tx, "an"), person(tx, "binh")
        first = ticket(tx, "PA-1", an)
        welfare = Welfare(tx, "w")
        kept = welfare.add(need(int(first.id or 0), an))
        welfare.add(need(int(first.id or 0), binh, joined_id=kept.id))
        welfare.forget(an, NOW)
    with db.now(reading=True) as tx:
        (mine, other) = Welfare(tx, "w").of_ticket(int(first.id or 0))
        assert (mine.words, mine.place, mine.kinds, mine.reach) == (None, None, None, None)
        assert other.words == "hết gạo"
        figures = need_figures(tx, "w", Month(2026, 11))
        assert (figures.none, figures.total) == (False, None)  # one home: not told
        assert need_figures(tx, "w", Month(2026, 12)).none


def test_figures_hide_what_is_small_and_say_the_middle_of_the_days() -> None:
    def line(area: str, kinds: tuple[str, ...], days: float | None, *, urgent: bool = False) -> NeedLine:
        return NeedLine(kinds, area, urgent, NOW, NOW + timedelta(days=days) if days is not None else None)

    lines = [line("tổ 5", ("food", "money"), days, urgent=days == 1) for days in (1, 2, 9, None)]
    lines += [line("tổ 7", ("house",), None), *(line("tổ 10", ("food",), None) for _ in range(3))]
    figures = figures_of_needs(lines)
    assert (figures.total, figures.urgent, figures.helped, figures.days) == (8, None, 3, 2.0)
    assert figures.by_kind == (("food", 7), ("money", 4), ("house", None))
    assert figures.by_area == (
        ("tổ 5", 4),
        ("tổ 7", None),
        ("tổ 10", None),
    )  # the second so that the first cannot be worked out
