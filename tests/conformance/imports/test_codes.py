"""Every code that the check can print is explained, and says it in whole sentences."""

from __future__ import annotations

import re
from pathlib import Path

from trueline.conformance import imports
from trueline.conformance.imports.codes import CODES


def test_every_code_that_is_written_is_explained_and_no_other() -> None:
    folder = Path(str(imports.__file__)).parent
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.py") if path.name != "codes.py"]
    written = {code for text in texts for code in re.findall(r'"(imports\.[a-z.-]+)"', text)}
    assert written == {code.id for code in CODES}
    assert len(CODES) == len(written)


def test_what_is_said_of_a_code_is_whole() -> None:
    for code in CODES:
        assert code.reason.endswith("."), code.id
        assert code.example, code.id
        assert code.remedy[0].isupper(), code.id
