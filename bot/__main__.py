"""The command `phuongoi`: run the ward, talk to it, look after it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False,
    help="Phường ơi! Bàn tiếp dân của phường trên Zalo, Telegram và web.",
)  # fmt: skip

procedures = typer.Typer(no_args_is_help=True, help="Look after the procedure files.")
app.add_typer(procedures, name="procedures")


@app.command()
def run(
    roles: Annotated[list[str] | None, typer.Argument(help="web, inbox, outbox, clock; none: all four")] = None,
) -> None:
    """Run the ward."""
    from bot.commands.run import run_ward

    run_ward(roles or [])


@app.command()
def chat(
    as_official: Annotated[bool, typer.Option(help="speak as an official in the group")] = False,
    explain: Annotated[bool, typer.Option(help="show what was understood and where the dialogue stands")] = False,
) -> None:
    """Talk to the ward in this terminal; nothing is kept."""
    from bot.commands.chat import chat_in_terminal

    chat_in_terminal(as_official=as_official, explain=explain)


@app.command()
def understand(
    texts: Annotated[list[str] | None, typer.Argument(help="none: lines on standard input")] = None,
) -> None:
    """Say what each text means, one JSON object a line."""
    from bot.commands.understand import understand_lines

    understand_lines(texts or [])


@app.command()
def play(file: Annotated[Path | None, typer.Argument(help="none: standard input")] = None) -> None:
    """Play conversation events (JSON lines) and answer each with one JSON line."""
    from bot.commands.play import play_events

    play_events(file)


@app.command()
def migrate() -> None:
    """Bring the database up to this version's tables."""
    from bot.commands.keep import migrate_database

    migrate_database()


@app.command()
def doctor() -> None:
    """Say what is wrong with this installation and how to mend it."""
    from bot.commands.keep import examine

    examine()


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="a new file; its folder must be there")]) -> None:
    """Write the whole ward, rows and photos, into one file; it may run meanwhile."""
    from bot.commands.backup import back_up

    back_up(file)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="what 'phuongoi backup' wrote")],
    replace: Annotated[bool, typer.Option("--replace", help="lose what the database holds now")] = False,
) -> None:
    """Put a backup back, all of it or nothing; the ward must be stopped."""
    from bot.commands.backup import restore as put_back

    put_back(file, replace=replace)


@app.command()
def evaluate(
    files: Annotated[list[Path] | None, typer.Argument(help="JSON lines; none: the held-out set")] = None,
) -> None:
    """Score understanding on labelled lines."""
    from bot.commands.understand import evaluate_files

    evaluate_files(files or [])


@app.command()
def official(
    name: Annotated[str, typer.Argument(help="as colleagues see it in the group; empty to list")] = "",
    unit: Annotated[str, typer.Option(help="id of a unit of the ward file")] = "",
    leader: Annotated[bool, typer.Option(help="may see restricted tickets")] = False,
    head: Annotated[bool, typer.Option(help="head of this unit")] = False,
    volunteer: Annotated[
        bool, typer.Option(help="helps: may not refuse, pass on or see what they have not taken")
    ] = False,
    dismiss: Annotated[int, typer.Option(help="number of an official who may no longer act")] = 0,
) -> None:
    """Register an official and print their personal access code; or list, or dismiss."""
    from bot.commands.keep import look_after_officials

    role = "leader" if leader else "head" if head else "volunteer" if volunteer else "officer"
    look_after_officials(name, unit, role=role, dismiss=dismiss)


@app.command()
def calls(done: Annotated[int, typer.Option(help="number of somebody who was called")] = 0) -> None:
    """List whom no message could reach, with their phones; take one off the list."""
    from bot.commands.calls import list_calls

    list_calls(done)


@app.command()
def failed(replay: Annotated[int, typer.Option(help="number of a message to take again")] = 0) -> None:
    """List messages that a bug kept from being answered; take one again after the fix."""
    from bot.commands.keep import failed_messages

    failed_messages(replay)


@app.command()
def report(
    month: Annotated[str, typer.Option(help="2026-11; without it this month")] = "",
    week: Annotated[str, typer.Option(help="2026-W48: a week instead of a month")] = "",
    out: Annotated[Path, typer.Option(help="folder for the files")] = Path(),
) -> None:
    """Write the report on tickets as a spreadsheet and as a document."""
    from bot.commands.report import write_reports

    write_reports(month, week, out)


@app.command()
def corrections(
    what: Annotated[str, typer.Argument(help="export writes what may be learnt; none: list")] = "",
    file: Annotated[Path | None, typer.Argument(help="JSON lines, as scripts/train --also takes them")] = None,
    since: Annotated[str, typer.Option(help="only those from this day on: 2026-11-01")] = "",
    min_agree: Annotated[int, typer.Option(min=1, help="how many people must say the same of a text")] = 1,
) -> None:
    """List or export what residents and officials corrected, without anything personal."""
    from bot.commands.corrections import corrections_command

    corrections_command(what, file, since=since, min_agree=min_agree)


