"""What somebody worked as earlier is entered later, corrected and taken away."""

from datetime import date

import pytest

from dangjian_desktop.operations.jobs import change_job
from dangjian_desktop.storage.models import FormerJob
from dangjian_desktop.ui.roster.former_job_dialog import FormerJobDialog
from dangjian_desktop.ui.shared.stretches_dialog import ONE_MORE
from tests import make
from tests.ui.roster.roster_stories import choose, fill, opened


@pytest.fixture
def open_dialog(page, desk):
    """Opens the dialog for 张卫国, who changed crews in May."""
    desk.run(change_job(person_id=1, changes={"crew": "生产二班"}, on=date(2026, 5, 1)))

    def act() -> FormerJobDialog:
        choose(page, "张卫国")
        page.actions["former_jobs"].trigger()
        dialog = opened(page, "former_job_dialog")
        assert isinstance(dialog, FormerJobDialog)
        return dialog

    return act


def jobs() -> list[tuple[str, str, str]]:
    found = FormerJob.select().order_by(FormerJob.until)
    return [(job.since.printed if job.since else "", job.until.printed, job.crew) for job in found]


def test_the_last_job_is_shown_and_corrected(open_dialog):
    dialog = open_dialog()
    assert dialog.form.editor("crew").text() == "检修班"
    assert dialog.form.editor("until").text() == "2026-05-01"
    fill(dialog, crew="检修一班", since=make.day("2020-07"))
    dialog.save()
    assert not dialog.isVisible()
    assert jobs() == [("2020年7月", "2026-05-01", "检修一班")]


def test_one_more_is_entered_and_what_cannot_be_is_refused(open_dialog, ask):
    dialog = open_dialog()
    fill(dialog, which=ONE_MORE)
    assert dialog.form.editor("crew").text() == ""
    assert not dialog.remove_button.isVisible()
    fill(dialog, crew="机电班", since=make.day("2019"), until=make.day("2026-01-01"))
    dialog.save()
    assert "重叠" in dialog.refusal.sentence.text()
    ask.answers += [True]
    dialog.reject()
    dialog.setObjectName("left")
    dialog = open_dialog()
    fill(dialog, since=make.day("2022-01-01"))
    dialog.save()
    dialog.setObjectName("left")
    dialog = open_dialog()
    fill(dialog, which=ONE_MORE)
    fill(dialog, crew="机电班", since=make.day("2019"), until=make.day("2022-01-01"))
    dialog.save()
    assert jobs() == [
        ("2019年", "2022-01-01", "机电班"),
        ("2022-01-01", "2026-05-01", "检修班"),
    ]


def test_one_that_never_was_is_taken_away_and_undo_brings_it_back(open_dialog, desk):
    dialog = open_dialog()
    dialog.remove_button.click()
    assert not dialog.isVisible()
    assert jobs() == []
    desk.undo()
    assert jobs() == [("", "2026-05-01", "检修班")]


def test_who_never_changed_can_only_enter_one_more(page, mine):
    choose(page, "单小春")
    page.actions["former_jobs"].trigger()
    dialog = opened(page, "former_job_dialog")
    assert dialog.form.values()["which"] == ONE_MORE
    dialog.save()
    assert dialog.isVisible()  # the last day is missing
