"""What the handlers of requests find in the application."""

from __future__ import annotations

from aiohttp import web

from bot.ward_process import WardProcess

PROCESS = web.AppKey("process", WardProcess)
STRINGS: web.AppKey[dict[str, dict[str, str]]] = web.AppKey("strings", dict)  # language -> key -> sentence
