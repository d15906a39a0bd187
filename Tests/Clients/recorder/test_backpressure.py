"""A client that leaves, and one that does not read."""

import socket
import threading
import time
from pathlib import Path

import pytest

import wire
from daemon import PATIENCE
from raw import read_head, receive
from recording import end_of, load, recorded, until
from upstreams import reset

STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
PIECE = b"event: ping\ndata: {}\n\n"
CHUNK = b"%x\r\n%s\r\n" % (len(PIECE), PIECE)
REQUEST = wire.request("POST", "/v1/messages", {"a": 1})

# No recorder that holds the upstream back needs so much more than it needs at rest; it was asked for far more.
MOST_GROWTH = 64 << 20


class Leaving:
  """An upstream that begins to answer, and notes when it is left."""

  def __init__(self, upstream, first: bytes):
    self.first = first
    self.left = threading.Event()
    self.server = upstream(self.answer)

  def answer(self, connection, _request) -> None:
    connection.sendall(self.first)
    try:
      assert connection.recv(1) == b""
    except ConnectionResetError:
      pass
    self.left.set()


@pytest.mark.parametrize("how", ["fin", "reset"])
@pytest.mark.parametrize("first", [b"", STREAM, STREAM + CHUNK], ids=["before the head", "before the body", "in the body"])
def test_the_upstream_is_left_when_the_client_leaves(upstream, record, how, first):
  leaving = Leaving(upstream, first)
  recorder = record(leaving.server)

  connection = wire.connect(recorder.port)
  connection.sendall(REQUEST)
  if first:
    _, data = read_head(connection)
    while first.endswith(CHUNK) and PIECE not in data:
      data += receive(connection)
  else:
    until(lambda: leaving.server.requests, "the request does not arrive")
  assert not leaving.left.is_set()
  reset(connection) if how == "reset" else connection.close()

  assert leaving.left.wait(PATIENCE), "the upstream goes on for nobody"
  if first:
    assert end_of(recorded(recorder.directory, 1)[0]) == "unfinished"
  else:
    # Of what nothing came there is nothing to be told.
    recorder.stop()
    assert list(recorder.directory.iterdir()) == []


def test_a_client_that_leaves_does_not_disturb_others(upstream, record):
  """Both streams come from the same upstream; one client stays."""
  go_on = threading.Event()

  def answer(connection, _request):
    connection.sendall(STREAM + CHUNK)
    assert go_on.wait(PATIENCE)
    connection.sendall(CHUNK + b"0\r\n\r\n")

  recorder = record(upstream(answer))
  connections = [wire.connect(recorder.port) for _ in range(2)]
  readers = [wire.Reader(connection) for connection in connections]
  for connection in connections:
    connection.sendall(REQUEST)
    connection.recv(1, socket.MSG_PEEK)
  connections[0].close()
  recorded(recorder.directory, 1)
  go_on.set()

  answer = readers[1].read()
  connections[1].close()
  assert (answer.body, answer.ending) == (PIECE * 2, wire.COMPLETE)
  assert sorted(map(end_of, recorded(recorder.directory, 2))) == ["complete", "unfinished"]


def memory(process: int) -> int:
  """The memory of a process that is in use, in bytes."""
  [line] = [line for line in Path(f"/proc/{process}/status").read_text().splitlines() if line.startswith("VmRSS")]
  return int(line.split()[1]) << 10


@pytest.mark.parametrize("framing", ["chunked", "length"])
def test_a_client_that_does_not_read_holds_the_upstream_back(upstream, record, framing):
  """The upstream would send for ever. It comes to a stop, and goes on as soon as the client reads."""
  sent = 0
  over = threading.Event()
  block = b"x" * 65536
  piece = b"10000\r\n" + block + b"\r\n" if framing == "chunked" else block
  head = STREAM if framing == "chunked" else b"HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n"

  def answer(connection, _request):
    nonlocal sent
    connection.settimeout(0.1)
    connection.sendall(head)
    rest = b""
    while not over.is_set():
      rest = rest or piece
      try:
        count = connection.send(rest)
      except TimeoutError:
        continue
      sent += count
      rest = rest[count:]

  recorder = record(upstream(answer))
  at_rest = memory(recorder.process.pid)

  with wire.connect(recorder.port) as connection:
    connection.sendall(REQUEST)
    connection.recv(1, socket.MSG_PEEK)
    stopped = is_steady(lambda: sent)
    assert stopped < MOST_GROWTH, "what nobody reads goes on to come"
    growth = memory(recorder.process.pid) - at_rest
    print(f"{stopped >> 10} KiB sent, {growth >> 10} KiB more memory")
    assert growth < MOST_GROWTH
    read = 0
    while sent < stopped + (4 << 20):
      read += len(connection.recv(1 << 20))
    over.set()
  assert read > 0
  # Nobody wants a recording of it.
  recorder.kill()


def is_steady(value) -> int:
  """The value when it has been the same for a while. A machine that stands still for so long only makes it smaller."""
  last, since = value(), time.monotonic()
  deadline = since + PATIENCE
  while time.monotonic() - since < 0.5:
    assert time.monotonic() < deadline, "it never comes to rest"
    time.sleep(0.02)
    if value() != last:
      last, since = value(), time.monotonic()
  return last


def test_a_slow_upstream_is_not_a_lost_one(upstream, record):
  """A request that the upstream takes its time to read is sent to its end."""
  content = b'"' + b"x" * 200_000 + b'"'
  gate = threading.Event()

  def answer(connection, request):
    assert gate.wait(PATIENCE)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

  server = upstream(answer)
  recorder = record(server)
  with wire.connect(recorder.port) as connection:
    connection.sendall(wire.request("POST", "/v1/messages", content))
    until(lambda: server.requests, "the request does not arrive")
    assert server.requests[0].endswith(content)
    gate.set()
    assert wire.Reader(connection).read().body == b"ok"
  assert load(recorded(recorder.directory, 1)[0])["response"]["status"] == 200
