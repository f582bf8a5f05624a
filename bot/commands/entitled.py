"""phuongoi entitled: bring in the list of those served at home, show it, and say whom nobody has reached yet."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from bot.app import DATA, EXAMPLE_WARD, open_database
from bot.entitled import Overtaken, Preview, preview, read_file, renew
from bot.settings import Settings, SettingsError, load_settings
from handlers.entitled import Lexicon, load_lexicon
from handlers.rules.deadlines import LOCAL
from handlers.rules.entitled import Remark, Unreadable
from handlers.ward import Ward, load_wards
from handlers.wording import Wording, load_wording
from storage.db import DatabaseFailed
from storage.entitled import Entitled
from storage.models import EntitledPerson

COUNTS = {
    "added": "thêm mới", "changed": "thay đổi", "gone": "đưa ra", "same": "giữ nguyên", "faults": "dòng sai, bỏ lại",
}  # fmt: skip


def import_list(file: Path, *, yes: bool, good_rows: bool, part: bool, sheet: str, ward_id: str) -> None:
    """Show what a file would change, and with `yes` do it. Rows and columns are named, people are not."""
    settings = load_settings()
    ward, db, now = _ward(settings, ward_id), open_database(settings), datetime.now(UTC)
    wording = load_wording(DATA / "wording", ward.wording)
    try:
        found = read_file(file.read_bytes(), load_lexicon(), now, sheet)
    except Unreadable as why:
        key = f"file-{why.key}"
        raise DatabaseFailed(f"{file}: {wording.say(f'entitled-{key}', **why.facts)}") from why
    with db.now() as tx:
        draft = Entitled(tx, ward.id).keep_draft(found.as_json(), official_id=None, now=now)
    with db.now(reading=True) as tx:
        shown = preview(tx, ward.id, draft, now, whole=not part)
    if shown is None:  # kept a moment ago
        raise DatabaseFailed("the draft of the list is gone; run the command again")
    _tell(shown, wording)
    wrong = bool(found.faults)
    do = yes and (good_rows or not wrong)
    try:
        with db.now() as tx:
            if do:
                renew(tx, ward.id, draft, now, whole=not part)
            else:
                Entitled(tx, ward.id).drop_draft(draft)
    except (Overtaken, IntegrityError) as why:
        raise DatabaseFailed("danh sách vừa được cập nhật bằng tệp khác: xem lại rồi chạy lần nữa") from why
    sys.stdout.write("Đã cập nhật danh sách.\n" if do else _next_step(yes=yes))
    raise SystemExit(1 if wrong and not do else 0)


def _next_step(*, yes: bool) -> str:
    if yes:
        return "Chưa thay đổi gì: còn dòng sai. Sửa tệp, hoặc thêm --good-rows để chỉ nhập các dòng đúng.\n"
    return "Chưa thay đổi gì. Thêm --yes để nhập.\n"


def _tell(shown: Preview, wording: Wording) -> None:
    found, changes = shown.found, shown.changes
    lines = [f"Trang “{found.sheet}”", *(f"{words}: {shown.counts[name]}" for name, words in COUNTS.items())]
    if found.never:
        lines.append(f"không đọc, không lưu cột: {', '.join(found.never)}")
    if found.unused:
        lines.append(f"không dùng cột: {', '.join(found.unused)}")
    if changes.many_gone:
        lines.append(
            f"CHÚ Ý: {len(changes.gone)} trong {changes.total} người bị đưa ra; tệp chỉ có một phần thì thêm --part"
        )
    lines += [_line(one, wording) for one in (*found.faults, *found.notes)]
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _line(one: Remark, wording: Wording) -> str:
    column = f", cột “{one.column}”" if one.column else ""
    return f"Dòng {one.row}{column}: {wording.say(f'entitled-{one.key}', **one.facts)}"


def show_list(*, unreached: bool, done: int, area: str, ward_id: str) -> None:
    """The list with phones, or only whom nobody has reached; or note that somebody was reached."""
    settings = load_settings()
    ward, db, now = _ward(settings, ward_id), open_database(settings), datetime.now(UTC)
    if done:
        with db.now() as tx:
            if not Entitled(tx, ward.id).reached(done, now):
                raise SettingsError(f"--done {done}: nobody with this number is waiting to be reached")
        sys.stdout.write(f"{done}: đã liên hệ\n")
        return
    with db.now(reading=True) as tx:
        people = Entitled(tx, ward.id).listed(now.astimezone(LOCAL).date(), unreached=unreached)
    lexicon = load_lexicon()
    sys.stdout.writelines(_lines(people, lexicon, area.strip().lower()))


def _lines(people: Iterable[EntitledPerson], lexicon: Lexicon, area: str) -> list[str]:
    return [
        "\t".join((
            str(one.id), one.name or "", (one.born or "")[:4] or "—", one.area, one.phone or one.carer_phone or "chưa có số",
            "; ".join(lexicon.label(group, "vi") for group in one.groups or ()),
        )) + "\n"
        for one in people
        if area in ("", one.area.lower())
    ]  # fmt: skip


def _ward(settings: Settings, ward_id: str) -> Ward:
    wards = load_wards(settings.ward_file or EXAMPLE_WARD)
    if ward_id and ward_id not in wards:
        raise SettingsError(f"--ward {ward_id}: there are {', '.join(wards)}")
    return wards[ward_id] if ward_id else next(iter(wards.values()))
