"""What the program remembers for this computer; what belongs to the branch stands in the database.

One frozen dataclass says every key, its type and its default; a key that is not a field does not
exist. A file that cannot be understood costs the user the window's place and nothing else: each
wrong value falls back to its default, and a damaged file is set aside and told.
"""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final, get_type_hints

from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.host.files import replace_file

_MOST_BYTES: Final = 1024 * 1024  # ours is a few kilobytes; more is not ours
_DAMAGED_SUFFIX: Final = ".damaged.json"
_MOST_TEXT: Final = 4096
_MOST_FLAGS: Final = 1000
_LARGEST_COORDINATE: Final = 32_767
_SMALLEST_WINDOW: Final = 200
ZOOM_RANGE: Final = range(50, 301)
PANE_RANGE: Final = range(120, 1201)
LOCK_RANGE: Final = range(241)


class Theme(StrEnum):
    """Which colours the window takes (values are stored)."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Language(StrEnum):
    """What the window speaks (values are stored and stand in the names of catalogues)."""

    CHINESE = "zh_CN"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Where the window stood, in device-independent pixels.

    The screen may be another one next time: the window moves itself into view.
    """

    x: int
    y: int
    width: int
    height: int
    maximized: bool = False


class _UnfitError(ValueError):
    """Raised by a reader for a value it cannot take."""


def _boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise _UnfitError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _MOST_TEXT:
        raise _UnfitError
    return value


def _theme(value: object) -> Theme:
    return Theme(_text(value))


def _language(value: object) -> Language:
    return Language(_text(value))


def _number_in(allowed: range) -> Callable[[object], int]:
    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value not in allowed:
            raise _UnfitError
        return value

    return read


def _window(value: object) -> WindowPlace | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        raise _UnfitError
    place = _number_in(range(-_LARGEST_COORDINATE, _LARGEST_COORDINATE))
    size = _number_in(range(_SMALLEST_WINDOW, _LARGEST_COORDINATE))
    return WindowPlace(
        place(value.get("x")),
        place(value.get("y")),
        size(value.get("width")),
        size(value.get("height")),
        _boolean(value.get("maximized")),
    )


