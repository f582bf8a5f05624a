"""The life of an OA's tokens: one refresher at a time, saved before used, and an alarm where a person is needed."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.channels.base import Deferred
from bot.channels.zalo_api import Alarms
from bot.loops import Wake, run
from bot.zalo_oauth import OAUTH_SECONDS, GrantLost, NotReached, Oauth, OauthFailed, Unsure
from storage import zalo_tokens
from storage.db import Database, Tx, reason
from storage.models import ZaloAccount
from storage.zalo_tokens import OK, Pair

log = structlog.get_logger("zalo")

AHEAD = timedelta(hours=8)  # a token lives 25 h: even a machine that is off overnight finds it alive
TOO_OLD = timedelta(days=60)  # of the three months that a refresh token lives
LEASE = timedelta(seconds=2 * OAUTH_SECONDS + 30)  # outlives both tries: another process must not use the token too
PATIENCE = 5.0  # seconds a send waits for a refresh; the outbox has a lease of its own
SOON = 2.0  # and then it comes back
LOST_PAUSE = 60.0  # a letter looks whether somebody has authorised again
AWAY_PAUSE = timedelta(minutes=1)  # between tries while the OAuth host is not reached or refuses our settings
UNSURE_PAUSE = timedelta(minutes=10)  # after two tries of which nobody knows what became
LOOK_SECONDS = 30.0  # between two looks at the clock of the token


class Tokens:
    """The tokens of one OA, as this process knows them; the database knows better."""

    def __init__(
        self, *, db: Database, ward: str, oa_id: str, oauth: Oauth, alarms: Alarms, clock: Callable[[], datetime]
    ) -> None:
        self._db, self._ward, self._oa_id, self._oauth, self._alarms, self._clock = (
            db,
            ward,
            oa_id,
            oauth,
            alarms,
            clock,
        )
        self._holder = secrets.token_hex(6)
        self._known: ZaloAccount | None = None
        self._refreshing: asyncio.Task[None] | None = None
        self._looked = -LOOK_SECONDS
        self.wake = Wake()

    # --- for those who send ------------------------------------------------------------------------------

    async def token(self) -> str:
        """The access token. Where there is none, letters wait: Deferred."""
        known = self._known
        if known is None or known.state != OK or not self._alive(known):
            known = await self._read()
        if known.state != OK or not known.access_token:
            raise Deferred("the OA must be authorised again: 'phuongoi zalo authorize'", retry_after=LOST_PAUSE)
        return known.access_token if self._alive(known) else await self.renew(known.access_token)

    async def renew(self, refused: str) -> str:
        """Another token than this one: what somebody else has stored already, or a refreshed one."""
        known = await self._read()
        if known.state == OK and known.access_token == refused:
            await self._wait_for(self._start())
            known = await self._read()
        if known.state != OK or not known.access_token:
            raise Deferred("the OA must be authorised again: 'phuongoi zalo authorize'", retry_after=LOST_PAUSE)
        if known.access_token == refused:
            raise Deferred("the access token is being refreshed", retry_after=SOON)
        return known.access_token

    async def _wait_for(self, task: asyncio.Task[None]) -> None:
        await asyncio.wait({task}, timeout=PATIENCE)  # it goes on when we do not wait any longer

    def _alive(self, known: ZaloAccount) -> bool:
        return known.expires_at is not None and known.expires_at > self._clock()

    async def _read(self) -> ZaloAccount:
        self._known = await run(self._db, lambda tx: zalo_tokens.ensure(tx, self._ward, self._oa_id))
        return self._known

    # --- the clock ---------------------------------------------------------------------------------------

    async def work(self) -> None:
        """For ever, woken by the clock: from time to time, look how old the tokens are."""
        while True:
            await self.wake.wait()
            if time.monotonic() - self._looked >= LOOK_SECONDS:
                self._looked = time.monotonic()
                await self.look()

    async def look(self) -> None:
        """Refresh what has not long to live, and ring where nothing new has come for months."""
        try:
            known = await self._read()
            if known.state != OK:
                return
            now = self._clock()
            if known.rotated_at is not None and now - known.rotated_at > TOO_OLD:
                await self._alarms.ring("zalo_old_grant", self._oa_id, f"no new refresh token for {TOO_OLD.days} days")
            if known.expires_at is None or known.expires_at - now < AHEAD:
                await asyncio.shield(self._start())
        except SQLAlchemyError as error:
            log.error("database failed; Zalo's tokens wait", why=reason(error))

    def _start(self) -> asyncio.Task[None]:
        """The refresh of this process: those who come while it runs wait for the same one."""
        if self._refreshing is None or self._refreshing.done():
            self._refreshing = asyncio.create_task(self._guarded())
        return self._refreshing

    async def _guarded(self) -> None:
        """Nobody may be waiting for it any more, so what goes wrong is said here."""
        try:
            await self._refresh()
        except SQLAlchemyError as error:
            log.error("database failed; Zalo's tokens wait", why=reason(error))
        except Exception as error:
            log.exception("bug while refreshing", oa=self._oa_id, kind=type(error).__name__)

    async def close(self) -> None:
        """A refresh under way is finished: its answer is the only copy of the new pair."""
        if self._refreshing and not self._refreshing.done():
            await asyncio.wait({self._refreshing}, timeout=OAUTH_SECONDS)

    # --- the refresh -------------------------------------------------------------------------------------

    async def _refresh(self) -> None:
        """One refresh under the lease, if nobody else has it and it is time to try."""
        stale = self._known.access_token if self._known else None
        now = self._clock()
        claim = await run(self._db, lambda tx: zalo_tokens.claim(tx, self._oa_id, self._holder, now, LEASE))
        found = self._known = claim.account
        if not claim.leased:
            return
        waits = found.look_at is not None and found.look_at > now
        if waits or found.access_token != stale or not found.refresh_token:  # another was faster
            await run(self._db, self._let_go)
            return
        try:
            await self._exchange(found.refresh_token)
        except Exception:
            await run(self._db, self._let_go)
            raise

    def _let_go(self, tx: Tx) -> None:
        zalo_tokens.let_go(tx, self._oa_id, self._holder)

    async def _exchange(self, refresh_token: str) -> None:
        """Ask for a new pair, and write down what came of it."""
        try:
            pair = await self._ask(refresh_token)
        except GrantLost as error:
            await self._lost(refresh_token, str(error))
        except Unsure as error:
            await self._rest(UNSURE_PAUSE, str(error), "zalo_refresh_unsure")
        except NotReached as error:
            await self._rest(AWAY_PAUSE, str(error), "")
        except OauthFailed as error:
            await self._rest(AWAY_PAUSE, str(error), "zalo_oauth_refused")
        else:
            await self._save(pair, refresh_token)

    async def _ask(self, refresh_token: str) -> Pair:
        """A lost answer is an unknown outcome: once more after looking whether somebody has stored another pair.

        Never in a loop: the answer to a token that was used is an empty body, and then it is known.
        """
        try:
            return await self._oauth.by_refresh(refresh_token)
        except Unsure as error:
            log.warning("nobody knows whether the refresh token was used; trying it once more", why=str(error))
        if (await self._read()).refresh_token != refresh_token:
            raise GrantLost("another pair was stored meanwhile")
        return await self._oauth.by_refresh(refresh_token)

    async def _save(self, pair: Pair, used: str) -> None:
        """The new pair is on disk before anybody uses it. It is the only copy, so this goes on until it is kept."""
        now = self._clock()
        while True:
            try:
                await run(self._db, lambda tx: zalo_tokens.store(tx, self._oa_id, pair, now, used))
                break
            except SQLAlchemyError as error:
                log.error("database failed; the new tokens are not kept yet", why=reason(error))
                await asyncio.sleep(1)
        await self._read()
        log.info("Zalo's tokens are fresh", oa=self._oa_id, seconds=pair.seconds, rotated=bool(pair.refresh))
        for kind in ("zalo_reauth", "zalo_refresh_unsure", "zalo_oauth_refused"):
            await self._alarms.calm(kind, self._oa_id)
        if not pair.refresh:
            await self._alarms.ring(
                "zalo_no_rotation", self._oa_id, "a refresh gave no refresh token; the old one is kept"
            )

    async def _lost(self, refresh_token: str, why: str) -> None:
        """The grant is lost, unless an admin has stored another one while we asked."""
        lost = await run(self._db, lambda tx: zalo_tokens.lose(tx, self._oa_id, refresh_token))
        await self._read()
        if not lost:
            await run(self._db, self._let_go)
            return
        log.error("REAUTH_REQUIRED: run 'phuongoi zalo authorize'; messages wait until then", oa=self._oa_id, why=why)
        await self._alarms.ring("zalo_reauth", self._oa_id, "the grant is lost: run 'phuongoi zalo authorize'")

    async def _rest(self, pause: timedelta, why: str, alarm: str) -> None:
        """No new pair, and the old one may be good: look again later, whichever process that is."""
        log.warning("no new tokens", oa=self._oa_id, why=why)
        at = self._clock() + pause
        await run(self._db, lambda tx: zalo_tokens.let_go(tx, self._oa_id, self._holder, look_at=at))
        await self._read()
        if alarm:
            await self._alarms.ring(alarm, self._oa_id, why)
