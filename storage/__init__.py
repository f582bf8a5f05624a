"""Tables, migrations and queries: one file a noun."""
