"""`/_mock/gates`: streams that wait until the test lets them go on."""

import pytest

from control import Control
from raw import body, connected, read_events, request_bytes

SCENARIO = """
  pings: none
  chunk: {characters: 1}
  replies:
    - events:
        - text: "ab"
        - hold: middle
        - text: "cd"
"""

# How many events stand before the gate: the message's start and a block of two deltas; and behind it: another such
# block, and the message's end.
BEFORE, BEHIND = 5, 6


def ask_for_stream(connection, text: str = "Hello", path: str = "/v1/messages"):
  """The events of the answer as they come."""
  connection.sendall(request_bytes(body(text, stream=True), path))
  return read_events(connection)


def take(events, count: int) -> list[bytes]:
  return [next(events) for _ in range(count)]


def text_of(events) -> str:
  return "".join(event.decode().split('"text":"')[1][0] for event in events if b"text_delta" in event)


def test_nobody_arrives(scenario):
  response = Control(scenario(SCENARIO)).call("GET", "gates/middle", {"wait": "20ms"})

  assert response.status_code == 408


def test_a_gate_that_no_reply_has(scenario):
  assert Control(scenario(SCENARIO)).call("GET", "gates/elsewhere", {"wait": "20ms"}).is_client_error


def test_who_arrives_is_told_with_what_was_sent(scenario):
  server = scenario(SCENARIO)
  control = Control(server)
  with connected(server) as connection:
    events = ask_for_stream(connection)
    arrived = control.arrived("middle")
    before = take(events, BEFORE)

    [entry] = control.journal()
    assert arrived == [{"request": entry["id"], "events_sent": BEFORE, "bytes_sent": len(b"".join(before))}]
    control.release("middle")
    after = list(events)

  assert (text_of(before), text_of(after), len(after)) == ("ab", "cd", BEHIND)


def test_a_wait_ends_when_somebody_arrives(scenario, background):
  server = scenario(SCENARIO)
  control = Control(server)

  waiting = background(control.arrived, "middle")
  with connected(server) as connection:
    ask_for_stream(connection)
    assert len(waiting.result(60)) == 1


def test_a_release_lets_all_go_that_are_there(scenario):
  server = scenario(SCENARIO)
  control = Control(server)
  with connected(server) as first, connected(server) as second:
    streams = [ask_for_stream(first, "One"), ask_for_stream(second, "Two")]
    heard = [take(events, BEFORE) for events in streams]
    while len(control.arrived("middle")) < 2:
      pass
    control.release("middle")
    assert [text_of([*before, *events]) for before, events in zip(heard, streams)] == ["abcd", "abcd"]


def test_a_release_lets_the_next_go_when_none_is_there(scenario):
  server = scenario(SCENARIO)
  control = Control(server)
  control.release("middle")

  with connected(server) as first, connected(server) as second:
    assert text_of(ask_for_stream(first, "One")) == "abcd"
    assert text_of(take(ask_for_stream(second, "Two"), BEFORE)) == "ab"
    assert len(control.arrived("middle")) == 1


def test_one_request_of_several_is_released(scenario):
  server = scenario(SCENARIO)
  control = Control(server)
  with connected(server) as first, connected(server) as second:
    streams = [ask_for_stream(first, "One"), ask_for_stream(second, "Two")]
    for events in streams:
      take(events, BEFORE)
    while len(control.arrived("middle")) < 2:
      pass
    two = next(entry["id"] for entry in control.journal() if entry["body"]["messages"][0]["content"] == "Two")
    control.release("middle", request=two)

    assert text_of(streams[1]) == "cd"
    assert [stream["request"] for stream in control.arrived("middle")] != [two]


def test_steps(scenario):
  server = scenario(SCENARIO)
  control = Control(server)
  with connected(server) as connection:
    events = ask_for_stream(connection)
    take(events, BEFORE)
    control.arrived("middle")

    control.release("middle", steps=2)
    two = take(events, 2)
    [stream] = control.arrived("middle")
    assert (text_of(two), stream["events_sent"]) == ("c", BEFORE + 2)

    control.release("middle", steps=1)
    assert text_of(take(events, 1)) == "d"
    control.release("middle")
    assert len(list(events)) == BEHIND - 3


def test_a_stream_is_cut_by_a_reset(scenario):
  server = scenario(SCENARIO)
  control = Control(server)
  with connected(server) as connection:
    events = ask_for_stream(connection)
    assert text_of(take(events, BEFORE)) == "ab"
    control.arrived("middle")

    control.release("middle", do="reset")
    with pytest.raises(ConnectionResetError):
      next(events)

  [entry] = control.requests(1)
  assert (entry["ended"], entry["fault"]) == ("fault", "reset at event 5")


def test_whoever_leaves_is_no_longer_at_the_gate(scenario):
  server = scenario(SCENARIO)
  control = Control(server)
  with connected(server) as connection:
    take(ask_for_stream(connection), BEFORE)
    control.arrived("middle")

  control.requests(1)
  assert control.call("GET", "gates/middle", {"wait": "20ms"}).status_code == 408


def test_each_session_has_its_own(scenario):
  server = scenario(SCENARIO)
  with connected(server) as connection:
    events = ask_for_stream(connection, path="/session/one/v1/messages")
    take(events, BEFORE)

    assert Control(server, "two").call("GET", "gates/middle", {"wait": "20ms"}).status_code == 408
    assert Control(server).call("GET", "gates/middle", {"wait": "20ms"}).status_code == 408
    one = Control(server, "one")
    assert len(one.arrived("middle")) == 1
    Control(server, "two").release("middle")
    one.release("middle")
    assert text_of(events) == "cd"


@pytest.mark.parametrize(
  "release", [b"{", b'{"steps": 0}', b'{"do": "dance"}', b'{"stepz": 1}', b"[]", b'{"request": 7}', b'{"steps": -1}']
)
def test_a_release_that_makes_no_sense_is_refused(scenario, release):
  server = scenario(SCENARIO)
  control = Control(server)
  with connected(server) as connection:
    take(ask_for_stream(connection), BEFORE)
    control.arrived("middle")

    assert control.call("POST", "gates/middle/release", content=release).status_code == 400
    assert len(control.arrived("middle")) == 1
