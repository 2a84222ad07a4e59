"""What a scaffold asks of what lies outside it."""
