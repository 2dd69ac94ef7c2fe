"""What is typed into the columns of a row: only columns that may change, trimmed, not too long."""

from collections.abc import Collection, Mapping
from typing import Any

from dangjian_desktop.operations.runner import RefusedError

#: So many characters of a text that is too long are told, for it to be found.
_TOLD = 10


def clean_values(
    values: Mapping[str, Any], changeable: Collection[str], longest: Mapping[str, int]
) -> dict[str, Any]:
    """Return values with their texts trimmed.

    Args:
        values: By column; a column that is not changeable is a fault of the program.
        changeable: The columns that may be written.
        longest: Characters that a column takes; columns without a limit are left out.

    Raises:
        RefusedError: When a text is too long.
    """
    unknown = values.keys() - set(changeable)
    assert not unknown, unknown
    clean = {
        name: value.strip() if isinstance(value, str) else value for name, value in values.items()
    }
    for name, most in longest.items():
        refuse_long(clean.get(name) or "", most)
    return clean


def trimmed(text: str, most: int) -> str:
    """Return what was typed without the white space around it.

    Raises:
        RefusedError: When it has more characters than its column takes.
    """
    clean = text.strip()
    refuse_long(clean, most)
    return clean


def refuse_long(text: str, most: int) -> None:
    """Refuse a text of more characters than its column takes.

    Raises:
        RefusedError: When it is too long.
    """
    if len(text) > most:
        raise RefusedError(
            "“{text}…”有 {count} 个字，最多 {most} 个。请写短一些。",
            text=text[:_TOLD],
            count=len(text),
            most=most,
        )
