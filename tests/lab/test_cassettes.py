"""Cassettes: what was recorded comes out the same again, without the server and without secrets."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from seatkeeper.composition.cassettes import Recording, record_session, replay_session
from seatkeeper.lab.cassettes.model import (
    Act,
    Cassette,
    CassetteError,
    Question,
    from_text,
    to_text,
)
from seatkeeper.lab.cassettes.player import difference
from seatkeeper.lab.network import NetworkFault
from seatkeeper.session import events as ev

WRONG_PASSWORD = "Correct-Horse-7"

FAULTS = tuple(fault for fault in NetworkFault if fault is not NetworkFault.HANG)
"""A hang lasts as long as a slow drip, and is answered no differently."""


def a_crash(recording: Recording) -> None:
    """Log in, an hour of heartbeats, a crash, a release."""
    recording.lab.computer("never used")  # a replay makes the others only
    laptop = recording.lab.computer("laptop", platform="windows", process=True)
    laptop.log_in("ada", password=WRONG_PASSWORD)
    laptop.log_in("ada")
    recording.lab.advance(timedelta(hours=1))
    laptop.crash()
    laptop.start()
    laptop.log_out()


def a_bad_network(recording: Recording) -> None:
    """Faults while a seat is held, and a computer without a cable."""
    lab = recording.lab
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    for fault in FAULTS:
        laptop.network.suffer(fault, times=1)
        laptop.do(ev.Heartbeat())
        laptop.network.mend()
        laptop.do(ev.Heartbeat())
    desk = lab.computer("desk")
    desk.unplug()
    desk.start()
    desk.plug_in()
    desk.do(ev.Retry())
    desk.log_in("ben")


def two_computers(recording: Recording) -> None:
    """Files that are copied and deleted, a clock that is wrong, an offline validation."""
    lab = recording.lab
    laptop, desk = lab.computer("laptop"), lab.computer("desk", platform="macos")
    laptop.log_in("ada")
    laptop.copy_cache_to(desk)
    desk.start()
    laptop.crash()
    laptop.delete_cache()
    laptop.start()
    tower = lab.computer("tower")
    tower.log_in("solo")
    tower.crash()
    tower.unplug()
    tower.clock.skew = timedelta(days=-2)
    assert type(tower.start()).__name__ != "Licensed"  # R64: the clock was set back
    tower.clock.skew = timedelta(0)
    tower.start()
    island = lab.computer("island")
    island.unplug()
    island.start()
    response = lab.office.accept(island.make_request(), "permanent")
    assert island.open_response(response).accepted


SESSIONS = (a_crash, a_bad_network, two_computers)


def recorded(session: Callable[[Recording], None], folder: Path) -> tuple[Cassette, list[str]]:
    """A session's cassette, and the secrets that were on the wire."""
    with record_session(folder) as recording:
        session(recording)
        secrets = [WRONG_PASSWORD]
        for entry in recording.lab.wire.entries(text="/v1/sessions"):
            told = json.loads(entry.answer_body or b"{}")
            secrets += [told[name] for name in ("access_token", "refresh_token") if name in told]
        return recording.cassette("a test"), secrets


@pytest.fixture(scope="module")
def crash(tmp_path_factory: pytest.TempPathFactory) -> tuple[Cassette, list[str]]:
    return recorded(a_crash, tmp_path_factory.mktemp("crash"))


def changed(cassette: Cassette, change: Callable[[dict[str, Any]], None]) -> Cassette:
    """The same with something else in it, and a checksum that fits."""
    content = cassette.model_dump(mode="json")
    change(content)
    return Cassette.model_validate(content)


def first(content: dict[str, Any], path: str) -> dict[str, Any]:
    """The first exchange whose path begins so."""
    for act in content["acts"]:
        for exchange in act["exchanges"]:
            if exchange["question"]["path"].startswith(path):
                assert isinstance(exchange, dict)
                return exchange
    raise AssertionError(path)


@pytest.mark.parametrize("session", SESSIONS)
def test_the_same_states_in_the_same_order(
    session: Callable[[Recording], None], tmp_path: Path
) -> None:
    cassette, _ = recorded(session, tmp_path / "lab")  # the server has ended with it
    seen: list[Act] = []
    replay_session(
        from_text(to_text(cassette)), tmp_path / "again", told=lambda _, act: seen.append(act)
    )
    assert seen == list(cassette.acts)
    assert {"Licensed"} <= {act.state for act in seen}


def test_an_answer_that_the_network_lost_is_not_on_it(tmp_path: Path) -> None:
    with record_session(tmp_path) as recording:
        laptop = recording.lab.computer("laptop")
        laptop.network.suffer(NetworkFault.LOST_RESPONSE, times=1, when="PUT")
        laptop.log_in("ada")
        kept = [
            exchange
            for act in recording.cassette("lost").acts
            for exchange in act.exchanges
            if exchange.question.method == "PUT"
        ]
    assert [exchange.answer for exchange in kept] == [None]


def test_what_was_done_is_on_it(crash: tuple[Cassette, list[str]]) -> None:
    acts = [act.what for act in crash[0].acts]
    assert acts[:3] == ["start", "LogIn", "LogIn"]
    assert acts[3:-3] == ["Tick"] * len(acts[3:-3])
    assert acts[-3:] == ["crash", "start", "LogOut"]
    assert crash[0].platforms == {"laptop": "windows"}
    assert crash[0].acts[1].told == "wrong-credentials"


