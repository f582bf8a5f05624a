"""phuongoi zalo authorize, token: an admin of the Official Account lets the program act for it."""

from __future__ import annotations

import asyncio
import hmac
import secrets
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.app import EXAMPLE_WARD, open_database
from bot.settings import Settings, SettingsError, load_settings
from bot.zalo_oauth import EXPIRES_IN, Callback, Oauth, OauthFailed, read_callback
from handlers.ward import load_wards
from storage import zalo_tokens
from storage.db import Database, DatabaseFailed
from storage.schema import Migrated, state_of
from storage.zalo_tokens import Pair

CONSENT_LIVES = timedelta(minutes=30)  # the code itself lives for ten, from the admin's consent on

Ask = Callable[[str], str]


class NotAuthorised(DatabaseFailed):
    """No pair was stored; the message says why, and what to do."""


def authorise(pasted: str, prompt: Ask = input) -> None:
    """Print the link; take the address that the browser ended at; store the pair. With `pasted`, only the latter."""
    settings, db, ward = _open()
    if not settings.zalo_oa_redirect_uri:
        raise SettingsError(
            "PHUONGOI_ZALO_OA_REDIRECT_URI is empty: copy the Official Account Callback Url of developers.zalo.me into it"
        )
    oauth, oa_id = Oauth.of(settings), settings.zalo_oa_id
    if not pasted:
        verifier, state = oauth.new_verifier(), secrets.token_urlsafe(16)
        with db.now() as tx:
            zalo_tokens.ensure(tx, ward, oa_id)
            zalo_tokens.ask_consent(tx, oa_id, verifier, state, datetime.now(UTC))
        sys.stdout.write(
            "1. Mở đường dẫn này bằng tài khoản quản trị của Official Account và bấm đồng ý:\n\n"
            f"   {oauth.link(verifier, state)}\n\n"
            "2. Trình duyệt sẽ chuyển sang địa chỉ có “code=…” (trang báo lỗi cũng không sao).\n"
            "   Chép cả địa chỉ đó dán vào đây trong 10 phút.\n"
        )
        sys.stdout.flush()
        pasted = prompt("Địa chỉ hoặc mã: ")
    _exchange(db, oauth, oa_id, read_callback(pasted))
    sys.stdout.write("Đã lưu. Chương trình đang chạy sẽ tự dùng ngay; tin đang chờ sẽ được gửi.\n")


def _exchange(db: Database, oauth: Oauth, oa_id: str, back: Callback) -> None:
    now = datetime.now(UTC)
    with db.now(reading=True) as tx:
        pending = zalo_tokens.account(tx, oa_id)
    if pending is None or not pending.verifier or pending.asked_at is None or now - pending.asked_at > CONSENT_LIVES:
        raise NotAuthorised("nobody is being asked for consent now: begin with 'phuongoi zalo authorize'")
    verifier = pending.verifier
    if not back.code:
        raise NotAuthorised(
            "there is no code in what was pasted: copy the whole address, from https to its end; where Zalo showed -14003 "
            "instead, PHUONGOI_ZALO_OA_REDIRECT_URI is not the Official Account Callback Url of the console"
        )
    if back.oa_id and back.oa_id != oa_id:
        raise NotAuthorised(f"consent was given for OA {back.oa_id}, but PHUONGOI_ZALO_OA_ID={oa_id}: choose that one")
    # Some say Zalo gives `state` back, some that it does not: there is one pending consent, so it may be missing.
    if back.state and not hmac.compare_digest(back.state, pending.auth_state):
        raise NotAuthorised("this address is from another attempt: begin again with 'phuongoi zalo authorize'")
    try:
        pair = asyncio.run(oauth.by_code(back.code, verifier))
    except OauthFailed as error:
        raise NotAuthorised(f"Zalo gave no tokens: {error}") from error
    if not pair.refresh:
        raise NotAuthorised("Zalo gave no refresh token: begin again with 'phuongoi zalo authorize'")
    with db.now() as tx:
        zalo_tokens.store(tx, oa_id, pair, datetime.now(UTC))
        zalo_tokens.end_consent(tx, oa_id)


def paste_tokens(prompt: Ask) -> None:
    """Store a pair from the console's API Explorer. How old it is nobody says, so it is refreshed at once."""
    settings, db, ward = _open()
    access, refresh = prompt("Access token: ").strip(), prompt("Refresh token: ").strip()
    if not access or not refresh:
        raise NotAuthorised("both tokens are needed; API Explorer of developers.zalo.me shows them side by side")
    with db.now() as tx:
        zalo_tokens.ensure(tx, ward, settings.zalo_oa_id)
        zalo_tokens.store(tx, settings.zalo_oa_id, Pair(access, refresh, EXPIRES_IN // 4), datetime.now(UTC))
    sys.stdout.write("Đã lưu. Chương trình đang chạy sẽ tự đổi sang cặp mới trong vòng một phút.\n")


def _open() -> tuple[Settings, Database, str]:
    settings = load_settings()
    if not settings.zalo_app_id:
        raise SettingsError("PHUONGOI_ZALO_APP_ID is empty: create an app at developers.zalo.me and set its id")
    db = open_database(settings)
    with db.now(reading=True) as tx:
        found = state_of(tx)
    if found is not Migrated.CURRENT:
        raise DatabaseFailed(found.value)
    ward = settings.zalo_ward or next(iter(load_wards(settings.ward_file or EXAMPLE_WARD)))
    return settings, db, ward
