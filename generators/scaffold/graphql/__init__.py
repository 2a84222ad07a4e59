"""The GraphQL interface of a scaffold."""
