"""The ward is killed with SIGKILL at random moments under load; nothing is lost and nothing is done twice."""

import asyncio
from pathlib import Path

import pytest

from tests.kill.killed import REPORT, RESIDENTS_AT_ONCE, Ward, check, doubled, heard, killed_again_and_again, place_of
from tests.providers.telegram import FakeTelegram

GROUP = -1001
SECRET = "kill-test-secret"


@pytest.mark.slow
async def test_every_acknowledged_message_has_one_ticket_and_a_reply_through_kills(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    done: list[int] = []

    async def resident(number: int, stop: asyncio.Event) -> None:
        """Report after report, each by a person of their own, until told to stop."""
        while not stop.is_set():
            person = fake.person(10_000 + number, first_name="Dân")
            for turn, words in enumerate(("/start", REPORT, place_of(number))):
                await (person.starts() if words == "/start" else person.says(words))
                await heard(lambda: [sent.text for sent in fake.messages(person.id)], person.id, turn)  # noqa: B023
            done.append(person.id)
            number += RESIDENTS_AT_ONCE

    async with FakeTelegram(enforce_limits=False) as fake:
        fake.group(GROUP, "Phường")
        fake.latency = 0.05
        ward = Ward(
            tmp_path, telegram_token="123456:TEST", telegram_mode="webhook", telegram_webhook_secret=SECRET,
            telegram_base_url=fake.base_url, telegram_group=str(GROUP),
        )  # fmt: skip
        ward.command("migrate")
        await fake_hook(fake, f"{ward.url}/hook/telegram")
        await killed_again_and_again(ward, resident, pytestconfig.getoption("--kills"))
        told = {person: [sent.text for sent in fake.messages(person)] for person in done}
        print(f"{len(told)} residents, {doubled(told)} replies doubled")  # noqa: T201
        check(ward, told, "\n".join(sent.text for sent in fake.messages(GROUP)))


async def fake_hook(fake: FakeTelegram, url: str) -> None:
    """Tell the fake where to deliver, as setWebhook would."""
    from telegram import Bot

    async with Bot("123456:TEST", base_url=fake.base_url) as bot:
        await bot.set_webhook(url, secret_token=SECRET)
