"""What the headers of a workbook mean, as told to an import by `--map`."""

import json
from pathlib import Path

from dangjian_desktop.cli.context import CommandError


def read_header_map(path: Path) -> dict[str, str]:
    """Return header to field out of a JSON object.

    Raises:
        CommandError: When the file cannot be read or is no such object.
    """
    try:
        read = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise CommandError(f"表头对应文件读不出来：{path}。请改成 JSON 对象。") from error
    is_object = isinstance(read, dict)
    if not is_object or not all(isinstance(value, str) for value in read.values()):
        raise CommandError('表头对应文件请写成 {"表头": "字段"} 这样的 JSON 对象。')
    return {str(key): value for key, value in read.items()}
