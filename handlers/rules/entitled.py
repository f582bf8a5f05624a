"""Reads a list of entitled people, row by row: who is meant, and which rows cannot be kept and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from handlers.entitled import Lexicon, plain
from handlers.rules import entitled_cells as cells
from handlers.rules.entitled_cells import Cell, Wrong, text_of

HEADINGS_WITHIN = 30  # rows: above them stand the office, the title, the month
MOST_ROWS = 20_000
SECOND = {"name": "carer", "phone": "carer_phone"}  # what a second column of the same heading holds
TEXTS = ("born", "address", "phone", "basis", "mobility", "carer", "carer_phone", "notice")  # that may be missing
ENDINGS = ("tong", "cong", "danh sach nay", "nguoi lap", "lap bieu", "ghi chu")  # of a list, not a person


class Unreadable(Exception):
    """The file as a whole cannot be read: the wording key, and the facts in it."""

    def __init__(self, key: str, **facts: str) -> None:
        super().__init__(key)
        self.key, self.facts = key, facts


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a file, cells as they are; row 1 is the first."""

    name: str
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of the file."""

    row: int
    name: str
    area: str
    groups: tuple[str, ...]
    born: str = ""
    address: str = ""
    phone: str = ""
    basis: str = ""
    mobility: str = ""
    carer: str = ""
    carer_phone: str = ""
    notice: str = ""
    until: date | None = None
    cleared: tuple[str, ...] = ()  # of these the file says that there is none; an empty cell says nothing


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of a row: a wording key, and the facts in its sentence."""

    row: int
    column: str  # its heading; empty: the whole row
    key: str
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """What a file says: whom it names well, which rows are wrong, and what was done without asking."""

    sheet: str
    entries: tuple[Entry, ...]
    faults: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    columns: tuple[str, ...] = ()  # that the file has
    unused: tuple[str, ...] = ()  # headings that nobody reads
    never: tuple[str, ...] = ()  # headings of numbers that nobody may keep
    held: tuple[str, ...] = ()  # names in wrong rows: who they are stays on the list as they were
    nameless: bool = False  # a wrong row does not even say who it is about

    @property
    def wrong_rows(self) -> int:
        return len({fault.row for fault in self.faults})

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_json(cls, kept: dict[str, Any]) -> Found:
        entries = tuple(
            Entry(
                **{
                    **one,
                    **{name: tuple(one[name]) for name in ("groups", "cleared")},
                    "until": _read_day(one["until"]),
                }
            )
            for one in kept["entries"]
        )
        faults, notes = (tuple(Remark(**one) for one in kept[name]) for name in ("faults", "notes"))
        rest = {name: tuple(kept[name]) for name in ("columns", "unused", "never", "held")}
        return cls(kept["sheet"], entries, faults, notes, **rest, nameless=kept["nameless"])


def _read_day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


@dataclass(frozen=True, slots=True)
class Headings:
    """Where which column stands."""

    row: int
    places: dict[str, int]  # column -> its place
    ticks: dict[str, int]  # group -> the place of its own column
    words: dict[int, str]  # place -> the heading as it is written
    unused: tuple[str, ...]
    never: tuple[str, ...]

    def cell(self, row: Sequence[Cell], column: str) -> Cell:
        place = self.places.get(column)
        return row[place] if place is not None and place < len(row) else None

    def heading(self, column: str, lexicon: Lexicon) -> str:
        return self.words.get(self.places.get(column, -1), lexicon.columns[column].label)


def read_list(sheets: Sequence[Sheet], lexicon: Lexicon, today: date, wanted: str = "") -> Found:
    """The list in a file. Raises Unreadable where there is none."""
    if wanted and wanted not in [sheet.name for sheet in sheets]:
        raise Unreadable("no-such-sheet", sheet=wanted, sheets=_names(sheets))
    chosen = [sheet for sheet in sheets if wanted in ("", sheet.name)]
    lists = [(sheet, headings) for sheet in chosen if (headings := _headings(sheet, lexicon))]
    if not lists:
        raise _nothing_found(chosen, lexicon)
    sheet, headings = lists[0]
    if "groups" not in headings.places and not headings.ticks:
        raise Unreadable("no-groups", sheet=sheet.name, column=lexicon.columns["groups"].label)
    if len(sheet.rows) - headings.row > MOST_ROWS:
        raise Unreadable("too-long", most=str(MOST_ROWS))
    found = _Reader(sheet, headings, lexicon, today).read()
    if not found.entries and not found.faults:
        raise Unreadable("no-people", sheet=sheet.name)
    if others := [one.name for one, _ in lists[1:]]:
        note = Remark(headings.row, "", "note-other-sheets", {"sheet": sheet.name, "others": ", ".join(others)})
        found = replace(found, notes=(note, *found.notes))
    return found


