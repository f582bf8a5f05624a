"""Hẹn đến nhà: a resident asks for a visit for themselves or somebody, moves it, cancels it, and hears who comes and when."""
