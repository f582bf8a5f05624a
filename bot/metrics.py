"""What /metrics tells Prometheus: counts and times, never who or what."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

received = Counter("phuongoi_messages_received", "messages kept in the inbox")
reminded = Counter("phuongoi_reminders", "reminders that came due")
jobs = Counter("phuongoi_jobs", "things that the ward itself did at their time")
turns = Counter("phuongoi_turns", "messages answered")
bugs = Counter("phuongoi_bugs", "turns that were rolled back")
unreadable = Counter("phuongoi_unreadable", "webhook bodies that did not parse")
sent = Counter("phuongoi_sends", "outgoing messages by what became of them", ["channel", "outcome"])
send_seconds = Histogram("phuongoi_send_seconds", "time a provider took", ["channel"])
zalo_events = Counter("phuongoi_zalo_events", "webhook events of Zalo by what they were", ["kind"])
zalo_dropped = Counter("phuongoi_zalo_dropped", "webhook calls to Zalo's address that were not taken", ["why"])
waiting = Gauge("phuongoi_outbox_in_flight", "messages being sent now")
