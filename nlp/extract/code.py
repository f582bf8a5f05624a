"""Codes: our tickets (PA-7K3M2) and the files of the public-service portal (H26.107-251103-0012)."""

from __future__ import annotations

import re

from nlp.types import Entity

_TICKET = re.compile(
    r"(?<![\w-])pa[\s\-–_.]{0,2}((?=[0-9a-z]*\d)[0-9a-z]{4,8})(?![\w-])|(?<![\w-])pa[-–]([0-9a-z]{4,8})(?![\w-])",
    re.I,
)
_FILE = re.compile(
    r"(?<![\w.])(?:\d{3}\.\d{2}(?:\.\d{2})?\.)?[a-z]\d{2}(?:[.\-]\d{1,3}){0,3}\s?-\s?\d{6}\s?-\s?\d{3,6}(?!\w)",
    re.I,
)
_NAMED = re.compile(
    r"(?:mã|ma|số|so)\s+(?:hồ sơ|ho so|hs|phiếu|phieu|biên nhận|bien nhan)(?:\s+(?:là|la|số|"
    r"so))?[\s:]+([0-9a-z][0-9a-z.\-]{3,24}\d)(?!\w)",
    re.I,
)


def codes(text: str) -> list[Entity]:
    found = []
    for match in _TICKET.finditer(text):
        code = f"PA-{(match[1] or match[2]).upper()}"
        found.append(Entity("ticket_code", match.group(), match.start(), match.end(), code, 1.0, {"kind": "ticket"}))
    for match in _FILE.finditer(text):
        code = re.sub(r"\s", "", match.group()).upper()
        found.append(Entity("ticket_code", match.group(), match.start(), match.end(), code, 1.0, {"kind": "file"}))
    for match in _NAMED.finditer(text):
        if all(match.end(1) <= one.start or one.end <= match.start(1) for one in found):
            found.append(
                Entity(
                    "ticket_code",
                    match[1],
                    match.start(1),
                    match.end(1),
                    match[1].upper(),
                    0.8,
                    {"kind": "file"},
                )
            )
    return sorted(found, key=lambda one: one.start)
