"""The commands: the same client, touched once by each of them."""
