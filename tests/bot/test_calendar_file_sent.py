"""An appointment on Telegram: the calendar file comes as a file, without an address to tap; if it is refused, as an address."""

from __future__ import annotations

from icalendar import Calendar

from tests.bot.conftest import MakeTown
from tests.bot.town import Town


async def test_the_calendar_file_comes_with_the_appointment(town: Town) -> None:
    lan = await town.resident()
    await lan.says("đặt lịch quầy một cửa")
    await town.hears(lan, "làm giấy gì")
    await lan.says("bỏ qua")
    shown = await town.hears(lan, "chọn giúp em")
    await lan.presses(shown, shown.buttons[0][0])
    sure = await town.hears(lan, "chốt nhé")
    await lan.presses(sure, sure.buttons[0][0])
    booked = await town.hears(lan, "Mã hẹn: LH-")
    assert "Lưu vào lịch" not in booked.text
    (file,) = [sent.file for sent in town.fake.sent if sent.chat_id == lan.id and sent.file]
    name, content = file
    assert name in f"{booked.text.partition('Mã hẹn: ')[2][:9]}.ics"
    event = next(iter(Calendar.from_ical(content).walk("VEVENT")))
    assert str(event["status"]) == "CONFIRMED"


async def test_where_telegram_refuses_the_file_its_address_is_said(make_town: MakeTown, sqlite_url: str) -> None:
    town = await make_town(sqlite_url, "polling", public_url="https://phuong.example")
    lan = await town.resident()
    await lan.says("đặt lịch quầy một cửa")
    await town.hears(lan, "làm giấy gì")
    await lan.says("bỏ qua")
    shown = await town.hears(lan, "chọn giúp em")
    await lan.presses(shown, shown.buttons[0][0])
    sure = await town.hears(lan, "chốt nhé")
    town.fake.fail_next(1, 400, "sendDocument")
    await lan.presses(sure, sure.buttons[0][0])
    await town.hears(lan, "Lưu vào lịch điện thoại: ", "https://phuong.example/lich/LH-", ".ics")
    await town.hears(lan, "Mã hẹn: LH-")
