"""Telephone numbers and codes in all their spellings."""

from __future__ import annotations

import pytest

from nlp.extract.code import codes
from nlp.extract.phone import phones


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("gọi 0912.345.678 nha", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("091 234 56 78", "0912345678"),
        ("o912345678", "0912345678"),
        ("0978-123-456.", "0978123456"),
        ("024 3826 1234", "02438261234"),
        ("(028) 3829 1234", "02838291234"),
        ("1900 545454", "1900545454"),
    ],
)
def test_phone_numbers(text: str, digits: str) -> None:
    assert [one.value for one in phones(text)] == [digits]


@pytest.mark.parametrize(
    "text", ["cccd 001099012345", "số 45/12/3", "H26.107-251103-0012", "ngày 20/11/2026", "500000 đồng"]
)
def test_other_numbers_are_no_telephones(text: str) -> None:
    assert phones(text) == []


def test_hotlines_are_not_personal() -> None:
    assert phones("19001006")[0].parts == {"kind": "hotline"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("phiếu PA-7K3M2Q của tôi", "PA-7K3M2Q"),
        ("pa 7k3m2", "PA-7K3M2"),
        ("pa7k3m2 tới đâu rồi", "PA-7K3M2"),
        ("hồ sơ H26.107-251103-0012", "H26.107-251103-0012"),
        ("000.24.H29-261005-0137", "000.24.H29-261005-0137"),
        ("mã hồ sơ 12345678", "12345678"),
    ],
)
def test_codes(text: str, code: str) -> None:
    assert [one.value for one in codes(text)] == [code]


@pytest.mark.parametrize("text", ["pa ơi cho con hỏi", "phản ánh rác", "parabol"])
def test_words_are_no_codes(text: str) -> None:
    assert codes(text) == []
