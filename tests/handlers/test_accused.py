"""Whom a denunciation is about: names and offices as residents write them; in doubt, somebody is hidden from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.accused import accused, names

OFFICIALS = [(1, "Nguyễn Văn Nam"), (2, "Trần Thị Thu Hà"), (3, "Tú"), (4, "leader-Nam")]
OFFICES = {"chu tich": ("Trần Thị Thu Hà",), "pho chu tich": ("Tú",)}


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("tôi tố cáo ông Nam địa chính nhận tiền", {1, 4}),
        ("toi to cao ong nam nhan tien", {1, 4}),
        ("ong nguyen van nam doi phong bi", {1}),
        ("Nguyễn Văn Nam đòi phong bì", {1, 4}),
        ("tố cáo Nam, cán bộ địa chính", {1, 4}),
        ("TO CAO CHI HA MOT CUA", {2}),
        ("chị Hà một cửa hách dịch", {2}),
        ("cô Thu Hà", {2}),
        ("anh Tú nhũng nhiễu", {3}),
        ("chủ tịch phường nhận hối lộ", {2}),
        ("5 năm nay không ai giải quyết", set()),
        ("hồ sơ của tôi từ năm ngoái", set()),
        ("đường Trần Phú hà tiện", set()),
        ("tủ hồ sơ để ngoài hành lang", set()),
        ("", set()),
    ],
)  # fmt: skip
def test_officials_are_known_as_people_name_them(said: str, whom: set[int]) -> None:
    assert accused(said, OFFICIALS, OFFICES) == whom


@given(st.text(), st.text())
def test_no_text_breaks_it(said: str, name: str) -> None:
    names(said, name)


@given(
    st.sampled_from(["ông", "ong", "anh", "cán bộ"]),
    st.sampled_from(["Nam", "nam", "NAM"]),
    st.text("abc ,.", max_size=20),
)
def test_a_title_and_the_name_are_enough(title: str, name: str, rest: str) -> None:
    assert names(f"{rest} {title} {name} {rest}", "Nguyễn Văn Nam")
