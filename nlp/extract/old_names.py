"""Old ward and district names (before July 2025) led to today's ward, by underthesea's address table."""

from __future__ import annotations

import importlib.util
import json
import re
from dataclasses import dataclass
from pathlib import Path

from nlp.normalise import fold
from nlp.syllables import unmark

_WARD = r"(?P<kind>phuong|xa|thi tran|p) ?(?P<ward>\d{1,2}|[a-z]+(?: [a-z]+){0,3}?)"
_DISTRICT = r"(?P<of>quan|huyen|thi xa|thanh pho|q) ?(?P<district>\d{1,2}|[a-z]+(?: [a-z]+){0,2})"
_OLD = re.compile(rf"(?<!\w){_WARD} {_DISTRICT}(?!\w)")
_LONG = {"p": "phuong", "q": "quan"}


@dataclass(frozen=True, slots=True)
class OldNames:
    """(old ward, old district) -> today's ward, where there is only one."""

    wards: dict[tuple[str, str], str]

    @classmethod
    def load(cls) -> OldNames:
        """Straight from the data file: the package's own import costs half a second and 86 MB."""
        spec = importlib.util.find_spec("underthesea")
        if spec is None or spec.origin is None:
            return cls({})
        file = Path(spec.origin).parent / "address" / "data" / "mapping.json"
        found: dict[tuple[str, str], str | None] = {}
        for record in json.loads(file.read_text("utf-8"))["ward_mapping"]:
            key = record["old_ward_key"], record["old_district_key"]
            new = record["new_ward"]
            found[key] = new if found.get(key, new) == new else None
        return cls({key: new for key, new in found.items() if new})

    def today(self, place: str) -> str | None:
        """ "phường 5, quận 3" -> "Phường Bàn Cờ"."""
        match = _OLD.search(unmark(fold(place)))
        if not match:
            return None
        words = match["district"].split()
        ward = _LONG.get(match["kind"], match["kind"]) + match["ward"].lstrip("0")
        for size in range(len(words), 0, -1):
            district = _LONG.get(match["of"], match["of"]) + "".join(words[:size]).lstrip("0")
            new = self.wards.get((ward.replace(" ", ""), district.replace(" ", "")))
            if new:
                return new
        return None
