"""What every command gets: the data folder, the day, the way to answer, and the exit codes."""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import Any

import click

from dangjian_desktop.domain.problems import InputError, SentenceError
from dangjian_desktop.host.account import account_name
from dangjian_desktop.host.clock import Clock
from dangjian_desktop.host.paths import DataFolder, data_folder
from dangjian_desktop.operations.opening import OpenData, open_data, read_password

_log = logging.getLogger(__name__)


class Exit(IntEnum):
    """Exit codes of the contract."""

    DONE = 0
    WITH_FAULTS = 1
    WRONG_USE = 2
    REFUSED = 3


class CommandError(Exception):
    """A command cannot go on: one Chinese sentence and an exit code."""

    def __init__(self, sentence: str, code: Exit = Exit.WRONG_USE) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


class LoggedFaultError(Exception):
    """A bug ended a command; the log holds it."""


#: What a command may end with; everything else is a bug.
_EXPECTED = (CommandError, SentenceError, InputError, click.ClickException, click.Abort)


@dataclass
class Context:
    """The global options.

    Attributes:
        data: Folder named by --data, or None for the user's own.
        pinned: The day that --on names; None for today.
        as_json: Whether standard output holds JSON and nothing else.
        password_file: File whose first line is the password.
    """

    data: Path | None
    pinned: date | None
    as_json: bool
    password_file: Path | None
    exit_code: Exit = Exit.DONE

    @property
    def on(self) -> date:
        """The day to work as of."""
        return Clock(self.pinned).today()

    @property
    def folder(self) -> DataFolder:
        """The data folder."""
        return data_folder(self.data)

    @contextmanager
    def opened(self, **options: Any) -> Iterator[OpenData]:
        """Open the data folder for one command.

        Args:
            options: As of `open_data`; without a password that of --password-file counts.

        Raises:
            LoggedFaultError: In place of what nobody expected, once it stands in the log.
            CommandError: For who sees one party group only: commands answer about everything.
        """
        options = {"password": self.read_password()} | options
        data = open_data(self.folder, actor=account_name(), **options)
        if data.entry.group:
            data.close()
            raise CommandError(
                "党小组长只能看和登记本组的，请在窗口里办理。要用命令行，请找书记、组织委员。",
                Exit.REFUSED,
            )
        if data.entry.recovery_code is not None:
            self.tell(
                f"数据已加密。恢复密钥：{data.entry.recovery_code}。"
                "请抄下来封存，忘了口令只能用它打开；以后不再显示。"
            )
        if data.warning is not None:
            self.tell(str(data.warning))
        try:
            yield data
        except _EXPECTED:
            raise
        except Exception as error:
            _log.exception("command failed")  # while the log is open
            raise LoggedFaultError from error
        finally:
            data.close()

    def read_password(self) -> str | None:
        """Return the password, or None where no file is named.

        Raises:
            CommandError: When the file cannot be read or is empty.
        """
        if self.password_file is None:
            return None
        try:
            password = read_password(self.password_file)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"口令文件读不出来：{self.password_file}。请检查路径。") from error
        if not password:
            raise CommandError(f"口令文件是空的：{self.password_file}。请在第一行写上口令。")
        return password

    def tell(self, sentence: str) -> None:
        """Say something to a person: on standard error, so that JSON stays alone."""
        click.echo(sentence, err=True)

    def answer(self, value: Any, lines: list[str]) -> None:
        """Give the answer: JSON on standard output, or Chinese lines."""
        if self.as_json:
            sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
            return
        for line in lines:
            click.echo(line)

    def has_faults(self) -> None:
        """Let the command end with code 1: done, but some rows were refused."""
        self.exit_code = Exit.WITH_FAULTS


passed = click.pass_obj
