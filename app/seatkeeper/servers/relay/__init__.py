"""The adapter for Keygen Relay: a pool of license files that are leased to nodes."""
