"""Residents and officials on a Zalo Official Account and its group, end to end over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from storage.models import Attachment, Person, Takeover, ZaloAccount
from tests.bot.conftest import MakeZaloTown
from tests.bot.zalo_town import LAMP, ZaloTown
from tests.providers.zalo.shapes import new_picture

FIRE = "cháy nhà rồi, cứu với, lửa to lắm ở hẻm 45 Nguyễn Trãi"


@pytest.mark.slow
async def test_a_report_is_made_worked_on_in_the_group_and_confirmed(
    make_zalo_town: MakeZaloTown, database_url: str
) -> None:
    town = await make_zalo_town(database_url)
    lan, group = await town.meet(town.lan), town.group
    hoa = await town.official(town.hoa, "Hoà")
    code = await town.report(lan, "đèn đường nhà số 12/7 hẻm 45 Nguyễn Trãi tắt 3 hôm nay, tôi là Lan 0901234567")
    card = await town.hears(group, code, "trả lời trước", "1. Nhận")
    for personal in ("Lan", "0901234567", "12/7"):
        assert personal not in card.text
    assert card.buttons == ()

    await town.idle()  # nobody is as quick as to answer before it is written down under which id the card was sent
    await hoa.says("1", group=group, quote=card)  # the number of a card's act, in reply to it
    await town.hears(group, f"Hoà nhận {code}")
    await town.hears(lan, "đã có người lo")
    taken = await town.hears(group, f"{code} · ", "Hoà đang lo")  # a card cannot be changed here: a short word instead
    assert "1. " not in taken.text and len(taken.text) < len(card.text)

    await hoa.says(f"hỏi {code} cột đèn số mấy ạ?", group=group)
    await town.hears(lan, "Cán bộ phường hỏi", "cột đèn số mấy")
    await lan.sends_photo("cột ngay đầu hẻm ạ")
    await town.hears(group, "người dân trả lời", "ngay đầu hẻm")
    await hoa.says(f"chi tiết {code}", group=group)
    details = await town.hears(hoa, code, "0901234567")  # to the official alone, in the private chat
    assert details.how == "cs"

    await hoa.says(f"xong {code} bóng cháy, đã thay bóng 50 W lúc 15 giờ", group=group)
    ask = await town.hears(group, "gửi ảnh sau khi làm", "1. Trời tối")
    await hoa.sends_photo(None, new_picture(99), group=group)
    done = await town.hears(lan, "đã thay bóng 50 W", "1. Rồi", "2. Chưa")
    assert ask.buttons == ()
    proof = [sent for sent in town.fake.sent_to(lan) if sent.photo]
    assert len(proof) == 1
    await lan.taps("1. Rồi", done)
    await town.hears(lan, "đóng phiếu")
    await town.idle()
    (ticket,) = town.tickets()
    assert (ticket.code, ticket.status) == (code, "closed")
    assert town.alarms() == []


# --- buttons -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["tap", "number", "words"])
async def test_a_tap_arrives_as_text_and_is_the_choice_that_was_offered(zalo_town: ZaloTown, how: str) -> None:
    lan = zalo_town.lan
    await lan.says(FIRE)
    asked = await zalo_town.hears(lan, "114", "1. ")
    titles = [button.title for button in asked.buttons]
    assert titles[0].startswith("1. ") and titles[0] in asked.text  # whoever sees no buttons types the number
    assert {button.type for button in asked.buttons} == {"oa.query.hide"}
    assert all(str(button.payload).startswith("#emergency.") for button in asked.buttons)
    if how == "tap":
        await lan.taps(0, asked)
    else:
        await lan.says("1" if how == "number" else titles[0].removeprefix("1. "))
    await zalo_town.hears(lan, "")
    await zalo_town.idle()
    assert any("đã gọi được số khẩn cấp" in text for text in zalo_town.texts(zalo_town.group))


async def test_a_button_of_an_earlier_question_is_recognised_as_old(zalo_town: ZaloTown) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    await lan.says("#report_issue.where=unknown")
    await zalo_town.hears(lan, "1. ")
    assert zalo_town.tickets() == []
    await lan.says("#go:report_issue")
    await zalo_town.hears(lan, "?")


async def test_refused_buttons_go_as_text_at_once_and_the_account_remembers_it_for_an_hour(zalo_town: ZaloTown) -> None:
    zalo_town.fake.oa.buttons_supported = False
    lan = zalo_town.lan
    await lan.follows()
    first = zalo_town.fake.world.counts
    asked = await zalo_town.hears(lan, "xưng hô", "6. ")
    await lan.says("cô")
    menu = await zalo_town.hears(lan, "em chào cô", "1. ", "2. ")
    assert (asked.buttons, menu.buttons, first["-233"]) == ((), (), 1)
    await lan.says("menu")
    await zalo_town.hears(lan, "1. ")
    await zalo_town.idle()
    assert first["-233"] == 1  # not tried again
    (account,) = zalo_town.rows(ZaloAccount)
    assert account.buttons_at is not None
    await zalo_town.close()
    await zalo_town.open()  # nor by the next process
    await lan.says("menu")
    await zalo_town.hears(lan, "1. ")
    assert first["-233"] == 1
    zalo_town.fake.oa.buttons_supported = True
    await zalo_town.fake.advance(3601)
    await lan.says("menu")
    assert (await zalo_town.hears(lan, "1. ")).buttons
    assert zalo_town.alarms() == []


@pytest.mark.parametrize("setting", ["off", "on"])
async def test_buttons_may_be_switched_off_and_on(make_zalo_town: MakeZaloTown, sqlite_url: str, setting: str) -> None:
    town = await make_zalo_town(sqlite_url, zalo_oa_buttons=setting, zalo_oa_button_kind="show")
    await town.meet(town.lan)
    menu = town.fake.sent_to(town.lan)[-1]
    assert [button.type for button in menu.buttons] == (
        ["oa.query.show"] * len(menu.buttons) if setting == "on" else []
    )
    assert bool(menu.buttons) == (setting == "on")


# --- a person takes over ------------------------------------------------------------------------------------------


async def test_when_a_person_answers_in_the_console_the_program_is_silent_there_for_a_while(
    zalo_town: ZaloTown,
) -> None:
    lan, tu = await zalo_town.meet(zalo_town.lan), await zalo_town.meet(zalo_town.tu)
    zalo_town.fake.oa.human_says(lan, "Dạ em là cán bộ, bác chờ em xem hồ sơ nhé")
    await zalo_town.idle()
    (paused,) = zalo_town.rows(Takeover)
    assert (paused.channel, paused.chat) == ("zalo_oa", lan.id)
    said = len(zalo_town.texts(lan))
    await lan.says(LAMP)
    await zalo_town.report(tu, "đèn đường hẻm 9 Lê Lợi tắt 3 hôm nay")  # others are served
    await zalo_town.idle()
    assert len(zalo_town.texts(lan)) == said
    kept = [row for row in zalo_town.inbox(channel="zalo_oa") if row.body.get("text") == LAMP and lan.id in row.talk]
    assert [row.status for row in kept] == ["done"]
    assert len(zalo_town.tickets()) == 1
    await zalo_town.fake.advance(31 * 60)
    await zalo_town.report(lan)
    assert len(zalo_town.tickets()) == 2


async def test_danger_is_answered_although_a_person_has_taken_over(zalo_town: ZaloTown) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    zalo_town.fake.oa.human_says(lan, "Dạ bác chờ em nhé")
    await zalo_town.idle()
    await lan.says(FIRE)
    await zalo_town.hears(lan, "114")
    assert zalo_town.rows(Takeover) == []


async def test_news_of_a_ticket_waits_until_the_person_has_finished(zalo_town: ZaloTown) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    hoa = await zalo_town.official(zalo_town.hoa, "Hoà")
    code = await zalo_town.report(lan)
    zalo_town.fake.oa.human_says(lan, "Dạ bác chờ em nhé")
    await zalo_town.idle()
    await hoa.says(f"nhận {code}", group=zalo_town.group)
    await zalo_town.hears(zalo_town.group, "Hoà nhận")
    await zalo_town.idle()
    assert not any("đã có người lo" in text for text in zalo_town.texts(lan))
    await zalo_town.fake.advance(31 * 60)
    await zalo_town.hears(lan, "đã có người lo")


async def test_an_own_message_told_back_with_an_admins_id_is_no_person(zalo_town: ZaloTown) -> None:
    """The documents say that echoes of the API have no admin_id; if one has, the program must not silence itself."""
    lan = await zalo_town.meet(zalo_town.lan)
    sent = zalo_town.fake.sent_to(lan)[-1]
    zalo_town.fake.events.echo(zalo_town.fake.oa, sent, admin_id="6", always=True)
    await zalo_town.idle()
    assert zalo_town.rows(Takeover) == []
    await zalo_town.close()
    await zalo_town.open()  # nor when another process has sent it
    zalo_town.fake.events.echo(zalo_town.fake.oa, sent, admin_id="6", always=True)
    await zalo_town.idle()
    assert zalo_town.rows(Takeover) == []


async def test_takeover_may_be_switched_off(make_zalo_town: MakeZaloTown, sqlite_url: str) -> None:
    town = await make_zalo_town(sqlite_url, zalo_oa_takeover_minutes=0)
    lan = await town.meet(town.lan)
    town.fake.oa.human_says(lan, "Dạ bác chờ em nhé")
    await town.fake.settled()
    assert await town.report(lan)


# --- whatever people send -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("send", "answer"),
    [
        (lambda lan: lan.sends_sticker(), "Dạ em chào"), (lambda lan: lan.sends_audio(), "chưa nghe được tin thoại"),
        (lambda lan: lan.sends_video(), "chưa xem được đoạn phim"), (lambda lan: lan.sends_gif(), "chưa xem được đoạn phim"),
        (lambda lan: lan.sends_file(), "chưa mở được tệp này"), (lambda lan: lan.submits_info(), "lưu số"),
        (lambda lan: lan.sends_location(10.776, 106.7), ""), (lambda lan: lan.sends_photo(), ""),
        (lambda lan: lan.sends_photo(count=3), ""), (lambda lan: lan.sends_link("https://a.vn"), ""),
        (lambda lan: lan.sends_business_card("0909999999"), ""), (lambda lan: lan.clicks_chat_now(), ""),
        (lambda lan: lan.says("?"), ""),
    ],
    ids=[
        "sticker", "audio", "video", "gif", "file", "contact", "location", "photo", "photos", "link", "business card",
        "chat now", "question mark",
    ],
)  # fmt: skip
async def test_everything_gets_one_kind_answer(zalo_town: ZaloTown, send: Any, answer: str) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    before = len(zalo_town.texts(lan))
    await send(lan)
    await zalo_town.hears(lan, answer)
    await zalo_town.idle()
    assert len(zalo_town.texts(lan)) == before + 1
    assert zalo_town.alarms() == []


async def test_who_unfollows_is_left_in_peace(zalo_town: ZaloTown) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    before = len(zalo_town.texts(lan))
    await lan.unfollows()
    await zalo_town.idle()
    assert len(zalo_town.texts(lan)) == before


async def test_submitted_details_are_kept_on_the_person(zalo_town: ZaloTown) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    await lan.submits_info("0901234567", old_shape=True)
    await zalo_town.hears(lan, "lưu số")
    assert "+84901234567" in [person.phone for person in zalo_town.rows(Person)]


async def test_photos_are_fetched_at_once_and_kept(zalo_town: ZaloTown) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    await zalo_town.report(lan)
    await lan.sends_photo("đây ạ", count=2)
    await zalo_town.hears(lan, "ghi thêm vào phiếu")
    await zalo_town.until(lambda: [photo.status for photo in zalo_town.rows(Attachment)] == ["stored"] * 2)


async def test_a_visitor_without_an_account_is_answered_in_their_conversation(zalo_town: ZaloTown) -> None:
    visitor = zalo_town.fake.oa.visitor()
    await visitor.says(LAMP)
    told = await zalo_town.hears(visitor.id, "1. ")
    assert told.how == "anonymous"


# --- the group ----------------------------------------------------------------------------------------------------


async def test_talk_among_colleagues_gets_no_answer(zalo_town: ZaloTown) -> None:
    hoa = await zalo_town.official(zalo_town.hoa, "Hoà")
    await zalo_town.report(await zalo_town.meet(zalo_town.lan))
    await zalo_town.hears(zalo_town.group, "trả lời trước")
    first = await hoa.says("chiều nay họp lúc 2 giờ nhé", group=zalo_town.group)
    for person in (hoa, zalo_town.nam):
        await person.says("ok anh", group=zalo_town.group, quote=first.msg_id)
        await person.sends_sticker(group=zalo_town.group)
    await zalo_town.idle()
    assert len(zalo_town.texts(zalo_town.group)) == 1


async def test_who_is_not_registered_is_told_how_and_changes_nothing(zalo_town: ZaloTown) -> None:
    await zalo_town.report(await zalo_town.meet(zalo_town.lan))
    card = await zalo_town.hears(zalo_town.group, "trả lời trước")
    await zalo_town.nam.says("nhận", group=zalo_town.group, quote=card)
    await zalo_town.hears(zalo_town.group, "chưa được đăng ký")
    assert [ticket.status for ticket in zalo_town.tickets()] == ["new"]


async def test_a_mention_in_the_words_of_a_resident_rings_for_nobody(zalo_town: ZaloTown) -> None:
    await zalo_town.report(await zalo_town.meet(zalo_town.lan), f"{LAMP} [@g-77] [@5000000000000000011]")
    card = await zalo_town.hears(zalo_town.group, "trả lời trước")
    assert "[@" not in card.text
    await zalo_town.idle()
    assert zalo_town.alarms() == []


async def test_another_group_of_the_oa_is_not_listened_to(zalo_town: ZaloTown, logs: list[dict[str, Any]]) -> None:
    other = zalo_town.fake.oa.group("g-99", members=[zalo_town.hoa])
    await zalo_town.official(zalo_town.hoa, "Hoà")
    await zalo_town.hoa.says("danh sách", group=other)
    await zalo_town.idle()
    assert zalo_town.texts(other) == []
    assert any(line.get("of") == "g-99" for line in logs)


async def test_a_restricted_ticket_reaches_the_leader_alone(zalo_town: ZaloTown) -> None:
    await zalo_town.official(zalo_town.hoa, "Hoà", role="leader")
    lan = await zalo_town.meet(zalo_town.lan)
    await lan.says("hôm qua chồng đánh em")
    card = await zalo_town.hears(zalo_town.hoa, "PHIẾU HẠN CHẾ", "1. Nhận")
    assert card.how == "cs" and card.buttons
    await zalo_town.hoa.taps("1. Nhận", card)
    await zalo_town.hears(lan, "đã có người lo")
    await zalo_town.hoa.says("em gọi số nào thì tiện?", quote=card)
    await zalo_town.idle()
    assert zalo_town.texts(zalo_town.group) == []
    assert zalo_town.alarms() == []
