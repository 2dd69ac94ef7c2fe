"""The program as it is started: a second start, a locked folder, a machine without a screen."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from dangjian_desktop.domain.vocabulary import OrganisationKind
from dangjian_desktop.host.lock import FolderLock
from dangjian_desktop.host.paths import DataFolder
from dangjian_desktop.operations.opening import open_data
from dangjian_desktop.operations.runner import Writer, operation
from dangjian_desktop.storage.models import Organisation

#: A hang is told after this; a computer that is busy with other things takes its time.
PATIENCE_S = 180


def start(*arguments: str, screen: bool = True) -> subprocess.Popen[str]:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment.pop("QT_QPA_PLATFORM", None)
    if screen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.Popen(
        [sys.executable, "-m", "dangjian_desktop", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    try:
        said, told = process.communicate(timeout=PATIENCE_S)
    finally:
        process.kill()  # one that hangs is not left to the tests that follow
    return process.returncode, said, told


def wait_for(path: Path) -> None:
    until = time.monotonic() + PATIENCE_S
    while not path.exists() and time.monotonic() < until:
        time.sleep(0.05)


@pytest.mark.skipif(sys.platform == "win32", reason="terminates a process by signal")
def test_a_second_start_raises_the_first_window_and_ends(tmp_path: Path):
    first = start("--data", str(tmp_path))
    try:
        wait_for(tmp_path / "branch.db")
        until = time.monotonic() + PATIENCE_S
        code, told = 3, ""
        while code != 0 and time.monotonic() < until:  # until the first one listens
            second = start("--data", str(tmp_path))
            try:
                code, _said, told = ended_within(second, 5)
            finally:
                second.kill()
                second.communicate()
        assert code == 0, told
        assert first.poll() is None
    finally:
        first.kill()
        first.communicate()


def ended_within(process: subprocess.Popen[str], seconds: float) -> tuple[int, str, str]:
    try:
        said, told = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:  # it shows why it does not open
        return 3, "", ""
    return process.returncode, said, told


def test_a_folder_in_use_is_told_with_the_name_of_who_is_in_it(tmp_path: Path):
    with FolderLock(tmp_path):
        code, said, told = ended(start("--data", str(tmp_path), "find", "张"))
    assert code == 3
    assert said == ""
    assert "正由" in told
    assert "Traceback" not in told
    assert not (tmp_path / "branch.db").exists()


def leave_an_outgrown_demonstration(folder: Path) -> None:
    """Leave what an older program built, which knew less: the pictures show that it is renewed."""

    @operation("建立示范数据")
    def build_demo(writer: Writer) -> None:
        writer.insert(Organisation, kind=OrganisationKind.COMMITTEE)

    data = open_data(DataFolder(folder), actor="示范")
    data.runner.run(build_demo())
    data.close()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_the_demonstration_is_drawn_into_files(tmp_path: Path):
    out, demo = tmp_path / "out", tmp_path / "demo"
    leave_an_outgrown_demonstration(demo)
    process = start("--data", str(demo), "demo-window", "--out", str(out), screen=False)
    code, said, told = ended(process)
    assert code == 0, told
    assert "没有图形显示" in told
    named = [Path(line) for line in said.splitlines()]
    assert len(named) == len({path for path in named if path.stat().st_size > 5_000})
    kinds = [path.suffix for path in named]
    assert kinds.count(".png") >= 24
    assert kinds.count(".pdf") >= 28
    pictures = [path.name for path in named if path.suffix == ".png"]
    numbers = [int(name.partition("-")[0]) for name in pictures]
    assert numbers == list(range(1, len(pictures) + 1))
    shown = {path.stem.lstrip("0123456789-") for path in named}
    assert {"今日", "日历", "合规", "年度计划", "协作区", "班次"} <= shown
    assert {"表决", "活动出勤", "日历按周", "日历列表"} <= shown
    assert {"会议通知", "签到表", "会议记录", "表决结果单", "主题党日方案", "本月工作提示"} <= shown
    assert {"组织生活合规表", "活动安排表", "协作区轮值表", "出勤情况表"} <= shown
    assert {"选票", "计票单", "主题党日记录", "议题单", "谈心谈话记录表"} <= shown
    assert {"双重组织生活情况表", "来文登记簿", "任务清单"} <= shown
    assert {"上墙", "在墙登记", "文本库", "活动室", "上级模板"} <= shown
    assert {"考评表", "细则", "夺旗", "争星", "积分", "评议", "迎检盒", "五旗榜"} <= shown
    for path in named:
        if path.suffix == ".png":
            with Image.open(path) as picture:
                assert picture.size == (1366, 768), path.name


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_the_users_own_window_says_so(tmp_path: Path):
    code, said, told = ended(start("--data", str(tmp_path / "own"), screen=False))
    assert (code, said) == (3, "")
    assert "没有图形显示" in told
    assert not (tmp_path / "own").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="terminates a process by signal")
def test_copies_that_a_killed_window_lent_out_are_deleted_at_the_next_start(tmp_path: Path):
    lent = tmp_path / "opened" / "0a1b2c" / "身份证复印件.jpg"
    lent.parent.mkdir(parents=True)
    lent.write_bytes(b"x")
    lent.chmod(0o400)
    window = start("--data", str(tmp_path))
    try:
        until = time.monotonic() + PATIENCE_S
        while lent.exists() and time.monotonic() < until:
            time.sleep(0.05)
        assert not lent.exists()
        assert window.poll() is None
    finally:
        window.kill()
        window.communicate()
