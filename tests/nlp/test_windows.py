"""The net that reads in order learns what the order says, and answers at run time as it did while it learnt."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest

from nlp import train
from nlp.classify import Windows
from nlp.features import Features
from nlp.train_windows import learn_windows

WHO = ("người", "bé", "cụ", "chị", "anh", "cháu", "ông", "bà")
BEAST = ("chó", "mèo", "rắn", "khỉ", "ong", "chuột")


@pytest.fixture(scope="module")
def net() -> Windows:
    """Taught who bites whom: the same words, another order."""
    texts = [f"{one} cắn {other}" for who, beast in product(WHO, BEAST) for one, other in ((who, beast), (beast, who))]
    wanted = np.array([[1 - at % 2, at % 2] for at in range(len(texts))], np.float32)
    order = learn_windows(train.featurise(texts) * 20, [np.tile(wanted, (20, 1))])
    kept: dict[str, Any] = {}
    train.keep_order(kept, order)
    return Windows.kept_in(kept)


def seen(text: str) -> Features:
    return train.featurise([text])[0]


@pytest.mark.parametrize(
    ("text", "says"), [("khỉ cắn cháu", 1), ("cháu cắn khỉ", 0), ("rắn cắn cụ", 1), ("cụ cắn rắn", 0)]
)
def test_order_is_told_apart(net: Windows, text: str, says: int) -> None:
    assert net.scores(seen(text)).argmax() == says


def test_a_text_without_known_words_is_answered_all_the_same(net: Windows) -> None:
    assert np.isfinite(net.scores(seen("xyzzy"))).all()
    assert np.isfinite(net.scores(seen("chó cắn người " * 200))).all()
