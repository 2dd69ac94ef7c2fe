"""The English texts are whole: none missing, none left over, and each names the same facts."""

import re
import runpy
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from dangjian_desktop.operations.printouts import sheets

I18N = Path(__file__).parents[2] / "i18n"
TEXTS = I18N / "dangjian_en.ts"
FACT = re.compile(r"\{\w+\}")
HAN = re.compile("[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e]")
#: What is quoted stays: the words of sheets and examples of dates.
QUOTED = re.compile(
    '"[^"]*"|\\d{4}年\\d{1,2}月|[\u4e00-\u9fff、]+(?=,| or |\\.| nor )|(?<= or )[\u4e00-\u9fff]+'
)


def messages(path: Path = TEXTS):
    return list(ElementTree.parse(path).iter("message"))


def source_of(message) -> str:
    return message.findtext("source") or ""


def test_what_is_said_below_the_window_is_collected_anew_after_every_change():
    collect = runpy.run_path(str(I18N / "collect.py"))
    assert (I18N / "lower_texts.py").read_text("utf-8") == collect["generated"](), (
        "run: make translations"
    )


def test_every_text_of_the_sources_is_in_the_catalogue_and_no_other(tmp_path):
    fresh = shutil.copy(TEXTS, tmp_path / "dangjian_en.ts")
    runpy.run_path(str(I18N / "update.py"))["update"](Path(fresh))
    now, kept = {source_of(m) for m in messages(Path(fresh))}, {source_of(m) for m in messages()}
    assert now - kept == set(), "run: make translations"
    assert kept - now == set(), "run: make translations"


def test_the_title_of_every_sheet_is_in_the_catalogue():
    kept = {source_of(message) for message in messages()}
    assert [one.title for one in sheets() if one.title not in kept] == []


def test_nothing_waits_to_be_translated():
    unfinished = [
        source_of(message)
        for message in messages()
        if message.find("translation").get("type") or not message.findtext("translation")
    ]
    assert not unfinished


def test_a_translation_names_the_same_facts():
    assert not [
        source_of(message)
        for message in messages()
        if set(FACT.findall(source_of(message)))
        != set(FACT.findall(message.findtext("translation") or ""))
    ]


def test_a_translation_is_english():
    assert not [
        message.findtext("translation")
        for message in messages()
        if HAN.search(QUOTED.sub("", message.findtext("translation") or ""))
    ]


@pytest.mark.parametrize("mark", ["  ", "!", " ,", " ;", "。", "“", "”", "…."])
def test_translations_are_set_as_english_is(mark):
    assert not [
        message.findtext("translation")
        for message in messages()
        if mark in (message.findtext("translation") or "")
    ]
