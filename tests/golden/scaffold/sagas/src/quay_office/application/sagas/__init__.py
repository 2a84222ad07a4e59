"""What Quay Office does in several steps, each of which can be undone: one module a saga."""
