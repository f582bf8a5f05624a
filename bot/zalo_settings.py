"""The settings of Zalo, and one sentence for each that is wrong or missing."""

from __future__ import annotations

from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings

SECRETS = tuple(
    f"PHUONGOI_ZALO_{name}"
    for name in ("APP_SECRET", "OA_SECRET_KEY", "OA_CODE_VERIFIER", "BOT_TOKEN", "BOT_SECRET_TOKEN")
)
DIGITS = r"^\d*$"
HTTP = r"^https?://\S*[^\s/]$"


class ZaloSettings(BaseSettings):
    """One app, one Official Account, its officials' group, and a bot of the Bot Platform.

    What Zalo's documents leave open or tell in two ways is a setting here; its default is what more of them say.
    """

    zalo_app_id: str = Field("", pattern=DIGITS, description="id of the app at developers.zalo.me; empty: Zalo is off")
    zalo_app_secret: str = Field("", description="secret key of that app")
    zalo_oa_id: str = Field("", pattern=DIGITS, description="id of the ward's Official Account")
    zalo_oa_secret_key: str = Field(
        "", description="OA Secret Key of the app's Webhook page, which signs events; empty: the app secret"
    )
    zalo_oa_redirect_uri: str = Field("", description="the Official Account Callback Url, exactly as in the console")
    zalo_oa_code_verifier: str = Field(
        "", description="PKCE verifier where the console keeps a fixed challenge; empty: a fresh one each time"
    )
    zalo_oa_appsecret_proof: bool = Field(False, description="send appsecret_proof: the console's switch is on")
    zalo_verifier_file_token: str = Field(
        "", pattern=r"^[\w-]*$", description="what stands between zalo_verifier and .html in the name of Zalo's file"
    )
    zalo_oauth_base: str = Field("https://oauth.zaloapp.com", pattern=HTTP, description="OAuth host")
    zalo_openapi_base: str = Field("https://openapi.zalo.me", pattern=HTTP, description="host of the OA API")
    zalo_business_base: str = Field(
        "https://business.openapi.zalo.me", pattern=HTTP, description="host of template messages by phone"
    )
    zalo_oa_rate_per_min: int = Field(
        80, ge=1, description="requests a minute to the OA API; the Growth package has 100"
    )
    zalo_oa_buttons: Literal["auto", "on", "off"] = Field(
        "auto", description="buttons under messages; auto: not for an hour after Zalo refused them"
    )
    zalo_oa_button_kind: Literal["hide", "show"] = Field(
        "hide", description="whether the chat shows what a tap sends: oa.query.hide or oa.query.show"
    )
    zalo_oa_signature_id: Literal["app_id", "either"] = Field(
        "app_id", description="first term of a webhook's signature; either: oa_id too, with a line in the log"
    )
    zalo_oa_upload_version: Literal["v2.0", "v3.0"] = Field("v2.0", description="version of the upload calls")
    zalo_oa_takeover_minutes: int = Field(
        30, ge=0, description="how long the bot is silent in a chat where a person answered in OA Manager; 0: never"
    )
    zalo_oa_cover_url: str = Field(
        "",
        pattern=r"^(https?://\S+)?$",
        description="picture on Zalo's request for contact details; empty: not requested",
    )
    zalo_oa_anonymous: bool = Field(True, description="answer people who write from a web widget without an account")
    zalo_silence_hours: float = Field(
        3,
        ge=0,
        description="hours of daylight without an event after which recent conversations are looked at; 0: never",
    )
    zalo_ward: str = Field("", description="id of the ward the OA and the bot belong to; empty: the only or first one")
    zalo_paid_cs: bool = Field(False, description="may messages be sent that cost money: from 48 hours to 7 days")
    zalo_zbs_template_reminder: str = Field("", pattern=DIGITS, description="id of the template for reminders")
    zalo_gmf_group_id: str = Field("", pattern=r"^[\w-]*$", description="id of the officials' GMF group")
    zalo_bot_token: str = Field(
        "", pattern=r"^([\w.-]+:[^\s/]+)?$", description="token of a bot of the Bot Platform; empty: off"
    )
    zalo_bot_name: str = Field("", description="the bot's name as Zalo shows it, to know it where it is mentioned")
    zalo_bot_secret_token: str = Field("", description="secret that the Bot Platform sends with every webhook call")
    zalo_bot_base: str = Field(
        "https://bot-api.zaloplatforms.com", pattern=HTTP, description="host of the Bot Platform"
    )
    zalo_bot_mode: Literal["webhook", "polling"] = Field("polling", description="how the bot's updates come")
    zalo_bot_group_chat_id: str = Field(
        "", pattern=r"^[\w.-]*$", description="chat id of the officials' group of the bot; the log names it"
    )
    zalo_bot_rate_per_min: int = Field(60, ge=1, description="messages a minute of the bot; Zalo names no limit")
    zalo_bot_month_limit: int = Field(3000, ge=0, description="messages a month that the bot's plan has; 0: no limit")
    zalo_bot_user_limit: int = Field(50, ge=0, description="people that the bot's plan has; 0: no limit")
    zalo_bot_group_limit: int = Field(3, ge=0, description="groups that the bot's plan has; 0: no limit")

    @property
    def zalo_webhook_secret(self) -> str:
        """What signs events. Most sources say a key of its own, one says the app secret."""
        return self.zalo_oa_secret_key or self.zalo_app_secret


def wrong_with_zalo(settings: ZaloSettings) -> str:
    """One sentence on what is missing or does not fit together; empty when all is well."""
    given = {
        "PHUONGOI_ZALO_APP_ID": settings.zalo_app_id,
        "PHUONGOI_ZALO_APP_SECRET": settings.zalo_app_secret,
        "PHUONGOI_ZALO_OA_ID": settings.zalo_oa_id,
    }
    missing = [name for name, value in given.items() if not value]
    if missing and len(missing) < len(given):
        return (
            f"{missing[0]} is empty: the Official Account needs {', '.join(given)} together; "
            "you find the first two at developers.zalo.me under your app, the last in OA Manager"
        )
    if missing and settings.zalo_gmf_group_id:
        return "PHUONGOI_ZALO_GMF_GROUP_ID is set, but PHUONGOI_ZALO_OA_ID is empty: a GMF group belongs to an OA"
    return _wrong_with_keys(settings)


def _wrong_with_keys(settings: ZaloSettings) -> str:
    secret = settings.zalo_bot_secret_token
    if settings.zalo_bot_token and settings.zalo_bot_mode == "webhook" and not 8 <= len(secret) <= 256:
        return (
            f"PHUONGOI_ZALO_BOT_SECRET_TOKEN has {len(secret)} signs: webhook mode needs 8 to 256 (a long random word), "
            "or set PHUONGOI_ZALO_BOT_MODE=polling"
        )
    verifier = settings.zalo_oa_code_verifier
    if verifier and not 43 <= len(verifier) <= 128:
        return f"PHUONGOI_ZALO_OA_CODE_VERIFIER has {len(verifier)} signs: a PKCE verifier has 43 (to 128)"
    return ""
