"""One module per screen; each renders what it is given and tells the window what was asked for."""
