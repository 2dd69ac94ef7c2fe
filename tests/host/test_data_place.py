"""Where the data folder lies: on a share, in a synced folder, on a stick or a disk of its own."""

from pathlib import Path

import pytest

from dangjian_desktop.host.data_place import (
    Mount,
    RiskyPlaces,
    is_fleeting,
    is_on_network,
    is_removable,
    mount_of,
    place_warning,
    risky_places,
    syncing,
)
from dangjian_desktop.host.paths import resources

MOUNTS = """\
27 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
22 27 0:21 / /proc rw,nosuid shared:2 - proc proc rw
40 27 0:52 / /mnt/share rw - cifs //server/share rw
41 27 8:17 / /media/me/U\\040盘 rw shared:3 master:1 - vfat /dev/sdb1 rw
42 40 0:53 / /mnt/share/inner rw - nfs4 server:/x rw
43 40 8:33 / /mnt/share/inner rw - ext4 /dev/sdc1 rw
short
44 40 8:33 / /mnt/share/inner/x no dash in it
"""


@pytest.fixture(scope="module")
def places() -> RiskyPlaces:
    return risky_places(resources())


@pytest.mark.parametrize(
    ("folder", "device", "found"),
    [
        ("/home/me/支部", "8:1", "ext4"),
        ("/mnt/share/支部", "0:52", "cifs"),
        ("/mnt/shared", "8:1", "ext4"),  # a name that only begins alike
        ("/media/me/U 盘/data", "8:17", "vfat"),
        ("/mnt/share/inner/x", "8:33", "ext4"),  # mounted over the share
    ],
)
def test_the_nearest_mount_tells_the_file_system(folder: str, device: str, found: str):
    assert mount_of(Path(folder), MOUNTS) == Mount(device, found)


def disk(root: Path, way: str, device: str, removable: str = "0") -> Path:
    """A disk as the system shows it, and the link by which it is found."""
    shown = root / "devices" / way
    shown.mkdir(parents=True)
    (shown / "removable").write_text(f"{removable}\n", "ascii")
    linked(root, shown, device)
    return shown


def linked(root: Path, shown: Path, device: str) -> None:
    shown.mkdir(exist_ok=True)
    (shown / "dev").write_text(f"{device}\n", "ascii")
    links = root / "block"
    links.mkdir(exist_ok=True)
    (links / device).symlink_to(shown)


@pytest.fixture
def shown(tmp_path: Path) -> Path:
    """Four disks: fixed, a stick with one part, a hard disk on USB, and one that lies on that."""
    disk(tmp_path, "pci0/virtio1/block/vda", "8:0")
    stick = disk(tmp_path, "pci0/ata1/block/sdb", "8:16", removable="1")
    linked(tmp_path, stick / "sdb1", "8:17")
    hard = disk(tmp_path, "pci0/usb2/2-1/block/sdc", "8:32")
    over = disk(tmp_path, "virtual/block/dm-0", "252:0")
    (over / "slaves").mkdir()
    (over / "slaves" / "sdc").symlink_to(hard)
    return tmp_path / "block"


@pytest.mark.parametrize(
    ("device", "is_one"),
    [
        ("8:0", False),
        ("8:16", True),
        ("8:17", True),
        ("8:32", True),
        ("252:0", True),  # encrypted: what it lies on is asked
        ("0:52", False),  # a share has no disk here
        ("", False),
    ],
)
def test_a_disk_that_can_be_pulled_is_known(
    places: RiskyPlaces, shown: Path, device: str, is_one: bool
):
    assert is_removable(device, places.buses, shown) == is_one


@pytest.mark.parametrize("name", ["vfat", "exfat", "fat32"])
def test_the_file_systems_of_sticks_are_listed(places: RiskyPlaces, name: str):
    assert name in places.stick


def test_sticks_and_shares_may_be_gone_at_any_moment(places: RiskyPlaces, tmp_path: Path):
    here = mount_of(tmp_path.resolve(), Path("/proc/self/mountinfo").read_text()).file_system
    assert not is_fleeting(tmp_path, RiskyPlaces(frozenset(), ()))
    assert is_fleeting(tmp_path, RiskyPlaces(frozenset(), (), stick=frozenset({here})))
    assert is_fleeting(tmp_path, RiskyPlaces(frozenset({here}), ()))


def test_without_mounts_nothing_is_known(places: RiskyPlaces, tmp_path: Path):
    assert mount_of(tmp_path, "") == Mount()
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
    mounts = Path("/proc/self/mountinfo").read_text()
    shares = RiskyPlaces(frozenset({mount_of(tmp_path.resolve(), mounts).file_system}), ())
    assert "网络盘" in str(place_warning(tmp_path, shares))
