"""A letter is fitted to what a channel can show; nothing of it is lost, and nothing is cut inside a word."""

from __future__ import annotations

import unicodedata

import pytest

from bot.channels.base import Capabilities, Enclosure, Letter, Photo, degrade, split_text, units
from bot.channels.telegram import Telegram
from bot.channels.web import Web
from bot.channels.zalo_oa import ZaloOA

PLAIN = Capabilities(max_text=200)
PHOTO = Photo("/x/anh.jpg", "image/jpeg")
BUTTONS = (("yes", "Đồng ý gửi"), ("fix", "Sửa"), ("no", "Hủy"))


def letter(text: str = "Em gửi nhé?", **facts: object) -> Letter:
    return Letter(1, "chat", text, **facts)  # type: ignore[arg-type]


def test_where_there_are_no_buttons_the_choices_are_numbered_lines() -> None:
    (shown,) = degrade(letter(buttons=BUTTONS), PLAIN)
    assert shown.text == "Em gửi nhé?\n1. Đồng ý gửi\n2. Sửa\n3. Hủy"
    assert shown.buttons == ()


def test_more_buttons_than_a_channel_has_become_numbered_lines_too() -> None:
    few = Capabilities(buttons=True, max_buttons=2)
    (shown,) = degrade(letter(buttons=BUTTONS), few)
    assert (shown.buttons, shown.text.count("\n")) == ((), 3)
    (shown,) = degrade(letter(buttons=BUTTONS[:2]), few)
    assert (shown.buttons, shown.text) == (BUTTONS[:2], "Em gửi nhé?")


def test_a_long_text_comes_in_parts_and_the_buttons_under_the_last() -> None:
    text = "\n".join(f"Câu số {number} của một lời dặn dài." for number in range(60))
    can = Capabilities(max_text=200, buttons=True, max_buttons=5, photos=True)
    parts = degrade(letter(text, buttons=BUTTONS, photos=(PHOTO,), force_reply=True, edits="7"), can)
    assert len(parts) > 5
    assert all(units(part.text) <= 200 for part in parts)
    assert "\n".join(part.text for part in parts) == text
    assert [bool(part.buttons) for part in parts] == [False] * (len(parts) - 1) + [True]
    assert [bool(part.photos) for part in parts] == [False] * (len(parts) - 1) + [True]
    assert [part.force_reply for part in parts].count(True) == 1
    assert {part.edits for part in parts} == {""}  # several messages cannot take the place of one


def test_photos_are_left_out_where_they_cannot_be_shown_and_go_before_the_text_where_they_stand_alone() -> None:
    assert [part.photos for part in degrade(letter(photos=(PHOTO,)), PLAIN)] == [()]
    (together,) = degrade(letter(photos=(PHOTO, PHOTO)), Web.can)
    assert together.photos == (PHOTO, PHOTO)
    first, second, words = degrade(letter(photos=(PHOTO, PHOTO), buttons=BUTTONS), Telegram.can)
    assert [first.photos, second.photos, words.photos] == [(PHOTO,), (PHOTO,), ()]
    assert (first.text, first.buttons, words.text, words.buttons) == ("", (), "Em gửi nhé?", BUTTONS)


def test_a_file_goes_before_the_text_where_files_are_taken_and_its_address_into_the_text_elsewhere() -> None:
    file = Enclosure(
        "LH-1.ics",
        "text/calendar",
        b"BEGIN:VCALENDAR",
        "/lich/1.ics",
        "Lưu vào lịch: https://phuong.example/lich/1.ics",
    )
    first, words = degrade(letter(document=file, buttons=BUTTONS), Telegram.can)
    assert (first.document, first.text, words.document, words.text) == (file, "", None, "Em gửi nhé?")
    (together,) = degrade(letter(document=file), Web.can)
    assert (together.document, together.text) == (file, "Em gửi nhé?")
    (without,) = degrade(letter(document=file, buttons=BUTTONS[:1]), PLAIN)
    assert without.document is None
    assert without.text == "Em gửi nhé?\nLưu vào lịch: https://phuong.example/lich/1.ics\n1. Đồng ý gửi"
    (nowhere,) = degrade(letter(document=Enclosure("LH-1.ics", "text/calendar", b"x")), ZaloOA.can)
    assert (nowhere.document, nowhere.text) == (None, "Em gửi nhé?")


def test_a_small_answer_to_a_press_is_shown_where_the_channel_has_one_and_dropped_elsewhere() -> None:
    toast = letter("Hoà nhận.", kind="toast", toast="q1")
    assert degrade(toast, PLAIN) == []
    assert degrade(toast, Telegram.can) == [toast]


def test_an_edit_is_an_edit_only_where_messages_can_be_changed() -> None:
    assert degrade(letter(edits="7"), PLAIN)[0].edits == ""
    assert degrade(letter(edits="7"), Telegram.can)[0].edits == "7"


@pytest.mark.parametrize("limit", [50, 4096])
@pytest.mark.parametrize(
    "text",
    ["", "một", "a" * 9000, "🏠" * 5000, "một hai ba bốn năm. " * 800, "dòng một\n\ndòng hai\n" * 700, " \n " * 400],
    ids=["empty", "word", "letters", "houses", "sentences", "lines", "blanks"],
)
def test_parts_fit_and_hold_every_letter(text: str, limit: int) -> None:
    parts = split_text(text, limit)
    assert all(units(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(parts) or parts == [text] or not text.strip()


def test_a_word_is_cut_only_when_it_alone_is_too_long() -> None:
    words = ["phường", "ơi", "đèn", "hẻm", "tắt", "ba", "hôm", "nay", "rồi"]
    parts = split_text(" ".join(words * 40), 60)
    assert [word for part in parts for word in part.split()] == words * 40


def test_where_an_old_app_may_show_no_buttons_the_text_has_all_choices_and_the_buttons_those_that_fit() -> None:
    choices = tuple((f"go:{number}", f"Việc {number}") for number in range(1, 8))
    letter = Letter(1, "5", "Chọn giúp em", choices)
    (shown,) = degrade(letter, Capabilities(buttons=True, max_buttons=5, numbered=True))
    assert shown.text.endswith("7. Việc 7") and shown.buttons == choices[:5]


def test_text_is_measured_as_it_is_composed() -> None:
    text = unicodedata.normalize("NFD", "Đường này ngập nước. " * 85)
    assert len(text) > 1900 > len(unicodedata.normalize("NFC", text))
    (part,) = degrade(Letter(1, "5", text), Capabilities(max_text=1900))
    assert part.text == unicodedata.normalize("NFC", text)


def test_where_nothing_can_be_changed_the_change_is_said_shortly() -> None:
    letter = Letter(1, "5", "thẻ dài", (("t:1:claim", "Nhận"),), edits="m1", brief="PA-1: Hoà đang lo")
    (short,) = degrade(letter, Capabilities())
    assert (short.text, short.buttons, short.edits) == ("PA-1: Hoà đang lo", (), "")
    (changed,) = degrade(letter, Capabilities(edit=True, buttons=True, max_buttons=3))
    assert (changed.text, changed.edits) == ("thẻ dài", "m1")


def test_an_emoji_of_several_signs_is_never_torn() -> None:
    family, thumb = "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f44d\U0001f3fd"
    parts = split_text(family * 50 + thumb * 50, 60)
    assert "".join(parts) == family * 50 + thumb * 50
    assert all(part.replace(family, "").replace(thumb, "") == "" for part in parts)
