"""Storms: when a flood of alike reports is grouped and how, and what is told by where and how deep."""

from __future__ import annotations

from nlp.extract.place import parts_of

DEPTHS = ("ankle", "knee", "seat", "higher")  # to the ankle, the knee, the seat of a motorbike, higher
# Words that tell a depth, folded; the deepest is looked for first.
DEPTH_WORDS = {
    "higher": ("toi nguc", "den nguc", "toi co", "den co", "toi bung", "den bung", "lut dau", "qua dau", "chest", "waist"),
    "seat": ("yen xe", "nua xe", "ngap xe", "toi dui", "den dui", "chet may", "thigh", "seat"),
    "knee": ("dau goi", "toi goi", "den goi", "knee"),
    "ankle": ("mat ca", "co chan", "ban chan", "lap xap", "ankle"),
}  # fmt: skip


def depth_in(folded: str) -> str:
    """The depth that words tell; empty when they tell none."""
    said = f" {folded} "
    for depth, words in DEPTH_WORDS.items():
        if any(f" {word} " in said for word in words):
            return depth
    return ""


def area_of(place: str, street: str) -> str:
    """The tổ, khu phố or thôn that was said, as it was said; empty when none was."""
    for text in (street, place):
        if text and (group := parts_of(text).get("group")):
            return " ".join(group.lower().split())
    return ""
