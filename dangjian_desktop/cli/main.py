"""The program's command line: global options, the commands, and every exit code."""

import logging
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from dangjian_desktop import __version__
from dangjian_desktop.cli.backups import backup, restore, verify_all
from dangjian_desktop.cli.calc import calc
from dangjian_desktop.cli.calendar import export_calendar_file
from dangjian_desktop.cli.contest import flags
from dangjian_desktop.cli.context import CommandError, Context, Exit, LoggedFaultError
from dangjian_desktop.cli.demo import demo, demo_window
from dangjian_desktop.cli.dividing import divide
from dangjian_desktop.cli.dues import dues
from dangjian_desktop.cli.examining import examine
from dangjian_desktop.cli.exchanging import exchange
from dangjian_desktop.cli.finding import find
from dangjian_desktop.cli.history import history
from dangjian_desktop.cli.ledgers import (
    export_ledger_file,
    export_ledger_template,
    import_ledger_file,
)
from dangjian_desktop.cli.obligations import check
from dangjian_desktop.cli.plan_importing import import_plan_file
from dangjian_desktop.cli.points import points
from dangjian_desktop.cli.printing import print_sheet
from dangjian_desktop.cli.privacy import privacy
from dangjian_desktop.cli.roster import export, import_
from dangjian_desktop.cli.rotating import rotate
from dangjian_desktop.cli.rubrics import export_rubric_workbook, import_rubric_file
from dangjian_desktop.cli.rules import rules
from dangjian_desktop.cli.scores import rank, score
from dangjian_desktop.cli.slots import slots
from dangjian_desktop.cli.statistics import statistics
from dangjian_desktop.cli.templates import templates
from dangjian_desktop.cli.walls import walls
from dangjian_desktop.cli.window import WindowRequest
from dangjian_desktop.cli.words import Day, Group, complaint
from dangjian_desktop.domain.messages import located_sentence
from dangjian_desktop.domain.problems import InputError, SentenceError
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.operations.runner import StorageError


@click.group(
    cls=Group,
    invoke_without_command=True,
    subcommand_metavar="[命令] …",
    help="党支部工作台。不带命令时打开窗口。",
)
@click.option("--data", type=click.Path(path_type=Path), metavar="文件夹", help="数据文件夹")
@click.option("--on", type=Day(), default=None, help="按哪一天办，如 2026-11-20（默认今天）")
@click.option("--json", "as_json", is_flag=True, help="标准输出只给 JSON")
@click.option(
    "--password-file", type=click.Path(path_type=Path), metavar="文件", help="口令文件（第一行）"
)
@click.version_option(__version__, message="%(version)s", help="显示版本号")
@click.pass_context
def program(
    ctx: click.Context,
    data: Path | None,
    on: date | None,
    as_json: bool,
    password_file: Path | None,
) -> WindowRequest | None:
    """Keep the global options for the command, or ask for the window."""
    ctx.obj = Context(data, on, as_json, password_file)
    if ctx.invoked_subcommand is not None:
        return None
    return WindowRequest(folder=ctx.obj.folder, on=on, password=ctx.obj.read_password())


@program.result_callback()
@click.pass_context
def _answer(ctx: click.Context, /, result: WindowRequest | None, **_: object) -> object:
    return result if result is not None else ctx.obj.exit_code


for _command in (
    backup,
    restore,
    verify_all,
    calc,
    check,
    demo,
    demo_window,
    divide,
    examine,
    exchange,
    find,
    flags,
    history,
    points,
    dues,
    import_,
    export,
    print_sheet,
    privacy,
    rank,
    rotate,
    rules,
    score,
    slots,
    statistics,
    templates,
    walls,
):
    program.add_command(_command)

import_.add_command(import_plan_file)
import_.add_command(import_ledger_file)
import_.add_command(import_rubric_file)
export.add_command(export_rubric_workbook)
export.add_command(export_ledger_file)
export.add_command(export_ledger_template)
export.add_command(export_calendar_file)


def run(arguments: Sequence[str]) -> int | WindowRequest:
    """Run one command; return its exit code, or what is asked of the window.

    Never raises: a known trouble is told in one Chinese sentence, a bug is logged and told.
    """
    _speak_utf8()
    logging.getLogger().addHandler(logging.NullHandler())  # before the log opens: silence
    try:
        answer = program.main(list(arguments), prog_name="dangjian", standalone_mode=False)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.Abort:
        return _told("已中断，没有改动。", Exit.REFUSED)
    except click.ClickException as error:
        return _told(complaint(error), Exit.WRONG_USE)
    except CommandError as error:
        return _told(error.sentence, error.code)
    except (HostError, StorageError) as error:
        return _told(error.sentence, Exit.REFUSED)
    except SentenceError as error:
        return _told(error.sentence, Exit.WRONG_USE)
    except InputError as error:
        return _told("\n".join(map(located_sentence, error.problems)), Exit.WRONG_USE)
    except LoggedFaultError:
        return _told(
            "程序出错，这次没有改动数据。详情已记入日志，请把日志交给维护人员。", Exit.REFUSED
        )
    except Exception as error:  # noqa: BLE001 - no log is open yet; no traceback for the user
        fault = type(error).__name__
        return _told(
            f"程序出错（{fault}），这次没有改动数据。请把所用的命令告诉维护人员。", Exit.REFUSED
        )
    if isinstance(answer, WindowRequest):
        return answer
    return int(answer) if isinstance(answer, int) else Exit.DONE


def _told(sentence: str, code: Exit) -> int:
    click.echo(sentence, err=True)
    return int(code)


def _speak_utf8() -> None:
    """Keep Chinese whole where the terminal's own encoding cannot hold every name."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
