"""The command line's own words: click's help and click's complaints in Chinese.

click words its messages in English and translates them only by the system's language. Here each
kind of complaint gets its sentence from what click knows about it, not from its English text.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import click

_HEADINGS = {"Options": "选项", "Commands": "命令"}
_QUOTED = re.compile(r"\((.*)\)\.?$")


class ChineseFormatter(click.HelpFormatter):
    """Writes a help page with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how a command is called."""
        del prefix
        super().write_usage(prog, args, "用法：")

    def write_heading(self, heading: str) -> None:
        """Write the heading of options or commands."""
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write words and what they mean side by side; a Chinese character is two columns wide."""
        del col_max
        told = list(rows)
        widest = max((_columns(word) for word, _ in told), default=0)
        for word, meaning in told:
            gap = " " * (widest - _columns(word) + col_spacing)
            self.write(f"{'':>{self.current_indent}}{word}{gap}{meaning}\n")


class _Context(click.Context):
    formatter_class = ChineseFormatter


class Command(click.Command):
    """A command whose help is Chinese throughout."""

    context_class = _Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[选项]")
        super().__init__(*args, **kwargs)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        _write_options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return --help, explained in Chinese."""
        return _explained(super().get_help_option(ctx))


class Group(click.Group):
    """A group of such commands."""

    context_class = _Context
    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[选项]")
        kwargs.setdefault("subcommand_metavar", "命令 …")
        super().__init__(*args, **kwargs)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and below them the commands."""
        _write_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return --help, explained in Chinese."""
        return _explained(super().get_help_option(ctx))


def _write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    with formatter.section("Options"):
        formatter.write_dl(list(_option_rows(command, ctx)))


def _option_rows(command: click.Command, ctx: click.Context) -> Iterator[tuple[str, str]]:
    """Yield each option and what it means; click would say bounds and 必填 in English."""
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx)
        if record is not None and isinstance(param, click.Option):
            word = record[0].replace("INTEGER RANGE", "整数").replace("INTEGER", "整数")
            yield word, (param.help or "") + _bounds(param, ctx)


def _bounds(option: click.Option, ctx: click.Context) -> str:
    """Return in brackets that an option must be given, how far it may go and what it is else."""
    kind, extra, told = option.type, option.get_help_extra(ctx), []
    if "required" in extra:
        told.append("必填")
    if isinstance(kind, click.IntRange | click.FloatRange):
        told.append(f"{kind.min} 到 {kind.max}")
    if "default" in extra:
        told.append(f"不写就是 {extra['default']}")
    return f"（{'，'.join(told)}）" if told else ""


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def complaint(error: click.ClickException) -> str:
    """Return what is wrong with the way a command was called, and where its usage stands."""
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if isinstance(ctx, click.Context) else "dangjian"
    return f"命令用法不对：{_told(error)}。用 {path} --help 查看用法。"


def _explained(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "显示这段说明"
    return option


def _told(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption() if _is_global(error):
            assert isinstance(error.ctx, click.Context)
            _, _, call = error.ctx.command_path.partition(" ")
            name = error.option_name
            return f"“{name}”要写在命令前面，像 dangjian {name} … {call} 这样"
        case click.NoSuchOption():
            close = "、".join(error.possibilities or ())
            return f"没有选项“{error.option_name}”" + (f"，是不是 {close}" if close else "")
        case click.MissingParameter():
            kind = "选项" if isinstance(error.param, click.Option) else "参数"
            return f"缺少{kind}“{_name(error.param)}”"
        case click.BadParameter():
            return f"“{_name(error.param)}”的值不对：{_wanted(error)}"
        case click.BadOptionUsage():
            verb = "不带值" if "not take" in error.message else "后面要写值"
            return f"选项“{error.option_name}”{verb}"
        case click.exceptions.NoArgsIsHelpError() if isinstance(error.ctx, click.Context):
            command = error.ctx.command
            known = command.list_commands(error.ctx) if isinstance(command, click.Group) else []
            return f"后面还要写命令（{'、'.join(known)}）"
        case click.exceptions.NoSuchCommand():
            return f"没有命令“{error.command_name}”"
        case _:
            found = _QUOTED.search(error.format_message())
            return f"多了“{found[1]}”" if found else "写法不对"


def _is_global(error: click.NoSuchOption) -> bool:
    """Whether an option that a command does not know is one of those before the command."""
    if error.ctx is None or error.ctx.parent is None:
        return False
    known = error.ctx.find_root().command.params
    return any(error.option_name in one.opts for one in known)


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return param.opts[0]
    return (param.metavar or param.name or "") if isinstance(param, click.Argument) else ""


def _wanted(error: click.BadParameter) -> str:
    """Return what a value should have been; our own types say it themselves."""
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return f"可以写 {'、'.join(map(str, kind.choices))}"
    if isinstance(kind, click.IntRange):
        return f"要写 {kind.min} 到 {kind.max} 的整数"
    return error.message.rstrip("。")


class NewFile(click.ParamType[Path]):
    """A file that is to be written; a name that promises another kind of file is refused."""

    def __init__(self, suffix: str, kind: str, *more: str) -> None:
        """Make the type.

        Args:
            suffix: What the name ends with, as ``.xlsx``.
            kind: What such a file is called, as 工作簿.
            more: Other endings that are taken.
        """
        self.name = f"文件{suffix}"
        self._suffixes, self._kind = (suffix, *more), kind

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """Return the path, or fail in Chinese."""
        path = Path(str(value))
        if path.suffix.lower() not in self._suffixes:
            endings = " 或 ".join(self._suffixes)
            self.fail(
                f"写出的是 {endings} {self._kind}，不能叫“{path.name}”。"
                f"请把名称改成 {endings} 结尾。",
                param,
                ctx,
            )
        return path


NEW_WORKBOOK = NewFile(".xlsx", "工作簿")
NEW_TABLE = NewFile(".xlsx", "表格", ".csv")
NEW_CALENDAR = NewFile(".ics", "日历")


class Day(click.ParamType[date]):
    """A day written YYYY-MM-DD."""

    name = "日期"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day, or fail in Chinese."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(str(value))
            if day.isoformat() != value:  # 20261121 and 2026-W47-6 would be taken as well
                raise ValueError(value)
            return day
        except ValueError:
            self.fail(f"“{value}”不是日期。请写成 2026-11-20 这样。", param, ctx)
