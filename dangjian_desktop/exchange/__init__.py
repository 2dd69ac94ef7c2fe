"""Other people's files: workbooks in and out.

Belongs here: telling what a file really is, refusing what would hurt this computer, turning a
workbook into plain rows (`reader`), and writing a table that WPS opens (`writer`).
Does not belong here: what a header means, who a row is about, whether a value is right; that is
`domain`. Nothing here knows people, tables of the database, or paper.
May import: domain, python-calamine, XlsxWriter.
Why a child process: the parser allocates whatever a file claims (1.4 KB can ask for 549 GB) and
then aborts the process it lives in. So `reader` only looks at the first bytes; `child` unpacks
and parses under limits of memory and time, after `inspection` has streamed through the file. The
child gets the bytes on its standard input and answers lines of JSON: it opens no file, and
nothing that it sends can run here (no pickle).
"""
