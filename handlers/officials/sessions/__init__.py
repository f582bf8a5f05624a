"""Buổi tổ dân phố điện tử in the group: its team, its queue, what was done in it, what was borrowed for it."""
