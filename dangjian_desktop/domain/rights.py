"""Who sits at the computer, and what that role may see and do.

Data without a password have no roles: whoever opens them is the 书记 and has every right. With key
slots each person's slot says the role.
"""

from enum import StrEnum


class Role(StrEnum):
    """What somebody with a password is here (values are stored in key slots)."""

    SECRETARY = "secretary"
    ORGANISER = "organiser"
    GROUP_LEADER = "group_leader"
    VIEWER = "viewer"


ROLE_WORDS = {
    Role.SECRETARY: "书记",
    Role.ORGANISER: "组织委员",
    Role.GROUP_LEADER: "党小组长",
    Role.VIEWER: "查看",
}


class Right(StrEnum):
    """A right that not everybody has (values are stored in no file yet)."""

    CASE_FILES = "case_files"
    RECORD = "record"


#: What whoever opens data without a password has.
EVERY_RIGHT = frozenset(Right)
RIGHT_WORDS = {Right.CASE_FILES: "查看和登记个案", Right.RECORD: "登记和修改"}
RIGHTS_OF = {
    Role.SECRETARY: EVERY_RIGHT,
    Role.ORGANISER: frozenset({Right.RECORD}),
    Role.GROUP_LEADER: frozenset[Right](),
    Role.VIEWER: frozenset[Right](),
}
