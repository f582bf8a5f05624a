"""Settings of Zalo that are wrong end with one sentence that names them; secrets are never printed."""

from __future__ import annotations

import pytest

from bot.settings import SettingsError, load_settings

WHOLE = {"app_id": "1000000000000000001", "app_secret": "bi-mat", "oa_id": "9000000000000000009"}


def told(monkeypatch: pytest.MonkeyPatch, **facts: str) -> str:
    for name, value in facts.items():
        monkeypatch.setenv(f"PHUONGOI_ZALO_{name.upper()}", value)
    with pytest.raises(SettingsError) as error:
        load_settings()
    return str(error.value)


def test_without_zalo_nothing_is_asked_and_whole_it_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().zalo_app_id == ""
    for name, value in WHOLE.items():
        monkeypatch.setenv(f"PHUONGOI_ZALO_{name.upper()}", value)
    settings = load_settings()
    assert settings.zalo_oa_id == WHOLE["oa_id"]
    assert settings.zalo_webhook_secret == "bi-mat"  # no OA Secret Key was given
    monkeypatch.setenv("PHUONGOI_ZALO_OA_SECRET_KEY", "khoa-oa")
    assert load_settings().zalo_webhook_secret == "khoa-oa"


@pytest.mark.parametrize("missing", WHOLE)
def test_half_an_official_account_is_none(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    said = told(monkeypatch, **{name: value for name, value in WHOLE.items() if name != missing})
    assert said.startswith(f"PHUONGOI_ZALO_{missing.upper()} is empty")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("app_id", "12a"), ("oa_id", "phường"), ("oa_buttons", "maybe"), ("openapi_base", "openapi.zalo.me"),
        ("openapi_base", "https://openapi.zalo.me/"), ("oa_takeover_minutes", "-1"), ("oa_rate_per_min", "0"),
        ("bot_mode", "push"), ("verifier_file_token", "a/../b"), ("oa_code_verifier", "short"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    assert f"PHUONGOI_ZALO_{name.upper()}" in told(monkeypatch, **{**WHOLE, name: value})


def test_with_a_wrong_value_it_is_said_what_belongs_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "id of the ward's Official Account" in told(monkeypatch, **{**WHOLE, "oa_id": "phường"})


def test_a_group_without_an_official_account_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "PHUONGOI_ZALO_OA_ID" in told(monkeypatch, gmf_group_id="g-77")


def test_a_secret_is_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "short" not in told(monkeypatch, **WHOLE, oa_code_verifier="short")
