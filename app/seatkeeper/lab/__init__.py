"""The lab: what quality assurance people put together from clients, servers and networks."""
