"""What Zalo's OAuth answers mean, and how an admin's consent becomes a pair of tokens: `phuongoi zalo`."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.commands.zalo import NotAuthorised, authorise, paste_tokens
from bot.settings import SettingsError
from bot.zalo_oauth import (
    EXPIRES_IN,
    GrantLost,
    Oauth,
    OauthFailed,
    Unsure,
    challenge_of,
    read_callback,
    read_pair,
)
from storage import zalo_tokens
from storage.db import Database
from storage.models import ZaloAccount
from storage.sealed import Box
from storage.zalo_tokens import OK, Pair
from tests.providers.zalo import FakeZalo


def test_the_challenge_is_that_of_the_reference() -> None:
    assert challenge_of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG") == "fR4ifSAEy-7Mu6g7FHZulPKrtjqdAnUCwRFAJt2JFsA"


def test_a_fresh_verifier_fits_pkce_and_a_fixed_one_is_kept() -> None:
    oauth = Oauth(base="https://x", app_id="1", secret="s")
    assert len(oauth.new_verifier()) == 43 and oauth.new_verifier() != oauth.new_verifier()
    assert Oauth(base="https://x", app_id="1", secret="s", fixed_verifier="v" * 43).new_verifier() == "v" * 43


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (200, b'{"access_token":"A","refresh_token":"R","expires_in":"90000"}', Pair("A", "R", 90000)),
        (200, b'{"access_token":"A","refresh_token":"R"}', Pair("A", "R", EXPIRES_IN)),
        (200, b'{"access_token":"A","refresh_token":"","expires_in":3600}', Pair("A", "", 3600)),
        (200, b"", GrantLost), (200, b" \n", GrantLost),
        (200, b'{"error":-14014,"error_name":"x","access_token":"","refresh_token":""}', GrantLost),
        (200, b'{"error":"-14014"}', GrantLost), (200, b'{"error":-118}', GrantLost),
        (200, b'{"error_name":"Invalid refresh token."}', GrantLost),
        (200, b'{"error":"invalid_grant","error_name":"invalid_grant"}', GrantLost),
        (200, b'{"error":-14002}', OauthFailed), (200, b'{"error_name":"Something else"}', OauthFailed),
        (504, b"<html>", Unsure), (200, b"<html>", Unsure), (200, b"[]", Unsure),
    ],
)  # fmt: skip
def test_every_answer_of_the_token_endpoint_means_one_thing(status: int, body: bytes, said: object) -> None:
    if isinstance(said, Pair):
        assert read_pair(status, body) == said
        return
    with pytest.raises(OauthFailed) as error:
        read_pair(status, body)
    assert type(error.value) is said


@pytest.mark.parametrize(
    ("pasted", "code", "state", "oa_id"),
    [
        ("https://phuong.example/cb?code=abc-1&oa_id=9&state=s1", "abc-1", "s1", "9"),
        (" https://phuong.example/cb?x=1&code=a%2Bb&oa_id=9 \n", "a+b", "", "9"),
        ("abc-1", "abc-1", "", ""), ("code=abc&oa_id=9", "abc", "", "9"),
        ("https://phuong.example/cb?error=denied&code=", "", "", ""),
    ],
)  # fmt: skip
def test_what_an_admin_pastes_is_read(pasted: str, code: str, state: str, oa_id: str) -> None:
    back = read_callback(pasted)
    assert (back.code, back.state, back.oa_id) == (code, state, oa_id)


# --- phuongoi zalo ---------------------------------------------------------------------------------------------


class Elsewhere:
    """The fake in a loop of its own thread: the commands run loops of theirs."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.fake = FakeZalo()
        self.run(self.fake.start())

    def run(self, work):  # type: ignore[no-untyped-def]
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(10)

    def close(self) -> None:
        self.run(self.fake.stop())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(5)
        self.loop.close()


@pytest.fixture
def there(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Elsewhere]:
    made = Elsewhere()
    facts = {"database_url": sqlite_url, "secret_key": "tests"} | {
        name: value for name, value in made.fake.settings().items() if "_bot_" not in name
    }
    for name, value in facts.items():
        monkeypatch.setenv(f"PHUONGOI_{name.upper()}", value)
    yield made
    made.close()


@pytest.fixture
def kept(sqlite_url: str) -> Iterator[Database]:
    db = Database(sqlite_url, Box("tests"))
    yield db
    db.close()


