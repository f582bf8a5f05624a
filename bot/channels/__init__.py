"""The channels: each turns a provider's bytes into messages and letters into what the provider can show."""
