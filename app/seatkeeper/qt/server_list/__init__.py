"""The servers this computer knows: first start, adding one, choosing another, testing."""
