"""The same while families ask for a visit: no visit, no half-day and no word to whose turn it is gets lost or doubled."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.kill.hour import ahead
from tests.kill.killed import PATIENCE, ROOT, Ward, killed_again_and_again
from tests.kill.test_kill import GROUP, SECRET, fake_hook
from tests.providers.telegram import FakeTelegram

ACCOUNT, KEY = "123456", "a key for the kill test"
AT_ONCE = 8
LAN = 80_000
ASKED = re.compile(r"Mã hẹn: (TN-[0-9A-Z]{6})")
TURN = re.compile(r"Đến lượt bạn: (TN-[0-9A-Z]{6})")
WHICH = "tiện buổi nào"
LOST = "vừa kín mất"
ROUNDS = '["07:00-08:30", "08:30-10:00", "10:00-11:30", "13:00-14:30", "14:30-16:00", "16:00-17:30"]'
TEAM = f"""
[[teams]]
id = "doi"
name = "Đội cơ động"
hours = {{ {", ".join(f"{day} = {ROUNDS}" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))} }}
visits = 2

[visits]
unlisted = "serve"
ahead_days = 60
"""


def ward_file(folder: Path) -> Path:
    """The example with one team, of whose half-days each has two visits: whoever asks at once wants the same."""
    example = (ROOT / "handlers/data/ward.example.toml").read_text("utf-8")
    before, _, after = example.partition("[[teams]]")
    rest = after.partition("# What bodies outside the ward")
    (folder / "ward.toml").write_text(before + TEAM + "".join(rest[1:]), "utf-8")
    return folder / "ward.toml"


async def asks(fake: FakeTelegram, user: int, says: Callable[[str], Awaitable[object]]) -> str:
    """Ask for a visit, take the first half-day, or the next first one when it went to somebody faster."""
    await says(
        f"tôi già yếu không ra phường được, nhờ đến nhà giúp cài điện thoại, {user} đường Lê Lợi tổ 5, 09{user:08}"
    )
    answered = 0
    deadline = asyncio.get_running_loop().time() + PATIENCE
    while asyncio.get_running_loop().time() < deadline:
        texts = list(dict.fromkeys(sent.text + repr(sent.buttons) for sent in fake.messages(user)))
        if found := [match[1] for text in texts if (match := ASKED.search(text))]:
            return found[0]
        questions = [text for text in texts if WHICH in text or LOST in text]
        if len(questions) > answered:
            answered = len(questions)
            await says("1")
        await asyncio.sleep(0.02)
    raise AssertionError(f"resident {user} was acknowledged and never answered: {texts}")


def check_visits(ward: Ward, asked: Mapping[int, str], cards: str, turns: Sequence[str]) -> int:
    """How often the official was told twice that it is their turn: whose sending a kill cut off."""
    codes = sorted(asked.values())
    assert len(codes) >= AT_ONCE
    assert len(set(codes)) == len(codes), "two families were told the same code"
    kept = [str(code) for (code,) in ward.rows("SELECT code FROM home_visit WHERE status = 'offered'")]
    assert sorted(kept) == codes, "lost, doubled, or never told"
    assert ward.rows("SELECT count(*) FROM home_visit") == [(len(codes),)]
    seats = ward.rows("SELECT begins_at, number FROM visit_seat")
    assert len(seats) == len(set(seats)) == len(codes)
    assert ward.rows("SELECT DISTINCT visit_id FROM visit_seat") == ward.rows("SELECT id FROM home_visit")
    assert ward.rows("SELECT visit_id FROM visit_event WHERE kind = 'asked' GROUP BY 1 HAVING count(*) <> 1") == []
    assert [code for code in codes if code not in cards] == [], "the group never saw it"
    told = [match[1] for text in turns if (match := TURN.search(text))]
    assert sorted(set(told)) == codes, "nobody was told that it is their turn"
    assert ward.rows("SELECT kind FROM alarm WHERE kind LIKE 'visit%'") == []
    return len(told) - len(codes)


@pytest.mark.slow
async def test_no_visit_is_lost_or_doubled_through_kills(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    asked: dict[int, str] = {}
    kills = pytestconfig.getoption("--kills")

    async def resident(number: int, stop: asyncio.Event) -> None:
        """Family after family, until told to stop."""
        while not stop.is_set():
            person = fake.person(10_000 + number, first_name="Dân")
            asked[person.id] = await asks(fake, person.id, person.says)
            number += AT_ONCE

    async with FakeTelegram(enforce_limits=False) as fake:
        fake.group(GROUP, "Phường")
        fake.latency = 0.05
        ward = Ward(
            tmp_path, telegram_token=f"{ACCOUNT}:TEST", telegram_mode="webhook", telegram_webhook_secret=SECRET,
            telegram_base_url=fake.base_url, telegram_group=str(GROUP), secret_key=KEY, ward_file=str(ward_file(tmp_path)),
        )  # fmt: skip
        ward.command("migrate")
        ward.command("official", "Lan")
        code = re.findall(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", ward.log.read_text())[0]
        ward.runs = ("tests.kill.hour", str(ahead(datetime.now(UTC)).total_seconds()))
        await fake_hook(fake, f"{ward.url}/hook/telegram")
        ward.start()
        await ward.up()
        lan = fake.person(LAN, first_name="Lan")
        await lan.says(f"/canbo {code}")
        await fake.wait_for(LAN, lambda sent: "Lan" in sent.text, PATIENCE)
        ward.kill()
        await killed_again_and_again(ward, resident, kills, at_once=AT_ONCE)
        cards = "\n".join(sent.text for sent in fake.messages(GROUP))
        twice = check_visits(ward, asked, cards, [sent.text for sent in fake.messages(LAN)])
        assert ward.rows("SELECT id, status FROM inbox WHERE status NOT IN ('done', 'noted')") == []
        assert ward.rows("SELECT id, status FROM outbox WHERE status NOT IN ('sent', 'superseded')") == []
        print(f"{len(asked)} visits, {kills} kills, {twice} heard twice")  # noqa: T201
        assert twice <= kills
