"""The system's tray: what it shows, and what happens where there is none."""
