"""Scenarios: stories about computers, people and time, told in YAML and played in a lab.

A step is a class of ``steps``: its fields are the language, its ``play`` is what it does, its
description is the documentation. What a file says is checked whole before anything is played;
whatever is wrong is told with file, line and column.
"""
