"""Every story of this folder is told as it is written (see story.py for how they are written)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from handlers.turn import House
from storage.db import Database
from tests.conversations.stage import Stage, tell
from tests.conversations.story import read_story

STORIES = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_story_is_told_as_it_is_written(
    path: Path, db: Database, houses: Mapping[str, House], pytestconfig: pytest.Config
) -> None:
    story = read_story(path)
    update = bool(pytestconfig.getoption("--update"))
    faults = tell(Stage(db, houses, story), update=update)
    if update:
        story.save()
    if faults:
        pytest.fail(
            "\n".join(f"{path.name}:{f.beat.number}: {f.beat.who}> {f.beat.does}\n    {f.why}" for f in faults),
            pytrace=False,
        )
