"""The real computer behind the ports: clock, randomness, folders, platform, logging."""
