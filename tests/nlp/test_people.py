"""Who needs help, and whose name is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nlp.extract.person import names, people
from nlp.normalise import read
from nlp.types import Understanding

Understand = Callable[[str], Understanding]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("bà nội em 82 tuổi nằm liệt, nhờ phường tới nhà", ["bà nội em"]),
        ("nước lên tới mái, hai đứa nhỏ với bà cụ còn trên gác", ["hai đứa nhỏ", "bà cụ"]),
        ("NHA SAP CO 5 NGUOI O TRONG", ["5 NGUOI"]),
        ("nhiều công nhân còn kẹt dưới hầm", ["nhiều công nhân"]),
        ("my mother is 80 and cannot walk", ["my mother"]),
        ("má liệt rồi, xuống nhà giùm", ["má"]),
        ("nho may chau toi nha lam dum cai giay", []),
        ("dau chan qua di khong noi", []),
        ("dì đau chân quá đi không nổi", ["dì"]),
    ],
)
def test_people_who_need_help(text: str, told: list[str]) -> None:
    assert [one.text for one in people(read(text), "emergency")] == told


def test_numbers_of_people_matter_where_help_is_asked_for() -> None:
    assert people(read("mỗi sáng có 20 người tập thể dục ồn quá"), "report_issue") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("toi ten Tran Van Be o hem 4", "Tran Van Be"),
        ("cần gì gọi chị Lê Thị Hoa nhé", "Lê Thị Hoa"),
        ("làm giấy cho má Phan Thị Sáu 79 tuổi", "Phan Thị Sáu"),
        ("my name is Daniel Moore", "Daniel Moore"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert [one.text for one in names(read(text))] == [name]


@pytest.mark.parametrize("text", ["rác ở đường Nguyễn Trãi nhiều quá", "em là sinh viên", "tôi là người dân tổ 4"])
def test_what_is_no_name(text: str) -> None:
    assert names(read(text)) == []
