"""Danger now is heard in any spelling; harmless uses of its words are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nlp.syllables import unmark
from nlp.types import Understanding

Understand = Callable[[str], Understanding]

DANGERS = [
    ("nhà đang cháy, có người kẹt trên lầu", "fire"),
    ("CHÁY NHÀ SỐ 15 HẺM 7 CỨU VỚI", "fire"),
    ("có người bị điện giật nằm dưới đường", "electric"),
    ("bình gas xì nồng nặc cả nhà", "gas"),
    ("xe tải tông xe máy, người nằm bất động chảy máu nhiều", "accident"),
    ("có đứa nhỏ rớt xuống kênh rồi cứu với", "drowning_flood"),
    ("ba tôi đột nhiên ngất xỉu không thở", "medical"),
    ("tụi nó đang cầm dao chém nhau trước nhà", "violence"),
    ("tôi không muốn sống nữa, sắp nhảy cầu đây", "suicide"),
    ("tôi muốn chết vì đói quá", "suicide"),
    ("khổ quá em chỉ muốn chết cho xong", "suicide"),
    ("có trộm đang cạy cửa nhà tôi", "crime_now"),
    ("mẹ tôi bị lẫn đi lạc từ trưa tìm không thấy", "missing_person"),
    ("đất đá trên đồi sạt lở xuống nhà dân có người bị vùi", "landslide"),
]

HARMLESS = [
    "cháy bóng đèn đường",
    "bóng đèn bị cháy từ tuần trước",
    "cháy hàng rồi shop ơi còn size M không",
    "cháy túi rồi cuối tháng khổ quá",
    "diễn tập phòng cháy chữa cháy ngày nào vậy phường",
    "năm ngoái nhà tôi bị cháy, giờ xin cấp lại giấy tờ",
    "làm giấy khai tử cho bố mới mất cần gì",
    "cảm ơn em",
    "karaoke ồn muốn chết luôn",
    "bot trả lời vòng vo, tui tức muốn chết",
    "em muốn chết cười với phường mình luôn",
    "when will it be fixed",
    "bà 80 tuổi rồi chân đau quá không đi đâu được",
    "what should be paid",
    "đổ trộm rác ban đêm",
    "mất điện từ sáng",
    "đăng ký tạm trú cần gì",
]


@pytest.mark.parametrize(("text", "kind"), DANGERS)
def test_danger_is_heard(text: str, kind: str, understand: Understand) -> None:
    assert understand(text).emergency == kind


@pytest.mark.parametrize(("text", "kind"), DANGERS)
def test_danger_is_heard_without_marks(text: str, kind: str, understand: Understand) -> None:
    assert understand(unmark(text).lower()).emergency is not None, kind


@pytest.mark.parametrize("text", HARMLESS)
@pytest.mark.parametrize("spoil", [str, unmark], ids=["marked", "bare"])
def test_harmless_words_raise_no_alarm(text: str, spoil: Callable[[str], str], understand: Understand) -> None:
    meant = understand(spoil(text))
    assert meant.emergency is None
    assert meant.best.intent != "emergency"


FRAGMENTS = [
    "no",
    "kkk zzz",
    "nó đó",
    "tôi đang ở nhà cô Tư hẻm 8 Nguyễn Trãi",
    "gần nhà ông Sáu sửa xe",
    "xe chữa cháy tới rồi nha",
    "lửa tắt rồi em",
    "ôi trời đất ơi",
    "rồi sao nữa",
    "bác ăn tối chưa",
]


@pytest.mark.parametrize("text", FRAGMENTS)
def test_what_asks_for_nothing_is_not_taken_for_a_need(text: str, understand: Understand) -> None:
    meant = understand(text)
    assert meant.emergency is None
    assert meant.best.intent in ("out_of_scope", "greeting_or_thanks") or not meant.sure


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("chồng đánh em suốt, em sợ lắm", "domestic_violence"),
        ("tôi muốn tố cáo cán bộ nhận hối lộ", "denunciation"),
        ("tôi khiếu nại quyết định xử phạt số 12 của phường", "complaint"),
    ],
)
def test_matters_the_law_treats_apart(text: str, kind: str, understand: Understand) -> None:
    assert understand(text).restricted == kind
