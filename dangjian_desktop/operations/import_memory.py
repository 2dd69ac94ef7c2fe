"""What an import teaches for the next one: which column of a header means which field."""

import json
from collections.abc import Mapping

from dangjian_desktop.operations.runner import Writer
from dangjian_desktop.storage.models import HeaderMapping


def write_header_mappings(writer: Writer, mappings: Mapping[str, Mapping[str, str]]) -> None:
    """Keep what the columns of headers mean, in place of what was known of them.

    Args:
        writer: Writes.
        mappings: By fingerprint of a header: header to field, or "" for none.
    """
    known = {row.fingerprint: row.id for row in HeaderMapping.select()}
    for fingerprint, mapping in mappings.items():
        text = json.dumps(dict(mapping), ensure_ascii=False, sort_keys=True)
        if fingerprint in known:
            writer.update(HeaderMapping, known[fingerprint], mapping=text)
        else:
            writer.insert(HeaderMapping, fingerprint=fingerprint, mapping=text)
