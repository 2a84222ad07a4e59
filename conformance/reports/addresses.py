"""Where the page of a rule stands on the web, once the site is published."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit


@dataclass(frozen=True, slots=True)
class Site:
    """A published site.

    Attributes:
        url: absolute address of its first page (`site_url` of MkDocs).
        folder: folder of its source, POSIX, relative to the root of the project.
        directories: whether `a/b.md` is published as `a/b/` (`use_directory_urls` of MkDocs) or as `a/b.html`.
    """

    url: str
    folder: str = "site"
    directories: bool = True

    def address(self, page: str) -> str:
        """Return the address of a page of the source; nothing where the page is not of the site or `url` not absolute.

        Args:
            page: POSIX path relative to the root of the project, with or without an anchor.
        """
        path, mark, anchor = page.partition("#")
        inside = path.removeprefix(f"{self.folder}/")
        parts = urlsplit(self.url)
        if inside == path or not inside.endswith(".md") or parts.scheme not in {"http", "https"} or not parts.netloc:
            return ""
        folder, slash, name = inside.removesuffix(".md").rpartition("/")
        if name in {"index", "README"}:
            published = folder + slash + ("" if self.directories else "index.html")
        else:
            published = folder + slash + name + ("/" if self.directories else ".html")
        return f"{self.url.rstrip('/')}/{percent_encoded(published)}{mark}{percent_encoded(anchor)}"


def percent_encoded(path: str) -> str:
    """Return a path with everything percent-encoded that may not stand in an address, also bytes that are no UTF-8."""
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.encode("utf-8", "replace")
    return quote(data, safe="/")
