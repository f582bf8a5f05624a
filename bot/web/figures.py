"""What pages of figures share: the month in the address, the months to choose from, a file to take along."""

from __future__ import annotations

from aiohttp import web

from bot.programme_figures import Month, month_of, read_month
from bot.web.keys import PROCESS

MONTHS = 12  # that one may choose from
TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def month_asked(request: web.Request) -> Month:
    """What the address asks for, else this month."""
    return read_month(request.query.get("month", "")) or month_of(request.app[PROCESS].clock())


def month_choices(request: web.Request, shown: Month | None = None) -> list[str]:
    """The last months and the one that is shown, the newest first."""
    newest = month_of(request.app[PROCESS].clock())
    return sorted(
        {str(newest.after(-back)) for back in range(MONTHS)} | ({str(shown)} if shown else set()), reverse=True
    )


def download(name: str, ending: str, body: bytes) -> web.Response:
    """A file to keep; browsers and what is between are not to."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"', "Cache-Control": "no-store"}
    return web.Response(body=body, content_type=TYPES[ending], headers=headers)
