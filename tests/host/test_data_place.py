"""Where the data folder lies: on a share, in a synced folder, or on a disk of its own."""

from pathlib import Path

import pytest

from dangjian_desktop.host.data_place import (
    RiskyPlaces,
    file_system_of,
    is_on_network,
    place_warning,
    risky_places,
    syncing,
)
from dangjian_desktop.host.paths import resources

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
proc /proc proc rw 0 0
//server/share /mnt/share cifs rw 0 0
/dev/sdb1 /media/me/U\\040盘 vfat rw 0 0
server:/x /mnt/share/inner nfs4 rw 0 0
/dev/sdc1 /mnt/share/inner ext4 rw 0 0
short
"""


@pytest.fixture(scope="module")
def places() -> RiskyPlaces:
    return risky_places(resources())


@pytest.mark.parametrize(
    ("folder", "found"),
    [
        ("/home/me/支部", "ext4"),
        ("/mnt/share/支部", "cifs"),
        ("/mnt/shared", "ext4"),  # a name that only begins alike
        ("/media/me/U 盘/data", "vfat"),
        ("/mnt/share/inner/x", "ext4"),  # mounted over the share
    ],
)
def test_the_nearest_mount_tells_the_file_system(folder: str, found: str):
    assert file_system_of(Path(folder), MOUNTS) == found


def test_without_mounts_nothing_is_known(places: RiskyPlaces, tmp_path: Path):
    assert file_system_of(tmp_path, "") == ""
    assert not is_on_network(tmp_path, places)
    assert place_warning(tmp_path, places) is None


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("/home/me/OneDrive/支部", "OneDrive"),
        ("/home/me/onedrive - 某矿/支部", "OneDrive"),
        ("/home/me/我的坚果云/a/b", "坚果云"),
        ("/home/me/BaiduSyncdisk", "百度网盘"),
        ("/home/me/WPS云盘/x", "WPS 云盘"),
        ("/home/me/微云同步助手/x", "微云"),
        ("/home/me/Dropbox (个人)/x", "Dropbox"),
        ("/Users/me/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("/home/me/OneDriveOld/支部", None),
        ("/home/me/支部", None),
    ],
)
def test_a_folder_of_a_program_that_syncs_is_known_by_the_names_on_the_way(
    places: RiskyPlaces, folder: str, program: str | None
):
    assert syncing(Path(folder), places.sync) == program


def test_the_warning_names_program_and_folder_and_says_what_to_do(
    places: RiskyPlaces, tmp_path: Path
):
    folder = tmp_path / "坚果云" / "支部"
    folder.mkdir(parents=True)
    said = str(place_warning(folder, places))
    assert "坚果云" in said
    assert str(folder) in said
    assert "请把数据文件夹移到外面" in said


def test_a_share_is_warned_of(places: RiskyPlaces, tmp_path: Path):
    shares = RiskyPlaces(
        frozenset({file_system_of(tmp_path.resolve(), Path("/proc/mounts").read_text())}), ()
    )
    assert "网络盘" in str(place_warning(tmp_path, shares))
