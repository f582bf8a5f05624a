"""phuongoi corrections: what people said we took wrongly, listed or written as examples, without its writers."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import orjson

from bot.app import EXAMPLE_WARD, local_understander, open_database
from bot.settings import SettingsError, load_settings
from handlers.anonymous import anonymous
from handlers.lessons import Anonymise, Lesson, lessons
from handlers.ports import Understander
from handlers.redact import names_in
from handlers.rules.deadlines import LOCAL
from handlers.ward import Ward, load_wards
from nlp.examples import CORPUS, corpus_files, load
from nlp.normalise import fold
from storage.corrections import corrections_of, names_of_writers
from storage.db import Tx
from storage.models import Correction

PERSONAL = ("name", "phone", "ticket_code")  # none of these may be found in what is left
GAP = "…"


def corrections_command(what: str, file: Path | None, *, since: str, min_agree: int) -> None:
    """List, or with `export` write a file of examples."""
    if what not in ("", "export") or bool(what) != bool(file):
        raise SettingsError("corrections: write 'phuongoi corrections' or 'phuongoi corrections export FILE.jsonl'")
    settings, begin = load_settings(), _day(since)
    found: list[Lesson] = []
    with open_database(settings).now(reading=True) as tx:
        for ward in load_wards(settings.ward_file or EXAMPLE_WARD).values():
            found += lessons_of(tx, ward, local_understander(ward), since=begin, min_agree=min_agree)
    if file:
        write_examples(found, file)
    else:
        sys.stdout.writelines(f"{_line(lesson)}\n" for lesson in found)
    sys.stderr.write(f"{_count(found)}\n")


def _day(text: str) -> datetime | None:
    try:
        day = datetime.fromisoformat(text) if text else None
    except ValueError as error:
        raise SettingsError(f"--since {text}: not a day; write 2026-11-01") from error
    return day.replace(tzinfo=LOCAL) if day and day.tzinfo is None else day


def lessons_of(
    tx: Tx, ward: Ward, understand: Understander, *, since: datetime | None = None, min_agree: int = 1
) -> list[Lesson]:
    """What the corrections of a ward teach."""
    found = corrections_of(tx, ward.id, since)
    if not found:
        return []
    known = {fold(example.text): example.label for example in load(corpus_files())}
    apart = [file for file in CORPUS.parent.glob("*/*.jsonl") if file.parent != CORPUS]
    return lessons(
        found,
        without_writer(ward, understand, names_of_writers(tx, ward.id)),
        known=known,
        held_out={fold(example.text) for example in load(apart)},
        min_agree=min_agree,
    )


def without_writer(ward: Ward, understand: Understander, writers: Mapping[int, str]) -> Anonymise:
    """Takes out what is known of the writer, what was understood as a name, and all that looks personal."""
    places = ward.place_names

    def anonymise(one: Correction) -> tuple[str, bool]:
        said = one.text or ""
        names = [*names_in(understand(said, datetime.now(UTC))), *writers.get(one.person_id, "").split()]
        text = anonymous(said, names, places)
        left = understand(text, datetime.now(UTC))
        return text, not any(left.all(kind) for kind in PERSONAL)

    return anonymise


def write_examples(found: list[Lesson], file: Path) -> None:
    """What may be learnt, one line each, in the corpus' own format."""
    lines = [orjson.dumps(lesson.as_example()).decode() for lesson in found if not lesson.why_not]
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _line(lesson: Lesson) -> str:
    said = GAP if lesson.why_not == "personal" else lesson.text
    who = "official" if lesson.official else "resident"
    return "\t".join((lesson.label, lesson.understood, who, str(lesson.agree), lesson.why_not or "to learn", said))


def _count(found: list[Lesson]) -> str:
    count = Counter(lesson.why_not or "to learn" for lesson in found)
    confirmed = sum(lesson.label == lesson.understood for lesson in found)
    told = "".join(f", {number} {why}" for why, number in count.most_common())
    return f"{len(found)} texts ({len(found) - confirmed} corrected, {confirmed} confirmed){told}"
