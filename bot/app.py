"""The composition root: the only place that names concrete classes and puts a ward together from settings."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.alarms import Alarming, listener_of
from bot.bucket import Bucket
from bot.calendar_file import Enclosing
from bot.channels.base import Channel
from bot.channels.telegram import Telegram
from bot.channels.web import GROUP, Web
from bot.channels.zalo_api import ZaloApi
from bot.channels.zalo_bot import Manner, ZaloBot
from bot.channels.zalo_events import Account
from bot.channels.zalo_oa import ContactForm, ZaloGroup, ZaloOA
from bot.channels.zalo_photos import ZaloPhotos
from bot.channels.zalo_sign import Signature
from bot.channels.zalo_zbs import Zbs
from bot.inbox import Inbox, Turns, real_now
from bot.jobs import Working
from bot.media import Media, PhotoStore
from bot.outbox import Outbox
from bot.reminders import Reminding
from bot.routing import Routing
from bot.settings import Settings, SettingsError
from bot.signed import signer
from bot.ward_process import WardProcess
from bot.zalo import AccountAlarms, AccountManners, Zalo
from bot.zalo_bot_plan import BotPlan, Limits
from bot.zalo_oauth import Oauth
from bot.zalo_silence import Silence
from bot.zalo_tokens import Tokens
from handlers.categories import load_taxonomy
from handlers.entitled import load_lexicon
from handlers.matters import load_matters
from handlers.ports import Understander
from handlers.procedures.load import load_book
from handlers.rules.deadlines import Calendar
from handlers.turn import House
from handlers.types import Address
from handlers.ward import DataError, Facts, Hotline, Template, Ward, explain, load_wards, read_toml
from handlers.wording import load_wording
from nlp.understand import Understander as LocalUnderstander
from storage import mail
from storage.db import Database
from storage.sealed import Box

DATA = Path(__file__).parent.parent / "handlers" / "data"
EXAMPLE_WARD = DATA / "ward.example.toml"
KEY_FILE = "secret.key"
Kind = TypeVar("Kind", bound=Facts)


class _Days(Facts):
    """One row of calendar.toml."""

    name: str
    days: tuple[date, ...]
    source: str
    checked_on: date


def secret_key(settings: Settings) -> str:
    """The key of personal columns: from the settings, or made once and kept in the data dir."""
    if settings.secret_key:
        return settings.secret_key
    path = settings.data_dir / KEY_FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(48))
        return path.read_text().strip()
    except OSError as error:
        raise SettingsError(
            f"{path}: cannot keep the secret key there ({error.strerror}); check PHUONGOI_DATA_DIR"
        ) from error


def open_database(settings: Settings) -> Database:
    """The database of the settings; not yet started."""
    return Database(settings.database_url, Box(secret_key(settings)))


def load_houses(
    settings: Settings,
    understander: Callable[[Ward], Understander],
    *,
    groups: Mapping[str, tuple[Address, ...]] | None = None,
) -> dict[str, House]:
    """Every ward with its words and rules, by id; DataError says which file and line is wrong."""
    wards = load_wards(settings.ward_file or EXAMPLE_WARD)
    taxonomy = load_taxonomy(DATA / "categories.toml")
    days_off, days_worked = load_calendar(DATA / "calendar.toml")
    national = load_hotlines(DATA / "hotlines.toml")
    book = load_book(DATA / "procedures", DATA / "procedures_shared")
    matters = load_matters(DATA / "matters.toml")
    houses = {}
    for ward in wards.values():
        for unit in {*taxonomy.units(), *ward.handlers.values()}:
            if ward.unit(unit) is None:
                raise DataError(f"ward {ward.id}: no unit {unit!r}; add a [[units]] block with this id")
        for offering in ward.offerings:
            if unknown := set(offering.procedures) - set(book.procedures):
                raise DataError(f"ward {ward.id}: offering {offering.id}: no procedure {sorted(unknown)[0]!r}")
        if unknown := set(ward.visits.groups) - set(load_lexicon().groups):
            raise DataError(f"ward {ward.id}: visits.groups: entitled.toml has no group {sorted(unknown)[0]!r}")
        hotlines = national | {line.id: line for line in ward.hotlines}
        if ward.power not in hotlines:
            raise DataError(f"ward {ward.id}: power = {ward.power!r} is no hotline of hotlines.toml or of the ward")
        houses[ward.id] = House(
            ward=ward, taxonomy=taxonomy.of_ward(ward), calendar=Calendar(ward, days_off, days_worked),
            wording=load_wording(DATA / "wording", ward.wording), hotlines=hotlines, understand=understander(ward),
            groups=(groups or {}).get(ward.id, ()), book=book, matters=matters, public_url=settings.public_url,
        )  # fmt: skip
    return houses


def load_calendar(path: Path) -> tuple[frozenset[date], frozenset[date]]:
    """The country's days off, and the weekend days worked instead."""
    off, worked = (_rows(path, name, _Days) for name in ("day_off", "day_worked"))
    return (
        frozenset(day for row in off for day in row.days),
        frozenset(day for row in worked for day in row.days),
    )


