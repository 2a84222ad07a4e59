"""Foreign sources read into a model."""
