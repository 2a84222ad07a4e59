"""What a scaffold can be set to, and its sagas."""
