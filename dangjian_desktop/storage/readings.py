"""How a Chinese name is typed and sorted: all readings of its characters, loaded when needed.

pypinyin is imported at the first write of a name and never at start-up, and without its table of
phrases, which is most of its cost and of no use for names: every reading of each character counts
(单 is shan and dan), and surnames put their own reading first for sorting.
"""

import os
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations, islice, product

#: Readings that a character has as a surname; they come first (and so decide the sorting).
SURNAME_READINGS = {
    "单": "shan",
    "仇": "qiu",
    "曾": "zeng",
    "查": "zha",
    "解": "xie",
    "区": "ou",
    "朴": "piao",
    "任": "ren",
    "华": "hua",
    "盖": "ge",
    "尉": "wei",
    "翟": "zhai",
    "缪": "miao",
    "召": "shao",
    "员": "yun",
    "折": "she",
    "乐": "yue",
    "黑": "he",
    "种": "chong",
    "重": "chong",
    "秘": "bi",
    "冼": "xian",
    "洗": "xian",
    "万": "wan",
    "盛": "sheng",
    "车": "che",
    "祭": "zhai",
    "覃": "qin",
    "卜": "bu",
    "贾": "jia",
    "沈": "shen",
    "石": "shi",
    "宁": "ning",
    "郗": "xi",
    "逄": "pang",
    "应": "ying",
    "钻": "zuan",
    "句": "gou",
    "宓": "mi",
    "牟": "mu",
    "柏": "bai",
    "繁": "po",
    "燕": "yan",
    "咸": "xian",
    "都": "du",
    "藏": "zang",
    "長": "zhang",
    "隗": "wei",
    "俞": "yu",
    "娄": "lou",
    "佴": "nai",
    "晟": "cheng",
    "炅": "gui",
}
#: More readings of one character than this are rare ones that nobody types.
READINGS_PER_CHARACTER = 3
#: A name with many ambiguous characters is indexed under at most so many spellings.
SPELLINGS_PER_NAME = 8


def _plain(reading: str) -> str:
    """Return a reading without its tone mark; ü is typed v but written u in many names."""
    letters = unicodedata.normalize("NFD", reading.replace("ü", "v"))
    return "".join(letter for letter in letters if letter.isascii() and letter.isalpha())


@cache
def readings(character: str) -> tuple[str, ...]:
    """Return the spellings of one character in lower-case letters, the usual one first.

    A Latin letter or digit is its own spelling; a mark such as · has none.
    """
    if character.isascii():
        return (character.lower(),) if character.isalnum() else ()
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin  # only when a name is written

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    spelled = [_plain(reading) for reading in (found[0] if found else ())]
    usual = pinyin(character, style=Style.NORMAL, errors="ignore")
    first = [_plain(usual[0][0])] if usual else []
    return tuple(dict.fromkeys(word for word in first + spelled if word))[:READINGS_PER_CHARACTER]


@cache
def surname_readings(character: str) -> tuple[str, ...]:
    """Return the spellings of a surname's character, its reading as a surname first."""
    own = SURNAME_READINGS.get(character)
    others = readings(character)
    return others if own is None else tuple(dict.fromkeys((own, *others)))


@lru_cache(maxsize=12_288)
def spellings(name: str, *, is_person: bool = True) -> tuple[tuple[str, ...], ...]:
    """Return the ways to spell a name, each as one word per character, the likeliest first."""
    choices = []
    for index, character in enumerate(name):
        words = surname_readings(character) if is_person and index == 0 else readings(character)
        if words:
            choices.append(words)
    if all(len(words) == 1 for words in choices):  # most names; nothing to combine
        return (tuple(words[0] for words in choices),) if choices else ()
    return tuple(islice(_likeliest_first(choices), SPELLINGS_PER_NAME))


def _likeliest_first(choices: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield the usual spelling, then those with one unusual reading (the surname's first) and on.

    A plain product would turn the last characters first and, cut off, never reach the surname.
    """
    open_places = [place for place, words in enumerate(choices) if len(words) > 1]
    for count in range(len(open_places) + 1):
        for places in combinations(open_places, count):
            for others in product(*(choices[place][1:] for place in places)):
                spelled = [words[0] for words in choices]
                for place, other in zip(places, others, strict=True):
                    spelled[place] = other
                yield tuple(spelled)


def sort_name(name: str, *, is_person: bool = True) -> str:
    """Return the text by which a name is sorted: pinyin, then the characters themselves."""
    found = spellings(name, is_person=is_person)
    return (" ".join(found[0]) if found else "") + " " + name