def _names(sheets: Sequence[Sheet]) -> str:
    return ", ".join(f"“{sheet.name}”" for sheet in sheets)


def _nothing_found(sheets: Sequence[Sheet], lexicon: Lexicon) -> Unreadable:
    needed = ", ".join(f"“{lexicon.columns[name].label}”" for name in ("name", "area", "groups"))
    if not any(sheet.rows for sheet in sheets):
        return Unreadable("empty")
    return Unreadable("no-headings", sheets=_names(sheets), needed=needed)


def _headings(sheet: Sheet, lexicon: Lexicon) -> Headings | None:
    """The row of headings: the first that names people and something else about them."""
    for number, row in enumerate(sheet.rows[:HEADINGS_WITHIN], start=1):
        words = {place: text for place, cell in enumerate(row) if (text := text_of(cell))}
        known = {lexicon.column_of.get(plain(text)) for text in words.values()}
        if "name" in known and len(known - {None}) > 1:
            return _placed(number, words, lexicon)
    return None


def _placed(number: int, words: dict[int, str], lexicon: Lexicon) -> Headings:
    places: dict[str, int] = {}
    ticks: dict[str, int] = {}
    unused, never = [], []
    for place, text in words.items():
        column = lexicon.column_of.get(plain(text), "")
        column = SECOND.get(column, column) if column in places else column
        if lexicon.is_never(text) and not column:
            never.append(text)
        elif column and column not in places:
            places[column] = place
        elif group := lexicon.group_of.get(plain(text)):
            ticks[group] = place
        elif plain(text) not in ("stt", "tt", "so tt", "so thu tu"):
            unused.append(text)
    return Headings(number, places, ticks, words, tuple(unused), tuple(never))


