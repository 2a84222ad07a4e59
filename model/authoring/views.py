"""Handles of views: what is shown and how it looks."""

from __future__ import annotations

from .drafts import Draft, Handle
from .elements import Copies, Element, Role, Subject
from .selections import select


class View(Handle):
    """Handle of a view."""

    kind = "view"

    def _append(self, name: str, draft: Draft) -> None:
        self.draft.fields.setdefault(name, []).append(draft)

    def show(self, *what: Subject | Copies) -> View:
        """Add elements, members of groups, selections, or numbered copies of an element."""
        for each in what:
            if isinstance(each, Copies):
                self._append("include", select(each.element))
                self._append("copies", Draft(element=each.element, count=each.count))
            else:
                self._append("include", select(each))
        return self

    def hide(self, *what: Subject) -> View:
        """Take elements, members of groups or selections away."""
        for each in what:
            self._append("exclude", select(each))
        return self

    def hide_relationships(
        self, source: Subject | None = None, target: Subject | None = None, *, tag: str | None = None,
        description: str | None = None,
    ) -> View:  # fmt: skip
        """Leave out relationships from `source` to `target` (default: any)."""
        return self._relationships("hide_relationships", source, target, tag, description)

    def only_relationships(
        self, source: Subject | None = None, target: Subject | None = None, *, tag: str | None = None,
        description: str | None = None,
    ) -> View:  # fmt: skip
        """Show no relationships but these; may be said several times."""
        return self._relationships("only_relationships", source, target, tag, description)

    def _relationships(
        self, field: str, source: Subject | None, target: Subject | None, tag: str | None, description: str | None
    ) -> View:
        draft = Draft(
            source=select(source) if source else None, target=select(target) if target else None, tag=tag,
            description=description,
        )  # fmt: skip
        self._append(field, draft)
        return self

    def label(
        self, element: Element | Role, name: str = "", *, description: str | None = None, technology: str | None = None
    ) -> View:
        """Call an element otherwise in this view."""
        self._append("labels", Draft(element=element, name=name, description=description, technology=technology))
        return self

    def style(self, what: Subject, *, colour: str) -> View:
        """Draw elements in a colour (`#rrggbb`)."""
        self._append("styles", Draft(select=select(what), colour=colour))
        return self
