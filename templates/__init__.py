"""Jinja2 templates, a folder per generator; data only."""
