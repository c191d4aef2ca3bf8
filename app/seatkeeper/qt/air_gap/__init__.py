"""The air gap, shown: an offline computer, a USB stick and the portal, side by side."""
