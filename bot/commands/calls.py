"""phuongoi calls: whom no message could reach, with their numbers, until somebody has called them."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from bot.app import EXAMPLE_WARD, open_database
from bot.settings import SettingsError, load_settings
from handlers.rules.deadlines import LOCAL
from handlers.ward import load_wards
from storage.call_list import CallList

WHY = {
    "window": "lâu chưa nhắn, không còn cách nhắn tới", "refused": "tin bị từ chối, có thể đã chặn",
    "person": "việc này cần người gọi", "chatless": "chưa từng nhắn với phường",
}  # fmt: skip


def list_calls(done: int) -> None:
    """Print the list of every ward; or take one off it."""
    settings = load_settings()
    db, wards = open_database(settings), load_wards(settings.ward_file or EXAMPLE_WARD)
    with db.now() as tx:
        for ward in wards:
            calls = CallList(tx, ward)
            if done:
                call = calls.by_id(done)
                if call and calls.close([call], official_id=None, now=datetime.now(UTC)):
                    sys.stdout.write(f"{done}: đã gọi\n")
                    return
                continue
            for call in calls.open():
                since = call.since.astimezone(LOCAL)
                sys.stdout.write(
                    f"{call.id}\t{since:%d/%m/%Y %H:%M}\t{call.about or '—'}\t{WHY.get(call.why, call.why)}\t"
                    f"{call.phone or 'chưa có số'}{f'{chr(9)}{call.words}' if call.words else ''}\n"
                )
    if done:
        raise SettingsError(f"--done {done}: nobody with this number is to be called")
