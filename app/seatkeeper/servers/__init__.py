"""Adapters of the license server port, and the one hardened HTTP transport under all of them."""