class _Reader:
    """Walks down one sheet."""

    def __init__(self, sheet: Sheet, headings: Headings, lexicon: Lexicon, today: date) -> None:
        self._sheet, self._headings, self._lexicon, self._today = sheet, headings, lexicon, today
        self._area = ""  # of the heading between rows that we are under
        self._entries: list[Entry] = []
        self._faults: list[Remark] = []
        self._notes: list[Remark] = []
        self._held: list[str] = []
        self._nameless = False

    def read(self) -> Found:
        for number, row in enumerate(self._sheet.rows[self._headings.row :], start=self._headings.row + 1):
            filled = [place for place, cell in enumerate(row) if text_of(cell)]
            if filled and not self._is_between(number, row, filled):
                self._person(number, row)
        joined = _Joined(self._entries)
        faults = sorted((*self._faults, *joined.faults), key=lambda fault: fault.row)
        notes = sorted((*self._notes, *joined.notes), key=lambda note: note.row)
        held = (*self._held, *joined.held)
        head = self._headings
        return Found(
            self._sheet.name, tuple(joined.entries), tuple(faults), tuple(notes), tuple(head.places), head.unused, head.never,
            held, self._nameless,
        )  # fmt: skip

    def _is_between(self, number: int, row: Sequence[Cell], filled: list[int]) -> bool:
        """A row that is no person: a heading for the tổ below it, a sum, a signature, the numbers of the columns."""
        first = text_of(row[filled[0]])
        if plain(first).startswith(ENDINGS):
            return True
        if all(text_of(row[place]).strip("()") == str(place + 1) for place in filled):  # 1 2 3 … under the headings
            return True
        if len(filled) > 1 or (first.isdigit() and self._headings.places["name"] != filled[0]):
            return len(filled) == 1  # only a running number: an empty line of the form
        try:
            area = cells.area_of(first) if plain(first).split()[0] in ("to", "tdp", "khu", "kp", "thon", "ap") else ""
        except Wrong:
            area = ""
        if area:
            self._area = area
            return True
        if filled[0] == self._headings.places["name"]:
            return False
        self._notes.append(Remark(number, "", "note-left-out", {"said": first[:40]}))
        return True

    def _person(self, number: int, row: Sequence[Cell]) -> None:
        facts: dict[str, Any] = {}
        wrong = len(self._faults)
        for column in ("name", "born", "area", "phone", "carer_phone", "mobility", "until"):
            try:
                facts[column] = self._read(number, row, column)
            except Wrong as error:
                heading = self._headings.heading(column, self._lexicon)
                self._faults.append(Remark(number, heading, f"fault-{error.key}", error.facts))
        facts["groups"] = self._groups(number, row)
        facts |= {column: self._text(number, row, column) for column in ("address", "basis", "carer", "notice")}
        said_none = [column for column in TEXTS if cells.says_none(self._headings.cell(row, column))]
        facts["cleared"] = tuple(said_none)
        if len(self._faults) > wrong:
            self._hold(row)
            return
        self._entries.append(Entry(number, **facts))
        if not facts["phone"] and not facts["carer_phone"]:
            self._notes.append(Remark(number, "", "note-no-phone"))

    def _hold(self, row: Sequence[Cell]) -> None:
        """Somebody of a wrong row is not somebody whom the ward took off its list."""
        name = self._headings.cell(row, "name")
        try:
            self._held.append(plain(cells.name_of(name)))
        except Wrong:
            self._nameless = True

    def _read(self, number: int, row: Sequence[Cell], column: str) -> Any:
        cell = self._headings.cell(row, column)
        if column == "name":
            return cells.name_of(cell)
        if column == "born":
            return cells.born_of(cell, self._today)
        if column == "mobility":
            return cells.mobility_of(cell, self._lexicon)
        if column == "until":
            return cells.until_of(cell, self._today)
        if column == "area":
            area = cells.area_of(cell) or self._area
            if not area:
                raise Wrong("area-missing")
            return area
        return self._phone(number, cell, column)

    def _phone(self, number: int, cell: Cell, column: str) -> str:
        phone, more = cells.phone_of(cell)
        if more:
            heading = self._headings.heading(column, self._lexicon)
            self._notes.append(Remark(number, heading, "note-two-phones"))
        return phone

    def _groups(self, number: int, row: Sequence[Cell]) -> tuple[str, ...]:
        heading = self._headings.heading("groups", self._lexicon)
        try:
            found = cells.groups_of(self._headings.cell(row, "groups"), self._lexicon)
        except Wrong as error:
            self._faults.append(Remark(number, heading, f"fault-{error.key}", error.facts))
            return ()
        ticks = self._headings.ticks
        found += [group for group, place in ticks.items() if place < len(row) and cells.is_ticked(row[place])]
        if not found:
            facts = {"known": self._lexicon.known_groups}
            self._faults.append(Remark(number, heading, "fault-group-missing", facts))
        return tuple(dict.fromkeys(found))

    def _text(self, number: int, row: Sequence[Cell], column: str) -> str:
        cell = self._headings.cell(row, column)
        text = "" if cells.says_none(cell) else text_of(cell)
        kept = cells.without_numbers_of_papers(text)
        if kept != text:
            self._notes.append(Remark(number, self._headings.heading(column, self._lexicon), "note-id-number"))
        return kept


class _Joined:
    """The people of a file, each once: two rows of one person are joined, or both names are asked about."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries: list[Entry] = []
        self.faults: list[Remark] = []
        self.notes: list[Remark] = []
        self.held: list[str] = []
        at: dict[tuple[str, str], list[int]] = {}
        for entry in entries:
            alike = at.setdefault((entry.name.lower(), entry.area), [])
            places = [place for place in alike if _may_be_one(self.entries[place], entry)]
            if not places:
                alike.append(len(self.entries))
                self.entries.append(entry)
            else:
                self._join(places[0], entry)

    def _join(self, place: int, entry: Entry) -> None:
        before, other = self.entries[place], {"other": str(self.entries[place].row)}
        apart = [name for name in ("phone", "address", "carer_phone") if _differ(before, entry, name)]
        if apart and not (before.born == entry.born and len(entry.born) == 10):
            self.faults.append(Remark(entry.row, "", "fault-twice", other))
            self.held.append(plain(entry.name))
            return
        empty = {name: getattr(entry, name) for name in TEXTS if not getattr(before, name)}
        groups = tuple(dict.fromkeys((*before.groups, *entry.groups)))
        self.entries[place] = replace(before, **empty, groups=groups)
        self.notes.append(Remark(entry.row, "", "note-joined", other))


def _may_be_one(one: Entry, other: Entry) -> bool:
    """Same name, same tổ, and nothing known of their birth that tells them apart."""
    short = min(len(one.born), len(other.born))
    return one.born[:short] == other.born[:short]


def _differ(one: Entry, other: Entry, name: str) -> bool:
    said = plain(getattr(one, name)), plain(getattr(other, name))
    return all(said) and said[0] != said[1]
