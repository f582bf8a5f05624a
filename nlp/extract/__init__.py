"""Entities of a message: one module for each kind."""
