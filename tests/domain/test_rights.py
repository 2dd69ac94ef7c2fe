"""The table of roles: read from two files, and what is wrong in them is told."""

import pytest

from dangjian_desktop.domain.rights import EVERY_RIGHT, Right, Role, role_table

ROLES = {
    "role": {
        "secretary": {"rights": "*"},
        "organiser": {"rights": ["record"]},
        "group_leader": {"rights": ["attendance"], "of_group": True},
        "viewer": {"rights": []},
    },
    "own": [{"table": "attendance", "by": "person", "column": "person_id"}],
}
OPERATIONS = {
    "area": [
        {"right": "record", "modules": ["people", "attendance"]},
        {"right": "attendance", "operations": ["attendance.mark"]},
    ]
}


def test_an_operation_counts_before_its_module():
    table = role_table(ROLES, OPERATIONS)
    assert table.needed_for("attendance.mark") is Right.ATTENDANCE
    assert table.needed_for("attendance.post") is Right.RECORD
    assert table.needed_for("dues.pay") is None
    assert table.roles[Role.SECRETARY].rights == EVERY_RIGHT
    assert table.roles[Role.GROUP_LEADER].is_of_group
    assert table.holders_of(Right.RECORD) == ("书记", "组织委员")
    assert table.own_tables["attendance"].column == "person_id"


@pytest.mark.parametrize(
    ("roles", "operations"),
    [
        ({**ROLES, "role": {"secretary": {"rights": "*"}}}, OPERATIONS),
        ({**ROLES, "role": {**ROLES["role"], "viewer": {"rights": ["all"]}}}, OPERATIONS),
        (ROLES, {"area": OPERATIONS["area"] + [{"right": "rules", "modules": ["people"]}]}),
        (ROLES, {"area": [{"right": "none", "modules": []}]}),
    ],
)
def test_what_is_wrong_is_refused(roles, operations):
    with pytest.raises(ValueError, match=r"."):
        role_table(roles, operations)
