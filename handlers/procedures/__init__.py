"""Procedures: their schema, how their files are read and checked, and what holds for one case."""
