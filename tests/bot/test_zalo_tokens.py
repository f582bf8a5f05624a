"""The life of an OA's tokens against the fake's OAuth host: races, lost answers, lost grants, and nothing overwritten."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import bot.zalo_oauth
import bot.zalo_tokens
from bot.channels.base import Deferred
from bot.zalo_oauth import EXPIRES_IN, Oauth
from bot.zalo_tokens import Tokens
from storage import zalo_tokens
from storage.db import Database
from storage.sealed import Box
from storage.zalo_tokens import LOST, OK, Pair
from tests.databases import empty_all
from tests.providers.zalo import Clock, FakeZalo

WARD = "vi-du"
HOUR = 3600
START = 1_789_000_000


class Desk:
    """One process: its own connections to the shared database, its own memory."""

    def __init__(self, db: Database, fake: FakeZalo) -> None:
        self.db, self.alarms, self.calmed = db, list[str](), list[str]()
        self._clock = fake.clock
        oauth = Oauth(base=fake.oauth_base, app_id=fake.app.id, secret=fake.app.secret)
        self.tokens = Tokens(
            db=db, ward=WARD, oa_id=fake.oa.id, oauth=oauth, alarms=self, clock=self.now
        )  # fmt: skip

    def now(self) -> datetime:
        return datetime.fromtimestamp(self._clock(), UTC)

    async def ring(self, kind: str, ref: str, detail: str) -> None:
        self.alarms.append(kind)

    async def calm(self, kind: str, ref: str) -> None:
        self.calmed.append(kind)

    def store(self, access: str, refresh: str, seconds: int = EXPIRES_IN) -> None:
        with self.db.now() as tx:
            zalo_tokens.ensure(tx, WARD, "9000000000000000009")
            zalo_tokens.store(tx, "9000000000000000009", Pair(access, refresh, seconds), self.now())

    @property
    def row(self) -> zalo_tokens.ZaloAccount:
        with self.db.now(reading=True) as tx:
            found = zalo_tokens.account(tx, "9000000000000000009")
        assert found is not None
        return found

    async def ticks(self) -> None:
        """What the clock does, awaited."""
        await self.tokens.look()


@pytest.fixture
async def fake() -> AsyncIterator[FakeZalo]:
    async with FakeZalo(clock=Clock(START)) as zalo:
        yield zalo


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgres":
        return empty_all(str(request.getfixturevalue("postgres_url")))
    shutil.copy(request.getfixturevalue("migrated"), tmp_path / "ward.db")
    return f"sqlite:///{tmp_path / 'ward.db'}"


@contextmanager
def database(url: str) -> Iterator[Database]:
    db = Database(url, Box("tests"))
    db.start()
    try:
        yield db
    finally:
        db.close()


@pytest.fixture
async def desks(url: str, fake: FakeZalo) -> AsyncIterator[Callable[[], Desk]]:
    async with AsyncExitStack() as stack:
        yield lambda: Desk(stack.enter_context(database(url)), fake)


@pytest.fixture
def desk(desks: Callable[[], Desk], fake: FakeZalo) -> Desk:
    """A process that has the pair the admin consented to."""
    made = desks()
    made.store(fake.oa.access_token, fake.oa.refresh_token)
    return made


def impatient(monkeypatch: pytest.MonkeyPatch, seconds: float = 0.3) -> None:
    monkeypatch.setattr(bot.zalo_oauth, "OAUTH_SECONDS", seconds)


# --- a refresh -----------------------------------------------------------------------------------------------


async def test_a_token_that_zalo_refuses_is_refreshed_once_for_all_who_wait(desk: Desk, fake: FakeZalo) -> None:
    old = await desk.tokens.token()
    fresh = await asyncio.gather(*(desk.tokens.renew(old) for _ in range(20)))
    assert set(fresh) == {fake.oa.access_token} != {old}
    assert fake.world.counts["refreshed"] == 1
    assert desk.row.refresh_token == fake.oa.refresh_token  # kept before it was used
    assert (desk.row.state, desk.row.leased_until) == (OK, None)


async def test_two_processes_that_refresh_at_once_make_exactly_one_refresh(
    desks: Callable[[], Desk], desk: Desk, fake: FakeZalo
) -> None:
    fake.latency = 0.2
    both = [desk, desks()]
    old = await both[0].tokens.token()
    assert await both[1].tokens.token() == old

    async def until_renewed(one: Desk) -> str:
        for _ in range(100):
            try:
                return await one.tokens.renew(old)
            except Deferred as error:  # the other has the lease: a letter comes back a little later
                assert error.retry_after and error.retry_after < 10
                await asyncio.sleep(0.02)
        raise AssertionError("never")

    assert set(await asyncio.gather(*map(until_renewed, both))) == {fake.oa.access_token}
    assert (fake.world.counts["refreshed"], fake.world.counts["oauth"]) == (1, 1)
    assert desk.alarms == []


RACER = """
import asyncio, datetime, sys
sys.path.insert(0, {root!r})
from bot.channels.base import Deferred
from bot.zalo_oauth import Oauth
from bot.zalo_tokens import Tokens
from storage.db import Database
from storage.sealed import Box

