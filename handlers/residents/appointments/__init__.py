"""Lịch hẹn: a resident books a time, moves it, cancels it, waits for one, and is told when something changes."""
