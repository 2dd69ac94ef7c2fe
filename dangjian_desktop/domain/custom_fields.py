"""Fields that a branch defines itself for people and for organisations.

A field is data: label, kind, choices. It is renamed or retired, never deleted, so that nothing
recorded is lost; a retired field or choice stays readable and takes no new value.
"""

from enum import StrEnum

from dangjian_desktop.domain.people import FieldKind


class FieldSubject(StrEnum):
    """Whom a field describes (values are stored)."""

    PERSON = "person"
    ORGANISATION = "organisation"


#: The kinds that a branch may choose for a field of its own.
CUSTOM_KINDS: tuple[FieldKind, ...] = (
    FieldKind.TEXT,
    FieldKind.NUMBER,
    FieldKind.DATE,
    FieldKind.CHOICE,
    FieldKind.YES_NO,
    FieldKind.PERSON,
)

#: What a key of such a field begins with wherever columns are named by key; the uid follows.
KEY_PREFIX = "custom:"


def key_of(uid: str) -> str:
    """Return the column key of a user-defined field."""
    return KEY_PREFIX + uid


def uid_of(key: str) -> str | None:
    """Return the uid of the user-defined field that a column key names, or None."""
    return key.removeprefix(KEY_PREFIX) if key.startswith(KEY_PREFIX) else None
