"""A verified copy of the open file, made by the engine and promoted only when it proved sound."""

from pathlib import Path
from typing import Any

from dangjian_desktop.storage.errors import StorageError

_FAILED = "升级前的备份没有做成，所以没有升级，数据没有改动。请检查磁盘空间后再打开。"


def take_snapshot(open_database: Any, target: Path) -> Path:
    """Write a copy to `target` with VACUUM INTO, open it, check it, then put it in place.

    The copy of an encrypted file is encrypted with the same passphrase.

    Raises:
        StorageError: When the copy cannot be written or does not prove sound.
    """
    unproven = target.with_name(target.name + ".未验证")
    unproven.unlink(missing_ok=True)
    try:
        open_database.execute_sql("VACUUM INTO ?", (str(unproven),))
        open_database.execute_sql("ATTACH DATABASE ? AS proof", (str(unproven),))
        try:
            answer = open_database.execute_sql("PRAGMA proof.integrity_check(1)").fetchone()[0]
        finally:
            open_database.execute_sql("DETACH DATABASE proof")
    except Exception as error:
        unproven.unlink(missing_ok=True)
        raise StorageError("snapshot", _FAILED) from error
    if answer != "ok":
        unproven.unlink(missing_ok=True)
        raise StorageError("snapshot", _FAILED)
    unproven.replace(target)
    return target
