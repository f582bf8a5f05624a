"""Fakes of the outside services, over real HTTP, as strict as the real ones."""
