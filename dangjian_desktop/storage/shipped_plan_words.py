"""What the words of year plans mean, as it comes with the program: resources/plans/words.toml."""

from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shipped_kinds import kinds_folder

#: Stands beside the folder of kinds, which is told at opening.
_FOLDER, _FILE = "plans", "words.toml"


def plan_words_text() -> str:
    """Return the text of plans/words.toml.

    Raises:
        StorageError: When the file is missing (code plan_words), or no folder was told (kinds).
    """
    try:
        return kinds_folder().with_name(_FOLDER).joinpath(_FILE).read_text("utf-8")
    except OSError as error:
        raise StorageError(
            "plan_words",
            "年度计划的用词读不出来：{where}。请重新安装程序，数据没有改动。",
            where=f"{_FILE} {error}",
        ) from error
