"""The bytes of chat completions, as a program without an SDK reads them."""

import json

from raw import body, connected, post, read_chunks, read_events, read_head, request_bytes

PATH = "/v1/chat/completions"

SCENARIO = """
  replies: [{text: ["Hel", "lo"], id: msg_1, wire: {slice: event}}]
"""


def test_a_stream(scenario):
  server = scenario(SCENARIO)

  with connected(server) as connection:
    connection.sendall(request_bytes(body(stream=True), PATH, x_api_key=None, authorization="Bearer key"))
    head, rest = read_head(connection)
    chunks = list(read_chunks(connection, rest))

  assert head.startswith(b"HTTP/1.1 200")
  assert b"content-type: text/event-stream; charset=utf-8" in head
  assert all(chunk.startswith(b"data: ") and chunk.endswith(b"\n\n") for chunk in chunks)
  assert chunks[-1] == b"data: [DONE]\n\n"
  events = [json.loads(chunk.removeprefix(b"data: ")) for chunk in chunks[:-1]]
  assert [event["choices"][0]["delta"] for event in events] == [
    {"role": "assistant", "content": ""},
    {"content": "Hel"},
    {"content": "lo"},
    {},
  ]
  assert {event["id"] for event in events} == {"msg_1"}


def test_two_daemons_send_the_same_bytes(scenario):
  request = body(stream=True, stream_options={"include_usage": True})

  first, second = (post(scenario(SCENARIO), request, PATH, anthropic_version=None).content for _ in range(2))

  assert first == second


def test_a_line_parser(scenario):
  """As hand-written programs read such streams: line by line, until `[DONE]`."""
  server = scenario("replies: [{text: It works.}]")
  text = ""

  with connected(server) as connection:
    connection.sendall(request_bytes(body(stream=True), PATH))
    for event in read_events(connection):
      data = event.decode().strip().removeprefix("data: ")
      if data == "[DONE]":
        break
      text += json.loads(data)["choices"][0]["delta"].get("content", "")

  assert text == "It works."


def test_a_gate_holds_chunks(scenario):
  server = scenario("replies: [{text: one two three, faults: [{at: event 2, do: {hold: here}}]}]")

  with connected(server) as connection:
    connection.sendall(request_bytes(body(stream=True), PATH))
    released = post(server, {}, "/_mock/gates/here/release").status_code
    events = list(read_events(connection))

  assert released == 200
  assert len(events) == 6
