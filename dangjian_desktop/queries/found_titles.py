"""Rows whose title a typed text means: activities, documents, tasks."""

from dangjian_desktop.storage.search_index import (
    LONGEST_TITLE_KEY,
    How,
    SubjectKind,
    bare_title,
    walked,
)

#: Keys walked for each way of typing a title: the last ones entered of very many.
_KEYS_WALKED = 60
_TYPED = (How.NAME, How.INITIALS, How.PINYIN, How.NAME_INNER, How.INITIALS_INNER)


def titled(kind: SubjectKind, typed: str) -> list[int]:
    """Return the row ids of those whose title is typed, by characters, initials or pinyin.

    Args:
        kind: What is looked for.
        typed: Half-width, without spaces, in lower case.
    """
    start = bare_title(typed)
    if not start:
        return []
    found: dict[int, None] = {}
    for how in _TYPED:
        begun = start if how is How.PINYIN else start[:LONGEST_TITLE_KEY]
        keys = walked(kind, how, begun, _KEYS_WALKED, latest_first=True)
        found.update((key, None) for _typed, key in keys)
        if len(found) >= _KEYS_WALKED:
            break
    return list(found)
