"""Architecture as code: one typed model, and everything that follows from it."""

__version__ = "0.1.0"
