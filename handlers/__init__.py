"""The conversations and rules of a ward: plain synchronous Python, no network, no SQL."""
