"""`privacy` answers what is kept about persons, without any data."""

from tests.cli.conftest import Command


def test_every_field_is_told_with_purpose_and_sheets(command: Command):
    found = command("--json", "privacy").answer
    (number,) = [row for row in found if "公民身份号码" in row["fields"]]
    assert number["table"] == "人员"
    assert number["purpose"]["en"].startswith("to tell one person from another")
    assert "党员信息卡" in number["sheets"]
    told = command("privacy").out
    assert len(told.splitlines()) == len(found)
    assert "人员（手机号码" in told
    assert "只在窗口里看" in told
