"""phuongoi migrate, doctor, official, failed: looking after an installation."""

from __future__ import annotations

import secrets
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from rich.console import Console

from bot.app import EXAMPLE_WARD, load_houses, local_understander, open_database
from bot.commands.run import check_key
from bot.commands.zalo_bot_doctor import Note, check_zalo_bot
from bot.commands.zalo_doctor import check_zalo
from bot.settings import Settings, SettingsError, load_settings
from handlers.ward import DataError, load_wards
from storage import mail
from storage.alarms import alarms_since
from storage.db import DatabaseFailed
from storage.officials import Officials
from storage.schema import Migrated, migrate, state_of

ENOUGH_DISK = 500_000_000  # bytes
ALARMS_OF = timedelta(days=7)
ALARM_WORDS = {
    "bug": "a message could not be answered; see 'phuongoi failed'",
    "dead_letter": "a message could not be delivered: the person blocked the bot, or the group is gone",
    "send_unknown": "nobody knows whether a message was delivered",
    "nobody_for_restricted": "a restricted ticket had no leader to go to; add one with 'phuongoi official \"TÊN\" --leader'",
    "emergency_not_called": "somebody in danger could not reach the hotline",
    "provider_down": "nothing could be sent by a channel for minutes; what waited went out when it worked again",
    "group_gone": "the officials' group could not be written to: check its id",
    "needs_person": "somebody has to be called: see 'phuongoi calls'",
    "zalo_reauth": "Zalo's grant was lost: run 'phuongoi zalo authorize'",
    "zalo_wrong_oa": "Zalo's tokens are of another Official Account: check PHUONGOI_ZALO_OA_ID",
    "zalo_silent": "Zalo's webhook was silent: switch it on at developers.zalo.me",
    "zalo_unsigned": "Zalo's events were signed with another secret: check PHUONGOI_ZALO_OA_SECRET_KEY",
    "zalo_refused": "Zalo did not let the account send: the check of Zalo below says why",
    "nobody_unconcerned": "a matter about an official had nobody else to go to: register a second leader",
    "nobody_to_escalate": "a ticket was late and there was nobody to tell: fill in [escalation] of the ward file",
    "nobody_on_duty": "danger, and nobody on duty to be called: fill in [[duty]] of the ward file",
    "duty_silent": "danger, and nobody on duty answered",
    "visit_nobody": "nobody of a team was left for a visit to a home: name more members in [[teams]] of the ward file",
    "visit_unclaimed": "nobody took a visit to a home in time",
    "visit_undecided": "no leader decided about a visit to a home in time",
    "visit_unserved": "a visit to a home did not take place: nobody had taken it",
    "visit_no_leader": "there was no leader to tell about a visit; add one with 'phuongoi official \"TÊN\" --leader'",
    "job_failed": "something that was due failed; it is tried again, the log says why",
    "reopened_often": "a ticket was reopened more than twice",
}
CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_SIGNS = 16  # 80 bits


def migrate_database() -> None:
    settings = load_settings()
    db = open_database(settings)
    before = migrate(db.engine)
    if before is Migrated.NEWER:
        raise DatabaseFailed(before.value)
    sys.stderr.write(f"{db.engine.url.render_as_string()}: {'current' if before is Migrated.CURRENT else 'migrated'}\n")


def examine() -> None:
    """Print what is well and what is not; exit 1 when anything is not."""
    settings, console = load_settings(), Console(highlight=False)
    wrong = 0
    for name, check in CHECKS.items():
        lines = list(check(settings))
        faults = [line for line in lines if not isinstance(line, Note)]
        wrong += len(faults)
        console.print(f"{'[red]✗[/red]' if faults else '[green]✓[/green]'} {name}")
        for line in lines:
            console.print(f"    {line}", markup=False, soft_wrap=True)
    raise SystemExit(1 if wrong else 0)


def _check_ward(settings: Settings) -> Iterator[str]:
    try:
        houses = load_houses(settings, local_understander)
    except DataError as error:
        yield str(error)
        return
    for house in houses.values():
        if house.ward.id == "vi-du":
            yield "the example ward is in use: copy handlers/data/ward.example.toml, make it yours, set PHUONGOI_WARD_FILE"


def _check_database(settings: Settings) -> Iterator[str]:
    try:
        db = open_database(settings)
        with db.now(reading=True) as tx:
            found = state_of(tx)
            broken = len(mail.failed(tx)) if found is Migrated.CURRENT else 0
            alarms = alarms_since(tx, datetime.now(UTC) - ALARMS_OF) if found is Migrated.CURRENT else {}
            if found is Migrated.CURRENT:
                check_key(tx)
    except SettingsError as error:
        yield str(error)
        return
    except Exception as error:
        yield f"PHUONGOI_DATABASE_URL: {error}"
        return
    if found is not Migrated.CURRENT:
        yield found.value
    for kind, count in alarms.items():
        yield f"{count} alarms of the last 7 days: {kind} ({ALARM_WORDS.get(kind, 'see the log')})"
    if broken:
        yield f"{broken} messages could not be answered: see 'phuongoi failed'"


