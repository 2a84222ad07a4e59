"""A site that follows the model while somebody works on it: build what changed, show it, tell what is wrong."""
