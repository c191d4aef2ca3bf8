"""The vaults: one file for each kind of keyring, and for what stands in for one."""
