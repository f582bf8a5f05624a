"""The same with Zalo: events on its ladder of repeats, consultation messages without any key against doubling."""

import asyncio
from pathlib import Path

import pytest

from tests.kill.killed import (
    REPORT,
    RESIDENTS_AT_ONCE,
    Ward,
    check,
    doubled,
    heard,
    killed_again_and_again,
    place_of,
)
from tests.providers.zalo import FakeZalo

# Seconds after the first try. The real ladder has five steps in an hour; a ward that is killed every few seconds would
# reach its end, and it is the ward that is tried here, not Zalo's patience.
LADDER = tuple(range(1, 61))
A_KILL_DOUBLES = 12  # at the most, at this load: what was under way and not yet written down


@pytest.mark.slow
async def test_every_acknowledged_event_of_zalo_has_one_ticket_and_a_reply_through_kills(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    done: list[str] = []
    kills = pytestconfig.getoption("--kills")

    async def resident(number: int, stop: asyncio.Event) -> None:
        """Report after report, each by a person of their own, until told to stop."""
        while not stop.is_set():
            person = fake.oa.user(str(5_000_000_000_000_010_000 + number), "Dân")
            for turn, words in enumerate(("", REPORT, place_of(number))):  # nothing said: a follow
                await (person.says(words) if words else person.follows())
                await heard(lambda: [sent.text for sent in person.shown], person.id, turn)  # noqa: B023
            done.append(person.id)
            number += RESIDENTS_AT_ONCE

    async with FakeZalo(enforce_limits=False) as fake:
        fake.latency, fake.oa.rate, fake.webhooks.ladder = 0.05, 1_000_000, LADDER
        group = fake.oa.group(members=[fake.oa.user("5000000000000000006", "Hoà")])
        settings = {name: value for name, value in fake.settings().items() if "bot" not in name}
        ward = Ward(tmp_path, **settings, zalo_oa_rate_per_min="100000")
        fake.app.hook.url = f"{ward.url}/hook/zalo-oa"
        ward.command("migrate")
        await authorised(fake, ward)
        await killed_again_and_again(ward, resident, kills)
        told = {person: [sent.text for sent in fake.sent_to(person)] for person in done}
        check(ward, told, "\n".join(sent.text for sent in fake.sent_to(group)))
        print(f"{len(told)} residents, {kills} kills, {doubled(told)} replies doubled")  # noqa: T201
        assert doubled(told) <= kills * A_KILL_DOUBLES
        assert fake.app.hook.enabled, "the ladder came to its end"
        assert [delivery.event for delivery in fake.deliveries if not delivery.ok] == []


async def authorised(fake: FakeZalo, ward: Ward) -> None:
    """By hand, as from the API Explorer; and refreshed before anything is killed: a kill between Zalo's answer and
    the writing down of it costs the grant, and nothing can be done about that."""
    pair = f"{fake.oa.access_token}\n{fake.oa.refresh_token}\n"
    await asyncio.to_thread(lambda: ward.command("zalo", "token", told=pair))
    pasted = fake.oa.refresh_token
    ward.start()
    await ward.up()
    for _ in range(500):
        if fake.oa.refresh_token != pasted:
            break
        await asyncio.sleep(0.02)
    await asyncio.sleep(1)
    ward.kill()
    assert fake.oa.refresh_token != pasted, "the pasted pair was not refreshed"
