"""`slots`: the contract of its answer, by code and by Chinese name, and wrong use."""

import pytest

from tests.cli.conftest import Command

ASKED = ("slots", "--since", "2026-11-22", "--until", "2026-11-24", "--branch")


@pytest.mark.usefixtures("in_demo")
def test_the_demonstration_is_asked_for_times(command: Command) -> None:
    ran = command("--json", *ASKED, "综采一队党支部", "--kind", "general_meeting")
    assert ran.code == 0
    best = ran.answer[0]
    assert {"starts", "ends", "free", "due", "needed", "enough", "left_out"} <= set(best)
    assert best["free"] + len(best["left_out"]) == best["due"]
    frees = [one["free"] for one in ran.answer]
    assert frees == sorted(frees, reverse=True)
    named = command("--json", *ASKED, "综采一队党支部", "--kind", "支部党员大会")
    assert named.answer == ran.answer
    election = command(
        "--json", *ASKED, "综采一队党支部", "--kind", "党员大会", "--regime", "election"
    )
    assert not election.answer[0]["enough"]
    assert "还差" in election.answer[0]["advice"][0]
    lines = command(*ASKED, "综采一队党支部", "--kind", "general_meeting", "--minutes", "60")
    assert "能到" in lines.out
    assert "2026-11-22 16:30–17:30" in lines.out


@pytest.mark.usefixtures("in_demo")
def test_wrong_use_is_told(command: Command) -> None:
    assert command(*ASKED, "综采一队党支部", "--kind", "舞会").code == 2
    assert command(*ASKED, "没有的党支部", "--kind", "党课").code == 2
    turned = ("slots", "--since", "2026-11-24", "--until", "2026-11-22")
    assert command(*turned, "--branch", "综采一队党支部", "--kind", "党课").code == 2
