"""Scenario files about faults on the wire, and what a client does about them."""

import json

import httpx
import pytest

from control import Control
from daemon import PATIENCE, SCENARIOS
from raw import body, connected, headers, post, read_chunks, read_events, read_head, request_bytes
from sdk import ask


def test_cut_twice(play):
  server = play("cut-twice.yaml")
  bodies, sizes = [], []

  for _ in range(3):
    received = []
    with connected(server) as connection:
      connection.sendall(request_bytes(body(stream=True)))
      try:
        for chunk in read_chunks(connection, read_head(connection)[1]):
          received.append(chunk)
      except (ConnectionResetError, AssertionError) as error:
        received.append(type(error))
    bodies.append(b"".join(chunk for chunk in received if isinstance(chunk, bytes)))
    sizes.append([len(chunk) for chunk in received if isinstance(chunk, bytes)])
    if len(bodies) < 3:
      assert received[-1] is (ConnectionResetError if len(bodies) == 1 else AssertionError)

  first, second, third = bodies
  assert first.count(b"\n\n") == 8 and first.endswith(b"\n\n")
  assert len(second) == 700
  assert third.endswith(b'data: {"type":"message_stop"}\n\n')
  assert all(size <= 7 for size in sum(sizes, []))
  assert [entry["fault"] for entry in Control(server).requests(3)] == ["reset at event 8", "close at event 3 byte 68", None]


@pytest.mark.parametrize("order", [1, -1])
def test_chaos(play, order):
  server = play("chaos.yaml")
  seen = {}

  for question in "ABCDEFGHIJKLMNOPQRST"[::order]:
    outcome = []
    while outcome[-1:] != ["answered"]:
      try:
        outcome.append("answered" if post(server, body(question, stream=True)).status_code == 200 else "refused")
      except httpx.TransportError:
        outcome.append("cut")
    seen[question] = outcome

  assert {kind for outcome in seen.values() for kind in outcome} == {"answered", "refused", "cut"}
  if order == 1:
    test_chaos.seen = seen
  else:
    assert seen == test_chaos.seen, "another order, the same faults"
  faults = [entry["fault"] for entry in Control(server).requests(sum(map(len, seen.values())))]
  assert "overloaded_error by chance, seed 4" in faults
  assert any(fault and fault.startswith("reset at event ") and fault.endswith(" by chance, seed 4") for fault in faults)


def test_limits(play):
  server = play("limits.yaml")

  answers = [post(server, body()) for _ in range(4)]

  assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
  left = [answer.headers["anthropic-ratelimit-requests-remaining"] for answer in answers]
  assert left == ["2", "1", "0", "0"]
  # Twenty seconds, less what has passed; in whole seconds it is rounded up.
  milliseconds = int(answers[3].headers["retry-after-ms"])
  assert 0 < milliseconds <= 20_000
  assert int(answers[3].headers["retry-after"]) == -(-milliseconds // 1000)
  assert post(server, body(), x_api_key="sk-another").status_code == 200


def test_connections(play):
  server = play("connections.yaml")
  failures = []

  for _ in range(3):
    try:
      post(server, body())
    except httpx.TransportError as error:
      failures.append(type(error))

  assert len(failures) == 3
  assert post(server, body()).json()["content"][0]["text"] == "Back again."


def test_connections_and_the_sdk(play, connect, waits):
  server = play("connections.yaml")

  assert connect(server, max_retries=3).create(**ask()).content[0].text == "Back again."
  assert len(waits) == 3


def test_slow_head(play, connect):
  server = play("slow-head.yaml")

  message = connect(server, max_retries=0).create(**ask())
  assert message.content[0].text == "Patience."
  with connected(server) as connection:
    connection.sendall(request_bytes(body(stream=True)))
    pieces = [connection.recv(1) for _ in range(15)]
    assert b"".join(pieces) == b"HTTP/1.1 200 OK"
    assert list(read_events(connection))[-1] == b'event: message_stop\ndata: {"type":"message_stop"}\n\n'


@pytest.mark.parametrize("prompt", ["Hi", "crlf"])
def test_wire(play, connect, prompt):
  server = play("wire.yaml")
  text = "Cà phê sữa đá, ☕ và 🥐."

  with connected(server) as connection:
    connection.sendall(request_bytes(body(prompt, stream=True)))
    chunks = list(read_chunks(connection, read_head(connection)[1]))

  whole = b"".join(chunks)
  newline = b"\r\n" if prompt == "crlf" else b"\r"
  assert whole.startswith(b"\xef\xbb\xbfevent:message_start" + newline + b":mock-claude" + newline + b"data:{" + newline)
  assert (whole.count(b"\n") > 0) == (prompt == "crlf")
  assert b"event:mock_claude_event" in whole and text.split()[0].encode() in whole
  if prompt == "crlf":
    assert {len(chunk) for chunk in chunks} == {1}
  else:
    assert any(chunk.endswith(b"\xc3") for chunk in chunks)
  assert connect(server, max_retries=0).create(**ask(prompt)).content[0].text == text


def whole_text(server, prompt: str, timeout: float = PATIENCE) -> str:
  """The text of a stream, read by a client that is ready for the usual failures; an error when it is not whole."""
  text, is_whole = "", False
  with httpx.stream(
    "POST", server.url + "/v1/messages", json=body(prompt, stream=True), headers=headers(), timeout=timeout, verify=False
  ) as response:
    response.raise_for_status()
    for line in response.iter_lines():
      if line.startswith("data: "):
        event = json.loads(line.removeprefix("data: "))
        if event["type"] == "error":
          raise ValueError(event["error"])
        text += event.get("delta", {}).get("text", "")
        is_whole = event["type"] == "message_stop"
  if not is_whole:
    raise ValueError("the end is missing")
  return text


FAILURES = {
  "overloaded": httpx.HTTPStatusError,
  "sorry": ValueError,
  "lost": httpx.ReadError,
  "closed": httpx.RemoteProtocolError,
  "short": ValueError,
  "silent": httpx.ReadTimeout,
  "garbled": json.JSONDecodeError,
  "chunk": httpx.RemoteProtocolError,
}


@pytest.mark.parametrize("pace", ["instant", "fast"])
@pytest.mark.parametrize("word", FAILURES)
def test_failures(scenario, word, pace):
  server = scenario(f"pace: {pace}\n" + (SCENARIOS / "failures.yaml").read_text())

  with pytest.raises(FAILURES[word]):
    whole_text(server, word, timeout=1 if word == "silent" else PATIENCE)
  assert whole_text(server, word) == "It works now."
  first, second = Control(server).requests(2)
  assert first["status"] == 529 or first["ended"] == "fault" and first["fault"]
  assert (second["attempt"], second["ended"], second["fault"]) == (2, "complete", None)
  assert not {"left_early", "gave_up"} & {finding["kind"] for finding in Control(server).verdict()["findings"]}


@pytest.mark.parametrize("word", ["slow", "Hi"])
def test_what_is_no_failure(play, word):
  assert whole_text(play("failures.yaml"), word) == "It works now."