def _check_disk(settings: Settings) -> Iterator[str]:
    folder = settings.data_dir
    if not folder.exists():
        yield f"{folder}: does not exist yet; 'phuongoi migrate' makes it"
        return
    free = shutil.disk_usage(folder).free
    if free < ENOUGH_DISK:
        yield f"{folder}: only {free // 1_000_000} MB free; photos and messages need room"


def _check_officials(settings: Settings) -> Iterator[str]:
    try:
        db = open_database(settings)
        with db.now(reading=True) as tx:
            for ward in load_wards(settings.ward_file or EXAMPLE_WARD):
                officials = [one for one in Officials(tx, ward).all() if one.active]
                if not officials:
                    yield f"ward {ward}: nobody may act on tickets; register somebody with 'phuongoi official \"TÊN\"'"
                elif not any(one.role == "leader" for one in officials):
                    yield f"ward {ward}: no leader for restricted tickets; add one with 'phuongoi official \"TÊN\" --leader'"
    except Exception:
        return  # the database's own check has said it


def _check_names(settings: Settings) -> Iterator[str]:
    """Names in a ward file that nobody has registered under: whoever is called there would never hear it."""
    try:
        db, wards = open_database(settings), load_wards(settings.ward_file or EXAMPLE_WARD)
        with db.now(reading=True) as tx:
            known = {ward: {one.name for one in Officials(tx, ward).all() if one.active} for ward in wards}
    except Exception:
        return  # the checks of the ward file and of the database have said it
    for ward in wards.values():
        for place, name in ward.people_named():
            if name not in known[ward.id]:
                yield f"ward {ward.id}: {place} names {name!r}, and no official has this name; see 'phuongoi official'"


def _check_telegram(settings: Settings) -> Iterator[str]:
    if not settings.telegram_token:
        return
    if not settings.telegram_group:
        yield "PHUONGOI_TELEGRAM_GROUP is empty: tickets are shown on the desk page only"
    if settings.telegram_mode == "webhook" and not settings.public_url:
        yield "PHUONGOI_PUBLIC_URL is empty: Telegram needs an https address for the webhook, or use polling"


def _check_versions(_: Settings) -> Iterator[str]:
    if sqlite3.sqlite_version_info < (3, 35):
        yield f"SQLite {sqlite3.sqlite_version} is too old; 3.35 or newer is needed"


CHECKS: dict[str, Callable[[Settings], Iterator[str]]] = {
    "ward file, words and rules": _check_ward,
    "database": _check_database,
    "disk": _check_disk,
    "officials": _check_officials,
    "names in the ward file": _check_names,
    "Telegram": _check_telegram,
    "Zalo": check_zalo,
    "Zalo bot": check_zalo_bot,
    "versions": _check_versions,
}


def look_after_officials(name: str, unit: str, *, role: str, dismiss: int) -> None:
    """Register, list or dismiss officials of the (first) ward."""
    settings = load_settings()
    db, ward = open_database(settings), next(iter(load_wards(settings.ward_file or EXAMPLE_WARD).values()))
    console = Console(highlight=False)
    if unit and ward.unit(unit) is None:
        raise SettingsError(f"--unit {unit}: the ward has {', '.join(one.id for one in ward.units)}")
    with db.now() as tx:
        officials = Officials(tx, ward.id)
        if dismiss:
            if not officials.dismiss(dismiss):
                raise SettingsError(f"--dismiss {dismiss}: no official has this number")
            console.print(f"{dismiss}: may no longer act")
        elif name:
            code = "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_SIGNS))
            number = officials.add(
                name,
                unit=unit,
                role=role,
                access_code=code,
                now=datetime.now(UTC),
            )
            shown = "-".join(code[at : at + 4] for at in range(0, CODE_SIGNS, 4))
            sys.stdout.write(
                f"{number}: {name}\nMã truy cập (chỉ hiện một lần): {shown}\n"
                f"Web: /desk/login · Zalo, Telegram: nhắn riêng cho phường  /canbo {shown}\n"
            )
        else:
            for one in officials.all():
                console.print(
                    f"{one.id}: {one.name} · {one.unit or '—'} · {one.role}{'' if one.active else ' · đã thôi'}",
                    markup=False,
                )


def failed_messages(replay: int) -> None:
    """List what failed, or put one back as unread."""
    db = open_database(load_settings())
    with db.now() as tx:
        if replay:
            if not mail.replay(tx, replay):
                raise SettingsError(f"--replay {replay}: no failed message has this number")
            sys.stdout.write(f"{replay}: unread again\n")
            return
        for row in mail.failed(tx):
            sys.stdout.write(
                f"{row.id}\t{row.received_at:%Y-%m-%d %H:%M}\t{row.channel}\t{row.status}\t{row.error or ''}\n"
            )
