"""Every story of tests/conversations told end to end over HTTP: on an Official Account, and some on the Bot Platform."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

import bot.app
from bot.app import load_houses
from bot.settings import Settings
from handlers.turn import House
from handlers.types import Address
from tests.bot.conftest import MakeBotTown, MakeZaloTown
from tests.bot.street import StreetStage, tell_on
from tests.bot.zalo_street import BotStreet, OaStreet
from tests.conversations import story as stories
from tests.conversations.stage import told_by
from tests.conversations.story import Story, read_story
from tests.providers.zalo import Clock

FOLDER = Path(stories.__file__).parent
STORIES = sorted(FOLDER.glob("*.txt"))

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def _houses(_loaded: dict[str, object]) -> dict[str, House]:
    return {}


@pytest.fixture
def houses(_houses: dict[str, House], understander: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wards' files are read once a run: each story's process has them with its own groups."""

    def once(settings: Settings, make: object, **more: Mapping[str, tuple[Address, ...]]) -> dict[str, House]:
        if not _houses:
            _houses.update(load_houses(settings, bot.app.local_understander))
        return {ward: replace(house, public_url=settings.public_url) for ward, house in _houses.items()}

    monkeypatch.setattr(bot.app, "load_houses", once)


def begin(path: Path) -> tuple[Story, Clock]:
    """The story, and a clock that runs from its hour on."""
    story, clock = read_story(path), Clock()
    clock._ahead = story.now.timestamp() - clock()
    return story, clock


def untold(story: Story) -> str:
    """Why a story cannot happen on Zalo; empty when it can."""
    for beat in story.beats:
        if beat.does.startswith("(edit"):
            return "on Zalo nobody can change a message that was sent"
        if beat.does.startswith("(start ") and beat.does != "(start )":
            return "a link to an Official Account or a bot carries nothing (zalo.md §6)"
    return ""


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
async def test_on_an_official_account(path: Path, make_zalo_town: MakeZaloTown, sqlite_url: str, houses: None) -> None:
    story, clock = begin(path)
    if why := untold(story):
        pytest.skip(why)
    town = await make_zalo_town(sqlite_url, clock=clock, limits=False, zalo_oa_rate_per_min=100_000)
    town.fake.webhooks.timeout = 20.0  # a busy machine is no part of the story; two seconds: test_zalo_hooks.py
    await finish(StreetStage(OaStreet(town), story, lambda house: told_by(house, story)))


async def finish(stage: StreetStage) -> None:
    name = stage.story.path.name
    if faults := await tell_on(stage):
        told = "\n".join(f"{name}:{one.beat.number}: {one.beat.who}> {one.beat.does}\n    {one.why}" for one in faults)
        pytest.fail(told, pytrace=False)


# On the Bot Platform: no places, no buttons, no telling again; officials are heard by mention or reply.
BOT_STORIES = (
    "first_contact_complete_report", "asked_and_answered", "relay_both_ways", "refused_between_neighbours",
    "numbers_everywhere", "linked_by_a_code",
)  # fmt: skip


@pytest.mark.parametrize("name", BOT_STORIES)
async def test_on_the_bot_platform(name: str, make_bot_town: MakeBotTown, sqlite_url: str, houses: None) -> None:
    story, clock = begin(FOLDER / f"{name}.txt")
    town = await make_bot_town(sqlite_url, "webhook", clock=clock)
    await finish(StreetStage(BotStreet(town), story, lambda house: told_by(house, story)))
