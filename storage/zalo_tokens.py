"""The OA's tokens: read, leased to one refresher at a time, and never overwritten with nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage import alarms
from storage.db import Tx
from storage.models import ZaloAccount
from storage.rows import as_noun, table, values

ACCOUNT = table(ZaloAccount)
OK, LOST = "ok", "REAUTH_REQUIRED"


@dataclass(frozen=True, slots=True)
class Pair:
    """What the token endpoint gave. An empty refresh token means that the old one stays."""

    access: str
    refresh: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Claim:
    """What came of asking for the lease: the account as it stands, and whether the lease is ours."""

    account: ZaloAccount
    leased: bool


def account(tx: Tx, oa_id: str) -> ZaloAccount | None:
    row = tx.execute(select(ACCOUNT).where(ACCOUNT.c.oa_id == oa_id)).first()
    return None if row is None else as_noun(ZaloAccount, row)


def _locked(tx: Tx, oa_id: str) -> ZaloAccount:
    """The account, which nobody else changes until this transaction ends (SQLite has one writer anyway)."""
    query = select(ACCOUNT).where(ACCOUNT.c.oa_id == oa_id)
    row = tx.execute(query.with_for_update() if tx.postgres else query).first()
    if row is None:
        raise LookupError(oa_id)
    return as_noun(ZaloAccount, row)


def ensure(tx: Tx, ward: str, oa_id: str) -> ZaloAccount:
    """The account's row, made on first use."""
    found = account(tx, oa_id)
    if found is None:
        _make(tx, ward, oa_id)
        found = account(tx, oa_id)
    if found is None:
        raise LookupError(oa_id)
    return found


def _make(tx: Tx, ward: str, oa_id: str) -> None:
    dialect = postgresql if tx.postgres else sqlite
    tx.execute(dialect.insert(ACCOUNT).on_conflict_do_nothing(), values(ZaloAccount(ward=ward, oa_id=oa_id)))


def claim(tx: Tx, oa_id: str, holder: str, now: datetime, lease: timedelta) -> Claim:
    """Take the right to refresh, if nobody has it; the account is read under it.

    One statement decides, on both databases (on PostgreSQL it locks the row). A lease in the row, not a lock of
    the connection: it outlives the HTTP call whatever becomes of the connection meanwhile.
    """
    free = or_(ACCOUNT.c.leased_until.is_(None), ACCOUNT.c.leased_until < now)
    taken = tx.execute(
        update(ACCOUNT)
        .where(ACCOUNT.c.oa_id == oa_id, ACCOUNT.c.state == OK, free)
        .values(leased_until=now + lease, lease_holder=holder)
    ).rowcount
    found = account(tx, oa_id)
    if found is None:
        raise LookupError(oa_id)
    return Claim(found, bool(taken))


def let_go(tx: Tx, oa_id: str, holder: str, **facts: Any) -> None:
    """Give the lease back, with what was learnt."""
    mine = (ACCOUNT.c.oa_id == oa_id, ACCOUNT.c.lease_holder == holder)
    tx.execute(update(ACCOUNT).where(*mine).values(leased_until=None, lease_holder="", **facts))


def store(tx: Tx, oa_id: str, pair: Pair, now: datetime, used: str | None = None) -> bool:
    """Keep a pair. One that was had for a refresh token (`used`) takes no other place than that one's: if an admin
    has authorised meanwhile, theirs is the newer."""
    if not pair.access:
        raise ValueError("an empty access token is never stored")
    if used is not None and _locked(tx, oa_id).refresh_token != used:
        return False
    facts: dict[str, Any] = {
        "access_token": pair.access, "obtained_at": now, "expires_at": now + timedelta(seconds=pair.seconds),
        "state": OK, "leased_until": None, "lease_holder": "", "look_at": None,
    }  # fmt: skip
    if pair.refresh:
        facts |= {"refresh_token": pair.refresh, "rotated_at": now}
    tx.execute(update(ACCOUNT).where(ACCOUNT.c.oa_id == oa_id).values(**facts))
    known = account(tx, oa_id)
    for kind in ("zalo_reauth", *(("zalo_old_grant",) if pair.refresh else ())):
        alarms.end(tx, known.ward if known else "", kind, ref=oa_id, now=now)
    return True


def lose(tx: Tx, oa_id: str, refresh_token: str) -> bool:
    """The grant is lost, unless somebody has stored another one meanwhile."""
    if _locked(tx, oa_id).refresh_token != refresh_token:
        return False
    tx.execute(
        update(ACCOUNT)
        .where(ACCOUNT.c.oa_id == oa_id)
        .values(state=LOST, leased_until=None, lease_holder="", look_at=None)
    )
    return True


def ask_consent(tx: Tx, oa_id: str, verifier: str, state: str, now: datetime) -> None:
    """An admin was sent to Zalo's consent page; what the callback must fit is kept until then."""
    tx.execute(
        update(ACCOUNT).where(ACCOUNT.c.oa_id == oa_id).values(verifier=verifier, auth_state=state, asked_at=now)
    )


def end_consent(tx: Tx, oa_id: str) -> None:
    tx.execute(update(ACCOUNT).where(ACCOUNT.c.oa_id == oa_id).values(verifier=None, auth_state="", asked_at=None))


def rest_buttons(tx: Tx, oa_id: str, until: datetime) -> None:
    """Zalo refused a message because of its buttons."""
    tx.execute(update(ACCOUNT).where(ACCOUNT.c.oa_id == oa_id).values(buttons_at=until))
