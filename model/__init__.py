"""The language: what an architecture is."""
