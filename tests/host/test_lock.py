"""One process in a data folder, tried with real processes."""

import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.lock import FolderLock, Holder, LockedError, instance_name

HOLD = textwrap.dedent(
    """
    import sys, time
    from pathlib import Path
    from dangjian_desktop.host.lock import FolderLock
    with FolderLock(Path(sys.argv[1])):
        print("in", flush=True)
        time.sleep(60)
    """
)


@pytest.fixture
def occupant(tmp_path):
    """Another process that is in the folder."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, tmp_path], stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"in\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_the_second_process_is_told_who_the_first_one_is(tmp_path, occupant):
    with pytest.raises(LockedError) as caught:
        FolderLock(tmp_path).acquire()
    holder = caught.value.holder
    assert holder.pid == occupant.pid
    assert holder.host == socket.gethostname()
    assert holder.since[:4].isdigit()
    assert caught.value.code == "folder.locked"
    assert f"{holder.user}在本机上使用" in caught.value.sentence
    assert str(tmp_path) in caught.value.sentence


def test_a_killed_process_leaves_the_folder_free_at_once(tmp_path, occupant):
    occupant.send_signal(signal.SIGKILL)
    occupant.wait()
    with FolderLock(tmp_path):
        pass


def test_the_refused_one_takes_nothing_from_the_holder(tmp_path, occupant):
    for _ in range(3):
        with pytest.raises(LockedError) as caught:
            FolderLock(tmp_path).acquire()
    assert caught.value.holder.pid == occupant.pid


def test_the_same_process_cannot_enter_twice(tmp_path):
    with FolderLock(tmp_path), pytest.raises(LockedError) as caught:
        FolderLock(tmp_path).acquire()
    assert caught.value.holder.pid == os.getpid()


def test_leaving_frees_the_folder_and_leaving_twice_is_harmless(tmp_path):
    lock = FolderLock(tmp_path)
    lock.acquire()
    lock.release()
    lock.release()
    with FolderLock(tmp_path):
        pass


def test_a_child_program_does_not_keep_the_folder_locked(tmp_path):
    with FolderLock(tmp_path):
        child = subprocess.Popen(["sleep", "60"], close_fds=False)
    try:
        with FolderLock(tmp_path):
            pass
    finally:
        child.kill()
        child.wait()


def test_a_forked_orphan_does_not_keep_the_folder_locked(tmp_path):
    script = textwrap.dedent(
        """
        import os, signal, sys, time
        from pathlib import Path
        from dangjian_desktop.host.lock import FolderLock
        lock = FolderLock(Path(sys.argv[1]))
        lock.acquire()
        child = os.fork()
        if child == 0:
            os.close(1)
            time.sleep(60)
            os._exit(0)
        print(child, flush=True)
        time.sleep(0.2)
        try:
            FolderLock(Path(sys.argv[1])).acquire()
        except OSError:
            raise
        except Exception as error:
            print(error, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    run = subprocess.run(
        [sys.executable, "-c", script, tmp_path], stdout=subprocess.PIPE, text=True, check=False
    )
    child, still_locked = run.stdout.split()
    try:
        assert run.returncode == -signal.SIGKILL
        assert still_locked == "folder.locked"  # the child's closing did not free the parent's lock
        with FolderLock(tmp_path):
            pass
    finally:
        os.kill(int(child), signal.SIGKILL)


def test_an_unreadable_name_still_locks(tmp_path, occupant):
    (tmp_path / "in-use.lock").write_text("{broken")
    with pytest.raises(LockedError) as caught:
        FolderLock(tmp_path).acquire()
    assert caught.value.holder is None
    assert "正被另一个程序使用" in caught.value.sentence


def test_a_folder_that_is_gone_is_told(tmp_path):
    with pytest.raises(HostError) as caught:
        FolderLock(tmp_path / "gone").acquire()
    assert caught.value.code == "path.missing"


def test_a_holder_on_another_computer_is_named_with_it():
    holder = Holder("zhang", "KUANGBAN-7", 4711, "2026-11-20T08:12:33+08:00")
    assert LockedError(Path("D:/dj"), holder).sentence == (
        f"数据文件夹“{Path('D:/dj')}”正由zhang在电脑“KUANGBAN-7”上使用"
        "（2026-11-20 08:12起，进程 4711）。请先在那里退出程序，再打开。"
    )


def test_many_processes_starting_at_once_let_exactly_one_in(tmp_path):
    script = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from dangjian_desktop.host.lock import FolderLock, LockedError
        sys.stdin.readline()
        try:
            FolderLock(Path(sys.argv[1])).acquire()
            print("in", flush=True)
        except LockedError:
            print("out", flush=True)
        sys.stdin.read()
        """
    )
    crowd = [
        subprocess.Popen(
            [sys.executable, "-c", script, tmp_path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    time.sleep(0.3)
    for process in crowd:
        process.stdin.write("go\n")
        process.stdin.flush()
    # Everybody has answered before anybody leaves.
    answers = sorted(process.stdout.readline().strip() for process in crowd)
    for process in crowd:
        process.communicate()
    assert answers == ["in", "out", "out", "out"]


def test_the_instance_name_is_the_same_for_every_way_to_the_folder(tmp_path, monkeypatch):
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    monkeypatch.chdir(tmp_path.parent)
    names = {
        instance_name(tmp_path),
        instance_name(tmp_path / "link"),
        instance_name(tmp_path / "x" / ".."),
        instance_name(tmp_path.relative_to(tmp_path.parent)),
    }
    assert len(names) == 1
    assert instance_name(tmp_path / "other") not in names
    (name,) = names
    assert name.isascii()
    assert len(name) < 60  # a socket's path has about 100 bytes


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system for its open files")
def test_leaving_a_folder_whose_stick_was_pulled_is_no_trouble(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    lock.acquire()
    (held,) = [
        int(one.name)
        for one in Path("/proc/self/fd").iterdir()
        if one.exists() and one.resolve().parent == tmp_path.resolve()
    ]
    os.close(held)  # as when the system has taken it away with the stick
    lock.release()
    with FolderLock(tmp_path):
        pass
