"""The least an honest bot must do per message, written by hand: what `scripts/bench` compares the ward with.

aiohttp and sqlite3, no framework, no understanding: check the secret, keep the update once, advance the state, keep the
replies, commit with a full sync (everything that waits shares one commit), answer 200, send in order per chat.
"""

import asyncio
import os
import sqlite3
from collections import defaultdict, deque

import orjson
from aiohttp import ClientSession, TCPConnector, web

API, PORT, GROUP = os.environ["BENCH_API"], int(os.environ["BENCH_PORT"]), int(os.environ["BENCH_GROUP"])
SECRET, FILE = os.environ["BENCH_SECRET"], os.environ["BENCH_DB"]
TABLES = """
CREATE TABLE IF NOT EXISTS inbox (id INTEGER PRIMARY KEY, body TEXT);
CREATE TABLE IF NOT EXISTS state (chat INTEGER PRIMARY KEY, at INTEGER, text TEXT);
CREATE TABLE IF NOT EXISTS ticket (code TEXT PRIMARY KEY, chat INTEGER, text TEXT);
CREATE TABLE IF NOT EXISTS outbox (id INTEGER PRIMARY KEY, chat INTEGER, text TEXT, sent INTEGER DEFAULT 0);
"""


class Floor:
    """One connection, one commit for everything that arrived during the last one."""

    def __init__(self) -> None:
        self.db = sqlite3.connect(FILE, isolation_level=None)
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.execute("PRAGMA synchronous=FULL")
        self.db.executescript(TABLES)
        self.arrived: list[tuple[dict, asyncio.Future]] = []
        self.sent: list[tuple[int]] = []
        self.planned = False
        self.tasks: set[asyncio.Task] = set()
        self.lanes: dict[int, deque] = defaultdict(deque)

    def plan(self) -> None:
        if not self.planned:
            self.planned = True
            asyncio.get_running_loop().call_soon(self.commit)

    def commit(self) -> None:
        self.planned = False
        arrived, sent, self.arrived, self.sent = self.arrived, self.sent, [], []
        run = self.db.execute
        run("BEGIN IMMEDIATE")
        posted = [row for update, _ in arrived for row in self.turn(update)]
        if sent:
            self.db.executemany("UPDATE outbox SET sent = 1 WHERE id = ?", sent)
        run("COMMIT")
        for _, future in arrived:
            future.set_result(None)
        for number, chat, text in posted:
            self.lanes[chat].append((number, text))
            if len(self.lanes[chat]) == 1:
                task = asyncio.ensure_future(self.lane(chat))
                self.tasks.add(task)
                task.add_done_callback(self.tasks.discard)

    def turn(self, update: dict) -> list[tuple[int, int, str]]:
        run = self.db.execute
        number, message = update["update_id"], update["message"]
        chat, text = message["chat"]["id"], message["text"]
        if not run("INSERT OR IGNORE INTO inbox VALUES (?, ?)", (number, orjson.dumps(update))).rowcount:
            return []
        at, before = run("SELECT at, text FROM state WHERE chat = ?", (chat,)).fetchone() or (0, "")
        replies = [(chat, ("Dạ, em là trợ lý tự động.", "Dạ, chỗ đó ở đâu ạ?", f"Mã của bác là PA-{number}.")[at])]
        if at == 2:
            run("INSERT INTO ticket VALUES (?, ?, ?)", (f"PA-{number}", chat, before + text))
            replies.append((GROUP, f"PA-{number} {before}"))
        run("INSERT OR REPLACE INTO state VALUES (?, ?, ?)", (chat, (at + 1) % 3, text))
        return [(run("INSERT INTO outbox (chat, text) VALUES (?, ?)", row).lastrowid, *row) for row in replies]

    async def lane(self, chat: int) -> None:
        lane = self.lanes[chat]
        while lane:
            number, text = lane[0]
            async with self.http.post(
                API + "/sendMessage", data=orjson.dumps({"chat_id": chat, "text": text})
            ) as answer:
                await answer.read()
            self.sent.append((number,))
            self.plan()
            lane.popleft()

    async def hook(self, request: web.Request) -> web.Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != SECRET:
            return web.Response(status=403)
        kept = asyncio.get_running_loop().create_future()
        self.arrived.append((orjson.loads(await request.read()), kept))
        self.plan()
        await kept
        return web.Response(body=b"{}")

    async def serve(self) -> None:
        headers = {"Content-Type": "application/json"}
        self.http = ClientSession(connector=TCPConnector(limit=64), headers=headers)
        app = web.Application()
        app.router.add_post("/hook/telegram", self.hook)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", PORT, backlog=512).start()
        await asyncio.Event().wait()


if __name__ == "__main__":
    import uvloop

    uvloop.run(Floor().serve())