zalo = typer.Typer(no_args_is_help=True, help="Let the program act for the ward's Zalo Official Account.")
app.add_typer(zalo, name="zalo")


@zalo.command()
def authorize(
    callback: Annotated[
        str, typer.Option(help="the address (or code) after consent; empty: print the link and ask")
    ] = "",
) -> None:
    """Walk an admin of the OA through Zalo's consent page and store the tokens."""
    from bot.commands.zalo import authorise

    authorise(callback)


@zalo.command()
def token() -> None:
    """Store a pair of tokens copied from the API Explorer of developers.zalo.me."""
    from getpass import getpass

    from bot.commands.zalo import paste_tokens

    paste_tokens(getpass if sys.stdin.isatty() else lambda _: sys.stdin.readline())


@procedures.command(name="check")
def procedures_check(days: Annotated[int, typer.Option(help="evidence older than this is old")] = 180) -> None:
    """Say what is wrong or old in the procedures."""
    from bot.commands.procedures import check_procedures

    check_procedures(days)


@procedures.command(name="show")
def procedures_show(procedure: Annotated[str, typer.Argument(help="its id, such as khai-sinh")]) -> None:
    """Show one procedure as a tree."""
    from bot.commands.procedures import show_procedure

    show_procedure(procedure)


@procedures.command(name="new")
def procedures_new(procedure: Annotated[str, typer.Argument(help="its id, such as khai-sinh")]) -> None:
    """Begin the file of a new procedure."""
    from bot.commands.procedures import new_procedure

    new_procedure(procedure)


@procedures.command(name="figures")
def procedures_figures(
    month: Annotated[str, typer.Option(help="such as 2026-11; else this month")] = "",
    csv: Annotated[Path | None, typer.Option(help="write a file instead of a table")] = None,
) -> None:
    """Count the month's files by procedure and tổ."""
    from bot.commands.figures import show_figures

    show_figures(month, csv)


entitled = typer.Typer(no_args_is_help=True, help="Look after the list of those served at home.")
app.add_typer(entitled, name="entitled")
WardId = Annotated[str, typer.Option(help="id of the ward; empty: the first")]


@entitled.command(name="import")
def entitled_import(
    file: Annotated[Path, typer.Argument(help="the list: .xlsx or .csv")],
    preview: Annotated[bool, typer.Option("--preview", help="only show what would change, as without --yes")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="do it")] = False,
    good_rows: Annotated[bool, typer.Option("--good-rows", help="leave wrong rows out; else they stop all")] = False,
    part: Annotated[bool, typer.Option("--part", help="the file is a part of the list: take nobody off")] = False,
    sheet: Annotated[str, typer.Option(help="name of the sheet; empty: the first with a list")] = "",
    ward: WardId = "",
) -> None:
    """Bring in the list from a file, after showing what it changes."""
    from bot.commands.entitled import import_list

    import_list(file, yes=yes and not preview, good_rows=good_rows, part=part, sheet=sheet, ward_id=ward)


@entitled.command(name="list")
def entitled_list(area: Annotated[str, typer.Option(help="such as 'tổ 5'")] = "", ward: WardId = "") -> None:
    """Show who is on the list this month."""
    from bot.commands.entitled import show_list

    show_list(unreached=False, done=0, area=area, ward_id=ward)


@entitled.command(name="unreached")
def entitled_unreached(
    done: Annotated[int, typer.Option(help="number of somebody who was reached")] = 0,
    area: Annotated[str, typer.Option(help="such as 'tổ 5'")] = "",
    ward: WardId = "",
) -> None:
    """Show with whom on the list nobody has spoken yet; note that somebody did."""
    from bot.commands.entitled import show_list

    show_list(unreached=True, done=done, area=area, ward_id=ward)


def main() -> None:
    """Run a command; what is the user's to mend comes as one sentence without a traceback."""
    from sqlalchemy.exc import SQLAlchemyError

    from bot.settings import SettingsError
    from handlers.ward import DataError
    from storage.db import DatabaseFailed, reason
    from storage.sealed import CannotUnseal

    try:
        app()
    except (SettingsError, DataError, DatabaseFailed, CannotUnseal) as error:
        _end(str(error), 2 if isinstance(error, SettingsError) else 1)
    except SQLAlchemyError as error:
        _end(f"PHUONGOI_DATABASE_URL: the database cannot be used: {reason(error)}", 1)
    except OSError as error:
        _end(f"{error.filename or 'the system'}: {error.strerror or error}", 1)
    except KeyboardInterrupt:
        _end("", 130)


def _end(sentence: str, status: int) -> None:
    if sentence:
        sys.stderr.write(f"phuongoi: {sentence}\n")
    raise SystemExit(status)


if __name__ == "__main__":
    main()
