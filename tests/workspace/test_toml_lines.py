"""Lines of a TOML file."""

from __future__ import annotations

import pytest

from trueline.workspace.toml_lines import Pointer, line_of

TEXT = '''\
# a comment with key = "x"
title = "T"
architectures = [
    "one:a", "two:b",  # ["nine:n"]

    "three.yaml",
]
text = """
fake = 1
[fake.table]
"""
after = 1

[tool.trueline]
site = "docs"
waivers = [{ code = "a", about = "b" }, { code = "c" }]

[tool.trueline.severities]
"model.x" = "off"
generators.pages.depth = 2

[[tool.list]]
a = 1
[[tool.list]]
a = 2
'''


@pytest.mark.parametrize(
    ("pointer", "line"),
    [
        (("title",), 2),
        (("architectures",), 3),
        (("architectures", 0), 4),
        (("architectures", 1), 4),
        (("architectures", 2), 6),
        (("architectures", 3), 3),
        (("after",), 12),
        (("fake",), 0),
        (("tool", "trueline"), 14),
        (("tool", "trueline", "site"), 15),
        (("tool", "trueline", "waivers", 1), 16),
        (("tool", "trueline", "waivers", 1, "reason"), 16),
        (("tool", "trueline", "severities", "model.x"), 19),
        (("tool", "trueline", "severities", "generators", "pages"), 20),
        (("tool", "trueline", "nothing"), 14),
        (("tool", "list", 1, "a"), 25),
    ],
)
def test_a_key_is_found_on_its_line_or_on_that_of_what_is_around_it(pointer: Pointer, line: int) -> None:
    assert line_of(TEXT, pointer) == line
