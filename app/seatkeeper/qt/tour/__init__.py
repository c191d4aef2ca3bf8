"""The tour: the app, driven through its real widgets, tells its own story in pictures."""