def _columns(value: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise _UnfitError
    chosen: dict[str, tuple[str, ...]] = {}
    for page, names in value.items():
        if not isinstance(names, list) or not names:
            raise _UnfitError
        chosen[page] = tuple(dict.fromkeys(_text(name) for name in names))
    return chosen


def _flags(value: object) -> Mapping[str, bool]:
    if not isinstance(value, dict) or len(value) > _MOST_FLAGS:
        raise _UnfitError
    return {_text(name): _boolean(flag) for name, flag in value.items()}


@dataclass(frozen=True)
class Settings:
    """Everything remembered for this computer; changed with `dataclasses.replace`.

    Each type carries the function that reads it from the file or refuses.

    Attributes:
        window: Where the window stood; None before the first run.
        last_folder: Where the user last chose or saved a file; empty at first.
        theme: Light, dark, or as the system has it.
        language: Of the window; official terms and paper are Chinese in any.
        large_type: Whether everything is drawn larger.
        zoom: Percent.
        tree_width: Of the pane at the left, in device-independent pixels.
        tree_shown: Whether that pane is unfolded.
        card_width: Of the person card at the right.
        books_width, books_shown: The same of the list of ledger books.
        entry_width, entry_shown: The same of the card of a ledger's row.
        columns: For each page, the names of the columns shown, in their order; a page that is not
            in it shows its own choice. The page ignores names it no longer has.
        card_open: Whether a section of the person card is unfolded, for those the user (un)folded.
        card_printed: Whether a section is printed, for those the user ticked or unticked.
        rare_fields: Whether fields that a branch rarely needs are shown even when empty.
        tray_reminder: Whether what is due is told in the notification area once a day.
        lock_minutes: After so many minutes without a key or the mouse the window asks for the
            password again, where the data have one; 0 for never.
    """

    window: Annotated[WindowPlace | None, _window] = None
    last_folder: Annotated[str, _text] = ""
    theme: Annotated[Theme, _theme] = Theme.SYSTEM
    language: Annotated[Language, _language] = Language.CHINESE
    large_type: Annotated[bool, _boolean] = False
    zoom: Annotated[int, _number_in(ZOOM_RANGE)] = 100
    tree_width: Annotated[int, _number_in(PANE_RANGE)] = 252
    tree_shown: Annotated[bool, _boolean] = True
    card_width: Annotated[int, _number_in(PANE_RANGE)] = 360
    books_width: Annotated[int, _number_in(PANE_RANGE)] = 232
    books_shown: Annotated[bool, _boolean] = True
    entry_width: Annotated[int, _number_in(PANE_RANGE)] = 340
    entry_shown: Annotated[bool, _boolean] = True
    columns: Annotated[Mapping[str, tuple[str, ...]], _columns] = field(default_factory=dict)
    card_open: Annotated[Mapping[str, bool], _flags] = field(default_factory=dict)
    card_printed: Annotated[Mapping[str, bool], _flags] = field(default_factory=dict)
    rare_fields: Annotated[bool, _boolean] = False
    tray_reminder: Annotated[bool, _boolean] = False
    lock_minutes: Annotated[int, _number_in(LOCK_RANGE)] = 5

    def with_columns(self, page: str, names: tuple[str, ...]) -> "Settings":
        """Return these settings with another choice of columns for one page."""
        return replace(self, columns={**self.columns, page: names})


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """What was read, and what the user has to be told about it.

    Attributes:
        settings: Always usable.
        notice: What to say when the file could not be read; else None.
    """

    settings: Settings
    notice: Sentence | None = None


def load_settings(path: Path) -> LoadedSettings:
    """Read the settings; whatever the file holds, the program starts."""
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except OSError:
        return LoadedSettings(
            Settings(),
            Sentence("窗口设置“{path}”读不出来，已用默认设置。请检查这个文件的权限。", path=path),
        )
    try:
        read = json.loads(content) if len(content) <= _MOST_BYTES else None
    except (ValueError, RecursionError):
        read = None
    if not isinstance(read, dict):
        return LoadedSettings(Settings(), _set_aside(path))
    return LoadedSettings(_settings_of(read))


def chosen_language(path: Path) -> Language:
    """Return the language alone, and touch nothing: what stops a start is told in it, too."""
    try:
        with path.open("rb") as file:
            read = json.loads(file.read(_MOST_BYTES))
        return _language(read["language"])
    except (OSError, ValueError, RecursionError, LookupError, TypeError):
        return Language.CHINESE


def save_settings(settings: Settings, path: Path) -> None:
    """Write the settings, whole or not at all.

    Raises:
        HostError: When the disk is full, read-only or gone.
    """
    text = json.dumps(asdict(settings), indent=2)
    replace_file(path, f"{text}\n".encode("ascii"))


def _settings_of(read: dict[str, object]) -> Settings:
    taken: dict[str, Any] = {}
    declared = get_type_hints(Settings, include_extras=True)
    for key in declared.keys() & read.keys():
        (reader,) = declared[key].__metadata__
        try:
            taken[key] = reader(read[key])
        except ValueError:
            continue  # a wrong type or a figure out of range: the default stands
    return Settings(**taken)


def _set_aside(path: Path) -> Sentence:
    """Move a damaged file out of the way, keeping it for whoever wants to look."""
    aside = path.with_name(path.stem + _DAMAGED_SUFFIX)
    try:
        os.replace(path, aside)
    except OSError:
        return Sentence("窗口设置“{path}”已损坏，已用默认设置；党员数据不受影响。", path=path)
    return Sentence(
        "窗口设置已损坏，已用默认设置，原文件改名为“{name}”；党员数据不受影响。", name=aside.name
    )
