"""Everything that knows what paper looks like; the only folder that imports reportlab.

Belongs here: fonts, Chinese line breaking, the vocabulary of sheets in millimetres, the sheets
themselves (`forms` for what is filed, `walls` for what hangs), and the one function that makes
a file of them, `document.build`.
Does not belong here: which rows are printed (queries), on which day (the caller says), where
files lie and how a printer is asked (host, ui).
May import: domain, reportlab, pillow, pypdfium2, segno.
Why: a sheet is a declaration. Data is never read as markup (no reportlab Paragraph anywhere), so
no text from outside can break a page or embed a file; and every text passes one door, `ink.Ink`,
where it is cleaned, checked against the level of detail and split into fonts.
"""
