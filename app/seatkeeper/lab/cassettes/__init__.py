"""Cassettes: a session of the lab on file, to be played again without a server.

``model`` is the file, ``recording`` makes one in a lab, ``veiling`` takes the secrets out,
``player`` answers in the server's place, ``replaying`` does again what was done.
``docs/cassettes.md`` describes the format and says what a cassette proves.
"""
