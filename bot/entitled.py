"""Renewing the list of entitled people: a file is read and kept as a draft, its changes are shown, then done in one go."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import xlsxwriter

from bot.sheets import read_sheets
from handlers.entitled import Lexicon
from handlers.officials.dispatch import LEFT_LIST
from handlers.officials.entitled_letters import LATE
from handlers.rules.deadlines import LOCAL
from handlers.rules.entitled import TEXTS, Entry, Found, read_list
from handlers.rules.entitled_changes import Changes, changes_of
from handlers.rules.entitled_month import WHY
from storage.db import Tx
from storage.entitled import Entitled
from storage.jobs import Jobs
from storage.models import EntitledImport, EntitledPerson
from storage.visits import Visits

SAMPLE = (
    {
        "name": "Nguyễn Thị Ví Dụ", "born": "1/2/1940", "area": "Tổ 5", "address": "12 đường Nguyễn Trãi",
        "groups": "người cao tuổi", "mobility": "cần người dìu", "carer": "Trần Văn Mẫu (con)", "basis": "rà soát tháng này",
    },
    {"name": "Trần Văn Ví Dụ", "born": "1952", "area": "Tổ 7", "groups": "người có công; người khuyết tật", "phone": "không có"},
)  # fmt: skip


class Overtaken(Exception):
    """The list was renewed by another file, or this one was done before."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A draft, and what doing it would change now."""

    draft: EntitledImport
    found: Found
    changes: Changes

    @property
    def counts(self) -> dict[str, int]:
        changes = self.changes
        return {
            "added": len(changes.added), "changed": len(changes.changed), "gone": len(changes.gone), "same": changes.same,
            "faults": self.found.wrong_rows,
        }  # fmt: skip


def read_file(body: bytes, lexicon: Lexicon, now: datetime, sheet: str = "") -> Found:
    """The list in a file; raises Unreadable where there is none."""
    return read_list(read_sheets(body), lexicon, now.astimezone(LOCAL).date(), sheet)


def preview(tx: Tx, ward: str, draft_id: int, now: datetime, *, whole: bool) -> Preview | None:
    """What a draft would change; None when it is done or forgotten."""
    entitled = Entitled(tx, ward)
    draft = entitled.draft(draft_id)
    if draft is None or draft.found is None:
        return None
    found = Found.of_json(draft.found)
    return Preview(draft, found, changes_of(entitled.all(), found, now.astimezone(LOCAL).date(), whole=whole))


def renew(tx: Tx, ward: str, draft_id: int, now: datetime, *, whole: bool) -> Preview:
    """Do what the preview showed, all of it or nothing."""
    entitled, shown = Entitled(tx, ward), preview(tx, ward, draft_id, now, whole=whole)
    if shown is None or not entitled.claim(shown.draft, shown.counts, now=now):
        raise Overtaken
    month = now.astimezone(LOCAL).date().replace(day=1)
    entitled.add(_fresh(entry, ward, now) for entry in shown.changes.added)
    for change in shown.changes.changed:
        since = {"first_month": month, "left_why": ""} if change.back else {}
        entitled.change(change.person, {**change.facts, **since}, now=now)
    entitled.take_off(shown.changes.gone, (month - timedelta(days=1)).replace(day=1), now=now)
    for person in shown.changes.gone:
        _gone(tx, ward, int(person.id or 0), now)
    return shown


def _gone(tx: Tx, ward: str, person_id: int, now: datetime) -> None:
    """What follows when somebody is on the list no more: their letter; and whoever leads decides on a visit ahead."""
    Jobs(tx, ward).plan(LATE, now, str(person_id))
    if Visits(tx, ward).of_entitled(person_id):
        Jobs(tx, ward).plan(LEFT_LIST, now, str(person_id))


def leave(tx: Tx, ward: str, person_id: int, why: str, now: datetime) -> bool:
    """Somebody is on the list no more, and why; who was taken off without a word is told by letter only now."""
    month = now.astimezone(LOCAL).date().replace(day=1)
    if why not in WHY or not Entitled(tx, ward).leave(
        person_id, why, (month - timedelta(days=1)).replace(day=1), now=now
    ):
        return False
    _gone(tx, ward, person_id, now)
    return True


def _fresh(entry: Entry, ward: str, now: datetime) -> EntitledPerson:
    month = now.astimezone(LOCAL).date().replace(day=1)
    texts: dict[str, Any] = {name: getattr(entry, name) or None for name in TEXTS if name != "notice"}
    return EntitledPerson(
        ward=ward, name=entry.name, area=entry.area, groups=list(entry.groups), notice=entry.notice, name_mark="",
        first_month=month, last_month=entry.until, updated_at=now, **texts,
    )  # fmt: skip


def sample_file(lexicon: Lexicon, sheet: str, help_lines: Mapping[str, str]) -> bytes:
    """An empty list to fill in, with two made-up people; under each heading stands what may be written there."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#DDEBE6", "text_wrap": True, "valign": "top", "border": 1})
        text = book.add_format({"num_format": "@"})  # or Excel takes the 0 of a phone away
        page = book.add_worksheet(sheet)
        page.set_column(0, len(lexicon.columns) - 1, 24, text)
        for place, (name, column) in enumerate(lexicon.columns.items()):
            page.write_string(0, place, column.label, bold)
            if name in help_lines:
                page.write_comment(0, place, help_lines[name], {"x_scale": 2})
            for row, person in enumerate(SAMPLE, start=1):
                if name in person:
                    page.write_string(row, place, person[name], text)
        page.freeze_panes(1, 1)
    return out.getvalue()