def load_hotlines(path: Path) -> dict[str, Hotline]:
    """The national numbers, by id."""
    return {line.id: line for line in _rows(path, "hotline", Hotline)}


def _rows(path: Path, name: str, kind: type[Kind]) -> list[Kind]:
    """The [[name]] tables of a file, checked."""
    try:
        return TypeAdapter(list[kind]).validate_python(read_toml(path).get(name, []))  # type: ignore[valid-type]
    except ValidationError as error:
        raise DataError(f"{path}: {name}: {explain(error)}") from error


def local_understander(ward: Ward) -> Understander:
    """Understanding on this machine, knowing the ward's streets."""
    return LocalUnderstander.load(places=ward.place_names)


def make_process(settings: Settings, clock: Callable[[], datetime] = real_now) -> WardProcess:
    """A ward ready to run. Nothing is connected yet; the database is open."""
    secret = secret_key(settings)
    houses = load_houses(settings, local_understander)
    photos = PhotoStore(settings.data_dir / "photos", secret, settings.max_photo_bytes)
    telegram = make_telegram(settings, houses)
    webs = {ward: Web(ward, photos) for ward in houses}
    channels: dict[tuple[str, str], Channel] = {("web", ward): web for ward, web in webs.items()}
    if telegram:
        channels["telegram", telegram.account] = telegram
    zalo_ward = ward_of_zalo(settings, houses)
    houses = {
        ward: replace(_with_groups(house, settings, telegram, zalo_ward), sign=signer(secret))
        for ward, house in houses.items()
    }
    db = open_database(settings)
    zalo = make_zalo(settings, houses, db, clock)
    if zalo:
        channels |= {(one.name, one.account): one for one in (zalo.oa, zalo.group) if one}
    zalo_bot = make_zalo_bot(settings, houses[zalo_ward], db, photos, clock)
    if zalo_bot:
        channels[zalo_bot.name, zalo_bot.account] = zalo_bot
    turns = Turns(houses, clock, secrets.randbelow)
    routing = Routing(
        db, houses, channels, paid=settings.zalo_paid_cs, templates=templates_of(settings, houses),
        zbs={(zalo.oa.name, zalo.oa.account): Zbs(zalo.api)} if zalo else {},
    )  # fmt: skip
    buckets = buckets_of(settings, zalo, zalo_bot)
    outbox = Outbox(db, channels, photos, clock, routing, buckets, Enclosing(houses))
    inbox = Inbox(db, turns, outbox.wake)
    media = Media(db, channels, photos, outbox.wake)
    alarming = Alarming(db, houses, channels, clock, outbox.wake, _listener(settings, channels))
    reminding = Reminding(db, clock, inbox.unread)
    working = Working(db, turns, clock, outbox.wake, inbox.unread)
    silence = None if zalo is None else Silence(
        db=db, zalo=zalo, accept=inbox.accept, clock=clock, hours=settings.zalo_silence_hours,
        bucket=buckets[zalo.oa.account],
    )  # fmt: skip
    return WardProcess(
        settings=settings, secret=secret, db=db, houses=houses, channels=channels, telegram=telegram, webs=webs, photos=photos,
        inbox=inbox, outbox=outbox, media=media, reminding=reminding, working=working, alarming=alarming, clock=clock, zalo=zalo,
        silence=silence, zalo_bot=zalo_bot,
    )  # fmt: skip


def buckets_of(settings: Settings, zalo: Zalo | None, zalo_bot: ZaloBot | None = None) -> dict[str, Bucket]:
    """How fast each account may be written to; Telegram's own pace is in its channel."""
    buckets = {zalo_bot.account: Bucket(settings.zalo_bot_rate_per_min)} if zalo_bot else {}
    if zalo is None:
        return buckets
    api = zalo.api
    return buckets | {zalo.oa.account: Bucket(settings.zalo_oa_rate_per_min, lambda: api.rate)}


def templates_of(settings: Settings, houses: Mapping[str, House]) -> dict[str, tuple[Template, ...]]:
    """The templates of Zalo that each ward may send: its own, or ours with the id of the settings."""
    reminder = settings.zalo_zbs_template_reminder
    ours = tuple(
        one.model_copy(update={"id": reminder}) if "reminder" in one.errands else one
        for one in _rows(DATA / "zalo_templates.toml", "template", Template)
    )
    return {ward: house.ward.zalo_templates or ours for ward, house in houses.items()}


def _listener(settings: Settings, channels: Mapping[tuple[str, str], Channel]) -> Address | None:
    """Who hears of alarms besides the group."""
    found = listener_of(settings.alarm_to, channels)
    if settings.alarm_to and found is None:
        names = ", ".join(sorted({name for name, _ in channels}))
        raise SettingsError(f"PHUONGOI_ALARM_TO={settings.alarm_to!r}: write CHANNEL:CHAT with a channel of {names}")
    return found


