"""`rules`: a branch sees what its answers rest on, and sets a value of its own."""

import pytest

from tests.cli.conftest import Command

HOLIDAYS_OF_2027 = '{"off": ["2027-01-01"], "make_up": []}'


@pytest.mark.usefixtures("in_demo")
def test_rules_are_listed_with_their_source_one_or_all(command: Command) -> None:
    every = command("--json", "rules", "list")
    assert {"dues.wage", "votes.election", "terms.branch"} <= {one["rule"] for one in every.answer}
    (one,) = command("--json", "rules", "list", "dues.rounding").answer
    assert (one["values"]["step"], one["own"]) == ("0.01", [])
    assert "没有查到" in one["source"]
    assert "    step = 0.01" in command("rules", "list", "dues.rounding").out.splitlines()
    assert command("rules", "list", "no_such").code == 2


@pytest.mark.usefixtures("in_demo")
def test_a_value_set_otherwise_counts_from_its_day_and_can_be_taken_back(command: Command) -> None:
    done = command(
        "rules", "set", "dues.rounding", "step", "0.1", "--note", "公司党委通知",
        "--since", "2026-06-01",
    )  # fmt: skip
    assert done.code == 0
    sum_of = ("calc", "dues", "base=3256.40")
    assert command("--json", "--on", "2026-11-20", *sum_of).answer["answer"]["amount"] == "32.6"
    assert command("--json", "--on", "2026-05-31", *sum_of).answer["answer"]["amount"] == "32.56"
    (one,) = command("--json", "rules", "list", "dues.rounding").answer
    assert [(own["value"], own["since"]) for own in one["own"]] == [("0.1", "2026-06-01")]
    back = command("rules", "unset", "dues.rounding", "step", "--since", "2026-06-01")
    assert back.code == 0
    assert command("--json", "--on", "2026-11-20", *sum_of).answer["answer"]["amount"] == "32.56"


@pytest.mark.usefixtures("in_demo")
def test_the_holidays_of_a_new_year_are_added(command: Command) -> None:
    holidays = ("holidays.work_calendar", "2027", HOLIDAYS_OF_2027, "--note", "国办通知")
    assert command("rules", "set", *holidays).code == 0
    answer = command("--json", "calc", "publicity", "posted=2026-12-31", "working_days=1").answer
    assert answer["answer"]["ends"] == "2027-01-04"
    assert not [told for told in answer["warnings"] if "2027" in told]


@pytest.mark.usefixtures("in_demo")
def test_what_cannot_be_set_is_refused_and_nothing_is_changed(command: Command) -> None:
    for wrong in (
        ("dues.rounding", "step", "多少"),
        ("dues.rounding", "no_such", "1"),
        ("no_such.rule", "step", "1"),
        ("terms.branch", "usual_years", '"三"'),
    ):
        assert command("rules", "set", *wrong, "--note", "试").code != 0
    assert command("rules", "unset", "dues.rounding", "step").code != 0
    (one,) = command("--json", "rules", "list", "dues.rounding").answer
    assert one["own"] == []
