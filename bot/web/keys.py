"""What the handlers of requests find in the application."""

from __future__ import annotations

from aiohttp import web

from bot.ward_process import WardProcess
from handlers.entitled import Lexicon

PROCESS = web.AppKey("process", WardProcess)
LEXICON = web.AppKey("lexicon", Lexicon)  # of the list of the entitled
STRINGS: web.AppKey[dict[str, dict[str, str]]] = web.AppKey("strings", dict)  # language -> key -> sentence