def make_telegram(settings: Settings, houses: Mapping[str, House]) -> Telegram | None:
    """The Telegram bot, when there is a token."""
    if not settings.telegram_token:
        return None
    ward = settings.telegram_ward or next(iter(houses))
    if ward not in houses:
        raise SettingsError(f"PHUONGOI_TELEGRAM_WARD={ward!r}: no ward file has this id")
    return Telegram(
        token=settings.telegram_token, ward=ward, base_url=settings.telegram_base_url, file_url=settings.telegram_files,
        secret=settings.telegram_webhook_secret,
    )  # fmt: skip


def make_zalo(
    settings: Settings, houses: Mapping[str, House], db: Database, clock: Callable[[], datetime]
) -> Zalo | None:
    """The Official Account with its officials' group, when there is an app."""
    if not settings.zalo_app_id:
        return None
    ward, oa_id = ward_of_zalo(settings, houses), settings.zalo_oa_id
    alarms = AccountAlarms(db, ward, clock)
    tokens = Tokens(db=db, ward=ward, oa_id=oa_id, oauth=Oauth.of(settings), alarms=alarms, clock=clock)
    api = ZaloApi(
        openapi=settings.zalo_openapi_base, business=settings.zalo_business_base, keys=tokens, alarms=alarms, clock=clock,
        app_secret=settings.zalo_app_secret, proof=settings.zalo_oa_appsecret_proof,
    )  # fmt: skip
    photos = ZaloPhotos(api, settings.zalo_oa_upload_version)
    oa = ZaloOA(
        ward=ward, account=Account(oa_id, settings.zalo_gmf_group_id, settings.zalo_oa_anonymous), api=api, photos=photos,
        manners=AccountManners(db, oa_id, settings.zalo_oa_buttons, clock), button_kind=settings.zalo_oa_button_kind,
        most_bytes=settings.max_photo_bytes, ask=_contact_form(houses[ward], settings.zalo_oa_cover_url),
    )  # fmt: skip
    either = oa_id if settings.zalo_oa_signature_id == "either" else ""
    return Zalo(
        db=db, oa=oa, group=ZaloGroup(oa=oa, api=api, photos=photos) if settings.zalo_gmf_group_id else None, api=api,
        tokens=tokens, alarms=alarms, signature=Signature(settings.zalo_app_id, settings.zalo_webhook_secret, either),
        takeover=timedelta(minutes=settings.zalo_oa_takeover_minutes),
    )  # fmt: skip


def make_zalo_bot(
    settings: Settings, house: House, db: Database, photos: PhotoStore, clock: Callable[[], datetime]
) -> ZaloBot | None:
    """The bot of Zalo's Bot Platform, when there is a token."""
    token, ward = settings.zalo_bot_token, house.ward.id
    if not token:
        return None
    alarms = AccountAlarms(db, ward, clock)
    limits = Limits(settings.zalo_bot_month_limit, settings.zalo_bot_user_limit, settings.zalo_bot_group_limit)
    manner = Manner(
        secret=settings.zalo_bot_secret_token, name=settings.zalo_bot_name, group=settings.zalo_bot_group_chat_id,
        most_bytes=settings.max_photo_bytes, photo_left_out=house.wording.say("photo-left-out"),
    )  # fmt: skip
    public = settings.public_url.rstrip("/")
    return ZaloBot(
        ward=ward, token=token, base=settings.zalo_bot_base, manner=manner, alarms=alarms,
        plan=BotPlan(
            db=db, ward=ward, account=token.partition(":")[0], limits=limits, alarms=alarms, clock=clock
        ),
        address_of=lambda path: public + photos.url(Path(path).stem) if public else "",
    )  # fmt: skip


def _contact_form(house: House, picture: str) -> ContactForm | None:
    """Zalo shows its request only with a picture."""
    return ContactForm(house.ward.name, house.wording.say("zalo-ask-contact"), picture) if picture else None


def ward_of_zalo(settings: Settings, houses: Mapping[str, House]) -> str:
    """Whose Official Account and bot they are."""
    ward = settings.zalo_ward or next(iter(houses))
    if ward not in houses:
        raise SettingsError(f"PHUONGOI_ZALO_WARD={ward!r}: no ward file has this id")
    return ward


def _with_groups(house: House, settings: Settings, telegram: Telegram | None, zalo_ward: str) -> House:
    """The officials' groups of a ward: its web page always, its Telegram and Zalo groups when there are any."""
    groups = [Address("web", house.ward.id, GROUP)]
    if telegram and telegram.ward == house.ward.id and settings.telegram_group:
        groups.insert(0, Address("telegram", telegram.account, settings.telegram_group))
    if settings.zalo_gmf_group_id and house.ward.id == zalo_ward:
        groups.insert(0, Address(ZaloGroup.name, settings.zalo_oa_id, settings.zalo_gmf_group_id))
    if settings.zalo_bot_token and settings.zalo_bot_group_chat_id and house.ward.id == zalo_ward:
        bot = settings.zalo_bot_token.partition(":")[0]
        groups.insert(-1, Address(ZaloBot.name, bot, settings.zalo_bot_group_chat_id))  # the last that tells of itself
    return replace(house, groups=tuple(groups))


def free_leases(db: Database) -> None:
    """On SQLite this is the only process: whoever held a lease is dead."""
    if db.sqlite:
        with db.now() as tx:
            mail.let_go(tx)
