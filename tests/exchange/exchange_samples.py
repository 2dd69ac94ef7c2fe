"""Workbooks made by hand, byte for byte, for the tests of this folder."""

import io
import zipfile

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def xlsx(
    *sheets: str,
    styles: str = "",
    dtd: str = "",
    extra: dict[str, bytes] | None = None,
    cell_prefix: str = "",
) -> bytes:
    """Return a workbook whose sheets hold the given text inside ``<sheetData>``."""
    parts = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/'
        '2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="'
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    }
    numbered = list(enumerate(sheets, start=1))
    tabs = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="rId{n}"/>' for n, _ in numbered)
    parts["xl/workbook.xml"] = (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{tabs}</sheets></workbook>'
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n, _ in numbered
    )
    if styles:
        links += f'<Relationship Id="rIdS" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        parts["xl/styles.xml"] = f'{_XML}<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>'
    parts["xl/_rels/workbook.xml.rels"] = (
        f'{_XML}<Relationships xmlns="{_PACKAGE}">{links}</Relationships>'
    )
    p = f"{cell_prefix}:" if cell_prefix else ""
    declared = f'xmlns{":" + cell_prefix if cell_prefix else ""}="{_MAIN}"'
    for n, body in numbered:
        parts[f"xl/worksheets/sheet{n}.xml"] = (
            f"{_XML}{dtd}<{p}worksheet {declared}>"
            f"<{p}sheetData>{body}</{p}sheetData></{p}worksheet>"
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
        for name, content in (extra or {}).items():
            package.writestr(name, content)
    return out.getvalue()


def number(place: str, value: object = 1) -> str:
    """Return a numeric cell."""
    return f'<c r="{place}"><v>{value}</v></c>'


def row(number_: int, *cells: str) -> str:
    """Return a row."""
    return f'<row r="{number_}">{"".join(cells)}</row>'


def corners(last: str, last_row: int) -> bytes:
    """Return a workbook with two cells, A1 and the named one."""
    return xlsx(row(1, number("A1")) + row(last_row, number(last)))


def understated(content: bytes, part: str, mebibytes: int) -> bytes:
    """Return a package with a part, packed in blocks, that says it has a kilobyte.

    Of such a block zipfile unpacks all at once, whatever size the directory tells.
    """
    out = io.BytesIO()
    packed = zipfile.ZipInfo(part)
    packed.compress_type = zipfile.ZIP_BZIP2
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        begun = old.read(part) if part in old.namelist() else b""
        size = len(begun) + mebibytes * 1024 * 1024
        with new.open(packed, "w") as stream:
            stream.write(begun)
            for _ in range(mebibytes):
                stream.write(b" " * 1024 * 1024)
    return out.getvalue().replace(size.to_bytes(4, "little"), (1024).to_bytes(4, "little"))
