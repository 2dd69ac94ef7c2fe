import pytest

from dangjian_desktop.host.account import account_name

VARIABLES = ("LOGNAME", "USER", "LNAME", "USERNAME")


def test_the_account_is_called_as_the_system_calls_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "shuji")
    assert account_name() == "shuji"


@pytest.mark.parametrize("missing", [KeyError, OSError, ImportError])
def test_an_account_without_a_name_is_no_error(
    monkeypatch: pytest.MonkeyPatch, missing: type[Exception]
) -> None:
    def refuse() -> str:
        raise missing

    monkeypatch.setattr("getpass.getuser", refuse)
    assert account_name() == ""
