"""The same while residents race for appointments and reminders come due: no seat and no reminder is lost or doubled."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from storage.conversations import open_thread
from storage.db import Database
from storage.models import Filing, Reminder
from storage.reminders import REMINDER
from storage.rows import table, values
from storage.sealed import Box
from tests.kill.hour import ahead
from tests.kill.killed import PATIENCE, ROOT, Ward, killed_again_and_again
from tests.kill.test_kill import GROUP, SECRET, fake_hook
from tests.providers.telegram import FakeTelegram

ACCOUNT, KEY = "123456", "a key for the kill test"
AT_ONCE = 8
SHARED = 500  # reminders, one for each of so many people
A_SECOND = 10  # so many of them come due
A_KILL_DOUBLES = 12  # at the most: what was under way and not yet written down
KEPT = re.compile(r"Mã hẹn: (LH-[0-9A-Z]{6})")
# What a resident answers to which of our questions.
ANSWERS = (
    ("làm giấy gì", "chứng thực bản sao"),
    ("chốt nhé", "chốt"),
    ("", "1"),
)  # else the first time that is offered
COUNTER = """
[[offerings]]
id = "mot-cua"
kind = "counter"
label = { vi = "quầy một cửa", en = "the one-stop counter" }
words = ["quầy", "một cửa", "ra phường"]
place = "Trung tâm Phục vụ hành chính công"
hours = { mon = ["07:00-20:00"], tue = ["07:00-20:00"], wed = ["07:00-20:00"], thu = ["07:00-20:00"], fri = ["07:00-20:00"], sat = ["07:00-20:00"], sun = ["07:00-20:00"] }
minutes = 10
capacity = 1
notice_minutes = 10
"""  # noqa: E501 - a table of TOML stands on one line


def ward_file(folder: Path) -> Path:
    """The example with one counter: a single seat every ten minutes, so that whoever asks at once wants the same."""
    example = (ROOT / "handlers/data/ward.example.toml").read_text("utf-8")
    before, _, after = example.partition("[[offerings]]")
    rest = after.partition("# The ward's own numbers")
    (folder / "ward.toml").write_text(before + COUNTER + "".join(rest[1:]), "utf-8")
    return folder / "ward.toml"


def plan(url: str, people: Sequence[int], begin: datetime) -> None:
    """Each of these people has a file, and is reminded of it once."""
    db = Database(url, Box(KEY))
    with db.now() as tx:
        for at, user in enumerate(people):
            talk = f"telegram|{ACCOUNT}|{user}"
            thread = open_thread(
                tx, ward="vi-du", talk=talk, channel="telegram", account=ACCOUNT, user=str(user), now=begin
            )
            filing = Filing(
                ward="vi-du", person_id=int(thread.person.id or 0), talk=talk, procedure="khai-sinh", stage="filed",
                file_code=f"HS{user}", begun_at=begin, updated_at=begin,
            )  # fmt: skip
            due = begin + timedelta(seconds=at / A_SECOND)
            number = tx.execute(insert(table(Filing)), columns(filing)).inserted_primary_key[0]
            tx.execute(insert(REMINDER), columns(Reminder(
                ward="vi-du", cause=f"file:{number}", kind="filing_result", talk=talk, person_id=filing.person_id,
                due_at=due, useful_until=due + timedelta(days=3), facts={"filing": number}, planned_at=begin,
            )))  # fmt: skip
    db.close()


def columns(noun: Filing | Reminder) -> dict[str, object]:
    return {name: value for name, value in values(noun).items() if name != "id"}


async def books(fake: FakeTelegram, user: int, says: Callable[[str], Awaitable[object]]) -> str:
    """Ask for a time, answer every new question, and end with the code."""
    await says("đặt lịch ra phường sáng mai")
    heard: set[str] = set()
    deadline = asyncio.get_running_loop().time() + PATIENCE
    while asyncio.get_running_loop().time() < deadline:
        for sent in fake.messages(user):
            text = " ".join([sent.text, *(label for label, _ in sent.buttons)])  # other times are another question
            if found := KEPT.search(text):
                return found[1]
            if text not in heard:
                heard.add(text)
                await says(next(told for sign, told in ANSWERS if sign in text))
        await asyncio.sleep(0.02)
    raise AssertionError(f"resident {user} was acknowledged and never answered: {sorted(heard)}")


def check_seats(ward: Ward, booked: Mapping[int, str]) -> None:
    assert len(booked) >= AT_ONCE
    assert len(set(booked.values())) == len(booked), "two residents were told the same code"
    kept = [str(code) for (code,) in ward.rows("SELECT code FROM booking WHERE status = 'booked'")]
    assert sorted(kept) == sorted(booked.values()), "lost, doubled, or never told"
    seats = ward.rows("SELECT slot_at, number FROM seat WHERE held_until IS NULL")
    assert len(seats) == len(set(seats)) == len(booked)


def check_reminders(ward: Ward, told: Mapping[int, Sequence[str]]) -> int:
    """How many were heard twice: whose sending a kill cut off before it was written down."""
    heard = {user: texts for user, texts in told.items() if texts}
    assert heard
    fired = ward.rows(
        "SELECT status, COUNT(*) FROM reminder WHERE ended_at IS NOT NULL AND kind = 'filing_result' GROUP BY 1"
    )
    assert fired == [("fired", len(heard))]
    for user, texts in heard.items():
        assert len(set(texts)) == 1
        assert f"HS{user}" in texts[0]
    return sum(len(texts) - 1 for texts in heard.values())


@pytest.mark.slow
async def test_no_seat_and_no_reminder_is_lost_or_doubled_through_kills(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    booked: dict[int, str] = {}
    kills = pytestconfig.getoption("--kills")

    async def resident(number: int, stop: asyncio.Event) -> None:
        """Appointment after appointment, each by a person of their own, until told to stop."""
        while not stop.is_set():
            person = fake.person(10_000 + number, first_name="Dân")
            booked[person.id] = await books(fake, person.id, person.says)
            number += AT_ONCE

    async with FakeTelegram(enforce_limits=False) as fake:
        fake.group(GROUP, "Phường")
        fake.latency = 0.05
        reminded = [fake.person(90_000 + number).id for number in range(SHARED)]
        for user in reminded:
            fake.world.chats[user].started = True
        ward = Ward(
            tmp_path, telegram_token=f"{ACCOUNT}:TEST", telegram_mode="webhook", telegram_webhook_secret=SECRET,
            telegram_base_url=fake.base_url, telegram_group=str(GROUP), secret_key=KEY, ward_file=str(ward_file(tmp_path)),
        )  # fmt: skip
        ward.command("migrate")
        moved = ahead(datetime.now(UTC))
        ward.runs = ("tests.kill.hour", str(moved.total_seconds()))
        plan(ward.env["PHUONGOI_DATABASE_URL"], reminded, datetime.now(UTC) + moved)
        await fake_hook(fake, f"{ward.url}/hook/telegram")
        await killed_again_and_again(ward, resident, kills, at_once=AT_ONCE)
        check_seats(ward, booked)
        twice = check_reminders(ward, {user: [sent.text for sent in fake.messages(user)] for user in reminded})
        assert ward.rows("SELECT id, status FROM inbox WHERE status NOT IN ('done', 'noted')") == []
        print(f"{len(booked)} booked, {kills} kills, {twice} reminders heard twice")  # noqa: T201
        assert twice <= kills * A_KILL_DOUBLES
