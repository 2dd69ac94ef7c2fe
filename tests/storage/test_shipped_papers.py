"""The forms that come with the program, and files that are wrong."""

import pytest

from dangjian_desktop.domain.paper_forms import PaperSubject
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.shipped_papers import read_papers
from tests.conftest import RULES

FORM = """
format = 1
subject = "transfer"
[[form]]
code = "{code}"
name = "登记表"
title = "登记表"
layout = "boxes"
"""


def test_there_are_forms_for_every_subject_and_each_has_a_code_of_its_own():
    forms = read_papers(RULES.parent / "papers")
    assert {form.subject for form in forms} == set(PaperSubject)
    assert len({form.code for form in forms}) == len(forms)
    assert len({form.name for form in forms}) == len(forms)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (FORM.replace("format = 1", "format = 2"), "格式是 2"),
        (FORM.replace('"boxes"', '"poster"'), "poster"),
        ("format = ", "a.toml"),
        ("", "a.toml"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_its_name(tmp_path, text, told):
    (tmp_path / "a.toml").write_text(text, "utf-8")
    with pytest.raises(StorageError, match=told):
        read_papers(tmp_path)


def test_a_code_stands_for_one_form_alone_and_a_folder_without_any_is_refused(tmp_path):
    with pytest.raises(StorageError, match="请重新安装程序"):
        read_papers(tmp_path / "nowhere")
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(FORM.replace("{code}", "same"), "utf-8")
    with pytest.raises(StorageError, match="same"):
        read_papers(tmp_path)
