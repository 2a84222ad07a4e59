"""Artefacts made from a model: peers of one shape."""
