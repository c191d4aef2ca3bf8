"""The lab's window: virtual computers, their clock, seats over time, and the wire."""
