"""Words: a key, a language and values become a sentence (Fluent files, one a language)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast

from handlers.rules.deadlines import LOCAL
from handlers.ward import DataError

FORMS = ("bac", "co", "chu", "anh", "chi", "ban")
DEFAULT_FORM = "anhchi"
EVERYBODY = "bacon"  # whoever reads a page or a printed sheet; nobody is asked for it
SAY_FORM = {
    "bac": "bác", "co": "cô", "chu": "chú", "anh": "anh", "chi": "chị", "ban": "bạn", "anhchi": "anh/chị",
    EVERYBODY: "bà con",
}  # fmt: skip
DAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Wording:
    """The sentences of every language, with a ward's own in front."""

    def __init__(self, bundles: Mapping[str, FluentBundle]) -> None:
        self._bundles = bundles
        self.languages = tuple(bundles)

    def say(self, key: str, language: str = "vi", form: str = DEFAULT_FORM, **values: Any) -> str:
        """The sentence of `key`. `form` fills $you and $You; times are spoken, not printed."""
        bundle = self._bundles[language if language in self._bundles else "vi"]
        if not bundle.has_message(key):
            raise KeyError(f"no wording {key!r} in {language}")
        you = "you" if language == "en" else SAY_FORM[form]
        spoken = {name: self._spoken(value, language) for name, value in values.items()}
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise KeyError(f"wording {key!r} in {language} has no text")
        text, errors = bundle.format_pattern(pattern, {"you": you, "You": you[:1].upper() + you[1:], **spoken})
        if errors:
            raise KeyError(f"wording {key!r} in {language}: {errors[0]}")
        return str(text)

    def has(self, key: str, language: str = "vi") -> bool:
        return bool(self._bundles[language].has_message(key))

    @staticmethod
    def _spoken(value: Any, language: str) -> Any:
        if isinstance(value, datetime):
            return say_time(value, language)
        return "none" if value == "" else value  # Fluent cannot select on an empty string


def say_time(moment: datetime, language: str = "vi") -> str:
    """A moment as people say it: "16 giờ 30 thứ Ba (24/11)"."""
    local = moment.astimezone(LOCAL)
    if language == "en":
        return f"{local:%H:%M} on {ENGLISH_DAYS[local.weekday()]} ({local.day}/{local.month})"
    return f"{say_clock(moment)} {DAYS[local.weekday()]} ({local.day}/{local.month})"


def say_clock(moment: datetime, language: str = "vi") -> str:
    """The time of day as people say it: "16 giờ 30"."""
    local = moment.astimezone(LOCAL)
    if language == "en":
        return f"{local:%H:%M}"
    return f"{local.hour} giờ" + (f" {local.minute:02d}" if local.minute else "")


def say_day(moment: datetime, language: str = "vi") -> str:
    """A day as people say it: "thứ Ba (24/11)"."""
    local = moment.astimezone(LOCAL)
    return f"{(ENGLISH_DAYS if language == 'en' else DAYS)[local.weekday()]} ({local.day}/{local.month})"


def load_wording(folder: Path, overrides: Mapping[str, str] | None = None) -> Wording:
    """Every `<language>.ftl` of the folder; `overrides` are a ward's own Vietnamese sentences."""
    bundles = {}
    for path in sorted(folder.glob("*.ftl")):
        bundle = FluentBundle([path.stem], use_isolating=False)
        bundle.add_resource(_resource(path.read_text(encoding="utf-8"), str(path)))
        if path.stem == "vi" and overrides:
            own = "\n".join(f"{key} = {text.replace(chr(10), chr(10) + '    ')}" for key, text in overrides.items())
            for key in overrides:
                if not bundle.has_message(key):
                    raise DataError(f"ward file: wording.{key}: there is no such sentence")
            bundle.add_resource(_resource(own, "ward file, [wording]"), allow_overrides=True)
        bundles[path.stem] = bundle
    if "vi" not in bundles:
        raise DataError(f"{folder}: no vi.ftl")
    return Wording(bundles)


def _resource(text: str, where: str) -> ast.Resource:
    """A parsed Fluent text; what its parser would skip silently is an error here."""
    parsed: ast.Resource = FluentParser().parse(text)
    for entry in parsed.body:
        if isinstance(entry, ast.Junk):
            line = text.count("\n", 0, entry.span.start if entry.span else 0) + 1
            why = entry.annotations[0].message if entry.annotations else "not understood"
            raise DataError(f"{where}, line {line}: {why}")
    return parsed