async def main():
    db = Database({url!r}, Box("tests")); db.start()
    class Bell:
        async def ring(self, *words): print("alarm", words[0])
        async def calm(self, *words): pass
    now = lambda: datetime.datetime.fromtimestamp({now}, datetime.UTC)
    oauth = Oauth(base={base!r}, app_id={app!r}, secret={secret!r})
    tokens = Tokens(db=db, ward="vi-du", oa_id={oa!r}, oauth=oauth, alarms=Bell(), clock=now)
    old = await tokens.token()
    print("ready", flush=True); sys.stdin.readline()
    while True:
        try:
            print(await tokens.renew(old)); break
        except Deferred:
            await asyncio.sleep(0.01)
    db.close()
asyncio.run(main())
"""


@pytest.mark.slow
async def test_four_real_processes_that_refresh_at_once_make_exactly_one_refresh(
    url: str, desk: Desk, fake: FakeZalo
) -> None:
    fake.latency = 0.3
    facts = {"url": url, "base": fake.oauth_base, "app": fake.app.id, "secret": fake.app.secret, "oa": fake.oa.id}
    script = RACER.format(root=str(Path(__file__).parents[2]), now=START, **facts)
    pipe = asyncio.subprocess.PIPE
    racers = [
        await asyncio.create_subprocess_exec(sys.executable, "-c", script, stdin=pipe, stdout=pipe) for _ in range(4)
    ]
    for racer in racers:
        assert racer.stdout is not None
        assert await racer.stdout.readline() == b"ready\n"
    said = await asyncio.gather(*(racer.communicate(b"go\n") for racer in racers))
    assert {out.split()[-1] for out, _ in said} == {fake.oa.access_token.encode()}  # what is logged comes first
    assert (fake.world.counts["refreshed"], fake.world.counts["oauth"]) == (1, 1)


async def test_a_refresh_that_times_out_after_being_consumed_is_tried_once_more_and_then_needs_a_person(
    desk: Desk, fake: FakeZalo, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient(monkeypatch)
    fake.faults.refresh_hangs_after_consuming = True
    with pytest.raises(Deferred):
        await desk.tokens.renew(await desk.tokens.token())
    assert fake.world.counts["oauth"] == 2
    assert (desk.row.state, desk.alarms) == (LOST, ["zalo_reauth"])
    assert desk.row.refresh_token  # nothing is overwritten with nothing
    for _ in range(3):  # and it is asked no more
        with pytest.raises(Deferred, match="authorize"):
            await desk.tokens.token()
    assert fake.world.counts["oauth"] == 2
    assert desk.alarms == ["zalo_reauth"]


async def test_a_refresh_that_times_out_before_being_consumed_succeeds_the_second_time(
    desk: Desk, fake: FakeZalo, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.faults.oauth_504 = "before"
    ask, calls = desk.tokens._oauth.by_refresh, 0

    async def heals(token: str) -> Pair:
        nonlocal calls
        calls += 1
        if calls == 2:
            fake.faults.oauth_504 = ""
        return await ask(token)

    monkeypatch.setattr(desk.tokens._oauth, "by_refresh", heals)
    assert await desk.tokens.renew(await desk.tokens.token()) == fake.oa.access_token
    assert (calls, desk.alarms) == (2, [])


async def test_while_the_oauth_host_is_out_of_order_it_is_left_in_peace_and_somebody_is_told(
    desk: Desk, fake: FakeZalo
) -> None:
    fake.faults.oauth_504 = "before"
    old = await desk.tokens.token()
    for _ in range(5):
        with pytest.raises(Deferred):
            await desk.tokens.renew(old)
    assert fake.world.counts["oauth"] == 2
    assert (desk.row.state, desk.alarms) == (OK, ["zalo_refresh_unsure"])
    fake.faults.oauth_504 = ""
    await fake.advance(11 * 60)
    assert await desk.tokens.renew(old) == fake.oa.access_token


async def test_a_pair_that_an_admin_stores_while_a_refresh_hangs_is_kept(
    desks: Callable[[], Desk], desk: Desk, fake: FakeZalo, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient(monkeypatch)
    fake.faults.refresh_hangs_after_consuming = True
    running = asyncio.create_task(desk.tokens.renew(await desk.tokens.token()))
    await asyncio.sleep(0.1)
    desks().store("AT-new", "RT-new")
    assert await running == "AT-new"
    assert (desk.row.refresh_token, desk.row.state, desk.alarms) == ("RT-new", OK, [])


@pytest.mark.parametrize("dressed", ["as it is", "as a string", "without a number"])
async def test_an_unknown_refresh_token_needs_a_person(desk: Desk, fake: FakeZalo, dressed: str) -> None:
    fake.faults.oauth_error_as_string = dressed == "as a string"
    fake.faults.oauth_error_without_code = dressed == "without a number"
    desk.store(fake.oa.access_token, "RT-unknown")
    with pytest.raises(Deferred, match="authorize"):
        await desk.tokens.renew(fake.oa.access_token)
    assert (desk.row.state, desk.alarms, fake.world.counts["oauth"]) == (LOST, ["zalo_reauth"], 1)
    desk.store(fake.oa.access_token, fake.oa.refresh_token)  # somebody authorised again
    assert await desk.tokens.token() == fake.oa.access_token


async def test_an_answer_without_a_refresh_token_keeps_the_old_one_and_rings(desk: Desk, fake: FakeZalo) -> None:
    fake.faults.refresh_without_rotation = True
    before = desk.row.refresh_token
    assert await desk.tokens.renew(await desk.tokens.token()) == fake.oa.access_token
    assert (desk.row.refresh_token, desk.alarms) == (before, ["zalo_no_rotation"])
    await fake.advance(61 * 24 * HOUR)
    fake.faults.refresh_without_rotation = False
    await desk.ticks()
    assert desk.alarms == ["zalo_no_rotation", "zalo_old_grant"]
    assert desk.row.refresh_token == fake.oa.refresh_token != before


async def test_settings_that_zalo_refuses_lose_no_grant(desk: Desk, fake: FakeZalo) -> None:
    fake.app.secret, right = "another", fake.app.secret
    old = await desk.tokens.token()
    with pytest.raises(Deferred):
        await desk.tokens.renew(old)
    assert (desk.row.state, desk.alarms) == (OK, ["zalo_oauth_refused"])
    fake.app.secret = right
    await fake.advance(61)
    assert await desk.tokens.renew(old) == fake.oa.access_token


async def test_a_host_that_is_not_reached_changes_nothing(desk: Desk, fake: FakeZalo) -> None:
    old = await desk.tokens.token()
    desk.tokens._oauth._base = "http://127.0.0.1:9"
    with pytest.raises(Deferred):
        await desk.tokens.renew(old)
    assert (desk.row.state, desk.alarms) == (OK, [])
    assert desk.row.look_at == desk.now() + timedelta(minutes=1)


async def test_the_new_pair_is_kept_although_the_database_fails_for_a_while(
    desk: Desk, fake: FakeZalo, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlalchemy.exc import OperationalError

    really, failures = zalo_tokens.store, iter([True, False])

    def sometimes(*facts: object) -> bool:
        if next(failures, False):
            raise OperationalError("UPDATE", {}, Exception("disk full"))
        return really(*facts)  # type: ignore[arg-type]

    monkeypatch.setattr(zalo_tokens, "store", sometimes)
    assert await desk.tokens.renew(await desk.tokens.token()) == fake.oa.access_token
    assert desk.row.refresh_token == fake.oa.refresh_token


# --- the clock -----------------------------------------------------------------------------------------------


async def test_tokens_are_refreshed_when_less_than_eight_hours_remain(desk: Desk, fake: FakeZalo) -> None:
    await fake.advance(17 * HOUR - 1)
    await desk.ticks()
    assert fake.world.counts["refreshed"] == 0
    await fake.advance(2)
    await desk.ticks()
    assert fake.world.counts["refreshed"] == 1
    assert await desk.tokens.token() == fake.oa.access_token


async def test_a_token_that_expired_while_the_machine_was_off_is_refreshed_before_it_is_used(
    desk: Desk, fake: FakeZalo
) -> None:
    await fake.advance(26 * HOUR)
    assert await desk.tokens.token() == fake.oa.access_token == desk.row.access_token
    assert fake.world.counts["refreshed"] == 1


async def test_a_process_that_died_with_the_lease_holds_up_nobody_for_long(desk: Desk, fake: FakeZalo) -> None:
    with desk.db.now() as tx:
        claim = zalo_tokens.claim(tx, fake.oa.id, "dead", desk.now(), bot.zalo_tokens.LEASE)
        assert claim.leased
    old = await desk.tokens.token()
    with pytest.raises(Deferred, match="refreshed"):
        await desk.tokens.renew(old)
    assert bot.zalo_tokens.LEASE.total_seconds() > 2 * bot.zalo_oauth.OAUTH_SECONDS
    await fake.advance(bot.zalo_tokens.LEASE.total_seconds() + 1)
    assert await desk.tokens.renew(old) == fake.oa.access_token


async def test_without_any_tokens_letters_wait(desks: Callable[[], Desk]) -> None:
    with pytest.raises(Deferred, match="phuongoi zalo authorize"):
        await desks().tokens.token()


async def test_tokens_are_not_readable_in_the_database(desk: Desk, fake: FakeZalo) -> None:
    with desk.db.now(reading=True) as tx:
        raw = tx.connection.exec_driver_sql("SELECT access_token, refresh_token FROM zalo_account").one()
    for sealed, token in zip(raw, (fake.oa.access_token, fake.oa.refresh_token), strict=True):
        assert token.encode() not in bytes(sealed)
