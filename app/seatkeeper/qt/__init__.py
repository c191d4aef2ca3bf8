"""The windows of the application: the only package, with composition, that knows PySide6.

A window renders the session's state and dispatches events; it decides nothing about licenses.
Everything here runs on the GUI thread, except the work that is handed to a lane.
"""
