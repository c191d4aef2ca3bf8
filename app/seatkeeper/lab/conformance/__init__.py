"""The conformance runner: is this server one that a client of the protocol can work with?

Rules
* A check tries one clause of ``docs/protocol.md`` and names its section. At least half of them are
  about what must be refused: a server that says yes too often is the dangerous one.
* A check sees what any client sees: what the server publishes, and an account to test with. It
  knows no server from the inside, waits for no clock, and uses no control interface.
* A check never passes in vain. What it needs and cannot get makes it *skipped*, with the reason.
* A check leaves nothing behind: the seats it took are given back when it is over.
"""
