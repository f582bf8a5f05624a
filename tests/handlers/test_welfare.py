"""What words say of a need, with marks and without; and that every programme has a source, and a guide that exists."""

from __future__ import annotations

from datetime import date

import pytest

from bot.app import DATA
from handlers.procedures.load import load_book
from handlers.programmes import load_programmes
from handlers.rules.welfare import is_urgent, kinds_in, whom_in

PROGRAMMES = load_programmes()


@pytest.mark.parametrize(
    ("text", "kinds", "whom", "urgent"),
    [
        ("nhà em hết gạo mấy bữa nay rồi, không có gì ăn", ["food"], "self", True),
        ("nha em het gao roi, khong co gi an", ["food"], "self", True),
        ("cạnh nhà tôi có bà cụ sống một mình, bị ốm không ai chăm", ["care", "alone"], "neighbour", True),
        ("hàng xóm nhà em khó khăn lắm, nhà dột nát", ["money", "house"], "neighbour", False),
        ("nhà tôi dột nát, mưa ướt hết, xin sửa nhà", ["house"], "self", False),  # "sửa" is no milk
        ("mẹ tôi già yếu không có tiền mua thuốc", ["money", "medicine", "care"], "family", False),
        ("xin hỗ trợ học phí cho cháu nhỏ mồ côi", ["child"], "", False),
        ("xin phuong giup do, nha toi khong con gao", ["food"], "self", True),
        ("tôi muốn xin gạo cho bà cụ gần nhà", ["food"], "neighbour", False),
        ("có người vô gia cư nằm trước chợ, đói lả", ["food", "house"], "neighbour", True),
        ("xét hộ nghèo", [], "", False),
        ("xin trợ cấp cho người khuyết tật", [], "", False),
        ("nhờ phường đến nhà làm căn cước cho bà nội", [], "family", False),
        ("", [], "", False),
    ],
)  # fmt: skip
def test_what_words_say_of_a_need(text: str, kinds: list[str], whom: str, urgent: bool) -> None:
    assert kinds_in(text, PROGRAMMES) == kinds
    assert whom_in(text, PROGRAMMES) == whom
    assert is_urgent(text, PROGRAMMES) is urgent


def test_words_are_written_as_they_are_compared() -> None:
    words = [word for kind in PROGRAMMES.kinds.values() for word in kind.words]
    words += [*PROGRAMMES.urgent.hungry, *PROGRAMMES.urgent.ill]
    words += [*PROGRAMMES.whom.neighbour, *PROGRAMMES.whom.family, *PROGRAMMES.whom.self]
    assert [word for word in words if word != word.lower() or not word.isascii()] == []
    assert all(kinds_in(word, PROGRAMMES) for kind in PROGRAMMES.kinds.values() for word in kind.words)


def test_every_programme_has_a_source_a_day_and_a_guide_that_exists() -> None:
    book = load_book(DATA / "procedures", DATA / "procedures_shared")
    for name, one in PROGRAMMES.programmes.items():
        assert len(one.source) > 5 and one.checked_on >= date(2026, 1, 1), name
        assert one.procedure in ("", *book.procedures), name
        assert set(one.label) == set(one.says) == {"vi", "en"}, name
        assert one.sure or "chưa chắc" in one.says["vi"] or "mỗi phường mỗi khác" in one.says["vi"], (
            f"{name} must say so"
        )


def test_the_likeliest_programme_is_the_one_that_most_kinds_name() -> None:
    likely = PROGRAMMES.for_kinds(["food", "money"])
    assert likely[:2] == ["qua", "ho-ngheo"] or likely[:2] == ["ho-ngheo", "qua"]
    assert len(likely) == len(set(likely))
    assert PROGRAMMES.for_kinds([]) == []
