"""The bytes on the wire, seen through a plain socket."""

import json
import re
import socket
import struct
import time
from textwrap import dedent

from raw import body, connected, read_chunks, read_head, receive, request_bytes

EXACT = """
  seed: 7
  replies:
    - text: ["Hel", "lo"]
      id: msg_01ABCDEFGHJKLMNPQRSTUVWX
      model: claude-mock-1
      usage: {input_tokens: 8, output_tokens: 2}
"""

PACED = "pace: {first: 50ms, between: 50ms}\n" + dedent(EXACT)

# Where `struct tcp_info` of <linux/tcp.h> holds the number of segments with data that have come in.
TCPI_DATA_SEGS_IN = 152


def data_segments_received(connection) -> int:
  """How many TCP segments with data the kernel has taken in for this connection, however they were read."""
  information = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 160)
  return struct.unpack_from("=I", information, TCPI_DATA_SEGS_IN)[0]


def event(value: dict) -> bytes:
  return f"event: {value['type']}\ndata: {json.dumps(value, separators=(',', ':'))}\n\n".encode()


def exact_events(usage_at_start: dict, usage_at_end: dict) -> list[bytes]:
  return [
    event(
      {
        "type": "message_start",
        "message": {
          "model": "claude-mock-1",
          "id": "msg_01ABCDEFGHJKLMNPQRSTUVWX",
          "type": "message",
          "role": "assistant",
          "content": [],
          "stop_reason": None,
          "stop_sequence": None,
          "stop_details": None,
          "usage": usage_at_start,
        },
      }
    ),
    event({"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}),
    b'event: ping\ndata: {"type": "ping"}\n\n',
    event({"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "Hel"}}),
    event({"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "lo"}}),
    event({"type": "content_block_stop", "index": 0}),
    event(
      {
        "type": "message_delta",
        "delta": {"stop_reason": "end_turn", "stop_sequence": None, "stop_details": None},
        "usage": usage_at_end,
      }
    ),
    event({"type": "message_stop"}),
  ]


EXACT_EVENTS = exact_events(
  usage_at_start={
    "input_tokens": 8,
    "cache_creation_input_tokens": 0,
    "cache_read_input_tokens": 0,
    "cache_creation": {"ephemeral_5m_input_tokens": 0, "ephemeral_1h_input_tokens": 0},
    "output_tokens": 1,
    "service_tier": "standard",
    "inference_geo": "not_available",
  },
  usage_at_end={
    "input_tokens": 8,
    "cache_creation_input_tokens": 0,
    "cache_read_input_tokens": 0,
    "output_tokens": 2,
  },
)


def test_the_exact_bytes_of_a_stream(scenario):
  with connected(scenario(EXACT)) as connection:
    connection.sendall(request_bytes(body(stream=True)))
    head, rest = read_head(connection)
    data = b"".join(read_chunks(connection, rest))

  status, *fields = head.split(b"\r\n")
  assert status == b"HTTP/1.1 200 OK"
  values = {name.lower(): value for name, value in (field.split(b": ", 1) for field in fields)}
  assert values[b"content-type"] == b"text/event-stream; charset=utf-8"
  assert values[b"transfer-encoding"] == b"chunked"
  assert re.fullmatch(rb"req_011C[1-9A-HJ-NP-Za-km-z]{20}", values[b"request-id"])
  assert data.split(b"\n\n") == b"".join(EXACT_EVENTS).split(b"\n\n")


def stream_of(server) -> bytes:
  with connected(server) as connection:
    connection.sendall(request_bytes(body(stream=True)))
    _, rest = read_head(connection)
    return b"".join(read_chunks(connection, rest))


def test_padding_is_spaces_before_the_last_brace_and_nothing_else(scenario):
  long = dedent(EXACT).replace('["Hel", "lo"]', json.dumps([f" {number} }}" for number in range(300)]))

  plain = stream_of(scenario(long))
  padded = stream_of(scenario("wire: {padding: true}\n" + long))

  events = padded.split(b"\n\n")[:-1]
  pads = [len(match[1]) for event in events if (match := re.search(rb"[^ ]( *)}$", event)) and b"ping" not in event]
  assert re.sub(rb" *}\n\n", b"}\n\n", padded) == plain
  assert len(pads) == 305 and set(pads) == set(range(16))
  assert [event for event in events if b"ping" in event] == [b'event: ping\ndata: {"type": "ping"}']
  assert padded == stream_of(scenario("wire: {padding: true}\n" + long)), "the seed decides"
  assert padded != stream_of(scenario("wire: {padding: true}\n" + long.replace("seed: 7", "seed: 8")))


def test_pings_come_between_the_events_at_their_own_times(scenario):
  server = scenario("pings: {every: 90ms}\npace: {first: 40ms, between: 40ms}\n" + dedent(EXACT))
  start, block, ping, hel, lo, stop, end, done = EXACT_EVENTS
  due = [(40, start), (80, block), (120, hel), (130, ping), (160, lo), (200, stop), (220, ping), (240, end), (280, done)]

  with connected(server) as connection:
    started = time.monotonic()
    connection.sendall(request_bytes(body(stream=True)))
    _, rest = read_head(connection)
    chunks = []
    for (milliseconds, _), chunk in zip(due, read_chunks(connection, rest)):
      assert time.monotonic() - started >= milliseconds / 1000, f"{chunk} is early"
      chunks.append(chunk)

  assert chunks == [chunk for _, chunk in due]


def test_the_same_seed_gives_the_same_bytes_in_the_next_run(scenario):
  def run():
    with connected(scenario(EXACT)) as connection:
      connection.sendall(request_bytes(body(stream=True)))
      head, rest = read_head(connection)
      chunks = list(read_chunks(connection, rest))
    return re.sub(rb"(?i)\r\ndate: [^\r]*", b"", head), b"".join(chunks)

  assert run() == run()


def test_each_paced_event_is_its_own_segment_and_chunk_and_never_early(scenario):
  server = scenario(PACED)

  with connected(server) as connection:
    started = time.monotonic()
    connection.sendall(request_bytes(body(stream=True)))
    _, rest = read_head(connection)
    chunks = []
    for number, chunk in enumerate(read_chunks(connection, rest), 1):
      assert time.monotonic() - started >= number * 0.05, f"event {number} is early"
      chunks.append(chunk)
    segments = data_segments_received(connection)

  assert chunks == EXACT_EVENTS
  # The head may travel alone or with the first event, and the last chunk, which is empty, with the last event or after.
  assert len(EXACT_EVENTS) <= segments <= len(EXACT_EVENTS) + 2


def test_a_connection_is_kept_for_the_next_request(scenario):
  with connected(scenario(EXACT)) as connection:
    bodies = []
    for _ in range(3):
      connection.sendall(request_bytes(body(stream=True)))
      _, rest = read_head(connection)
      bodies.append(b"".join(read_chunks(connection, rest)))

  assert all(data.endswith(EXACT_EVENTS[-1]) for data in bodies)


def test_pipelined_requests_are_answered_in_order(scenario):
  server = scenario("""
    replies:
      - {when: {last_user: first}, text: One, pace: {first: 50ms, between: 5ms}}
      - {when: {last_user: second}, text: Two}
  """)

  with connected(server) as connection:
    connection.sendall(
      request_bytes(body("first", stream=True)) + request_bytes(body("second")) + request_bytes(body("first"))
    )
    data = b""
    while data.count(b'"type":"message",') < 3 or not data.endswith(b"}"):
      data += receive(connection)

  assert [text.decode() for text in re.findall(rb'"text":"(\w+)"', data)] == ["One", "Two", "One"]


def test_an_upgrade_to_http_2_is_not_taken_up(scenario):
  request = request_bytes(body()).replace(
    b"\r\nhost:", b"\r\nconnection: Upgrade, HTTP2-Settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABk\r\nhost:"
  )

  with connected(scenario(EXACT)) as connection:
    connection.sendall(request)
    head, _ = read_head(connection)

  assert head.startswith(b"HTTP/1.1 200 OK\r\n")


def test_a_request_body_may_come_in_chunks(scenario):
  whole = request_bytes(body())
  head, _, data = whole.partition(b"\r\n\r\n")
  head = re.sub(rb"content-length: \d+", b"transfer-encoding: chunked", head)

  with connected(scenario(EXACT)) as connection:
    connection.sendall(head + b"\r\n\r\n")
    for start in range(0, len(data), 7):
      piece = data[start : start + 7]
      connection.sendall(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
    connection.sendall(b"0\r\n\r\n")
    answer, _ = read_head(connection)

  assert answer.startswith(b"HTTP/1.1 200 OK\r\n")


def test_a_client_that_leaves_does_no_harm(scenario):
  server = scenario(PACED)

  for _ in range(20):
    with connected(server) as connection:
      connection.sendall(request_bytes(body(stream=True)))
      connection.recv(1)

  with connected(server) as connection:
    connection.sendall(request_bytes(body(stream=True)))
    _, rest = read_head(connection)
    assert b"".join(read_chunks(connection, rest)).endswith(EXACT_EVENTS[-1])
