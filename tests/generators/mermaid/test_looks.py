"""Colours of boxes."""

from __future__ import annotations

import re

import pytest

from trueline.generators.mermaid.looks import box_colour, class_definition, class_of

STYLES = (
    "person", "role", "system", "container", "database", "queue", "component", "code", "infrastructure", "activity",
    "decision", "fork", "join", "start", "end", "system-external", "person-external",
)  # fmt: skip
COLOURS = ("#000000", "#ffffff", "#808080", "#ff0000", "#00ff00", "#0000ff", "#ffcc00", "#777777", "#757575")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(style: str) -> float:
    ground, _, text = re.findall(r"#[0-9a-f]{6}", style)
    darker, lighter = sorted((luminance(ground), luminance(text)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("style", STYLES)
def test_the_text_of_every_style_stands_out(style: str) -> None:
    assert contrast(class_definition(style)) >= 4.5


@pytest.mark.parametrize("colour", COLOURS)
def test_the_text_on_any_colour_stands_out(colour: str) -> None:
    assert contrast(box_colour(colour)) >= 4.5


def test_a_style_without_colours_has_the_looks_of_the_theme() -> None:
    assert class_of("something-else") == ""


def test_no_class_is_a_word_of_mermaid() -> None:
    assert (class_of("end"), class_of("system-external")) == ("end_", "system__external")
