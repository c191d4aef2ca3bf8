"""The fleet: headless clients in any number, to see what a server bears.

``headless`` is one client without a screen, on a computer that exists in memory only. ``users``
makes it a user of Locust, which starts thousands, counts what happens, and shows it. Locust is an
optional part (``seatkeeper[fleet]``) and replaces the sockets and threads of the whole process by
gevent's at its import, so ``users`` is imported in processes of its own only.
"""
