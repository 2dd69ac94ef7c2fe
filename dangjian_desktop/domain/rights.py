"""Who sits at the computer, and what that role may see and do.

Data without a password have no roles: whoever opens them is the 书记 and has every right. With key
slots each person's slot says the role. What a role may do is declared in `resources/roles`: the
rights of each role, and the right that each operation needs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


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
    """A right that not everybody has (values stand in `resources/roles`, in no data file)."""

    RECORD = "record"
    ATTENDANCE = "attendance"
    LEDGERS = "ledgers"
    CASE_FILES = "case_files"
    REVEAL = "reveal"
    OUTPUT = "output"
    RULES = "rules"
    EXCHANGE = "exchange"
    RESTORE = "restore"
    KEYS = "keys"
    ERASE = "erase"


#: What whoever opens data without a password has.
EVERY_RIGHT = frozenset(Right)
RIGHT_WORDS = {
    Right.RECORD: "登记和修改",
    Right.ATTENDANCE: "登记出勤",
    Right.LEDGERS: "登记台账",
    Right.CASE_FILES: "查看和登记个案",
    Right.REVEAL: "查看完整号码和附件",
    Right.OUTPUT: "打印和导出",
    Right.RULES: "修改规则",
    Right.EXCHANGE: "接收数据包",
    Right.RESTORE: "恢复备份",
    Right.KEYS: "管理口令",
    Right.ERASE: "合法删除",
}
#: In `resources/roles`: every right.
EVERYTHING = "*"


@dataclass(frozen=True, slots=True)
class RoleRights:
    """What one role may do.

    Attributes:
        rights: All of them.
        is_of_group: Whether it reaches only as far as the party group that the key slot names.
    """

    rights: frozenset[Right]
    is_of_group: bool = False


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A table of which somebody with a group writes rows, and how a row is seen to be the group's.

    Attributes:
        table: Its name.
        by: What the column names: a person of the group, the group itself, its branch or it, or
            the row of another table that is judged in its place.
        column: Name of the column.
        of: Of `by` "row": name of that other table.
    """

    table: str
    by: str
    column: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class RoleTable:
    """Everything that is declared about roles.

    Attributes:
        roles: What each may do.
        by_operation: The right that an operation needs, by module.operation.
        by_module: The right of the operations of a module that are not named themselves.
        own_tables: Tables in which somebody with a group writes, by name.
    """

    roles: Mapping[Role, RoleRights]
    by_operation: Mapping[str, Right]
    by_module: Mapping[str, Right]
    own_tables: Mapping[str, OwnTable]

    def needed_for(self, operation: str) -> Right | None:
        """Return the right that an operation (module.name) needs; None where none is declared."""
        module = operation.rpartition(".")[0]
        return self.by_operation.get(operation, self.by_module.get(module))

    def holders_of(self, right: Right) -> tuple[str, ...]:
        """Return the words of the roles that have a right, as `Role` orders them."""
        return tuple(ROLE_WORDS[role] for role in Role if right in self.roles[role].rights)


def role_table(roles: Mapping[str, Any], operations: Mapping[str, Any]) -> RoleTable:
    """Return what two files of `resources/roles` declare, as they were parsed.

    Args:
        roles: `role`: a table per role with rights and, where it is so, of_group; `own`: a list
            of tables.
        operations: `area`: a list of tables with right, modules and operations.

    Raises:
        KeyError, ValueError: When a role is missing, a right is unknown, or an operation
            or module is declared twice.
    """
    by_operation: dict[str, Right] = {}
    by_module: dict[str, Right] = {}
    for area in operations["area"]:
        right = Right(area["right"])
        for names, kept in (("modules", by_module), ("operations", by_operation)):
            for name in area.get(names, ()):
                if name in kept:
                    raise ValueError(f"{name} is declared twice")
                kept[name] = right
    told = roles["role"]
    if set(told) != {role.value for role in Role}:
        raise ValueError(f"roles {sorted(told)}")
    own = [OwnTable(**one) for one in roles["own"]]
    return RoleTable(
        {role: _rights_of(told[role.value]) for role in Role},
        by_operation,
        by_module,
        {one.table: one for one in own},
    )


def _rights_of(told: Mapping[str, Any]) -> RoleRights:
    rights = told["rights"]
    return RoleRights(
        EVERY_RIGHT if rights == EVERYTHING else frozenset(map(Right, rights)),
        bool(told.get("of_group", False)),
    )
