"""The web: pages, the chat's sockets, webhooks, health."""
