"""The conversations of residents, one need a file."""
