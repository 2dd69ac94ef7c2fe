"""The one door through which a Chinese text of the window passes before it is shown.

The source language is Chinese; `tr` returns the text in the language that the window speaks. The
text itself is the key: whoever writes `tr("导入")` or `tr("共 {count} 人", count=3)` needs no
context. `pyside6-lupdate` finds the calls because of the functions' names, so they must be called
by those names with a literal. Official terms and everything on paper stay Chinese and do not pass.
"""

import re

from PySide6.QtCore import QCoreApplication

from dangjian_desktop.domain.messages import SENTENCES
from dangjian_desktop.domain.problems import Problem, Sentence, SentenceError, Told, Word


def tr(text: str, /, **facts: object) -> str:
    """Return a text in the language of the window, with facts put in where it names them."""
    said = QCoreApplication.translate("", text)
    return said.format(**facts) if facts else said


def in_words(said: Sentence | SentenceError | Problem) -> str:
    """Return what the storeys below say: a refusal, a notice, or a problem of a value."""
    if isinstance(said, Problem):
        return tr(SENTENCES[said.code], found=said.found, hint=said.hint)
    if isinstance(said, SentenceError):
        said = said.told
    return tr(said.template, **{name: _fact(fact) for name, fact in said.facts.items()})


def source_words(told: str) -> str:
    """Return a line with sources: regulations by their names, the grades beside them translated."""
    return re.sub(r"(?<= · )[^·；]+(?= ·|；|$)", lambda found: tr(found[0]), told)


def retold(text: str) -> str:
    """Return a text that was told as a sentence in the language of the window, others as is."""
    return in_words(text.said) if isinstance(text, Told) else text


def _fact(fact: object) -> object:
    if isinstance(fact, tuple):
        return tr("、").join(str(_fact(one)) for one in fact)
    if isinstance(fact, Sentence):
        return in_words(fact)
    if isinstance(fact, Told):
        return in_words(fact.said)
    return tr(fact) if isinstance(fact, Word) else fact


def QT_TR_NOOP(text: str, /) -> str:
    """Mark a text that is written down at import time; whoever shows it asks `tr(variable)`."""
    return text


def chinese(text: str, /) -> str:
    """Mark a text that stays Chinese: it goes to paper, into files or the journal, or measures."""
    return text


#: What the window and the boxes that it opens are called.
PROGRAM_NAME = QT_TR_NOOP("党支部工作台")
