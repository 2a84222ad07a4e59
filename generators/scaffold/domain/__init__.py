"""The domain of a scaffold: classes, events and state machines."""
