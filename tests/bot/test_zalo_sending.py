"""Letters to Zalo when tokens die, answers are lost, photos are large and texts are long: nothing lost, what doubles is known."""

from __future__ import annotations

import io
import os
import unicodedata
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.channels.base import Letter, Photo
from bot.channels.zalo_photos import MOST_BYTES, small_enough
from storage import mail, zalo_tokens
from storage.models import Alarm, Call
from storage.zalo_tokens import LOST, OK
from tests.bot.conftest import MakeZaloTown
from tests.bot.zalo_town import LAMP, WARD, ZaloTown

CS = "/v3.0/oa/message/cs"


def post(town: ZaloTown, whom: Any, *texts: str, **facts: Any) -> None:
    """Put texts into the outbox, as a turn would."""
    channel = "zalo_group" if whom is town.group else "zalo_oa"
    letters = [mail.ToSend(WARD, channel, town.fake.oa.id, whom.id, {"text": text}, **facts) for text in texts]
    with town.process.db.now() as tx:
        mail.post(tx, letters, town.now())
    town.process.outbox.wake.set()


def numbers(count: int) -> list[str]:
    return [f"số {number}" for number in range(count)]


def account(town: ZaloTown) -> Any:
    from storage.models import ZaloAccount

    (row,) = town.rows(ZaloAccount)
    return row


# --- tokens ------------------------------------------------------------------------------------------------------


async def test_a_token_that_expires_in_mid_queue_is_refreshed_and_nothing_is_lost_or_doubled(
    zalo_town: ZaloTown,
) -> None:
    lan, tu = await zalo_town.meet(zalo_town.lan), await zalo_town.meet(zalo_town.tu)
    before = {one.id: len(zalo_town.texts(one)) for one in (lan, tu)}
    post(zalo_town, lan, *numbers(4))
    zalo_town.fake.world.new_grant(zalo_town.fake.oa, rotate=False)  # dead at once, though by our clock it has a day
    post(zalo_town, tu, *numbers(4))
    await zalo_town.idle()
    for one in (lan, tu):
        assert zalo_town.texts(one)[before[one.id] :] == numbers(4)
    assert zalo_town.fake.world.counts["refreshed"] == 1
    assert zalo_town.alarms() == []


async def test_a_token_that_outlived_its_day_is_refreshed_by_the_clock_before_anybody_writes(
    zalo_town: ZaloTown,
) -> None:
    await zalo_town.meet(zalo_town.lan)
    await zalo_town.fake.advance(20 * 3600)
    zalo_town.process.zalo.tokens._looked = -1e9  # type: ignore[union-attr]
    await zalo_town.until(lambda: zalo_town.fake.world.counts["refreshed"] == 1)
    await zalo_town.until(lambda: account(zalo_town).access_token == zalo_town.fake.oa.access_token)


async def test_when_the_grant_is_lost_letters_wait_uncounted_and_go_out_after_a_new_consent(
    zalo_town: ZaloTown,
) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    zalo_town.fake.world.new_grant(zalo_town.fake.oa)  # as after a change in the console: both tokens are dead
    before = len(zalo_town.texts(lan))
    await lan.says(LAMP)
    await zalo_town.until(lambda: account(zalo_town).state == LOST)
    post(zalo_town, lan, *numbers(2))
    await zalo_town.until(lambda: all(row.error for row in zalo_town.outbox(lan, status="due")[:1]))
    assert len(zalo_town.tickets()) == 1  # what residents write is taken all the while
    waiting = zalo_town.outbox(lan, status="due")
    assert len(waiting) == 3 and "authorize" in str(waiting[0].error)
    assert zalo_town.texts(lan)[before:] == []
    assert [(alarm.kind, alarm.ref) for alarm in zalo_town.rows(Alarm)] == [("zalo_reauth", zalo_town.fake.oa.id)]
    for _ in range(5):  # hours go by; Zalo is not asked again and again
        await zalo_town.fake.advance(3600)
        zalo_town.process.outbox.wake.set()
        await zalo_town.until(lambda: True)
    assert zalo_town.fake.world.counts["oauth"] == 1
    zalo_town.store()
    await zalo_town.fake.advance(120)
    await zalo_town.idle()
    assert zalo_town.texts(lan)[before + 1 :] == numbers(2)
    assert "Mã phiếu" in zalo_town.texts(lan)[before]
    assert account(zalo_town).state == OK


