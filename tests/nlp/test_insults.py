"""Insults are found, also unmarked and shortened; everyday, regional, angry and retold words are none."""

from __future__ import annotations

import pytest

from nlp.insults import insult_in

RUDE = (
    "đồ ngu", "ĐỒ NGU", "lũ chó", "đm mày làm ăn gì vậy", "dm may", "dit me may", "du ma tui bay", "bọn mày ngu như bò",
    "tụi bay là lũ mất dạy", "mả cha mày", "dmm",
)  # fmt: skip
FAIR = (
    "đèn tắt bỏ mẹ rồi", "bực vãi", "vcl đèn tắt hoài", "đéo ai sửa cái đèn này à", "tao báo hoài tụi bay không làm",
    "cho de xe o dau", "mat day dien roi", "con cac phieu khac thi sao", "vo hoc lop 1 can giay gi", "do cho an o via he",
    "con chó nhà bên cắn cháu", "chó đẻ hoang đầy hẻm", "chị bán hạt óc chó lấn lề đường", "súc vật thả rông phá vườn",
    "hàng xóm chửi tôi là đồ chó", "nó kêu tôi là đồ ngu trước mặt mọi người", "mẹ máy bay về chưa", "trời ơi mắc dịch",
    "con khùng hát karaoke", "má ơi ngập tới đầu gối", "cha mẹ tôi làm giấy tờ gì", "mày mò mãi không nộp được hồ sơ",
)  # fmt: skip


@pytest.mark.parametrize("said", RUDE)
def test_an_insult_is_found(said: str) -> None:
    assert insult_in(said) is not None


@pytest.mark.parametrize("said", FAIR)
def test_anger_and_everyday_words_are_none(said: str) -> None:
    assert insult_in(said) is None


def test_it_is_told_whom_it_is_for() -> None:
    at_us, at_others = insult_in("bọn mày ngu như bò"), insult_in("thằng chó nhà bên hát karaoke suốt đêm")
    assert at_us is not None and at_us.at_us
    assert at_others is not None and not at_others.at_us


def test_an_insult_alone_tells_nothing_else() -> None:
    alone, more = insult_in("lũ vô dụng"), insult_in("lũ vô dụng, đèn hẻm 45 tắt")
    assert alone is not None and alone.alone
    assert more is not None and not more.alone
