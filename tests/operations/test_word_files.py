"""Letters and other text forms leave as .docx, from the same records as the PDF."""

import io

import docx
import pytest

from dangjian_desktop.operations.printout import ELECTION_LETTER, ROSTER, Printout
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.word_files import is_text_form, make_word, write_word
from dangjian_desktop.printing.errors import FileError, PrintingError
from tests.election_stories import ON, Story


@pytest.fixture
def asked(data):
    story = Story()
    story.begin(seats=3).approved_to_hold()
    return Printout(ELECTION_LETTER, ON, organisation_id=story.branch, form="election_request")


def test_a_letter_leaves_as_a_word_file_with_what_is_known(asked):
    made = make_word(asked)
    said = "".join(one.text for one in docx.Document(io.BytesIO(made.content)).paragraphs)
    assert "关于综采一队党支部换届选举的请示" in said
    assert "拟设委员3名" in said
    assert made.title


def test_a_file_that_cannot_be_written_leaves_the_older_one(asked, tmp_path):
    write_word(asked, tmp_path / "a.docx")
    before = (tmp_path / "a.docx").read_bytes()
    with pytest.raises(RefusedError):
        write_word(Printout(ELECTION_LETTER, ON, form=""), tmp_path / "a.docx")
    assert (tmp_path / "a.docx").read_bytes() == before
    with pytest.raises(FileError):
        write_word(asked, tmp_path / "none" / "a.docx")


def test_lists_stay_lists(data):
    assert is_text_form(ELECTION_LETTER)
    assert not is_text_form(ROSTER)
    with pytest.raises(PrintingError, match="不能存为 Word"):
        make_word(Printout(ROSTER, ON))
