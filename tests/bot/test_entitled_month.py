"""The month of the list of those served at home, on both databases: late once and never twice, and nobody in mourning is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from bot.app import load_houses
from bot.entitled import leave
from bot.inbox import Handled
from bot.rehearsal import Rehearsal
from bot.settings import Settings
from handlers.rules.deadlines import LOCAL
from handlers.turn import House
from nlp.types import Guess, Understanding
from storage.call_list import CallList
from storage.db import Database
from storage.entitled import Entitled
from storage.entitled_months import EntitledMonths
from storage.models import EntitledPerson
from tests.handlers.test_clock import at

WARD = "vi-du"
START = at("2026-11-27 09:00")


def understand(text: str, now: datetime) -> Understanding:
    return Understanding(text=text, folded=text, guesses=(Guess("greeting_or_thanks", None, 0.9),), sure=True)


@pytest.fixture(scope="module")
def houses() -> Mapping[str, House]:
    return load_houses(Settings(_env_file=None), lambda ward: understand)


def people(rehearsal: Rehearsal, *rows: tuple[str, str, str, str]) -> None:
    """Put people on the list: name, tổ, phone, the carer's phone."""
    month = rehearsal.now.astimezone(LOCAL).date().replace(day=1)
    with rehearsal.db.now() as tx:
        Entitled(tx, WARD).add(
            EntitledPerson(
                ward=WARD, name=name, area=area, phone=phone or None, carer_phone=carer or None, groups=["elder"],
                name_mark="", first_month=month, updated_at=rehearsal.now,
            )
            for name, area, phone, carer in rows
        )  # fmt: skip


def ward(db: Database, houses: Mapping[str, House], *rows: tuple[str, str, str, str], **rules: Any) -> Rehearsal:
    if rules:
        of_ward = houses[WARD].ward
        of_ward = of_ward.model_copy(update={"entitled": of_ward.entitled.model_copy(update=rules)})
        houses = {WARD: replace(houses[WARD], ward=of_ward)}
    rehearsal = Rehearsal(db, houses, START)
    rehearsal.stand()
    people(rehearsal, *rows)
    return rehearsal


def keys(handled: list[Handled], word: str = "entitled-") -> list[str]:
    return [key for one in handled for said in one.said for key in said.keys if key.startswith(word)]


def wakes(rehearsal: Rehearsal, moment: str) -> list[str]:
    """The program was down until now; what is due is done."""
    rehearsal.now = at(moment)
    return keys(rehearsal.settle())


def until(rehearsal: Rehearsal, moment: str) -> list[str]:
    """The program runs until then."""
    return keys(rehearsal.wait((at(moment) - rehearsal.now).total_seconds() / 60))


def left(rehearsal: Rehearsal, name: str, why: str) -> None:
    with rehearsal.db.now() as tx:
        person = next(one for one in Entitled(tx, WARD).all() if one.name == name)
        assert leave(tx, WARD, int(person.id or 0), why, rehearsal.now)


def calls(rehearsal: Rehearsal) -> list[str]:
    with rehearsal.db.now(reading=True) as tx:
        return [str(one.phone) for one in CallList(tx, WARD).open()]


MOT, HAI, BA = ("Một", "tổ 5", "0901111111", ""), ("Hai", "tổ 5", "0902222222", ""), ("Ba", "tổ 7", "", "0903333333")


def test_after_three_days_of_standstill_it_is_done_late_and_once(db: Database, houses: Mapping[str, House]) -> None:
    rehearsal = ward(db, houses, MOT)
    assert until(rehearsal, "2026-11-30 12:00") == ["entitled-week"]
    assert wakes(rehearsal, "2026-12-04 10:00") == ["entitled-review"]  # not the reminder of the third as well
    assert wakes(rehearsal, "2026-12-04 10:01") == []
    assert until(rehearsal, "2026-12-07 07:50") == ["entitled-review", "entitled-locked", "entitled-week"]
    assert until(rehearsal, "2026-12-07 20:00") == []
    assert until(rehearsal, "2026-12-08 07:50") == ["entitled-counts"]
    assert until(rehearsal, "2026-12-13 20:00") == []


def test_a_standstill_over_new_year_closes_december_and_begins_january(
    db: Database, houses: Mapping[str, House]
) -> None:
    rehearsal = ward(db, houses, MOT)
    assert "entitled-review" in until(rehearsal, "2026-12-02 10:00")
    assert wakes(rehearsal, "2027-01-04 10:00") == ["entitled-review", "entitled-locked", "entitled-week"]
    said = until(rehearsal, "2027-01-08 10:00")
    assert said == [
        "entitled-counts",
        "entitled-review",
        "entitled-nudge",
        "entitled-review",
        "entitled-locked",
        "entitled-counts",
    ]
    with rehearsal.db.now(reading=True) as tx:
        locked = [one.month for one in EntitledMonths(tx, WARD).locked()]
        assert locked == [date(2027, 1, 1), date(2026, 12, 1)]
        assert [one.change for one in EntitledMonths(tx, WARD).lines(date(2027, 1, 1))] == [""]


