"""`/_mock/requests`: what the daemon saw and did, request by request."""

import json
import re
import socket

import pytest

from control import Control
from raw import body, connected, headers, post, read_events, request_bytes
from sdk import ask

SCENARIO = """
  replies:
    - name: broken
      when: {last_user: broken}
      pings: none
      events:
        - text: "One two"
        - do: reset
    - name: held
      when: {last_user: held}
      pings: none
      events:
        - text: "One two"
        - hold: middle
    - when: {last_user: weather}
      times: 1
      text: "Sunny."
"""

# What every entry has. There may be more.
FIELDS = """
  id session number time method path headers body rule call attempt status stream events bytes ended fault left miss
  findings
""".split()


def test_a_complete_stream_to_the_field(scenario):
  server = scenario(SCENARIO)

  response = post(server, body("weather", stream=True))
  answer = Control(server).call("GET", "requests").json()

  assert answer["dropped"] == 0
  [entry] = answer["requests"]
  assert [name for name in FIELDS if name not in entry] == []
  assert entry["id"] == response.headers["request-id"]
  assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", entry["time"])
  expected = {
    "session": "default",
    "number": 1,
    "method": "POST",
    "path": "/v1/messages",
    "body": body("weather", stream=True),
    "call": 1,
    "attempt": 1,
    "status": 200,
    "stream": True,
    "bytes": len(response.content),
    "ended": "complete",
    "fault": None,
    "left": None,
    "miss": None,
    "findings": [],
  }
  assert {name: entry[name] for name in expected} == expected
  events = entry["events"]
  assert all(event.keys() == {"type", "at_ms", "bytes"} for event in events)
  assert [event["type"] for event in events] == re.findall(r"^event: (.*)$", response.text, re.MULTILINE)
  assert [event["bytes"] for event in events] == [len(text) + 2 for text in response.content.split(b"\n\n")[:-1]]
  times = [event["at_ms"] for event in events]
  assert times == sorted(times) and times[0] >= 0


def test_an_answer_that_is_no_stream(scenario):
  server = scenario(SCENARIO)

  response = post(server, body("weather"))
  [entry] = Control(server).requests(1)

  assert (entry["stream"], entry["ended"], entry["bytes"]) == (False, "complete", len(response.content))


def test_a_miss_says_why(scenario):
  server = scenario("replies: [{name: weather, when: {last_user: weather}, times: 1, text: Sunny.}]")
  for text in ("weather", "weather", "hello"):
    post(server, body(text))

  answered, used_up, other = Control(server).requests(3)

  assert (answered["rule"], answered["miss"]) == ("weather", None)
  assert (used_up["status"], used_up["rule"], used_up["miss"]["nearest"]) == (404, None, "weather")
  assert "used up" in used_up["miss"]["because"]
  assert other["miss"] == {"nearest": "weather", "because": 'last_user: "hello" does not contain "weather"'}


def test_a_fault_is_named(scenario):
  server = scenario(SCENARIO)
  with connected(server) as connection:
    connection.sendall(request_bytes(body("broken", stream=True)))
    with pytest.raises(ConnectionResetError):
      while connection.recv(65536):
        pass

  [entry] = Control(server).requests(1)

  assert (entry["rule"], entry["ended"]) == ("broken", "fault")
  assert entry["fault"] == "reset at event 5"
  assert len(entry["events"]) == 5


@pytest.mark.parametrize("how", ["fin", "reset"])
def test_who_left_and_when(scenario, how):
  server = scenario(SCENARIO)
  control = Control(server)
  with connected(server) as connection:
    connection.sendall(request_bytes(body("held", stream=True)))
    control.arrived("middle")
    received = b"".join(event for _, event in zip(range(5), read_events(connection)))
    if how == "reset":
      connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")

  [entry] = control.requests(1)

  assert entry["ended"] == "client_left"
  left = entry["left"]
  assert left.keys() == {"how", "after_event", "after_byte", "at_ms"}
  assert (left["how"], left["after_event"], left["after_byte"]) == (how, 5, len(received))
  assert left["at_ms"] >= entry["events"][-1]["at_ms"]


def test_keys_are_hidden(scenario):
  server = scenario(SCENARIO)
  post(server, body("weather"), x_api_key="sk-ant-secret-f3a9")
  post(server, body("weather"), x_api_key=None, authorization="Bearer sk-ant-secret-b2c4")

  response = Control(server).call("GET", "requests")

  first, second = response.json()["requests"]
  assert first["headers"]["x-api-key"] == "…f3a9"
  assert second["headers"]["authorization"].endswith("…b2c4")
  assert "secret" not in response.text + server.stderr()
  assert first["headers"]["anthropic-version"] == headers()["anthropic-version"]


def test_a_long_body_is_cut(scenario):
  server = scenario(SCENARIO)
  sent = json.dumps(body("weather" * 20_000))
  post(server, sent.encode())

  [entry] = Control(server).requests(1)

  assert (entry["rule"], entry["body_length"]) == ("rule 3", len(sent))
  assert entry["body"] == sent[: 64 << 10]


def test_requests_that_are_refused_are_there_too(scenario):
  server = scenario(SCENARIO)
  post(server, b"{", anthropic_version=None)
  post(server, body("weather", max_tokens=None))

  first, second = Control(server).requests(2)

  assert (first["status"], second["status"]) == (400, 400)
  assert (first["rule"], second["rule"], second["number"]) == (None, None, 2)


def test_clearing_the_journal_keeps_the_state(scenario):
  server = scenario(SCENARIO)
  control = Control(server)
  post(server, body("weather"))
  control.requests(1)

  assert control.call("DELETE", "requests").is_success
  assert control.journal() == []
  assert post(server, body("weather")).status_code == 404


def test_a_reset_clears_everything(scenario):
  server = scenario(SCENARIO)
  control = Control(server)
  post(server, body("weather"))

  assert control.call("POST", "reset").is_success
  assert control.journal() == []
  assert post(server, body("weather")).status_code == 200
  assert [entry["number"] for entry in control.requests(1)] == [1]


def test_the_sdks_retries_are_attempts_of_one_call(scenario, connect, waits):
  server = scenario("""
    replies:
      - attempts:
          - error: overloaded_error
          - error: api_error
          - text: "Here you are."
  """)

  connect(server, max_retries=2).stream(**ask("One"))
  connect(server, max_retries=2).create(**ask("Two"))

  entries = Control(server).requests(6)
  assert [(entry["call"], entry["attempt"], entry["status"]) for entry in entries] == [
    (1, 1, 529),
    (1, 2, 500),
    (1, 3, 200),
    (2, 1, 529),
    (2, 2, 500),
    (2, 3, 200),
  ]
  assert entries[0]["body"] == entries[1]["body"] != entries[3]["body"]