async def test_before_any_consent_residents_are_heard_and_answered_later(
    make_zalo_town: MakeZaloTown, sqlite_url: str
) -> None:
    town = await make_zalo_town(sqlite_url, authorised=False)
    await town.lan.says(LAMP)
    await town.until(lambda: any(row.error for row in town.outbox(town.lan)))
    assert town.fake.sent == []
    town.store()
    await town.fake.advance(120)
    await town.hears(town.lan, "hẻm 45")


# --- answers that are lost ---------------------------------------------------------------------------------------


async def test_a_message_that_was_accepted_but_whose_answer_was_lost_is_doubled_and_nothing_else(
    zalo_town: ZaloTown,
) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    before = len(zalo_town.texts(lan))
    zalo_town.fake.accept_then_drop(1, CS)
    post(zalo_town, lan, "một", "hai")
    await zalo_town.idle()
    assert zalo_town.texts(lan)[before:] == ["một", "một", "hai"]
    assert zalo_town.alarms() == []


async def test_a_gateway_in_between_is_tried_again_in_order(zalo_town: ZaloTown) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    before = len(zalo_town.texts(lan))
    zalo_town.fake.fail_next(1, 504, CS)
    post(zalo_town, lan, "một", "hai")
    await zalo_town.idle()
    assert zalo_town.texts(lan)[before:] == ["một", "hai"]


