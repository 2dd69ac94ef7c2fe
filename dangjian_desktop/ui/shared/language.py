"""Which language the window speaks: our own catalogue and Qt's, loaded once at the start.

The source language is Chinese, so for Chinese only Qt's own catalogue is loaded, whatever language
the system speaks; for English only ours is, because Qt's own texts are English.
"""

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from dangjian_desktop.host.settings import Language

#: Object name of whichever catalogue is in use; there is one at a time.
_CATALOGUE = "language_catalogue"
_LOCALES = {
    Language.CHINESE: (QLocale.Language.Chinese, QLocale.Country.China),
    Language.ENGLISH: (QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


def speak(app: QApplication, language: Language, resources: Path) -> bool:
    """Let every text that is made from now on be in a language.

    Args:
        app: The application.
        language: The one the user has chosen.
        resources: Folder of the program's own files.

    Returns:
        Whether the catalogue was there; without ours the window speaks Chinese.
    """
    old = app.findChild(QTranslator, _CATALOGUE)
    if isinstance(old, QTranslator):
        app.removeTranslator(old)
        old.setParent(None)
    QLocale.setDefault(QLocale(*_LOCALES[language]))
    catalogue = QTranslator(app)
    catalogue.setObjectName(_CATALOGUE)
    if language is Language.CHINESE:
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        is_there = catalogue.load("qtbase_zh_CN", folder)
    else:
        is_there = catalogue.load(str(resources / "translations" / f"dangjian_{language}.qm"))
    if is_there:
        return app.installTranslator(catalogue)
    catalogue.setParent(None)
    if language is not Language.CHINESE:
        speak(app, Language.CHINESE, resources)
    return False


def spoken() -> Language:
    """Return the language that the window speaks now."""
    is_english = QLocale().language() is QLocale.Language.English
    return Language.ENGLISH if is_english else Language.CHINESE
