"""What the headers of a workbook mean, as told to an import by `--map`."""

import json
from pathlib import Path

from dangjian_desktop.cli.context import CommandError
from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.reading import read_file

#: A workbook has some dozens of headers, a form some hundreds of blanks.
_MOST_BYTES = 1024 * 1024


def read_pairs(path: Path) -> dict[str, str] | None:
    """Return a JSON object of texts out of a file; None where it holds no such.

    Raises:
        CommandError: When it is no ordinary file, or far too large.
    """
    try:
        read = json.loads(read_file(path, _MOST_BYTES).decode("utf-8-sig"))
    except HostError as error:
        raise CommandError(error.sentence) from error
    except (ValueError, RecursionError):
        return None
    is_object = isinstance(read, dict)
    if not is_object or not all(isinstance(value, str) for value in read.values()):
        return None
    return {str(key): value for key, value in read.items()}


def read_header_map(path: Path) -> dict[str, str]:
    """Return header to field out of a JSON object.

    Raises:
        CommandError: When the file cannot be read or is no such object.
    """
    read = read_pairs(path)
    if read is None:
        raise CommandError('表头对应文件请写成 {"表头": "字段"} 这样的 JSON 对象。')
    return {str(key): value for key, value in read.items()}