def row(db: Database) -> ZaloAccount | None:
    with db.now(reading=True) as tx:
        return zalo_tokens.account(tx, "9000000000000000009")


def consents(there: Elsewhere, printed: str, **changed: str) -> str:
    """What the browser's address is after an admin has consented at the printed link."""
    link = next(line.strip() for line in printed.splitlines() if "/v4/oa/permission" in line)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
    assert asked["redirect_uri"] == there.fake.app.redirect_uri
    code = there.fake.oauth.new_code(there.fake.oa, asked["code_challenge"])
    back = {"code": code, "oa_id": there.fake.oa.id, "state": asked["state"]} | changed
    return f"{asked['redirect_uri']}?" + "&".join(f"{name}={value}" for name, value in back.items() if value)


@pytest.mark.parametrize("changed", [{}, {"state": ""}], ids=["state given back", "no state"])
def test_an_admin_is_walked_through_consent(
    there: Elsewhere, kept: Database, capsys: pytest.CaptureFixture[str], changed: dict[str, str]
) -> None:
    authorise("", prompt=lambda _: consents(there, capsys.readouterr().out, **changed))
    account = row(kept)
    assert account is not None
    assert (account.state, account.access_token, account.refresh_token) == (
        OK, there.fake.oa.access_token, there.fake.oa.refresh_token,
    )  # fmt: skip
    assert account.verifier is None
    assert "Đã lưu" in capsys.readouterr().out


def test_the_code_may_come_in_a_second_step_and_only_once(
    there: Elsewhere, kept: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(NotAuthorised, match="whole address"):
        authorise("", prompt=lambda _: "")
    back = consents(there, capsys.readouterr().out)
    authorise(back)
    with pytest.raises(NotAuthorised, match="begin with 'phuongoi zalo authorize'"):
        authorise(back)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"state": "another"}, "another attempt"), ({"oa_id": "123"}, "PHUONGOI_ZALO_OA_ID=9000000000000000009"),
        ({"code": "wrong"}, "the code is wrong"),
    ],
)  # fmt: skip
def test_a_wrong_callback_stores_nothing_and_says_why(
    there: Elsewhere, kept: Database, capsys: pytest.CaptureFixture[str], changed: dict[str, str], said: str
) -> None:
    with pytest.raises(NotAuthorised, match=said):
        authorise("", prompt=lambda _: consents(there, capsys.readouterr().out, **changed))
    account = row(kept)
    assert account is not None and account.access_token is None


def test_a_consent_of_long_ago_is_begun_anew(there: Elsewhere, kept: Database) -> None:
    with kept.now() as tx:
        zalo_tokens.ensure(tx, "vi-du", there.fake.oa.id)
        asked_at = datetime.now(UTC) - timedelta(hours=1)
        zalo_tokens.ask_consent(tx, there.fake.oa.id, "v" * 43, "s", asked_at)
    with pytest.raises(NotAuthorised, match="begin with"):
        authorise("a-code")


def test_settings_that_consent_needs_are_named(there: Elsewhere, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHUONGOI_ZALO_OA_REDIRECT_URI", "")
    with pytest.raises(SettingsError, match="PHUONGOI_ZALO_OA_REDIRECT_URI"):
        authorise("")
    for name in ("APP_ID", "APP_SECRET", "OA_ID"):
        monkeypatch.setenv(f"PHUONGOI_ZALO_{name}", "")
    with pytest.raises(SettingsError, match="PHUONGOI_ZALO_APP_ID"):
        authorise("")


def test_a_wrong_app_secret_is_named(
    there: Elsewhere, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHUONGOI_ZALO_APP_SECRET", "another")
    with pytest.raises(NotAuthorised, match="PHUONGOI_ZALO_APP_SECRET"):
        authorise("", prompt=lambda _: consents(there, capsys.readouterr().out))


def test_a_pasted_pair_is_kept_and_refreshed_soon(there: Elsewhere, kept: Database) -> None:
    answers = iter(["AT-pasted\n", "RT-pasted\n"])
    paste_tokens(lambda _: next(answers))
    account = row(kept)
    assert account is not None and account.expires_at is not None
    assert (account.access_token, account.refresh_token, account.state) == ("AT-pasted", "RT-pasted", OK)
    assert account.expires_at - datetime.now(UTC) < timedelta(hours=8)  # nobody says how old it is
    with pytest.raises(NotAuthorised, match="both tokens"):
        paste_tokens(lambda _: "")