def test_a_month_that_was_slept_through_is_not_made_up(db: Database, houses: Mapping[str, House]) -> None:
    rehearsal = ward(db, houses, MOT)
    assert "entitled-review" in wakes(rehearsal, "2027-02-02 10:00")
    with rehearsal.db.now(reading=True) as tx:
        month = EntitledMonths(tx, WARD).last()
        assert month is not None and month.month == date(2027, 2, 1)


def test_a_ward_without_a_list_hears_nothing_and_one_without_rhythm_neither(
    db: Database, houses: Mapping[str, House]
) -> None:  # fmt: skip
    assert until(ward(db, houses), "2026-12-31 10:00") == []
    assert until(ward(db, houses, MOT, rhythm=False), "2026-12-31 10:00") == []


def test_no_more_calls_a_month_than_the_ward_can_make_and_no_letters_where_it_wants_none(
    db: Database, houses: Mapping[str, House]
) -> None:  # fmt: skip
    rehearsal = ward(db, houses, MOT, HAI, BA, most_calls=2)
    until(rehearsal, "2026-12-07 10:00")
    assert calls(rehearsal) == ["0901111111", "0902222222"]
    with rehearsal.db.now(reading=True) as tx:
        letters = EntitledMonths(tx, WARD).letters(date(2026, 12, 1))
        assert [(one.code, one.way) for one in letters] == [
            ("TB-2612-1", "call"),
            ("TB-2612-2", "call"),
            ("TB-2612-3", "none"),
        ]


def test_a_couple_with_one_phone_hears_it_once(db: Database, houses: Mapping[str, House]) -> None:
    rehearsal = ward(db, houses, MOT, ("Hai", "tổ 5", "0901111111", ""))
    rehearsal.say(rehearsal.person("A"), "contact", phone="+84901111111")
    assert until(rehearsal, "2026-12-07 10:00").count("entitled-added") == 1
    rehearsal.say(rehearsal.person("A"), "choice", choice="e:TB-2612-1:ok")
    with rehearsal.db.now(reading=True) as tx:
        assert Entitled(tx, WARD).counts(date(2026, 12, 7)) == (2, 0)
        assert [bool(one.heard_at) for one in EntitledMonths(tx, WARD).letters(date(2026, 12, 1))] == [True, True]


def test_nobody_else_can_answer_a_letter(db: Database, houses: Mapping[str, House]) -> None:
    rehearsal = ward(db, houses, MOT)
    rehearsal.say(rehearsal.person("A"), "contact", phone="0901111111")
    until(rehearsal, "2026-12-07 10:00")
    assert "button-old" in keys(rehearsal.say(rehearsal.person("B"), "choice", choice="e:TB-2612-1:ok"), "button")
    with rehearsal.db.now(reading=True) as tx:
        assert Entitled(tx, WARD).counts(date(2026, 12, 7)) == (1, 1)


def test_who_died_between_the_lock_and_the_good_hour_gets_no_letter_and_no_call(
    db: Database, houses: Mapping[str, House]
) -> None:  # fmt: skip
    rehearsal = ward(db, houses, MOT, HAI)
    rehearsal.say(rehearsal.person("A"), "contact", phone="0901111111")
    assert "entitled-locked" in until(rehearsal, "2026-12-07 07:46")  # letters go from eight on
    assert calls(rehearsal) == ["0902222222"]
    left(rehearsal, "Một", "died")
    left(rehearsal, "Hai", "died")
    assert until(rehearsal, "2026-12-31 10:00").count("entitled-added") == 0
    assert calls(rehearsal) == []


def test_who_left_without_a_word_is_told_only_when_somebody_says_why_and_never_in_mourning(
    db: Database, houses: Mapping[str, House]
) -> None:  # fmt: skip
    rehearsal = ward(db, houses, MOT, HAI, BA)
    rehearsal.say(rehearsal.person("A"), "contact", phone="0901111111")
    rehearsal.say(rehearsal.person("B"), "contact", phone="0902222222")
    until(rehearsal, "2026-12-20 10:00")
    with rehearsal.db.now() as tx:
        entitled = Entitled(tx, WARD)
        entitled.take_off([one for one in entitled.all() if one.name != "Ba"], date(2026, 11, 1), now=rehearsal.now)
    assert "entitled-removed" not in until(rehearsal, "2027-01-12 20:00")
    left(rehearsal, "Hai", "died")
    left(rehearsal, "Một", "ended")
    assert until(rehearsal, "2027-01-13 12:00") == ["entitled-removed"]
    left(rehearsal, "Một", "ended")  # said twice
    assert until(rehearsal, "2027-01-14 12:00") == []
    with rehearsal.db.now(reading=True) as tx:
        (january, _) = EntitledMonths(tx, WARD).locked()
        assert (january.total, january.removed, january.died) == (1, 1, 1)
