"""No token is in a log, wherever it comes from."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import set_up_logs
from bot.settings import SECRETS, Settings

TELEGRAM = "123456789:AAE-abcdefghijklmnopqrstuvwxyz0123"
ZALO = "4321:Short+odd~one"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    structlog.reset_defaults()


@pytest.mark.parametrize("style", ["text", "json"])
@pytest.mark.parametrize("known", [True, False])
def test_tokens_are_struck_out_of_words_addresses_tracebacks_and_libraries(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, style: str, known: bool
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])  # those of the test runner
    set_up_logs(style, "info", (TELEGRAM, ZALO) if known else ())
    log = structlog.get_logger("x")
    for token in (TELEGRAM, ZALO):
        address = f"https://bot-api.zaloplatforms.com/bot{token}/sendMessage"
        log.info("said", url=address, inside={"deep": [address]}, error=OSError(address))
        try:
            raise ConnectionError(f"Cannot connect to {address}")
        except ConnectionError:
            log.exception("fell")
            logging.getLogger("aiohttp").exception("unclosed %s", address)
        logging.getLogger("asyncio").error("again %s", address.replace(":", "%3A"))
    text = capsys.readouterr().err
    assert text.count("<token>") >= 12
    assert "sendMessage" in text  # the rest of a line is left
    for token in (TELEGRAM, ZALO):
        assert token.partition(":")[2] not in text


def test_known_secrets_of_the_settings_are_struck_out_bare(capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(
        _env_file=None, zalo_bot_token=ZALO, zalo_bot_secret_token="mot-bi-mat-dai", zalo_app_secret="APPSECRET9"
    )
    assert len(settings.secrets) == len(SECRETS)
    set_up_logs("text", "info", settings.secrets)
    structlog.get_logger("x").warning(f"{ZALO.partition(':')[2]}? no: {ZALO} mot-bi-mat-dai APPSECRET9")
    text = capsys.readouterr().err
    assert text.count("<token>") == 3
    for secret in ("mot-bi-mat-dai", "APPSECRET9", ZALO):
        assert secret not in text


def test_a_short_or_empty_secret_strikes_out_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("text", "info", ("", "a", "key"))
    structlog.get_logger("x").info("a key is a key")
    assert "a key is a key" in capsys.readouterr().err
