"""The Seatkeeper protocol, version 1: one source for client, sandbox and OpenAPI document."""
