"""The client of one user on one computer: the machine, joined to the world through ports."""
