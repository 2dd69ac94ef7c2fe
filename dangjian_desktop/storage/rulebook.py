"""The rule files of the program and the branch's own values, as domain types.

A file of resources/rules is TOML: ``format = 1``, then each rule as an array of tables, one table
for each dated version::

    [[wage]]                       # the rule "dues.wage" when the file is dues.toml
    title = "在职党员党费比例"
    source = "中组发〔2008〕3号"      # the regulation; an article only with confidence "H"
    confidence = "H"               # H, M, L, or U for what no text confirms
    level = "national"             # or "local"
    since = "2008"                 # day, month or year; left out: always
    takes_new_keys = false         # may a branch add keys?
    note = ""                      # a sentence that stands with every answer
    [wage.values]                  # money and shares as text

The folder is told once (`use_rules`, at opening); the files are read when the first rule is
wanted, so a start pays nothing.
"""

import json
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.rules import (
    Confidence,
    Level,
    RuleChange,
    RuleSet,
    RuleVersion,
    frozen,
    rules_in_force,
)
from dangjian_desktop.storage.database import data_revision, forget_answers
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.models import RuleOverride
from dangjian_desktop.storage.shelf import Shelf

#: The form of rule files that this program reads.
FORMAT = 1
_HEAD = {"title", "source", "confidence", "level", "values"}
_MORE = {"since", "takes_new_keys", "note"}


_shelf = Shelf()


def use_rules(folder: Path) -> None:
    """Take the rule files of this folder from now on."""
    _shelf.folder = folder
    forget_answers()  # they followed from other rules


def rules_on(day: date) -> RuleSet:
    """Return what every rule says on a day in the open file: its own values included.

    The answer is kept until the branch sets a value otherwise, so asking costs next to nothing.

    Raises:
        StorageError: When a rule file is missing or wrong (code rules).
    """
    return _rules_on(_folder(), turn_before(day), _stored_at(data_revision()))


def turn_before(day: date) -> date:
    """Return the last day up to this one on which any rule changed: until now all are the same.

    Whoever reads rules of many days keeps what was read by this day.
    """
    turns = _turns(_folder(), _stored_at(data_revision()))
    place = bisect_right(turns, day)
    return turns[place - 1] if place else date.min


def known_versions() -> tuple[RuleVersion, ...]:
    """Return every version of every rule of the files in use, own values left aside.

    Raises:
        StorageError: When a rule file is missing or wrong (code rules).
    """
    return read_rules(_folder())


def _folder() -> Path:
    if _shelf.folder is None:
        raise _trouble("规则文件夹", "程序没有指明它在哪里")
    return _shelf.folder


def rules_of_files(folder: Path, day: date) -> RuleSet:
    """Return what the rule files alone say on a day; no data file need be open.

    Raises:
        StorageError: When a rule file is missing or wrong (code rules).
    """
    return rules_in_force(read_rules(folder), (), day)


@lru_cache(maxsize=8)
def _turns(folder: Path, stored: tuple["_Stored", ...]) -> tuple[date, ...]:
    """Return the days on which anything changes: between two of them every day has one answer."""
    days = {one.since.first_day for one in read_rules(folder) if one.since is not None}
    return tuple(sorted(days | {change.first_day for change in _changes(stored)}))


@lru_cache(maxsize=64)
def _rules_on(folder: Path, day: date, stored: tuple["_Stored", ...]) -> RuleSet:
    return rules_in_force(read_rules(folder), _changes(stored), day)


class _Stored(NamedTuple):
    """A value that the branch has set otherwise, as it is stored: the JSON text, not what it says.

    Nearly every change of the data leaves all of them as they were; what follows from them is
    therefore kept by them and not by the revision of the data.
    """

    rule: str
    key: str
    value: str
    since: PartialDate | None
    note: str


@lru_cache(maxsize=1)
def _stored_at(revision: int) -> tuple[_Stored, ...]:
    del revision  # part of the key only
    return tuple(
        _Stored(row.rule, row.key, row.value, row.since, row.note)
        for row in RuleOverride.select().order_by(RuleOverride.id)
    )


def own_changes() -> tuple[RuleChange, ...]:
    """Return every value that the branch has set otherwise, as it was entered.

    Raises:
        StorageError: When a stored value is no JSON (code rules).
    """
    return _changes(_stored_at(data_revision()))


def _changes(stored: tuple[_Stored, ...]) -> tuple[RuleChange, ...]:
    return tuple(
        RuleChange(one.rule, one.key, _value_of(one), one.since, one.note) for one in stored
    )


def _value_of(stored: _Stored) -> Any:
    try:
        return json.loads(stored.value)
    except ValueError as error:
        trouble = f"本支部另定的规则 {stored.rule} {stored.key}"
        raise _trouble(trouble, "值读不懂") from error


@lru_cache(maxsize=4)
def read_rules(folder: Path) -> tuple[RuleVersion, ...]:
    """Return every version of every rule of a folder.

    Raises:
        StorageError: When there is no rule file, or one is wrong (code rules).
    """
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise _trouble(str(folder), "里面没有规则文件")
    return tuple(version for path in paths for version in _versions(path))


def _versions(path: Path) -> Iterator[RuleVersion]:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _trouble(path.name, str(error)) from error
    found = data.pop("format", None)
    if found != FORMAT:
        raise _trouble(path.name, f"格式是 {found}，本程序认得 {FORMAT}")
    for table, versions in data.items():
        if not isinstance(versions, list):
            raise _trouble(path.name, f"{table} 要写成 [[{table}]]")
        for version in versions:
            yield _version(path, f"{path.stem}.{table}", version)


def _version(path: Path, name: str, told: Mapping[str, Any]) -> RuleVersion:
    missing, strange = _HEAD - told.keys(), told.keys() - _HEAD - _MORE
    if missing or strange:
        words = [f"缺 {key}" for key in sorted(missing)] + [f"多 {key}" for key in sorted(strange)]
        raise _trouble(path.name, f"{name} {'、'.join(words)}")
    try:
        since = PartialDate.from_iso(str(told["since"])) if "since" in told else None
        return RuleVersion(
            name,
            told["title"],
            told["source"],
            Confidence(told["confidence"]),
            Level(told["level"]),
            since,
            frozen(told["values"]),
            told.get("takes_new_keys", False),
            told.get("note", ""),
        )
    except ValueError as error:
        raise _trouble(path.name, f"{name} {error}") from error


def _trouble(where: str, what: str) -> StorageError:
    return StorageError(
        "rules",
        "规则读不出来：{where}（{what}）。请重新安装程序，数据没有改动。",
        where=where,
        what=what,
    )
