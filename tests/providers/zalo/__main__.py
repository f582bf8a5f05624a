"""The fake Zalo run by hand: `python -m tests.providers.zalo --port 9000 --hook http://127.0.0.1:8080`."""

import argparse
import asyncio
import sys

from .app import FakeZalo


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.providers.zalo", description=__doc__)
    parser.add_argument("--port", type=int, default=9000, help="where the fake listens on 127.0.0.1")
    parser.add_argument("--hook", default="http://127.0.0.1:8080", help="address of the ward")
    parser.add_argument("--no-limits", action="store_true", help="do not count requests per minute")
    asyncio.run(run(parser.parse_args()))


async def run(asked: argparse.Namespace) -> None:
    ward = asked.hook.rstrip("/")
    fake = FakeZalo(
        f"{ward}/hook/zalo-oa",
        port=asked.port,
        redirect_uri=f"{ward}/zalo/callback",
        enforce_limits=not asked.no_limits,
    )
    fake.bot.allow_local_hooks = True
    lan, hoa = fake.oa.user(), fake.oa.user("5000000000000000006", "Hoà")
    fake.oa.group(members=[hoa])
    async with fake:
        lines = [f"PHUONGOI_{name.upper()}={value}" for name, value in (fake.settings() | fake.bot_settings()).items()]
        lines += [
            f"# the token pair to paste: {fake.oa.access_token} {fake.oa.refresh_token}",
            f'# to speak: curl -d \'{{"text": "đèn tắt"}}\' {fake.url}/_fake/users/{lan.id}/says',
            f"# what was sent: curl {fake.url}/_fake/sent?to={lan.id}",
        ]
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(0)
