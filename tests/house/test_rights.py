"""Every operation declares what right it needs, and who has that right: the matrix of roles.

An operation that comes later and stands in no area of `resources/roles/operations.toml` fails
here; until then it needs every right.
"""

import ast
from collections import Counter
from pathlib import Path

import pytest

from dangjian_desktop.domain.rights import EVERY_RIGHT, Right, Role
from dangjian_desktop.operations.runner import Operation, RefusedError, Runner
from dangjian_desktop.storage.shipped_roles import read_roles
from tests.roles import ROLES

OPERATIONS = Path(__file__).resolve().parents[2] / "dangjian_desktop" / "operations"
TABLE = read_roles(ROLES)


def operations() -> list[str]:
    """Return module.name of everything that is an operation, read from the sources."""
    return [
        ".".join((*path.relative_to(OPERATIONS).with_suffix("").parts, node.name))
        for path in sorted(OPERATIONS.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and any(
            isinstance(one, ast.Call) and ast.unparse(one.func) == "operation"
            for one in node.decorator_list
        )
    ]


EVERY = operations()


def of_right(*rights: Right) -> set[str]:
    return {one for one in EVERY if TABLE.needed_for(one) in rights}


def allowed(role: Role) -> set[str]:
    """Return what a role may do, by what is declared."""
    return {one for one in EVERY if TABLE.needed_for(one) in TABLE.roles[role].rights}


def test_every_operation_declares_what_right_it_needs():
    assert len(EVERY) > 380
    assert [one for one in EVERY if TABLE.needed_for(one) is None] == []


def test_nothing_is_declared_that_does_not_exist():
    modules = {one.rpartition(".")[0] for one in EVERY}
    assert set(TABLE.by_module) <= modules
    assert set(TABLE.by_operation) <= set(EVERY)


def test_the_secretary_may_do_everything():
    assert allowed(Role.SECRETARY) == set(EVERY)
    assert TABLE.roles[Role.SECRETARY].rights == EVERY_RIGHT


def test_the_organiser_records_all_but_what_is_the_secretarys_own():
    withheld = set(EVERY) - allowed(Role.ORGANISER)
    assert withheld == of_right(Right.CASE_FILES, Right.ERASE, Right.RULES, Right.EXCHANGE)
    assert "exchange_accepting.accept_package" in withheld
    assert not TABLE.roles[Role.ORGANISER].rights & {Right.KEYS, Right.RESTORE}
    assert {"dues.record_payment", "transfers.accept_transfers"} <= allowed(Role.ORGANISER)


def test_a_group_leader_ticks_and_keeps_ledgers_and_nothing_else():
    assert allowed(Role.GROUP_LEADER) == of_right(Right.ATTENDANCE, Right.LEDGERS)
    assert {one.rpartition(".")[0] for one in allowed(Role.GROUP_LEADER)} == {
        "attendance",
        "ledgers",
        "ledger_milestones",
    }
    assert TABLE.roles[Role.GROUP_LEADER].is_of_group


def test_who_looks_only_may_see_and_record_nothing():
    assert allowed(Role.VIEWER) == of_right(Right.REVEAL)


@pytest.mark.parametrize("role", Role)
def test_the_runner_refuses_what_is_not_the_roles_and_says_whose_it_is(data, role):
    """Each operation is asked of the runner of each role; its own body is put aside."""
    runner = Runner("某人", rights=TABLE.roles[role].rights)
    done = Counter[str]()
    for one in EVERY:
        module, _dot, name = one.rpartition(".")
        work = Operation("做事", name, lambda _writer: None, module=module)
        try:
            runner.run(work)
        except RefusedError as refusal:
            right = TABLE.needed_for(one)
            assert right is not None
            told = str(refusal)
            assert "权限。请找书记" in told
            assert ("组织委员" in told) == (right in TABLE.roles[Role.ORGANISER].rights)
        else:
            done[one] += 1
    assert set(done) == allowed(role)


def test_what_declares_nothing_is_refused_to_all_but_the_secretary(data):
    work = Operation("做事", "new_operation", lambda _writer: 7, module="new_module")
    assert Runner("书记").run(work).result == 7
    for role in set(Role) - {Role.SECRETARY}:
        with pytest.raises(RefusedError, match="没有"):
            Runner("某人", rights=TABLE.roles[role].rights).run(work)