async def test_a_number_that_nobody_has_described_is_tried_three_times_and_then_told(
    zalo_town: ZaloTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    zalo_town.fake.refuse_next(-31337, 9, CS)
    calls = zalo_town.fake.world.counts[CS]
    post(zalo_town, lan, "một")
    await zalo_town.until(lambda: zalo_town.outbox(lan)[-1].status != "due", seconds=15)
    assert zalo_town.fake.world.counts[CS] == calls + 3
    assert zalo_town.alarms() or zalo_town.rows(Call)  # somebody is told, or an official calls


async def test_who_blocked_the_oa_is_a_dead_letter_and_others_are_served(zalo_town: ZaloTown) -> None:
    lan, tu = await zalo_town.meet(zalo_town.lan), await zalo_town.meet(zalo_town.tu)
    lan.blocked = True
    post(zalo_town, lan, "một")
    post(zalo_town, tu, "chào")
    await zalo_town.idle()
    assert zalo_town.texts(tu)[-1] == "chào"
    assert zalo_town.outbox(lan)[-1].error.startswith("-217")
    assert zalo_town.outbox(lan)[-1].status != "due"


@pytest.mark.parametrize(
    ("mend", "said"),
    [("verified", "Xác thực"), ("package", "package"), ("api_registered", "developers.zalo.me"), ("permitted", "authorize")],
)  # fmt: skip
async def test_what_the_ward_has_to_mend_holds_letters_and_says_where(
    zalo_town: ZaloTown, mend: str, said: str
) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    before, right = len(zalo_town.texts(lan)), getattr(zalo_town.fake.oa, mend)
    setattr(zalo_town.fake.oa, mend, "Basic" if mend == "package" else False)
    post(zalo_town, lan, "một", "hai")
    await zalo_town.until(lambda: bool(zalo_town.alarms()))
    (alarm,) = zalo_town.rows(Alarm)
    assert alarm.kind == "zalo_refused" and said in alarm.detail
    setattr(zalo_town.fake.oa, mend, right)
    zalo_town.process.zalo.api._held.clear()  # type: ignore[union-attr]  # a minute later
    await zalo_town.fake.advance(61)
    await zalo_town.idle()
    assert zalo_town.texts(lan)[before:] == ["một", "hai"]
    await zalo_town.until(lambda: zalo_town.rows(Alarm)[0].over_at is not None)


async def test_an_alarm_of_before_the_start_ends_when_something_is_sent_again(zalo_town: ZaloTown) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    zalo_town.fake.oa.verified = False
    post(zalo_town, lan, "một")
    await zalo_town.until(lambda: bool(zalo_town.alarms()))
    await zalo_town.close()
    zalo_town.fake.oa.verified = True
    await zalo_town.fake.advance(61)
    await zalo_town.open()
    await zalo_town.hears(lan, "một")
    await zalo_town.until(lambda: zalo_town.rows(Alarm)[0].over_at is not None)


async def test_tokens_of_another_oa_are_noticed_at_the_start(make_zalo_town: MakeZaloTown, sqlite_url: str) -> None:
    town = await make_zalo_town(sqlite_url, zalo_oa_id="8", authorised=False)
    with town.process.db.now() as tx:
        zalo_tokens.ensure(tx, WARD, "8")
        pair = zalo_tokens.Pair(town.fake.oa.access_token, town.fake.oa.refresh_token, 90_000)
        zalo_tokens.store(tx, "8", pair, town.now())
    await town.close()
    await town.open()
    await town.until(lambda: town.alarms() == ["zalo_wrong_oa"])
    assert "PHUONGOI_ZALO_OA_ID=8" in town.rows(Alarm)[0].detail


async def test_a_group_that_is_gone_stops_no_resident(zalo_town: ZaloTown) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    await zalo_town.group.disperses()
    await zalo_town.report(lan)
    await zalo_town.until(lambda: len(zalo_town.alarms()) >= 2)
    assert set(zalo_town.alarms()) == {"group_gone", "zalo_refused"}
    assert any("PHUONGOI_ZALO_GMF_GROUP_ID" in alarm.detail for alarm in zalo_town.rows(Alarm))
    await lan.says("cảm ơn em")
    await zalo_town.hears(lan, "")


# --- texts and photos ---------------------------------------------------------------------------------------------


async def test_a_text_over_the_limit_only_in_nfd_goes_as_one_and_a_longer_one_in_parts(zalo_town: ZaloTown) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    before = len(zalo_town.texts(lan))
    composed = "Đường này ngập nước mỗi khi mưa lớn. " * 51
    apart = unicodedata.normalize("NFD", composed)
    assert len(composed) < 1900 and len(apart) > 2000
    post(zalo_town, lan, apart, apart * 2)
    await zalo_town.idle()
    one, *parts = zalo_town.texts(lan)[before:]
    assert one == composed
    assert len(parts) == 2 and all(len(part) <= 1900 for part in parts)
    assert " ".join(parts).split() == (composed * 2).split()
    assert zalo_town.alarms() == []


async def test_one_emphasis_of_ours_is_not_shown(zalo_town: ZaloTown) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    post(zalo_town, lan, "**GỌI NGAY 114**")
    await zalo_town.hears(lan, "GỌI NGAY")
    assert zalo_town.texts(lan)[-1] == "GỌI NGAY 114"


def noise(path: Path, side: int) -> Photo:
    """A photo that does not compress."""
    Image.frombytes("RGB", (side, side), os.urandom(side * side * 3)).save(path, "JPEG", quality=95)
    return Photo(str(path), "image/jpeg")


def test_a_large_photo_is_made_small_enough(tmp_path: Path) -> None:
    large = noise(tmp_path / "a.jpg", 1800)
    assert (tmp_path / "a.jpg").stat().st_size > 3 * MOST_BYTES
    content = small_enough(Path(large.path))
    assert len(content) <= MOST_BYTES
    with Image.open(io.BytesIO(content)) as image:
        assert image.width >= 640


async def test_a_photo_is_uploaded_once_and_again_when_zalo_has_forgotten_it(
    zalo_town: ZaloTown, tmp_path: Path
) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    photo, oa = noise(tmp_path / "a.jpg", 900), zalo_town.process.zalo.oa  # type: ignore[union-attr]
    for _ in range(2):
        assert await oa.send(Letter(1, lan.id, "", photos=(photo,)))
    assert len(zalo_town.fake.oa.uploads) == 1
    await zalo_town.fake.advance(8 * 86_400)
    lan.last_spoke(60)
    assert await oa.send(Letter(1, lan.id, "", photos=(photo,)))
    assert len(zalo_town.fake.oa.uploads) == 2
    assert [sent.kind for sent in zalo_town.fake.sent_to(lan)[-3:]] == ["image"] * 3


async def test_a_photo_that_zalo_does_not_take_is_left_out_and_the_words_go(
    zalo_town: ZaloTown, tmp_path: Path
) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    (tmp_path / "a.jpg").write_bytes(b"no picture")
    oa = zalo_town.process.zalo.oa  # type: ignore[union-attr]
    for path in ("a.jpg", "missing.jpg"):
        assert await oa.send(Letter(1, lan.id, "", photos=(Photo(str(tmp_path / path), "image/jpeg"),))) == ""


async def test_contact_details_are_asked_for_with_zalos_own_form(zalo_town: ZaloTown) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    await lan.says("cho tôi gặp cán bộ")
    await zalo_town.idle()
    if not any(sent.kind == "request_user_info" for sent in zalo_town.fake.sent_to(lan)):
        await lan.says("tôi muốn hỏi chuyện đất đai nhà tôi")
        await zalo_town.idle()
    form = next(sent for sent in zalo_town.fake.sent_to(lan) if sent.kind == "request_user_info")
    assert form.elements[0]["image_url"] == "https://phuong.example/logo.png"
    await lan.submits_info()
    await zalo_town.hears(lan, "lưu số")
    zalo_town.fake.mark()
    assert zalo_town.now() - account(zalo_town).obtained_at < timedelta(hours=1)
