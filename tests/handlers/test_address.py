"""How people call themselves, and us, tells how to address them; also without marks."""

from __future__ import annotations

import pytest

from handlers.address import guess_form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("bác ở số 9 Ngô Quyền", "bac"),
        ("bac o so 9 Ngo Quyen", "bac"),
        ("chao chau", "bac"),
        ("cháu ơi cho bà hỏi", "bac"),
        ("cảm ơn cháu nhé", "bac"),
        ("ba 80 tuoi roi chan dau qua", "bac"),
        ("nho may chau toi nha lam giup", "bac"),
        ("cháu chào phường ạ", "ban"),
        ("em muốn hỏi", "ban"),
        ("em muon hoi giay to", "ban"),
        ("con muốn làm giấy cho bà nội", "ban"),
        ("bán nhà số 9", ""),
        ("den hu roi", ""),
        ("cháu tôi mới sinh", ""),
        ("co ai o do khong", ""),
        ("chi can giay khai sinh", ""),
        ("may chau nho choi duoi duong", ""),
    ],
)
def test_the_form_of_address_is_guessed(text: str, form: str) -> None:
    assert guess_form(text) == form
