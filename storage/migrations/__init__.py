"""Numbered, forward only."""
