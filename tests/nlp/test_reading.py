"""Text is read as it was meant, and every letter leads back to the text as typed."""

from __future__ import annotations

import unicodedata

import pytest

from nlp.normalise import fold, read


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Đèn đường  HỎNG!!!", "den duong hong"),
        ("ko bik lm s vs ad oi", "khong biet lam sao voi admin oi"),
        ("quáaaaa trờiiii luônnnn", "qua troi luon"),
        ("ddeenf dduwowngf tawts", "den duong tat"),
        ("den2 d9u7o7ng2 tat8", "den duong tat"),
        ("toi o hem45 to5", "toi o hem 45 to 5"),
        ("3ngay roi", "3 ngay roi"),
        ("9h30 😡😡", "9h30"),
        ("hoà giải, thuỷ cục, khoẻ", "hoa giai thuy cuc khoe"),
        ("xì gas", "xi gas"),
        ("rácthải đènđường", "rac thai den duong"),
    ],
)
def test_folds(typed: str, meant: str) -> None:
    assert fold(typed) == meant


def test_tone_marks_stand_in_one_place_whichever_school_typed_them() -> None:
    assert read("hoà thuỷ khoẻ quý").marked == read("hòa thủy khỏe quý").marked


def test_letters_typed_in_pieces_lead_back_to_the_pieces() -> None:
    typed = unicodedata.normalize("NFD", "hẻm Nguyễn Trãi")
    reading = read(typed)
    start, end = reading.span(4, len(reading.marked))
    assert unicodedata.normalize("NFC", typed[start:end]) == "Nguyễn Trãi"


@pytest.mark.parametrize("typed", ["ntn ad ơi", "đèn dduwowngf tắt", "kp3 to5", "a" * 5000, "", "😡", "İstanbul ǅ"])
def test_offsets_never_leave_the_text(typed: str) -> None:
    reading = read(typed)
    assert len(reading.marked) == len(reading.plain) == len(reading.begins) == len(reading.ends)
    assert all(0 <= a <= b <= len(typed) for a, b in zip(reading.begins, reading.ends, strict=True))
