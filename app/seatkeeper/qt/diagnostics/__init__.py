"""The Diagnostics window: checks, log, what was sent, and the bundle for a support desk."""
