"""What somebody at the computer may see and do beyond the ordinary.

Until there are roles, whoever opens the file is its 书记 and has every right. Everything that needs
one asks for it by name, so that roles only have to say who has which.
"""

from enum import StrEnum


class Right(StrEnum):
    """A right that not everybody has (values are stored in no file yet)."""

    CASE_FILES = "case_files"


#: What whoever opens the file has while there are no roles.
EVERY_RIGHT = frozenset(Right)
RIGHT_WORDS = {Right.CASE_FILES: "查看和登记个案"}