def test_no_secret_of_the_session_is_in_the_file(crash: tuple[Cassette, list[str]]) -> None:
    cassette, secrets = crash
    text = to_text(cassette)
    assert len(secrets) >= 3
    for secret in secrets:
        assert secret not in text
    assert '"demo"' not in text
    for veiled in ("password-1", "password-2", "access-token-1", "refresh-token-1"):
        assert veiled in text


def test_a_secret_in_an_unforeseen_place_is_never_written(tmp_path: Path) -> None:
    with record_session(tmp_path) as recording:
        recording.lab.computer("laptop").log_in("ada", password=WRONG_PASSWORD)
        with pytest.raises(CassetteError) as caught:
            recording.cassette(f"my password is {WRONG_PASSWORD}")
    assert caught.value.code == "cassette-impossible"
    assert WRONG_PASSWORD not in str(caught.value)


def test_an_altered_file_is_refused(crash: tuple[Cassette, list[str]]) -> None:
    text = to_text(crash[0])
    with pytest.raises(CassetteError) as caught:
        from_text(text.replace("Licensed", "ReadOnly", 1))
    assert caught.value.code == "cassette-altered"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "cassette-invalid"),
        ("[]", "cassette-invalid"),
        ("[" * 100_000, "cassette-invalid"),
        ('{"format": "something/1"}', "cassette-invalid"),
        ('{"format": "seatkeeper-cassette/2"}', "cassette-newer"),
        ('{"format": "seatkeeper-cassette/1"}', "cassette-altered"),
    ],
)
def test_what_is_no_cassette_is_refused(text: str, code: str) -> None:
    with pytest.raises(CassetteError) as caught:
        from_text(text)
    assert caught.value.code == code


def test_unknown_members_are_refused(crash: tuple[Cassette, list[str]]) -> None:
    def more(content: dict[str, Any]) -> None:
        content["more"] = True

    with pytest.raises(ValueError, match="more"):
        changed(crash[0], more)


def test_an_answer_that_the_server_has_not_signed_changes_the_state(
    crash: tuple[Cassette, list[str]], tmp_path: Path
) -> None:
    def forge(content: dict[str, Any]) -> None:
        answer = first(content, "/v1/seats/")["answer"]
        head, payload, signature = answer["body"].split(".")
        answer["body"] = ".".join((head, payload, signature[::-1]))

    with pytest.raises(CassetteError, match="was 'Licensed' and is now") as caught:
        replay_session(changed(crash[0], forge), tmp_path)
    assert caught.value.code == "cassette-differs"


def test_another_question_is_told_with_its_difference(
    crash: tuple[Cassette, list[str]], tmp_path: Path
) -> None:
    def other(content: dict[str, Any]) -> None:
        first(content, "/v1/seats/")["question"]["body"]["platform"] = "linux"

    told = r"in act 3 \(laptop: LogIn, .*\): PUT /v1/seats/.* differs in body.platform: "
    with pytest.raises(CassetteError, match=told + "recorded 'linux', now 'windows'"):
        replay_session(changed(crash[0], other), tmp_path)


def test_a_question_that_is_not_asked_any_more_is_told(
    crash: tuple[Cassette, list[str]], tmp_path: Path
) -> None:
    def twice(content: dict[str, Any]) -> None:
        exchanges = content["acts"][-1]["exchanges"]
        exchanges.append(exchanges[-1])

    with pytest.raises(CassetteError, match="was recorded and was not asked"):
        replay_session(changed(crash[0], twice), tmp_path)


def test_another_state_is_told(crash: tuple[Cassette, list[str]], tmp_path: Path) -> None:
    def other(content: dict[str, Any]) -> None:
        content["acts"][2]["state"] = "WaitingForSeat"

    with pytest.raises(CassetteError, match="the state was 'WaitingForSeat' and is now 'Licensed'"):
        replay_session(changed(crash[0], other), tmp_path)


@pytest.mark.parametrize(
    "act",
    [
        {"act": "fly"},
        {"act": "do", "arguments": {}},
        {"act": "do", "arguments": {"event": {"kind": "Fly", "fields": {}}}},
        {"act": "do", "arguments": {"event": {"kind": "Extend", "fields": {"weeks": 1}}}},
        {"act": "start", "computer": "nowhere"},
        {"act": "start", "network": {"fault": "rain"}},
    ],
)
def test_an_act_without_sense_is_told_without_a_traceback(
    act: dict[str, Any], crash: tuple[Cassette, list[str]], tmp_path: Path
) -> None:
    def other(content: dict[str, Any]) -> None:
        content["acts"] = [content["acts"][0] | act]

    with pytest.raises(CassetteError) as caught:
        replay_session(changed(crash[0], other), tmp_path)
    assert caught.value.code == "cassette-invalid"


def test_a_refused_wish_is_not_recorded(tmp_path: Path) -> None:
    with record_session(tmp_path) as recording:
        laptop = recording.lab.computer("laptop")
        laptop.start()
        with pytest.raises(Exception, match="Extend"):
            laptop.extend(3)
        assert [act.what for act in recording.cassette("x").acts] == ["start"]


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        (None, "GET /a was asked, and no further question is on the cassette"),
        (Question(method="GET", path="/b"), "GET /a was asked instead of GET /b"),
        (Question(method="GET", path="/a", token="t"), "GET /a differs in token: recorded 't'"),
        (Question(method="GET", path="/a", body={"x": 1}), "GET /a differs in body"),
    ],
)
def test_a_difference_is_one_sentence(expected: Question | None, told: str) -> None:
    assert difference(expected, Question(method="GET", path="/a")).startswith(told)
