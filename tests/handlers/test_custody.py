"""Papers in the ward's hands: every state leads home, and nothing changes hands by one person's word."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.custody import (
    BY_OFFICIAL,
    BY_RESIDENT,
    ENDED,
    ORDER,
    OUT,
    TRANSITIONS,
    PaperNumber,
    PaperTaken,
    acts,
    after,
    may_receive,
    owed_at,
    read_papers,
)
from storage.models import CustodyStep, Receipt

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
ACTS = sorted(BY_RESIDENT | BY_OFFICIAL)


def test_every_act_is_somebodys_and_leads_to_a_state_of_the_table() -> None:
    used = {act for moves in TRANSITIONS.values() for act in moves}
    assert used == BY_RESIDENT | BY_OFFICIAL
    assert not BY_RESIDENT & BY_OFFICIAL
    assert {to for moves in TRANSITIONS.values() for to in moves.values()} <= set(TRANSITIONS)
    assert set(ORDER) == BY_OFFICIAL
    assert all(set(acts(status)) == set(TRANSITIONS[status]) & BY_OFFICIAL for status in TRANSITIONS)


@pytest.mark.parametrize("status", TRANSITIONS)
def test_from_every_state_the_papers_can_still_get_home(status: str) -> None:
    reached, fresh = {status}, [status]
    while fresh:
        found = [to for to in TRANSITIONS[fresh.pop()].values() if to not in reached]
        reached.update(found)
        fresh += found
    assert reached & set(ENDED)
    assert bool(TRANSITIONS[status]) is (status not in ENDED)


@given(st.lists(st.sampled_from(ACTS), max_size=60))
def test_no_walk_takes_papers_or_gives_them_back_without_both_sides(walk: list[str]) -> None:
    status, done = "listed", ["list"]
    for act in walk:
        if (to := after(status, act)) is not None:
            status = to
            done.append(act)
    agreed = [act for act in done if act in ("agree", "sign")]
    if status in OUT or status == "returned":
        assert agreed, "papers are out, and nobody on the other side said yes"
    if status == "at_desk":
        assert done[-2:] == ["pass", "receive"]
    if status == "returned":
        assert done[-2] == "give_back"
        assert len(agreed) == 2
    if status == "cancelled":
        assert not agreed, "papers that were taken cannot be cancelled away"


def _step(act: str, official_id: int) -> CustodyStep:
    return CustodyStep(ward="w", receipt_id=1, at=NOW, act=act, actor="official", official_id=official_id, status="x")


def test_two_signatures_are_two_people() -> None:
    assert not may_receive([_step("list", 1)], 2)
    assert not may_receive([_step("pass", 1)], 1)
    assert may_receive([_step("pass", 1)], 2)
    assert may_receive([_step("pass", 2), _step("recall", 2), _step("pass", 1)], 2)  # the last giver counts


def _receipt(status: str, due_at: datetime | None = None) -> Receipt:
    taken = None if status in ("listed", "disputed") else NOW
    return Receipt(
        ward="w", code="BN-000000", talk="t", status=status, made_at=NOW, updated_at=NOW, taken_at=taken, due_at=due_at
    )


def test_papers_are_owed_after_the_wards_limit_or_the_day_after_a_later_promise() -> None:
    assert owed_at(_receipt("held"), 10) == NOW + timedelta(days=10)
    assert owed_at(_receipt("filed", NOW + timedelta(days=4)), 10) == NOW + timedelta(days=10)
    assert owed_at(_receipt("filed", NOW + timedelta(days=30)), 10) == NOW + timedelta(days=31)
    assert [owed_at(_receipt(status), 10) for status in ("listed", "disputed", *ENDED)] == [None] * 4


@pytest.mark.parametrize(
    ("said", "papers"),
    [
        ("2 giấy khai sinh, 1 sổ hộ khẩu", (("giấy khai sinh", 2), ("sổ hộ khẩu", 1))),
        ("giấy ra viện", (("giấy ra viện", 1),)),
        ("hai bản sao giấy chứng tử và một tờ đơn", (("bản sao giấy chứng tử", 2), ("đơn", 1))),
        ("3 cuốn sổ bảo hiểm;\n1 giấy chứng nhận thương binh.", (("sổ bảo hiểm", 3), ("giấy chứng nhận thương binh", 1))),
        ("so ho khau + 2 giay khai sinh", (("so ho khau", 1), ("giay khai sinh", 2))),
        ("giấy xác nhận cha và con", (("giấy xác nhận cha và con", 1),)),
        ("ok", ()),
        ("2", ()),
        (", ".join(["giấy"] * 13), ()),
    ],
)  # fmt: skip
def test_papers_are_read_as_kinds_and_counts(said: str, papers: tuple[tuple[str, int], ...]) -> None:
    assert read_papers(said) == tuple(PaperTaken(kind, count) for kind, count in papers)


@pytest.mark.parametrize("said", ["căn cước 001 087 012 345", "giấy khai sinh số 12345/2019", "CMND 024567890"])
def test_the_number_of_a_paper_is_not_written_down(said: str) -> None:
    with pytest.raises(PaperNumber):
        read_papers(said)
