"""Nothing personal reaches a group: what is struck out, and what stays."""

import pytest

from handlers.redact import excerpt, redact, street_of


@pytest.mark.parametrize(
    "secret",
    [
        "0901234567", "090 123 4567", "+84 90 123 45 67", "0243.825.1234", "079099012345", "ba.tu@example.com",
        "51F-123.45", "29H1 234.56", "số nhà 12/3", "nhà số 45", "số 7", "45/12/3",
    ],
)  # fmt: skip
def test_it_is_struck_out(secret: str) -> None:
    assert secret not in redact(f"Đèn hư trước {secret} , gọi tôi nhé")


@pytest.mark.parametrize("name", ["Nguyễn Văn Bình", "Trần Thị Hoa"])
def test_a_name_after_a_form_of_address_is_struck_out(name: str) -> None:
    assert name not in redact(f"Tôi là {name}, ở tổ 5")
    assert name.split()[0] not in redact(f"gặp bà {name} hỏi thêm")


@pytest.mark.parametrize("words", ["bác ơi đèn đường tắt", "anh ơi cho em hỏi", "cô ở hẻm 5"])
def test_what_follows_a_form_of_address_is_no_name_without_a_capital(words: str) -> None:
    assert redact(words) == words


def test_only_the_name_is_struck_out() -> None:
    assert redact("Tôi là Đặng Thị Ơn, bà Ước bán bún") == "Tôi là …, bà … bán bún"


@pytest.mark.parametrize(
    "words",
    [
        "đèn tắt 3 hôm nay",
        "lúc 22 giờ 30",
        "KT1A2B3C4D",
        "KT12345678",
        "tổ dân phố 5",
        "gọi 114",
        "cột số 5",
        "trụ số 12",
    ],
)
def test_it_stays(words: str) -> None:
    assert words in redact(f"báo {words} giúp")


@pytest.mark.parametrize(
    ("place", "street"),
    [
        ("Số 12 đường Nguyễn Trãi, tổ 5", "đường Nguyễn Trãi, tổ 5"),
        ("12/3 hẻm 45 Nguyễn Trãi", "hẻm 45 Nguyễn Trãi"),
        ("đối diện trường Lê Lợi", "trường Lê Lợi"),
        ("hẻm 45 Nguyễn Trãi", "hẻm 45 Nguyễn Trãi"),
    ],
)
def test_a_street_has_no_house_number(place: str, street: str) -> None:
    assert street_of(place) == street


def test_an_excerpt_is_one_short_line() -> None:
    assert "\n" not in excerpt("đèn tắt\n\nở đầu ngõ")
    assert len(excerpt("rác " * 200)) <= 140


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("lũ ăn hại, đèn vẫn tối", "…, đèn vẫn tối"), ("cột số 7, đồ ngu", "cột số 7, …"),
        ("nó chửi tôi là đồ chó", "nó chửi tôi là đồ chó"),  # what is retold is the matter itself
        ("chó thả rông cắn người", "chó thả rông cắn người"),
    ],
)  # fmt: skip
def test_an_insult_is_not_quoted(said: str, shown: str) -> None:
    assert excerpt(said) == shown
