"""A correction that training takes in changes the answer."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from nlp import train
from nlp.classify import as_label
from nlp.examples import corpus_files
from nlp.understand import Understander

FEW = 6  # lines of each label: enough for a small model
TEXT = "cái quạt gió kia cứ kêu cọt kẹt hoài nghe nhức cả đầu"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A tiny corpus: the first lines of every label."""
    seen: Counter[str] = Counter()
    kept = []
    for line in (line for file in corpus_files() for line in file.read_text("utf-8").splitlines()):
        told = json.loads(line)
        label = told.get("category") or told["intent"]
        seen[label] += 1
        if seen[label] <= FEW:
            kept.append(line)
    path = tmp_path / "corpus.jsonl"
    path.write_text("\n".join(kept), encoding="utf-8")
    return path


def taught(files: list[Path], now: datetime) -> str:
    out = files[0].with_name("model.npz")
    train.train(files, out=out, say=lambda _: None)
    return as_label(Understander.load(model=out)(TEXT, now).best)


@pytest.mark.slow
def test_a_correction_changes_the_answer(corpus: Path, now: datetime) -> None:
    before = taught([corpus], now)
    right = "animals" if before != "animals" else "lighting"
    also = corpus.with_name("corrections.jsonl")
    example = {"text": TEXT, "intent": "report_issue", "category": right, "also": [], "style": ["correction"]}
    also.write_text(json.dumps(example, ensure_ascii=False) + "\n", encoding="utf-8")
    assert taught([corpus, also], now) == right
