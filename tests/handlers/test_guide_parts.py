"""Parts of the guide that decide by rule: ages that were told, days that count, codes of files, secrets."""

from __future__ import annotations

from datetime import date

import pytest

from bot.app import DATA, load_houses
from bot.settings import Settings
from handlers.procedures.load import load_book
from handlers.procedures.resolve import for_case
from handlers.residents.guide.dates import day_after
from handlers.residents.guide.heard import age_for, answers_in
from handlers.residents.guide.sheet import Printer
from handlers.residents.guide.words import in_force, inside, papers
from handlers.residents.secrets import holds_secret

BOOK = load_book(DATA / "procedures", DATA / "procedures_shared")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("xin tro cap cho ba noi 78 tuoi", "tu-75"), ("ba 75 tuoi", "tu-75"), ("ong 72 tuoi roi", "tu-70"),
        ("me em moi 69 tuoi", "tu-60"), ("ba noi lon tuoi", ""), ("nha so 78", ""),
    ],
)  # fmt: skip
def test_an_age_that_was_told_is_not_asked_again(said: str, answer: str) -> None:
    found = answers_in(BOOK.procedures["tro-cap-huu-tri-xa-hoi"], said)
    assert found == ({"tuoi": answer} if answer else {})


@pytest.mark.parametrize(
    ("start", "count", "unit", "end"),
    [
        ("2026-11-10", 60, "calendar", "2027-01-09"),
        ("2026-11-20", 5, "working", "2026-11-30"),  # a Friday: the weekend and 24/11 do not count
        ("2027-02-03", 3, "working", "2027-02-15"),  # over Tết 2027
        ("2027-01-31", 1, "months", "2027-02-28"),
        ("2026-11-20", -15, "calendar", "2026-11-05"),
        ("2026-11-20", 25, "hours", "2026-11-22"),
        ("2026-12-31", 2, "months", "2027-02-28"),
    ],
)
def test_days_that_the_law_counts(start: str, count: int, unit: str, end: str) -> None:
    house = next(iter(load_houses(Settings(_env_file=None), lambda _: None).values()))  # type: ignore[arg-type,return-value]
    assert day_after(date.fromisoformat(start), count, unit, house.calendar) == date.fromisoformat(end)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "secret"),
    [
        ("mat khau la abc123", True), ("otp cua em la 482913", True), ("ma otp 482913", True),
        ("passcode: 123456 do em", True), ("password is hunter2", True),
        ("quen mat khau roi", False), ("otp khong ve", False), ("mat khau la gi vay em", False),
        ("ma otp gui ve so nao", False), ("den duong tat 123456", False), ("passcode o dau ra", False),
    ],
)  # fmt: skip
def test_a_secret_is_told_from_a_question_about_one(said: str, secret: bool) -> None:
    assert holds_secret(said) is secret


@pytest.mark.parametrize(
    ("typed", "answer"), [("75 tuoi", "tu-75"), ("72", "tu-70"), ("ba 80", "tu-75"), ("1", ""), ("khong", "")]
)
def test_an_age_typed_as_the_answer_is_understood(typed: str, answer: str) -> None:
    question = BOOK.procedures["tro-cap-huu-tri-xa-hoi"].question("tuoi")
    assert age_for(question, typed) == answer


def test_a_name_inside_a_sentence_loses_its_capital_but_not_its_spelling() -> None:
    assert [inside(name) for name in ("Đăng ký khai sinh", "VNeID mức 2", "Thẻ căn cước", "")] == [
        "đăng ký khai sinh", "VNeID mức 2", "thẻ căn cước", "",
    ]  # fmt: skip


def test_a_law_that_has_ended_is_not_named() -> None:
    old, new = BOOK.shared.laws["ho-tich"].laws[:2]
    days = date(2027, 2, 28), date(2027, 3, 1)
    assert [(in_force(old, day), in_force(new, day)) for day in days] == [(True, False), (False, True)]


def test_what_depends_on_an_answer_is_said_once_below_its_question() -> None:
    house = next(iter(load_houses(Settings(_env_file=None), lambda _: None).values()))  # type: ignore[arg-type,return-value]
    case = for_case(BOOK.procedures["khai-sinh"], {"lien-thong": "khong"}, date(2026, 11, 23))
    lines = papers(Printer(house), case).splitlines()
    assert lines[0].startswith("1. Tờ khai đăng ký khai sinh")
    assert lines.count("Bé sinh ở đâu ạ?") == 1
    assert "– Bệnh viện, trạm y tế: Giấy chứng sinh (bản chính)" in lines
    assert not any("nếu" in line for line in lines)
