"""The pure vocabulary of licensing: licenses, grants, verdicts. No IO, no clock."""
