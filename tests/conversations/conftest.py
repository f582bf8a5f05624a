"""Stories are told in the example ward, with the real understanding; their databases are those of the suite."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.app import load_houses, local_understander
from bot.settings import Settings
from handlers.turn import House


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write down what the stories of this run really hear")


@pytest.fixture(scope="session")
def houses() -> Mapping[str, House]:
    """The example ward with the real understanding, loaded once."""
    return load_houses(Settings(_env_file=None), local_understander)
