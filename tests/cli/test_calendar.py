"""`export calendar`: the contract of cli.md."""

import icalendar
import pytest

from tests.cli.conftest import Command


@pytest.mark.usefixtures("in_demo")
def test_the_demonstration_is_exported(command: Command, tmp_path) -> None:
    target = tmp_path / "活动.ics"
    ran = command("--json", "export", "calendar", target)
    assert ran.code == 0
    events = [
        part
        for part in icalendar.Calendar.from_ical(target.read_bytes()).walk()
        if part.name == "VEVENT"
    ]
    assert ran.answer == {"rows": len(events)}
    assert events
    first = target.read_bytes()
    command("export", "calendar", target)
    assert target.read_bytes() == first
    stretch = ("--since", "2026-11-01", "--until", "2026-11-30")
    one = command("--json", "export", "calendar", target, "--branch", "机电队党支部", *stretch)
    assert 0 < one.answer["rows"] < len(events)
    nobody = command("--json", "export", "calendar", target, "--branch", "没有这个支部")
    assert (nobody.code, nobody.out) == (2, "")


def test_what_is_wrong_is_told(command: Command, tmp_path) -> None:
    assert "请把名称改成 .ics 结尾" in command("export", "calendar", tmp_path / "a.xlsx").err
    backwards = ("--since", "2026-12-01", "--until", "2026-11-01")
    ran = command("export", "calendar", tmp_path / "a.ics", *backwards)
    assert ran.code == 2
    assert "早于" in ran.err
