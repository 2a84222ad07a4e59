"""Configuration, loading, the manifest and atomic writes."""
