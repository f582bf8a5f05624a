"""Every setting, once: its name, its default and what it is for. README's table is checked against this."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot import zalo_settings
from bot.zalo_settings import ZaloSettings, wrong_with_zalo

SECRETS = (  # never printed
    "PHUONGOI_SECRET_KEY", "PHUONGOI_TELEGRAM_TOKEN", "PHUONGOI_TELEGRAM_WEBHOOK_SECRET", *zalo_settings.SECRETS,
)  # fmt: skip


class SettingsError(Exception):
    """A setting is wrong: the message names it and says what would be right."""


class WardSettings(BaseSettings):
    """The ward itself, the web, and Telegram."""

    database_url: str = Field(
        "sqlite:///var/phuongoi.db", description="SQLite file or postgresql+psycopg://user@host/db"
    )
    data_dir: Path = Field(Path("var"), description="photos, the secret key, and the SQLite file by default")
    host: str = Field("127.0.0.1", description="address the web server listens on")
    port: int = Field(8080, ge=1, le=65535, description="port the web server listens on")
    public_url: str = Field("", description="https address that residents and Telegram reach, for links and QR codes")
    ward_file: Path | None = Field(
        None, description="a ward's TOML file, or a folder with one per ward; empty: the example"
    )
    secret_key: str = Field("", description="encrypts personal columns; empty: made on first start in the data dir")
    log_format: Literal["text", "json"] = Field("text", description="text for people, json for machines")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="least level that is logged")
    now: str = Field("", description="ISO time at which `play` and `chat` start their clock; empty: the real clock")
    max_body_bytes: int = Field(1_000_000, description="largest webhook body that is read")
    max_photo_bytes: int = Field(10_000_000, description="largest photo that is kept")

    alarm_to: str = Field(
        "",
        pattern=r"^([a-z_]+:\S+)?$",
        description="channel and chat of whoever runs the machine, such as telegram:123456; alarms go there too",
    )

    telegram_token: str = Field("", pattern=r"^(\d+:[\w-]+)?$", description="bot token; empty: Telegram is off")
    telegram_mode: Literal["polling", "webhook"] = Field("polling", description="how updates come")
    telegram_webhook_secret: str = Field("", description="secret that Telegram sends with every webhook call")
    telegram_base_url: str = Field("https://api.telegram.org/bot", description="Bot API; the token is appended")
    telegram_file_url: str = Field("", description="file downloads; empty: derived from the base URL")
    telegram_group: str = Field("", pattern=r"^(-?\d+)?$", description="chat id of the officials' group: a number")
    telegram_ward: str = Field("", description="id of the ward the bot belongs to; empty: the only or first one")

    @property
    def telegram_files(self) -> str:
        base = self.telegram_base_url.removesuffix("/bot").rstrip("/")
        return self.telegram_file_url or f"{base}/file/bot"


class Settings(ZaloSettings, WardSettings):
    """Read from the environment and from `.env`, all names with the prefix PHUONGOI_."""

    model_config = SettingsConfigDict(env_prefix="PHUONGOI_", env_file=".env", extra="ignore")

    @property
    def secrets(self) -> list[str]:
        """What no log may hold."""
        return [str(getattr(self, name.removeprefix("PHUONGOI_").lower())) for name in SECRETS]


def load_settings() -> Settings:
    """The settings, or one sentence on the first that is wrong."""
    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = "PHUONGOI_" + "_".join(str(part) for part in first["loc"]).upper()
        given = "…" if name in SECRETS else repr(first.get("input"))
        wanted = next((one.description for key, one in Settings.model_fields.items() if (key,) == first["loc"]), "")
        raise SettingsError(f"{name}={given}: {first['msg']}; wanted: {wanted}") from error
    if settings.telegram_token and settings.telegram_mode == "webhook" and not settings.telegram_webhook_secret:
        raise SettingsError(
            "PHUONGOI_TELEGRAM_WEBHOOK_SECRET is empty: webhook mode needs one (a long random word), "
            "or set PHUONGOI_TELEGRAM_MODE=polling"
        )
    if wrong := wrong_with_zalo(settings):
        raise SettingsError(wrong)
    return settings
