"""Scores understanding on labelled lines and prints the table that is published."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random

from nlp import noise, scores
from nlp.classify import LABELS, as_label
from nlp.examples import Example, load
from nlp.scores import Answer
from nlp.understand import Understander

FIGURES = Path(__file__).parent / "data" / "figures.json"
HELDOUT = Path(__file__).parent / "data" / "heldout" / "voices.jsonl"
SEVERAL = HELDOUT.with_name("several.jsonl")
_NOW = datetime(2026, 11, 21, 10, 0, tzinfo=timezone(timedelta(hours=7)))
_STYLES = (
    "full", "unmarked", "teencode", "typo", "telex", "caps", "emoji", "mixed", "short", "petition",
    "elder", "proxy", "contrast", "north", "central", "south",
)  # fmt: skip

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Report:
    """Figures by name, last time's beside them, and the pairs most often confused."""

    figures: dict[str, float]
    before: dict[str, float]
    confused: list[tuple[str, str, int]]

    def as_table(self) -> str:
        rows = as_rows(self.figures, self.before)
        rows += ["", "most confused (asked -> understood)"]
        rows += [f"  {asked} -> {given}: {count}" for asked, given, count in self.confused]
        return "\n".join(rows)

    def keep(self, path: Path = FIGURES) -> None:
        """Becomes "before" of the next time."""
        told = {name: round(value, 4) for name, value in self.figures.items()}
        path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")


def as_rows(figures: Mapping[str, float], before: Mapping[str, float] | None = None) -> list[str]:
    """A line for each figure, with last time's beside it."""
    rows = [f"{'measure':<34}{'now':>9}" + f"{'before':>9}" * (before is not None)]
    for name, value in figures.items():
        row = f"{name:<34}{_shown(name, value):>9}"
        if before is not None:
            row += f"{_shown(name, before[name]) if name in before else '-':>9}"
        rows.append(row)
    return rows


def _shown(name: str, value: float) -> str:
    return f"{value:.2f}" if name.endswith(" ms") else f"{value:.0f}" if name.startswith("lines") else f"{value:.3f}"


def run(files: Sequence[Path], progress: Progress | None = None) -> Report:
    """Understands every line, clean and spoilt, and scores it."""
    told = load(files or [HELDOUT, SEVERAL])
    examples = [one for one in told if not one.issues]
    understander = Understander.load()
    total = len(examples) * (1 + len(noise.KINDS))
    answers = []
    for at, example in enumerate(examples):
        answers.append(_answer(understander, example))
        if progress:
            progress(at + 1, total)
    figures = {"lines": float(len(answers))} | _labels(answers) | _styles(answers) | _danger(answers) | _spans(answers)
    figures |= _several([_answer(understander, one) for one in told if one.issues])
    figures |= _noise(understander, examples, answers, progress)
    figures |= _speed(answers)
    return Report(figures, _before(), scores.confusions(answers))


def _before() -> dict[str, float]:
    return dict(json.loads(FIGURES.read_text("utf-8"))) if FIGURES.exists() else {}


def _answer(understander: Understander, example: Example) -> Answer:
    began = time.thread_time()
    meant = understander(example.text, _NOW)
    return Answer(example, meant, (time.thread_time() - began) * 1000)


def _labels(answers: Sequence[Answer]) -> dict[str, float]:
    decided, threshold = scores.coverage(answers)
    subs = [one for one in answers if one.asked.sub and one.right]
    return {
        "label, accepted": scores.share(one.right for one in answers),
        "label, strict": scores.share(one.label == one.asked.label for one in answers),
        f"macro-F1 of {len(LABELS)}": scores.macro_f1(answers),
        "among best two": scores.share(
            bool({as_label(guess) for guess in one.meant.guesses[:2]} & one.asked.accepted) for one in answers
        ),
        "calibration error": scores.calibration_error(answers),
        "decided at 95 % precision": decided,
        "  from confidence": threshold,
        "sub-category, label right": scores.share(one.meant.subcategory == one.asked.sub for one in subs),
    }


