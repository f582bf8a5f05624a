"""A case as a sheet: the papers, money and steps of this case and no other; what is open says when it holds."""

from __future__ import annotations

from datetime import date

import pytest

from bot.app import DATA, EXAMPLE_WARD
from handlers.procedures.load import load_book
from handlers.procedures.resolve import for_case
from handlers.residents.guide.sheet import Printer, Sheet, make_sheet
from handlers.turn import House
from handlers.ward import load_wards
from handlers.wording import load_wording

TODAY = date(2026, 11, 23)
BORN = {
    "lien-thong": "khong", "noi-sinh": "y-te", "ket-hon": "roi", "nuoc-ngoai": "khong", "qua-han": "chua",
    "nguoi-nop": "cha-me",
}  # fmt: skip


@pytest.fixture(scope="module")
def house() -> House:
    ward = next(iter(load_wards(EXAMPLE_WARD).values()))
    book = load_book(DATA / "procedures", DATA / "procedures_shared")
    facts = {"taxonomy": None, "calendar": None, "hotlines": {}, "understand": None, "groups": ()}
    return House(ward=ward, wording=load_wording(DATA / "wording"), book=book, **facts)  # type: ignore[arg-type]


def sheet(house: House, procedure: str, answers: dict[str, str], language: str = "vi") -> Sheet:
    case = for_case(house.book.procedures[procedure], answers, TODAY, house.ward)
    return make_sheet(Printer(house, language), case, answers)


def test_a_settled_case_names_only_its_own_papers_and_fees(house: House) -> None:
    made = sheet(house, "khai-sinh", BORN)
    assert [one.name for one in made.papers] == [
        "Tờ khai đăng ký khai sinh", "Giấy chứng sinh", "Thông tin giấy kết hôn của cha mẹ"
    ]  # fmt: skip
    assert all(one.looks and one.where and not one.if_ for one in made.papers)
    assert (made.prices[0].what, made.prices[0].online, made.prices[0].counter) == (
        "Đăng ký trong 60 ngày", "0 đồng", "0 đồng"
    )  # fmt: skip
    assert made.prices[-1].counter == "8.000 đồng/bản"
    assert made.answers[1] == ("Bé sinh ở đâu?", "Bệnh viện, trạm y tế")


def test_what_is_open_says_when_it_holds_and_a_blank_fee_is_not_free(house: House) -> None:
    made = sheet(house, "khai-sinh", {"noi-sinh": "unknown"})
    birth = next(one for one in made.papers if one.name == "Giấy chứng sinh")
    assert birth.if_ == " (nếu “Bé sinh ở đâu ạ?”: Bệnh viện, trạm y tế)"
    late = next(one for one in made.prices if one.what.startswith("Đăng ký khi đã quá 60 ngày"))
    assert (late.online, late.counter) == ("phường xác nhận", "phường xác nhận")
    assert made.answers == ()


def test_the_way_online_is_short_and_names_what_to_search_for(house: House) -> None:
    made = sheet(house, "khai-sinh", BORN)
    assert made.online[0] == "dichvucong.gov.vn"
    assert "gõ “Thủ tục đăng ký khai sinh” vào ô tìm kiếm" in made.online
    assert len(made.counter) == 2


def test_what_may_only_be_filed_online_has_no_counter(house: House) -> None:
    only = next(one for one in house.book.procedures.values() if one.online.only)
    made = sheet(house, only.id, {})
    assert made.counter == ()
    assert {one.counter for one in made.prices} == {""}


def test_a_sheet_speaks_to_everybody_and_of_no_chat(house: House) -> None:
    for procedure in house.book.procedures:
        said = str(sheet(house, procedure, {}))
        assert "vào đây" not in said
        assert "{" not in said
        assert "anh/chị" not in said


def test_english_names_are_english(house: House) -> None:
    made = sheet(house, "khai-sinh", BORN, "en")
    assert made.title == "Register a birth"
    assert "original" in made.papers[1].how


def test_a_shorter_version_is_lighter_and_keeps_every_paper_fee_and_office(house: House) -> None:
    made = list(sheet(house, "khai-sinh", {}).versions())
    weights = [one.weight for one in made]
    assert weights == sorted(set(weights), reverse=True)
    assert made[1].papers == made[0].papers  # descriptions go last
    for one in made:
        assert [paper.name for paper in one.papers] == [paper.name for paper in made[0].papers]
        assert [paper.where for paper in one.papers] == [paper.where for paper in made[0].papers]
        assert (one.offices, one.ground, len(one.prices)) == (made[0].offices, made[0].ground, len(made[0].prices))
