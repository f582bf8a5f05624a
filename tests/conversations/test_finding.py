"""What residents type, without marks and in teencode, leads to the right guide at once or by one question."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import pytest

from bot.commands.play import Player
from bot.rehearsal import Rehearsal
from handlers.turn import House
from storage.db import Database
from storage.sealed import Box

NOW = datetime.fromisoformat("2026-11-23T09:00+07:00")
AT_ONCE = {
    "vo e moi sanh, lam giay to cho em be sao ad": "khai-sinh",
    "lam ks cho be dc 10 ngay": "khai-sinh",
    "con toi 2 thang tuoi chua co giay khai sinh": "khai-sinh",
    "lm giay khai sinh nhap ho khau voi bhyt cho con 1 lan dc k": "khai-sinh-lien-thong",
    "giay khai sinh cua tui bi chay mat tieu roi lam lai sao": "dang-ky-lai-khai-sinh",
    "xin ban sao giay khai sinh": "trich-luc-ho-tich",
    "ông ngoại em mới mất sáng nay thì làm giấy gì trước": "khai-tu",
    "tien ma chay cho nguoi gia 85 tuoi moi mat": "mai-tang-phi",
    "2 dua e muon cuoi can giay to j": "ket-hon",
    "dk ket hon voi ng nuoc ngoai o phuong dc ko": "ket-hon",
    "xn doc than de mua nha": "xac-nhan-tinh-trang-hon-nhan",
    "nhan cha cho con ngoai gia thu": "nhan-cha-me-con",
    "sai ten dem trong khai sinh thi sua o dau": "cai-chinh-ho-tich",
    "doi ten cho con duoc khong": "cai-chinh-ho-tich",
    "photo cong chung bang dai hoc o phuong": "chung-thuc-ban-sao",
    "cong chung chu ky don xin viec": "chung-thuc-chu-ky",
    "hop dong mua ban xe may ra phuong ky dc k": "chung-thuc-giao-dich",
    "uy quyen cho con nhan luong huu": "uy-quyen",
    "kich hoat vneid muc 2": "vneid-muc-2",
    "mat cccd lam lai o dau": "the-can-cuoc",
    "the bhyt cho be so sinh": "the-bhyt-tre-em",
    "chuyen truong cho con ve phuong nay hoc": "giao-duc",
    "nhap khau ve nha chong": "thuong-tru",
    "em o tro dang ky tam tru": "tam-tru",
    "tam tru sap het han": "gia-han-tam-tru",
    "di lam xa 2 nam phai khai bao tam vang k": "tam-vang",
    "co khach ngu lai may hom bao cong an sao": "luu-tru",
    "xin giay xac nhan noi cu tru": "xac-nhan-cu-tru-ct07",
    "tach so ho khau ra rieng": "tach-ho",
    "ba me cho dat sang ten sao": "dat-bien-dong",
    "lam so do lan dau": "dat-cap-gcn-lan-dau",
    "xay nha 2 tang can xin phep ko": "giay-phep-xay-dung-nha-o",
    "nguoi gia 80 tuoi ko luong huu duoc bao nhieu 1 thang": "tro-cap-huu-tri-xa-hoi",
    "lam tro cap cho con bi bai nao": "tro-cap-xa-hoi-hang-thang",
    "xin vao ho ngheo": "ho-ngheo-can-ngheo",
    "tro cap tho cung liet si": "nguoi-co-cong",
    "mo quan ca phe can giay phep gi": "hkd-thanh-lap",
    "doi dia chi ho kinh doanh": "hkd-thay-doi",
    "tam nghi ban 3 thang": "hkd-tam-ngung",
    "dong cua tiem luon tra ma so thue": "hkd-cham-dut",
}  # fmt: skip
BY_ONE_QUESTION = {
    "ba em mất ở nhà hôm qua, giờ khai tử với xin tiền mai táng thế nào": "mai-tang",
    "má tui mất rồi, khai tử với xin tiền mai táng làm chung được hông": "mai-tang",  # all of it at once is among the choices
    "ten em trong vneid khac giay khai sinh": "sai-ten",
    "cong chung": "sao-y",
    "sổ đỏ": "so-do",
    "xin giay xac nhan": "giay-xac-nhan",
}
TROUBLES = {
    "tên trên vneid sai so với giấy khai sinh thì sửa ở đâu": "guide-rescue-alone",
    "ten tren vneid bi sai": "guide-rescue-alone",
    "otp khong ve thi lam sao": "guide-rescue-alone",
    "quen passcode vneid": "guide-rescue-alone",
    "xin xac nhan hoan canh kho khan": "guide-other",
}


def first_answer(houses: Mapping[str, House], said: str) -> tuple[dict[str, object], list[str]]:
    """The state after the first message, and what was heard."""
    player = Player(Rehearsal(Database("sqlite://", Box("finding")), houses, NOW))
    answer = player.play({"who": "A", "type": "text", "text": said, "event_id": "1"})
    return answer["state"] or {}, [key for reply in answer["replies"] for key in reply["keys"]]


@pytest.mark.parametrize(("said", "procedure"), AT_ONCE.items())
def test_the_words_lead_to_the_guide_at_once(houses: Mapping[str, House], said: str, procedure: str) -> None:
    state, _ = first_answer(houses, said)
    assert (state.get("slots") or {}).get("procedure") == procedure  # type: ignore[attr-defined]


@pytest.mark.parametrize(("said", "group"), BY_ONE_QUESTION.items())
def test_what_is_called_alike_is_told_apart_by_one_question(houses: Mapping[str, House], said: str, group: str) -> None:
    state, _ = first_answer(houses, said)
    assert state.get("asking") == f"alike:{group}"


@pytest.mark.parametrize(("said", "key"), TROUBLES.items())
def test_a_trouble_that_is_no_errand_is_answered_at_once(houses: Mapping[str, House], said: str, key: str) -> None:
    assert first_answer(houses, said)[1][-1] == key
