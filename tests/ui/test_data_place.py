"""Stories of data that lie where they may be spoilt, and of leaving before a stick is pulled."""

from pathlib import Path

from dangjian_desktop.app import make_window
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.opening import open_data
from dangjian_desktop.storage.models import database


def test_data_in_a_synced_folder_are_warned_of_at_the_start_and_at_the_foot(
    qtbot, qapp, tmp_path: Path
):
    folder = DataFolder(tmp_path / "我的坚果云" / "支部")
    data = open_data(folder, actor="测试员")
    window = make_window(qapp, data)
    qtbot.addWidget(window)
    assert window.status.reminder.text() == "数据放的地方不稳妥，点这里看"
    window.close()
    data.close()
    database.initialize(None)


def test_the_reminder_says_the_whole_warning(window, ask):
    shown = window()
    assert not shown.status.reminder.isVisible()
    shown.warn_of_place("数据放在网络盘上。请移到这台电脑的硬盘上。")
    shown.status.reminder.click()
    assert ask.asked == ["数据放在网络盘上。请移到这台电脑的硬盘上。"]


def test_leaving_safely_closes_the_window_and_wants_it_told(window, workbench):
    shown = window()
    workbench.jobs.is_busy = True  # long work goes on, and the user waits for it
    shown.action("leave_safely").trigger()
    assert (shown.isVisible(), shown.wants_release) == (True, False)
    workbench.jobs.is_busy = False
    shown.action("leave_safely").trigger()
    assert (shown.isVisible(), shown.wants_release) == (False, True)
