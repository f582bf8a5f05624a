"""Which procedure is meant: told without its official name, and look-alikes told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from nlp.examples import corpus_files, load
from nlp.extract.procedure import Ranking
from nlp.train_procedure import lines_of, mark_of
from nlp.types import Understanding

Understand = Callable[[str], Understanding]


def test_the_ranking_was_learnt_from_these_examples() -> None:
    assert Ranking.load().examples == mark_of(lines_of(load(corpus_files()))), "run python -m nlp.train_procedure"


def test_every_procedure_is_told_in_many_ways() -> None:
    counts = Counter(procedure for _, procedure in lines_of(load(corpus_files())))
    few = [one for one in Ranking.load().ids if counts[one] < 5]
    assert few == []


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        ("em bé nhà em sinh hôm chủ nhật, giờ khai cho bé ở đâu", "khai-sinh"),
        ("tờ khai sinh gốc mất, sổ ở xã cũng không còn, đăng ký lại được không", "dang-ky-lai-khai-sinh"),
        ("xin hai bản sao trích lục khai sinh để nộp trường", "trich-luc-ho-tich"),
        ("lam khai sinh kem nhap khau voi the bao hiem mot luot", "khai-sinh-lien-thong"),
        ("quán em nghỉ bán luôn, muốn trả giấy phép", "hkd-cham-dut"),
        ("quán em nghỉ bán ba tháng rồi mở lại thì báo ai", "hkd-tam-ngung"),
        ("tạm trú của tôi tháng sau hết hạn", "gia-han-tam-tru"),
        ("mới thuê phòng trọ, đăng ký tạm trú sao", "tam-tru"),
        ("nhờ con đi nhận lương hưu giùm, làm giấy ủy quyền", "uy-quyen"),
        ("đất chưa có sổ đỏ lần nào, giờ xin làm sổ", "dat-cap-gcn-lan-dau"),
        ("cho con miếng đất có sổ rồi, sang tên thế nào", "dat-bien-dong"),
        ("con bại liệt, muốn hội đồng xét mức độ khuyết tật", "xac-dinh-khuyet-tat"),
    ],
)
def test_look_alikes_are_told_apart(text: str, procedure: str, understand: Understand) -> None:
    assert understand(text).all("procedure")[0].value == procedure


def test_a_fault_in_the_street_is_about_no_procedure(understand: Understand) -> None:
    assert understand("đèn đường trước số 12 Lê Lợi tắt ba hôm nay").all("procedure") == ()


def test_the_words_that_named_it_are_shown_as_typed(understand: Understand) -> None:
    text = "XIN HỎI: Sao Y bản chính mấy đồng?"
    best = understand(text).all("procedure")[0]
    assert best.text == text[best.start : best.end]
    assert best.text.lower() == "sao y bản chính"
