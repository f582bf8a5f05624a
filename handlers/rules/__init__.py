"""The rules of a ward as pure functions and tables."""
