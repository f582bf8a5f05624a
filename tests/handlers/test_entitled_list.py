"""A ward's list of entitled people as it really comes: every way to write a thing is read, or said to be wrong, with its row."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import orjson
import pytest

from handlers.entitled import FAULTS, FILES, NOTES, load_lexicon
from handlers.rules.entitled import Found, Sheet, Unreadable, read_list
from handlers.rules.entitled_cells import Cell, Wrong, area_of, born_of, name_of, phone_of

TODAY = date(2026, 11, 22)
LEXICON = load_lexicon()
HEAD: tuple[Cell, ...] = ("Họ và tên", "Năm sinh", "Tổ", "Số điện thoại", "Nhóm đối tượng", "Địa chỉ")


def read(*rows: tuple[Cell, ...], head: tuple[Cell, ...] = HEAD, **options: Any) -> Found:
    return read_list([Sheet("Danh sách", [head, *rows])], LEXICON, TODAY, **options)


def faults(found: Found) -> list[tuple[int, str, str]]:
    assert {fault.key.removeprefix("fault-") for fault in found.faults} <= set(FAULTS)
    assert {note.key.removeprefix("note-") for note in found.notes} <= set(NOTES)
    return [(fault.row, fault.column, fault.key.removeprefix("fault-")) for fault in found.faults]


@pytest.mark.parametrize(
    ("cell", "born"),
    [
        ("1/2/1940", "1940-02-01"), ("01-02-1940", "1940-02-01"), ("1.2.1940", "1940-02-01"), ("1940", "1940"), (1940, "1940"),
        (1940.0, "1940"),
        (datetime(1940, 2, 1, tzinfo=UTC), "1940-02-01"), (date(1940, 2, 1), "1940-02-01"), (14642, "1940-02-01"),
        ("1940-02-01", "1940-02-01"), ("2/1940", "1940-02"), ("khoảng 1940", "1940"), (" 1940 ", "1940"), ("", ""), (None, ""),
        ("không có", ""), ("'1/2/1940", "1940-02-01"), ("1/2/40", "short"), ("2/13/1940", "order"), ("31/2/1940", "no-day"),
        ("xưa lắm", "unread"), ("1/1/1790", "impossible"), (2031, "impossible"), ("23/11/2026", "impossible"),
    ],
)  # fmt: skip
def test_a_day_of_birth_is_read_as_exactly_as_it_is_known(cell: Cell, born: str) -> None:
    try:
        assert born_of(cell, TODAY) == born
    except Wrong as wrong:
        assert wrong.key == f"born-{born}"


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        (901234567, "0901234567"), (901234567.0, "0901234567"), ("090.123.4567", "0901234567"), ("0901 234 567", "0901234567"),
        ("+84 901 234 567", "0901234567"), ("84901234567", "0901234567"), ("0901234567 (con gái)", "0901234567"),
        (2838123456, "02838123456"), ("028 3812 3456", "02838123456"), ("", ""), (None, ""), ("không có", ""), ("-", ""),
        ("0168 234 5678", "eleven"), ("123", "unread"), ("gọi anh Tư", "unread"), ("001140000001", "id-number"),
        (79140000001, "unread"),
    ],
)  # fmt: skip
def test_a_phone_is_read_however_it_is_written(cell: Cell, phone: str) -> None:
    try:
        assert phone_of(cell)[0] == phone
    except Wrong as wrong:
        assert wrong.key == f"phone-{phone}"


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("NGUYỄN THỊ HOA", "Nguyễn Thị Hoa"), ("nguyễn thị hoa", "Nguyễn Thị Hoa"), ("Nguyễn  Thị\nHoa ", "Nguyễn Thị Hoa"),
        ("Bà Nguyễn Thị Hoa", "Nguyễn Thị Hoa"), ("Ông Nguyễn Văn An", "Nguyễn Văn An"), ("Ông Ích Khiêm", "Ông Ích Khiêm"),
        ("Cụ LÊ THỊ BA", "Lê Thị Ba"), ("H'Hen Niê", "H'Hen Niê"), ("Nguyễn Thị Hoa", "Nguyễn Thị Hoa"),
        ("NguyÔn ThÞ Hoa", "font"), ("Hoa 2", "signs"), ("", "missing"), (None, "missing"),
    ],
)  # fmt: skip
def test_a_name_gets_its_capitals_and_loses_its_title(cell: Cell, name: str) -> None:
    try:
        assert name_of(cell) == name
    except Wrong as wrong:
        assert wrong.key == f"name-{name}"


@pytest.mark.parametrize(
    ("cell", "area"),
    [
        (5, "tổ 5"), ("5", "tổ 5"), ("05", "tổ 5"), ("Tổ 5", "tổ 5"), ("TỔ DÂN PHỐ SỐ 5", "tổ 5"), ("TDP 5", "tổ 5"),
        ("tổ 5A", "tổ 5A"), ("KP3", "khu phố 3"), ("Thôn Đông", "thôn Đông"), (None, ""),
    ],
)  # fmt: skip
def test_a_neighbourhood_group_has_one_name(cell: Cell, area: str) -> None:
    assert area_of(cell) == area


def test_a_file_of_an_office_is_read_below_its_title_and_above_its_signatures() -> None:
    found = read_list(
        [
            Sheet("Bìa", [("bìa",)]),
            Sheet(
                "DS 11",
                [
                    ("ỦY BAN NHÂN DÂN PHƯỜNG VÍ DỤ",), (), ("DANH SÁCH THÁNG 11",),
                    ("STT", "HỌ VÀ TÊN", "Ngày tháng năm sinh", "Số CCCD", "Đối tượng", "ĐT", "Người chăm sóc", "ĐT", "Chú ý"),
                    (1, 2, 3, 4, 5, 6, 7, 8, 9),
                    ("Tổ dân phố số 5",),
                    (1, "NGUYỄN THỊ MẪU", "1/2/1940", "001140000001", "ncc; khuyết tật", 901234567, "Mẫu", "0902.345.678", ""),
                    (None, "", ""),
                    ("TỔ 6",),
                    (2, "Trần Văn Mẫu", 1938, 1138000002, "cao tuổi", "", "", "", "001138000002"),
                    (3,),
                    ("", "Tổng cộng: 2 người"),
                    ("", "", "Người lập biểu", "", "CHỦ TỊCH"),
                ],
            ),
        ],
        LEXICON, TODAY,
    )  # fmt: skip
    assert [(one.row, one.name, one.area, one.groups) for one in found.entries] == [
        (7, "Nguyễn Thị Mẫu", "tổ 5", ("merit", "disabled")),
        (10, "Trần Văn Mẫu", "tổ 6", ("elder",)),
    ]
    assert (found.entries[0].phone, found.entries[0].carer, found.entries[0].carer_phone) == (
        "0901234567", "Mẫu", "0902345678",
    )  # fmt: skip
    assert (found.sheet, found.never, found.unused) == ("DS 11", ("Số CCCD",), ("Chú ý",))
    assert "1140000001" not in str(found.as_json())
    assert "1138000002" not in str(found.as_json())


def test_every_wrong_cell_is_named_with_its_row_and_column_and_the_good_rows_stand() -> None:
    found = read(
        ("", 1940, 5, "", "NCC", ""),
        ("Lê Thị Một", "13/13/1940", 5, "123", "đẹp trai", ""),
        ("Lê Thị Hai", 1940, "", "", "", ""),
        ("Lê Thị Ba", 1940, 5, "", "NCC", ""),
    )
    assert faults(found) == [
        (2, "Họ và tên", "name-missing"), (3, "Năm sinh", "born-no-day"), (3, "Số điện thoại", "phone-unread"),
        (3, "Nhóm đối tượng", "group-unknown"), (4, "Tổ", "area-missing"), (4, "Nhóm đối tượng", "group-missing"),
    ]  # fmt: skip
    assert [one.name for one in found.entries] == ["Lê Thị Ba"]
    assert found.wrong_rows == 3
    assert "đẹp trai" in str(found.faults[3].facts)


def test_a_group_for_each_column_with_a_cross() -> None:
    head = ("Họ tên", "Tổ", "NCC", "Người khuyết tật", "Hộ nghèo")
    found = read(("Lê Thị Một", 5, "x", "", "X"), ("Lê Thị Hai", 5, "", "1", ""), head=head)
    assert [one.groups for one in found.entries] == [("merit", "poor"), ("disabled",)]


def test_one_person_in_two_rows_is_joined_and_two_people_of_one_name_are_not() -> None:
    found = read(
        ("Lê Thị Một", 1940, 5, "0901234567", "NCC", ""),
        ("LÊ THỊ MỘT", "1/2/1940", "Tổ 5", "", "khuyết tật", "12 Lê Lợi"),
        ("Lê Thị Một", "3/3/1940", 5, "0902345678", "NCC", ""),  # another day: another woman
        ("Lê Thị Một", 1941, 5, "", "NCC", ""),
        ("Lê Thị Một", 1940, 6, "", "NCC", ""),
    )
    assert faults(found) == [(4, "", "twice")]
    one, *others = found.entries
    assert (one.groups, one.address, one.phone) == (("merit", "disabled"), "12 Lê Lợi", "0901234567")
    assert [other.row for other in others] == [5, 6]
    assert [(note.row, note.facts) for note in found.notes if note.key == "note-joined"] == [(3, {"other": "2"})]


def test_two_women_of_one_name_and_year_are_two_with_their_full_days_of_birth() -> None:
    found = read(
        ("Lê Thị Một", "1/2/1940", 5, "0901234567", "NCC", ""), ("Lê Thị Một", "3/3/1940", 5, "0902345678", "NCC", "")
    )
    assert (len(found.entries), found.faults) == (2, ())


def test_a_couple_shares_a_phone() -> None:
    found = read(("Lê Thị Một", 1940, 5, "0901234567", "NCC", ""), ("Trần Văn Hai", 1938, 5, "0901234567", "NCC", ""))
    assert [one.phone for one in found.entries] == ["0901234567"] * 2
    assert not found.faults


def test_an_id_number_in_an_address_is_taken_out_and_said() -> None:
    found = read(("Lê Thị Một", 1940, 5, "0901234567", "NCC", "12 Lê Lợi, CCCD 001140000001"))
    assert found.entries[0].address == "12 Lê Lợi, CCCD …"
    assert [note.key for note in found.notes] == ["note-id-number"]


@pytest.mark.parametrize(
    ("sheets", "key"),
    [
        ([Sheet("A", [])], "empty"), ([Sheet("A", [("Doanh thu", "Quý 1"), ("x", 5)])], "no-headings"),
        ([Sheet("A", [("Họ và tên", "Tổ")])], "no-groups"), ([Sheet("A", [HEAD])], "no-people"),
    ],
)  # fmt: skip
def test_a_sheet_without_a_list_says_what_it_needs(sheets: list[Sheet], key: str) -> None:
    with pytest.raises(Unreadable) as why:
        read_list(sheets, LEXICON, TODAY)
    assert why.value.key == key
    assert key in FILES


def test_of_two_lists_the_first_is_read_and_the_other_named_unless_one_is_asked_for() -> None:
    sheets = [Sheet(name, [HEAD, (f"Lê Thị {name}", 1940, 5, "0901234567", "NCC", "")]) for name in ("Mười", "Chín")]
    found = read_list(sheets, LEXICON, TODAY)
    assert (found.sheet, found.notes[0].facts["others"]) == ("Mười", "Chín")
    assert read_list(sheets, LEXICON, TODAY, "Chín").entries[0].name == "Lê Thị Chín"
    with pytest.raises(Unreadable):
        read_list(sheets, LEXICON, TODAY, "Tám")


def test_what_was_read_is_the_same_after_it_was_kept() -> None:
    rows = ("Lê Thị Một", 1940, 5, "không có", "NCC", "31/12/2026"), ("", 1940, 5, "", "NCC", "")
    found = read(*rows, head=(*HEAD[:5], "Đến hết tháng"))
    (one,) = found.entries
    assert (one.cleared, one.until) == (("phone",), date(2026, 12, 1))
    assert Found.of_json(orjson.loads(orjson.dumps(found.as_json()))) == found


@pytest.mark.parametrize(
    ("cell", "key"), [("31/10/2026", "until-past"), ("cuối năm", "until-unread"), (2026, "until-unread")]
)
def test_a_last_month_must_be_one_to_come(cell: Cell, key: str) -> None:
    found = read(("Lê Thị Một", 1940, 5, "", "NCC", cell), head=(*HEAD[:5], "Đến hết tháng"))
    assert faults(found) == [(2, "Đến hết tháng", key)]
