"""Colours of boxes and boundaries: one class a style.

The colours of C4 people know, each with text that stands out (contrast of 4.5 : 1 at least, WCAG 2.2) on its own
ground, so that they read in light and in dark. Styles that are not listed keep the looks of the theme, but for
boundaries, which are never filled: what is inside matters.
"""

from __future__ import annotations

from .ids import node_id

_WHITE = "#ffffff"
_INK = "#0b2545"

# style: ground, border, text
_BOXES: dict[str, tuple[str, str, str]] = {
    "person": ("#08427b", "#5d94c9", _WHITE),
    "role": ("#08427b", "#5d94c9", _WHITE),
    "system": ("#1168bd", "#0b4884", _WHITE),
    "container": ("#2f6fb5", "#1f5590", _WHITE),
    "database": ("#2f6fb5", "#1f5590", _WHITE),
    "queue": ("#2f6fb5", "#1f5590", _WHITE),
    "component": ("#85bbf0", "#5d94c9", _INK),
    "code": ("#d6e6f7", "#8fb0d3", _INK),
    "infrastructure": ("#e3e6ea", "#8a8f98", _INK),
    "activity": ("#d6e6f7", "#5d94c9", _INK),
    "decision": ("#fff3cd", "#b58900", "#3d2e00"),
    "fork": ("#e3e6ea", "#8a8f98", _INK),
    "join": ("#e3e6ea", "#8a8f98", _INK),
    "start": ("#d8f0dd", "#3f8f56", "#0d3318"),
    "end": ("#f7d9d9", "#b35252", "#4a1010"),
    "added": ("#d8f0dd", "#2c7a43", "#0d3318"),
    "removed": ("#f7d9d9", "#a4262c", "#4a1010"),
    "changed": ("#fff3cd", "#b58900", "#3d2e00"),
}
_EXTERNAL = ("#5f6368", "#44474b", _WHITE)
_BORDER = "#8a8f98"


def class_of(style: str) -> str:
    """Return the class of a box of this style, or an empty string if it looks like the theme's."""
    return node_id(style) if style.endswith("-external") or style in _BOXES else ""


def class_definition(style: str) -> str:
    """Return the line that defines the class of a style that has one."""
    ground, border, text = _EXTERNAL if style.endswith("-external") else _BOXES[style]
    return f"classDef {class_of(style)} fill:{ground},stroke:{border},color:{text}"


BOUNDARY = f"classDef boundary fill:none,stroke:{_BORDER},stroke-dasharray:5 5"


def box_colour(colour: str) -> str:
    """Return the style for a box with a colour of its own: the text is black or white, whichever stands out more."""
    return f"fill:{colour},stroke:{_darker(colour)},color:{'#000000' if _luminance(colour) > 0.179 else _WHITE}"


def boundary_colour(colour: str) -> str:
    """Return the style for a boundary with a colour of its own."""
    return f"fill:none,stroke:{colour},stroke-width:2px,stroke-dasharray:5 5"


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1, as WCAG 2 defines it."""
    red, green, blue = (
        part / 12.92 if (part := channel / 255) <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _darker(colour: str) -> str:
    return "#" + "".join(f"{channel * 7 // 10:02x}" for channel in _channels(colour))
