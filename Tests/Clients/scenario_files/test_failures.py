"""Scenario files about failures, and what a client does about them."""

import anthropic
import pytest

import sdk
from control import Control
from raw import body, post
from sdk import ask
from test_errors import DOCUMENTED


def test_overloaded(play, connect, waits):
  server = play("overloaded.yaml")

  for question in ("One", "Two"):
    message = connect(server, max_retries=2).create(**ask(question))
    assert message.content[0].text == "There you are, at the third attempt."
  with pytest.raises(anthropic.APIStatusError) as caught:
    connect(server, max_retries=1).create(**ask("Three"))

  assert caught.value.status_code == 529
  entries = Control(server).requests(8)
  assert [(entry["attempt"], entry["status"]) for entry in entries] == [
    *[(1, 529), (2, 529), (3, 200)] * 2,
    *[(1, 529), (2, 529)],
  ]


def test_rate_limited(play, connect):
  server = play("rate-limited.yaml")

  assert connect(server, max_retries=1).create(**ask()).content[0].text == "Thank you for waiting."
  control = Control(server)
  refused, answered = control.requests(2)
  assert (refused["status"], refused["attempt"]) == (429, 1)
  assert (answered["status"], answered["attempt"]) == (200, 2)
  assert control.verdict()["passed"]


def test_rate_limited_and_too_early(play):
  server = play("rate-limited.yaml")

  assert post(server, body()).headers["retry-after"] == "1"
  assert post(server, body()).status_code == 200
  control = Control(server)
  control.requests(2)
  verdict = control.verdict()
  assert not verdict["passed"]
  assert [finding["kind"] for finding in verdict["findings"]] == ["retry_after_ignored"]


def test_outage(play, connect, waits):
  server = play("outage.yaml")

  with pytest.raises(anthropic.APIStatusError) as caught:
    connect(server, max_retries=3).stream(**ask())

  assert caught.value.status_code == 529
  assert waits == sorted(waits) and len(waits) == 3
  control = Control(server)
  assert [entry["status"] for entry in control.requests(4)] == [500, 529, 529, 529]
  assert "gave_up" in [finding["kind"] for finding in control.verdict()["findings"]]


def test_errors(play, connect):
  client = connect(play("errors.yaml"))

  for name, status in DOCUMENTED.items():
    with pytest.raises(anthropic.APIStatusError) as caught:
      client.create(**ask(f"Please fail with a {name}"))
    assert (caught.value.status_code, caught.value.body["error"]["type"]) == (status, name)
  with pytest.raises(anthropic.InternalServerError) as caught:
    client.create(**ask("a bad gateway"))
  assert caught.value.status_code == 502
  assert client.create(**ask()).content[0].text == "Nothing failed."


def test_disconnect(play, connect):
  server = play("disconnect.yaml")
  client = connect(server)

  reset = client.broken(**ask())
  closed = client.broken(**ask())
  whole = client.broken(**ask())

  assert (reset[0], type(reset[1]).__name__) == ("It was a dark", "ReadError")
  assert (closed[0], type(closed[1]).__name__) == ("It was a dark and stormy", "RemoteProtocolError")
  assert whole == ("It was a dark and stormy night.", None)
  entries = Control(server).requests(3)
  assert [(entry["attempt"], entry["ended"]) for entry in entries] == [(1, "fault"), (2, "fault"), (3, "complete")]
  assert "reset" in entries[0]["fault"] and "close" in entries[1]["fault"]


def test_resume(play, connect):
  client = connect(play("resume.yaml"))
  request = ask("Tell me about Fansipan.")

  so_far, error = client.broken(**request)
  assert isinstance(error, sdk.BrokenStream)

  prefill = [*request["messages"], {"role": "assistant", "content": so_far}]
  new_turn = [*prefill, {"role": "user", "content": "Please go on."}]
  new_prompt = [{"role": "user", "content": f"Continue from: '{so_far}'"}]
  for messages in (prefill, new_turn, new_prompt):
    rest = client.stream(**request | {"messages": messages})
    assert so_far + "".join(rest.texts) == "Fansipan is the highest mountain in Vietnam."

  other_text = [{"role": "user", "content": "Continue from: 'Fansipan is a'"}]
  with pytest.raises(anthropic.NotFoundError) as caught:
    client.create(**request | {"messages": other_text})
  assert "No rule answers this request" in caught.value.body["error"]["message"]


def test_timeout_in_silence(play, connect):
  server = play("timeout.yaml")

  text, error = connect(server, timeout=1).broken(**ask("silence"))

  assert (text, type(error).__name__) == ("One moment", "ReadTimeout")
  assert connect(server).stream(**ask("silence")).message.content[0].text == "One moment was enough."
  silent, answered = Control(server).requests(2)
  assert (silent["ended"], answered["ended"]) == ("fault", "complete")
  assert silent["left"]["after_event"] == len(silent["events"])


def test_timeout_of_a_slow_reply(play, connect):
  server = play("timeout.yaml", "--speed", "20x")

  with pytest.raises(anthropic.APITimeoutError):
    connect(server, timeout=0.2).create(**ask("slow"))
  assert connect(server).create(**ask("slow")).content[0].text == "Good things take their time."
  left, answered = Control(server).requests(2)
  assert (left["ended"], answered["ended"]) == ("client_left", "complete")
  assert (left["rule"], left["attempt"], answered["attempt"]) == (answered["rule"], 1, 2)


def test_cancellation(play, connect):
  server = play("cancellation.yaml")

  assert connect(server).first_texts(4, **ask("A story, please")) == ["Once", " upon", " a", " time,"]
  control = Control(server)
  [entry] = control.requests(1)
  assert entry["ended"] == "client_left"
  assert entry["left"]["how"] in ("fin", "reset")
  assert control.verdict() == {"passed": True, "failures": [], "findings": []}


def test_in_stream_error(play, connect):
  server = play("in-stream-error.yaml")
  client = connect(server)

  text, error = client.broken(**ask())

  assert text == "The answer is"
  assert (error.status_code, error.body["error"]["type"]) == (200, "overloaded_error")
  assert client.broken(**ask()) == ("The answer is 42.", None)


def test_in_stream_error_without_a_stream(play, connect, waits):
  server = play("in-stream-error.yaml")

  assert connect(server, max_retries=1).create(**ask()).content[0].text == "The answer is 42."
  assert [entry["status"] for entry in Control(server).requests(2)] == [529, 200]


def test_missing_end(play, connect):
  client = connect(play("missing-end.yaml"))

  half = client.stream(**ask()).message
  assert (half.content[0].text, half.stop_reason) == ("Take two tablets,", None)
  whole = client.stream(**ask()).message
  assert (whole.content[0].text, whole.stop_reason) == ("Take two tablets, but never on an empty stomach.", "end_turn")


def test_raw_bytes(play, connect):
  server = play("raw-bytes.yaml")

  seen = connect(server).stream(**ask())

  assert "".join(seen.texts) == "Still readable."
  sent = post(server, body(stream=True)).content
  for raw in (b": a comment,", b'event: ping\r\ndata: {"type": "ping"}\r\n', b'data: {"type":\ndata: "ping"}\n'):
    assert raw in sent
  assert b'"text":"\xff\xfe"}}\n\n' in post(server, body("broken", stream=True)).content
