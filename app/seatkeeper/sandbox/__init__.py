"""The built-in compatible server with its portal: for trying, showing and testing, not for sale.

It is a complete server of the Seatkeeper protocol on two origins of one process. The domain
(`seats`, `capacity`, `accounts`, ...) knows neither HTTP nor HTML; `api` and `portal` know no
rule. Everything that a sandbox has and a real server has not (a clock that can be advanced, a
list of seats for anybody who asks, an outbox that can be read) lives under ``/sandbox``.
"""
