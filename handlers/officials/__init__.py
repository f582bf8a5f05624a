"""The conversations of officials: cards and acts in their group."""
