"""Sheets to count ballots on by hand: names with room for strokes, and what was handed out."""

from dangjian_desktop.printing.sheet import A4_LANDSCAPE, Column, Millimetre, Paper, Sheet


def hand_count(
    code: str,
    name: str,
    title: str,
    columns: tuple[Column, ...],
    *,
    nothing: str,
    papers: tuple[Paper, ...] = (A4_LANDSCAPE,),
    needs: tuple[str, ...] = (),
    above: tuple[str, str] = ("", ""),
    row_height: Millimetre = 12,
) -> Sheet:
    """Return a sheet on which one calls, one counts and one watches; each 正 is five ballots.

    A4 across with margins of 12 mm leaves 273 mm, A4 upright 186 mm.
    """
    return Sheet(
        code=code,
        name=name,
        title=title,
        papers=papers,
        needs=needs,
        above=above,
        columns=columns,
        below=("发出　　　　张，收回　　　　张，有效　　　　张，无效　　　　张。",),
        signatures=("唱票人", "计票人", "监票人"),
        row_height=row_height,
        text_size=11,
        nothing=nothing,
    )
