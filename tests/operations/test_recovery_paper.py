"""The sheet for the envelope: the code as it is typed, which data, and where it belongs."""

import pytest

from dangjian_desktop.operations.data_keys import lines_of_code, new_recovery_code
from dangjian_desktop.operations.recovery_paper import recovery_paper, write_recovery_paper
from dangjian_desktop.storage.key_ring import key_of_code
from tests.pdf import text


@pytest.mark.usefixtures("data")
def test_the_code_can_be_copied_from_the_sheet(on, tmp_path):
    code = new_recovery_code()
    told = text(recovery_paper(code, "采煤一队党支部", on=on))
    assert "数据恢复密钥" in told
    assert "采煤一队党支部" in told
    for line in lines_of_code(code):
        assert line in told
    assert key_of_code(code)
    target = tmp_path / "恢复密钥.pdf"
    write_recovery_paper(target, code, "采煤一队党支部", on=on)
    assert target.read_bytes().startswith(b"%PDF")
