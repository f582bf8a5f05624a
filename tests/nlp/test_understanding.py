"""Whole messages: label, place, people, procedure, several needs, and the JSON of the contract."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from random import Random

import pytest

from nlp import noise
from nlp.classify import as_label
from nlp.types import Understanding
from nlp.understand import Understander, as_json

Understand = Callable[[str], Understanding]

SENTENCES = [
    ("đèn đường hẻm 45 Nguyễn Trãi tắt 3 hôm nay", "lighting"),
    ("cháy bóng đèn đường", "lighting"),
    ("rác đổ trộm đầu ngõ bốc mùi", "trash"),
    ("karaoke ồn quá 11h đêm", "noise"),
    ("ổ gà to trước số 12 Lê Lợi", "road"),
    ("cống trước nhà nghẹt, nước không rút được", "flooding_drainage"),
    ("nhờ tỉa giùm cây bàng che hết cửa sổ", "trees"),
    ("quán cà phê bày bàn ghế chiếm hết vỉa hè", "sidewalk_encroachment"),
    ("nhà kế bên xây thêm tầng không có giấy phép", "illegal_construction"),
    ("mất nước 2 ngày rồi", "utilities"),
    ("hàng xóm đốt rác khói bay vào nhà", "pollution"),
    ("chó thả rông không rọ mõm", "animals"),
    ("tờ rơi cho vay dán đầy cột điện", "advertising"),
    ("làm giấy khai sinh cho con cần gì", "ask_procedure"),
    ("mẹ tôi nằm liệt, nhờ cán bộ đến nhà làm căn cước", "request_home_visit"),
    ("cho em đặt lịch làm căn cước sáng thứ 5", "book_appointment"),
    ("phiếu PA-7K3M2Q của tôi tới đâu rồi", "check_status"),
    ("hủy lịch hẹn ngày mai giúp em", "cancel_or_reschedule"),
    ("gặp cán bộ", "talk_to_human"),
    ("xin xét hộ nghèo cho gia đình em", "welfare_request"),
    ("xóa dữ liệu của tôi", "consent_or_privacy"),
    ("cảm ơn em", "greeting_or_thanks"),
    ("nhà đang cháy", "emergency"),
]


@pytest.mark.parametrize(("text", "label"), SENTENCES)
def test_understands(text: str, label: str, understand: Understand) -> None:
    assert as_label(understand(text).best) == label


@pytest.mark.parametrize("kind", sorted(noise.KINDS))
def test_spoilt_sentences_keep_their_label(kind: str, understand: Understand) -> None:
    random = Random(3)
    kept = [as_label(understand(noise.KINDS[kind](text, random)).best) == label for text, label in SENTENCES]
    assert sum(kept) >= len(kept) - 2, [text for (text, _), good in zip(SENTENCES, kept, strict=True) if not good]


def test_a_sentence_sent_in_three_keeps_its_label(understand: Understand) -> None:
    words = ["đèn", "đường", "trước", "nhà", "tôi", "ở", "hẻm", "45", "Nguyễn", "Trãi", "tắt", "đã", "ba", "hôm", "nay"]
    pieces = [" ".join(words[at : at + 5]) for at in range(0, len(words), 5)]
    assert as_label(understand("\n".join(pieces)).best) == "lighting"


def test_place_is_found_with_its_parts_and_official_street(understand: Understand) -> None:
    place = understand("den duong hem 45 nguyen trai tat 3 hom nay").first("location")
    assert place is not None
    assert place.text == "hem 45 nguyen trai"
    assert place.parts["lane"] == "hem 45"
    assert place.parts["street"] == "Nguyễn Trãi"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("bóng đèn hỏng ngay đầu ngõ 12 Láng Hạ nhé", "đầu ngõ 12 Láng Hạ"),
        ("hố ga trước số 8 ngõ 40 Tạ Quang Bửu vỡ nắp", "trước số 8 ngõ 40 Tạ Quang Bửu"),
        ("rac do bua bai o cuoi hem 18 duong Le Loi", "cuoi hem 18 duong Le Loi"),
        ("tối qua mất xe ở ấp Tân Phước", "ấp Tân Phước"),
        ("Cành cây gãy, đường Phạm Hùng, đoạn trước chợ Bàu Sen", "đường Phạm Hùng, đoạn trước chợ Bàu Sen"),
        ("rác ở hẻm 45 nguyễn trãi chất đống", "hẻm 45 nguyễn trãi"),
        ("rac o hem 45 nguyen trai chat dong", "hem 45 nguyen trai"),
        ("đèn tắt ở hẻm 45 Nguyễn Trãi nối dài", "hẻm 45 Nguyễn Trãi nối dài"),
        ("đèn tắt ở Lê Lợi gần cây xăng", "Lê Lợi gần cây xăng"),
        ("không phải, hẻm 47 cơ", "hẻm 47"),
        ("khong phai, hem 47 co", "hem 47"),
    ],
)
def test_a_place_begins_and_ends_by_the_rule(text: str, place: str, understand: Understand) -> None:
    assert [one.text for one in understand(text).all("location")] == [place]


def test_a_street_of_the_ward_is_known_in_the_middle_of_a_place(understand: Understand) -> None:
    place = understand("đèn tắt trước số 12 hẻm 45 Nguyễn Trãi tổ 5").first("location")
    assert place is not None
    assert (place.parts["lane"], place.parts["street"], place.parts["group"]) == ("hẻm 45", "Nguyễn Trãi", "tổ 5")


@pytest.mark.parametrize(
    ("place", "today"),
    [("12 Võ Văn Tần, phường 5, quận 3", "Phường Bàn Cờ"), ("p.5 q.3", "Phường Bàn Cờ"), ("hẻm 45 Nguyễn Trãi", None)],
)
def test_old_ward_names_lead_to_today(place: str, today: str | None, understander: Understander) -> None:
    assert understander.old_names.today(place) == today


def test_two_needs_are_two_issues(understand: Understand) -> None:
    text = "báo 2 việc: đèn đường tắt ở đầu ngõ với lại rác chất đống trước chợ"
    meant = understand(text)
    assert [issue.category for issue in meant.issues] == ["lighting", "trash"]
    assert "rác" in text[meant.issues[1].start : meant.issues[1].end]


def test_one_need_is_one_issue(understand: Understand) -> None:
    assert len(understand("đèn đường tắt, tối om, đi lại rất sợ").issues) == 1


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        ("làm giấy khai sinh cho con cần gì", "khai-sinh"),
        ("xin giay doc than o dau", "xac-nhan-tinh-trang-hon-nhan"),
        ("mẹ tôi 76 tuổi không có lương hưu thì được trợ cấp gì", "tro-cap-huu-tri-xa-hoi"),
        ("dk tam tru can j", "tam-tru"),
        ("sao y bản chính bao nhiêu tiền", "chung-thuc-ban-sao"),
    ],
)
def test_procedures(text: str, procedure: str, understand: Understand) -> None:
    assert understand(text).all("procedure")[0].value == procedure


def test_name_phone_and_kin(understand: Understand) -> None:
    meant = understand("em tên Trần Văn Tý, 0912345678, nhờ cán bộ tới nhà giúp bà nội em 85 tuổi")
    assert [one.text for one in meant.all("name")] == ["Trần Văn Tý"]
    assert [one.value for one in meant.all("phone")] == ["0912345678"]
    assert [one.text for one in meant.all("people_needing_help")] == ["bà nội em"]


def test_json_has_the_shape_of_the_contract(understander: Understander, now: datetime) -> None:
    told = as_json(understander("đèn hẻm 45 Nguyễn Trãi tắt tối qua, 0912345678", now), 0.8)
    assert list(told) == [
        "text", "intent", "category", "subcategory", "confidence", "alternatives",
        "emergency", "restricted", "issues", "entities", "ms",
    ]  # fmt: skip
    entities = told["entities"]
    assert isinstance(entities, dict)
    assert entities["time"][0]["value"] == "2026-11-20T19:00:00+07:00/PT5H"
    assert entities["phone"][0]["text"] == "0912345678"


@pytest.mark.parametrize("text", ["", "   ", "😡😡😡", "?", "...", "a", "\n", "0", "<script>", "ư" * 4001])
def test_nothing_breaks_it(text: str, understand: Understand) -> None:
    assert understand(text).guesses


def test_chances_are_chances(understand: Understand) -> None:
    guesses = understand("rác với lại đèn").guesses
    assert 0 < sum(guess.confidence for guess in guesses) <= 1.001
    assert [guess.confidence for guess in guesses] == sorted((guess.confidence for guess in guesses), reverse=True)
