"""Printing by CUPS's commands, played by real programs on the path."""

import pytest

from dangjian_desktop.host.errors import HostError
from dangjian_desktop.host.printers import Printer, print_pdf, printers


@pytest.fixture
def pdf(tmp_path):
    """A file to print."""
    path = tmp_path / "-名册.pdf"
    path.write_bytes(b"%PDF-1.4")
    return path


def test_the_default_printer_stands_first(program_on_path):
    program_on_path(
        "lpstat",
        'case $1 in -e) printf "HP_A\\nOffice\\nZ9\\n";; '
        '-d) echo "system default destination: Office";; esac',
    )
    assert printers() == [Printer("Office", True), Printer("HP_A", False), Printer("Z9", False)]


def test_without_a_default_none_is_marked(program_on_path):
    program_on_path(
        "lpstat", 'case $1 in -e) echo HP_A;; -d) echo "no system default destination";; esac'
    )
    assert printers() == [Printer("HP_A", False)]


def test_a_print_server_that_is_off_has_no_printers(program_on_path):
    program_on_path("lpstat", "echo 'lpstat: Bad file descriptor' >&2; exit 1")
    assert printers() == []


def test_a_system_without_cups_has_no_printers(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert printers() == []


def test_a_pdf_goes_to_the_default_printer_or_the_one_named(program_on_path, pdf):
    called = program_on_path("lp", 'echo "$@" >> $log')
    print_pdf(pdf)
    print_pdf(pdf, "Office")
    assert called.read_text() == f"-- {pdf}\n-d Office -- {pdf}\n"


def test_a_refusal_is_told(program_on_path, pdf):
    program_on_path("lp", "echo 'lp: Error - no default destination available.' >&2; exit 1")
    with pytest.raises(HostError) as caught:
        print_pdf(pdf)
    assert caught.value.code == "printer.refused"


def test_a_system_without_cups_is_told(tmp_path, monkeypatch, pdf):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(HostError) as caught:
        print_pdf(pdf)
    assert caught.value.code == "printer.none"


def test_a_file_that_is_gone_is_told(tmp_path):
    with pytest.raises(HostError) as caught:
        print_pdf(tmp_path / "gone.pdf")
    assert caught.value.code == "path.missing"
