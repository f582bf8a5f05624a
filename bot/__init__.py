"""The process: settings, channels, web, inbox, outbox, clock."""