def _styles(answers: Sequence[Answer]) -> dict[str, float]:
    figures = {}
    for style in _STYLES:
        inside = [one for one in answers if style in one.asked.style]
        if inside:
            figures[f"style {style}"] = scores.share(one.right for one in inside)
    return figures


def _danger(answers: Sequence[Answer]) -> dict[str, float]:
    in_danger = [one for one in answers if one.in_danger]
    safe = [one for one in answers if not one.in_danger and "emergency" not in one.asked.accepted]
    restricted = [one for one in answers if one.asked.restricted]
    unrestricted = [one for one in answers if not one.asked.restricted]
    return {
        "emergency recall": scores.share(one.alarmed for one in in_danger),
        "emergency kind": scores.share(
            one.meant.emergency == one.asked.emergency for one in in_danger if one.asked.emergency
        ),
        "false alarms": scores.share(one.alarmed for one in safe),
        "restricted recall": scores.share(one.meant.restricted == one.asked.restricted for one in restricted),
        "restricted false": scores.share(one.meant.restricted is not None for one in unrestricted),
    }


def _spans(answers: Sequence[Answer]) -> dict[str, float]:
    place = scores.score_spans(answers, "location", "location")
    when = scores.score_spans(answers, "time", "time")
    lasting = scores.score_spans(answers, "duration", "duration")
    asked = [one for one in answers if "-" in one.asked.slots.get("procedure", "")]
    figures = {
        "location overlap F1": place.f1,
        "location character overlap": place.overlap / place.asked if place.asked else 0.0,
        "location exact": place.exact / place.asked if place.asked else 0.0,
        "time recall": when.recall,
        "duration recall": lasting.recall,
        "procedure, best one": scores.share(
            scores.best_procedure(one.meant) in scores.accepted_procedures(one.asked) for one in asked
        ),
    }
    for slot, kind in (
        ("phone", "phone"),
        ("ticket_code", "ticket_code"),
        ("name", "name"),
        ("people", "people_needing_help"),
    ):
        found = scores.score_spans(answers, slot, kind)
        if found.asked:
            figures[f"{slot} found"] = found.recall
    return figures


def _several(answers: Sequence[Answer]) -> dict[str, float]:
    """Messages with several needs, and some with one need in several clauses."""
    many = [one for one in answers if len(one.asked.issues) > 1]
    single = [one for one in answers if len(one.asked.issues) == 1]
    if not many or not single:
        return {}
    return {
        "several needs, F1 with spans": scores.needs_f1(answers),
        "several needs, all of them right": scores.share(
            {need.category for need in one.asked.issues} == {need.category for need in one.meant.issues} for one in many
        ),
        "one need stays one": scores.share(len(one.meant.issues) <= 1 for one in single),
    }


def _noise(
    understander: Understander, examples: Sequence[Example], clean: Sequence[Answer], progress: Progress | None
) -> dict[str, float]:
    """How many points the label loses when the same lines are spoilt."""
    figures = {}
    base = scores.share(one.right for one in clean)
    for number, (kind, spoil) in enumerate(noise.KINDS.items(), 1):
        random = Random(11)  # noqa: S311 - the same noise every time
        right = 0
        for example in examples:
            meant = understander(spoil(example.text, random), _NOW)
            right += as_label(meant.best) in example.accepted
        figures[f"lost to: {kind}"] = base - right / max(len(examples), 1)
        if progress:
            progress(len(examples) * (1 + number), len(examples) * (1 + len(noise.KINDS)))
    return figures


def _speed(answers: Sequence[Answer]) -> dict[str, float]:
    short = [one.ms for one in answers if len(one.asked.text) <= 120]
    return {"median ms": scores.percentile(short, 0.5), "p99 ms": scores.percentile(short, 0.99)}


def main() -> int:
    keep = "--keep" in sys.argv
    report = run([Path(name) for name in sys.argv[1:] if not name.startswith("-")])
    print(report.as_table())  # noqa: T201
    if keep:
        report.keep()
    return 0


if __name__ == "__main__":
    sys.exit(main())
