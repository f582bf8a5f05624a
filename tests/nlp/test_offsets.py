"""Whatever is typed, every span found lies in the text as typed, and says what stands there."""

from __future__ import annotations

from datetime import datetime
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp import noise
from nlp.understand import Understander

_PIECES = st.sampled_from(
    [
        "đèn", "hẻm 45", "Nguyễn Trãi", "hem45", "to5", "trước nhà", "😡", "số 12/3", ",", ".", "\n", "ngõ 9", "dduwowngf",
        "duong2", "3ngay", "bà nội em", "tối qua 11h", "0912 345 678", "PA-7K3M2", "tên Trần Văn Bé", "sao y", "quáááá",
        "khu phố 3", "Ấp Thạnh Hưng", "e\u0302\u0301", "İ", "ǅ", "phường 5, quận 3", "chợ BÀ CHIỂU", "ko dc", "\t", "“", "ư" * 40,
    ]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=12).map(" ".join), st.lists(_PIECES).map("".join))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=_TEXTS, kind=st.sampled_from(["", *sorted(noise.KINDS)]))
def test_spans_are_of_the_text_as_typed(text: str, kind: str, understander: Understander, now: datetime) -> None:
    typed = noise.KINDS[kind](text, Random(1)) if kind else text
    for one in understander(typed, now).entities:
        assert 0 <= one.start <= one.end <= len(typed)
        assert one.text == typed[one.start : one.end]
        assert one.text.strip() or one.kind == "procedure"


def test_a_place_typed_without_spaces_is_whole(understander: Understander, now: datetime) -> None:
    text = "rac chat dong o hem45 duong nguyentrai"
    place = understander(text, now).first("location")
    assert place is not None
    assert place.text == text[place.start : place.end]
    assert place.text.startswith("hem45")
