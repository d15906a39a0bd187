"""What a client gets from the recorder is what it would get from the upstream."""

import statistics
import threading

import pytest

import wire
from daemon import PATIENCE, Daemon
from exchanges import EXCHANGES, scenario_text
from raw import body, read_head, receive, request_bytes
from recording import Recorder, until
from upstreams import reset, unsent


@pytest.fixture(scope="module")
def servers(tmp_path_factory):
  """An upstream that is asked directly, and a recorder in front of another that says the same, ids included."""
  folder = tmp_path_factory.mktemp("transparent")
  file = folder / "scenario.json"
  file.write_text(scenario_text())
  direct, behind = Daemon(str(file)), Daemon(str(file))
  recorder = Recorder(behind.url, folder / "recordings")
  yield direct, recorder
  for daemon in (recorder, behind, direct):
    daemon.stop()


@pytest.mark.parametrize("exchange", EXCHANGES, ids=lambda exchange: exchange.name)
def test_an_answer_comes_through_as_it_is(servers, exchange):
  direct, recorder = servers

  expected = exchange.ask(direct.port)
  answer = exchange.ask(recorder.port)

  assert expected.ending == exchange.ending, expected
  expected.ending = exchange.relayed_ending or exchange.ending
  assert answer.seen == expected.seen
  if exchange.keeps_chunks:
    assert answer.chunks == expected.chunks


# Answers that no scenario gives, as bytes; each is followed by a FIN.
STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
RAW_ANSWERS = {
  "several fields of one name": b"HTTP/1.1 200 OK\r\nvary: b\r\nX-MiXeD: 1\r\nVary: a\r\nvary: b\r\nContent-Length: 2\r\n\r\nok",
  "a date of its own": b"HTTP/1.1 200 OK\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\nServer: x\r\nContent-Length: 0\r\n\r\n",
  "bytes that are no ASCII": b"HTTP/1.1 200 OK\r\nx-name: G\xc3\xbcnther\r\nx-empty:\r\nContent-Length: 0\r\n\r\n",
  "cookies": b"HTTP/1.1 200 OK\r\nSet-Cookie: a=1; Path=/\r\nSet-Cookie: b=2\r\nContent-Length: 0\r\n\r\n",
  "an interim answer": b"HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
  "until the connection is closed": b"HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\nhello",
  "a length that never comes": b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nhello",
  "a chunk that never comes": STREAM + b"5\r\nhello\r\n5\r\nhe",
  "half a last chunk": STREAM + b"5\r\nhello\r\n0\r\n",
  "chunk extensions": STREAM + b"5;a=b\r\nhello\r\n0\r\n\r\n",
  "an old upstream": b"HTTP/1.0 200 OK\r\ncontent-length: 5\r\n\r\nhello",
  "seventy fields": b"HTTP/1.1 200 OK\r\n" + b"".join(b"x-%d: %d\r\n" % (n, n) for n in range(70)) + b"Content-Length: 0\r\n\r\n",
  "a long field": b"HTTP/1.1 200 OK\r\nx-long: " + b"a" * 20_000 + b"\r\nContent-Length: 0\r\n\r\n",
  "many bytes": b"HTTP/1.1 200 OK\r\nContent-Length: 512000\r\n\r\n" + bytes(range(256)) * 2000,
  "five million bytes in chunks": STREAM + b"4e2000\r\n" + bytes(range(256)) * 20_000 + b"\r\n0\r\n\r\n",
}

# The recorder speaks HTTP/1.1 itself, and tells the end of a body by chunks where the upstream tells it by closing.
AS_ONE = {"an old upstream": ("HTTP/1.0", "HTTP/1.1"), "until the connection is closed": ("until closed", "chunked")}


def fixed(answer: bytes):
  def say(connection, _request):
    connection.sendall(answer)

  return say


@pytest.mark.parametrize("name", RAW_ANSWERS)
def test_bytes_come_through_as_they_are(upstream, record, name):
  server = upstream(fixed(RAW_ANSWERS[name]))
  recorder = record(server)
  request = wire.request("POST", "/v1/messages", {"a": 1})

  expected = wire.ask(server.port, request)
  if expected.status.startswith("HTTP/1.1 103"):
    # An interim answer says nothing that the other does not.
    expected = wire.Answer("HTTP/1.1 200 OK", [("Content-Length", "2")], "length", [b"ok"], [], wire.COMPLETE)
  answer = wire.ask(recorder.port, request)
  if len(answer.body) > 1_000_000:
    # What has come is there. Nobody waits for a recording of it.
    recorder.kill()

  status, fields, framing, length, data, ending = expected.seen
  if name in AS_ONE:
    status, framing = (text.replace(*AS_ONE[name]) for text in (status, framing))
  got = answer.seen
  if not any(field.lower() == "date" for field, _ in fields):
    # Who has no clock leaves the date to the next who has one (RFC 9110, 6.6.1).
    got = (got[0], [field for field in got[1] if field[0].lower() != "date"], *got[2:])
  assert got == (status, fields, framing, length, data, ending)


def test_the_date_is_the_upstreams(upstream, record):
  recorder = record(upstream(fixed(RAW_ANSWERS["a date of its own"])))

  answer = wire.ask(recorder.port, wire.request("GET", "/v1/models"))

  assert [value for name, value in answer.fields if name.lower() == "date"] == ["Thu, 01 Jan 1970 00:00:00 GMT"]


@pytest.mark.parametrize("ending", [wire.CLOSED, wire.RESET])
@pytest.mark.parametrize("before", [b"", b"HTTP/1.1 200 OK\r\nContent-", STREAM, STREAM + b"5\r\nhello\r\n", STREAM + b"5\r\nhel"])
def test_a_cut_stays_a_cut_wherever_it_is(upstream, record, before, ending):
  def cut(connection, _request):
    connection.sendall(before)
    if ending == wire.RESET:
      until(lambda: unsent(connection) == 0, "the recorder does not read")
      reset(connection)

  server = upstream(cut)
  request = wire.request("POST", "/v1/messages", {"a": 1})

  expected, answer = wire.ask(server.port, request), wire.ask(record(server).port, request)

  assert expected.ending == ending
  # Half a head is no answer yet.
  whole = b"\r\n\r\n" in before
  assert answer.ending == ending
  assert (answer.status, answer.body) == ((expected.status, expected.body) if whole else ("", b""))


@pytest.mark.parametrize("framing", ["chunked", "length", "until closed"])
def test_slices_come_when_they_are_there(upstream, record, framing):
  """Each slice is sent when the one before it has come through. So nothing is kept back, however slow the machine is."""
  seen = [threading.Event() for _ in range(20)]
  head = {"chunked": STREAM, "length": b"HTTP/1.1 200 OK\r\nContent-Length: 140\r\n\r\n", "until closed": b"HTTP/1.1 200 OK\r\n\r\n"}

  def answer(connection, _request):
    connection.sendall(head[framing])
    for event in seen:
      connection.sendall(b"7\r\nslice..\r\n" if framing == "chunked" else b"slice..")
      assert event.wait(PATIENCE)
    connection.sendall(b"0\r\n\r\n" if framing == "chunked" else b"")

  recorder = record(upstream(answer))

  with wire.connect(recorder.port) as connection:
    connection.sendall(wire.request("POST", "/v1/messages", {"a": 1}))
    _, data = read_head(connection)
    for number, event in enumerate(seen, 1):
      while data.count(b"slice..") < number:
        data += receive(connection)
      event.set()
    # The last slice may come with the end, or before it.
    while not data.endswith(b"0\r\n\r\n") and framing != "length":
      data += receive(connection)

  assert data.count(b"slice..") == len(seen)


def test_gaps_are_those_of_the_upstream(scenario, record):
  """Nothing comes early, and what is late is late by what machines are late by, not by a stream's length."""
  server = scenario("pace: {first: 100ms, between: 100ms}\nreplies: [{text: [a, b, c, d, e, f], pings: none}]")

  answer = wire.ask(record(server).port, request_bytes(body(stream=True)))

  due = [0.1 * number for number in range(1, len(answer.times) + 1)]
  assert len(due) == 11
  late = [came - planned for came, planned in zip(answer.times, due)]
  print("late by", [f"{seconds * 1000:.1f} ms" for seconds in late])
  assert min(late) >= 0
  assert max(late) < 0.5 and statistics.median(late) < 0.1


def test_a_connection_serves_one_request_after_another(servers):
  direct, recorder = servers
  names = ["a text", "rate limit", "a text, not streamed", "no content", "slices: 7", "every byte"]
  chosen = [exchange for exchange in EXCHANGES if exchange.name in names]

  def ask_all(port):
    with wire.connect(port) as connection:
      for exchange in chosen:
        connection.sendall(exchange.request)
        yield wire.Reader(connection).read()

  for expected, answer in zip(ask_all(direct.port), ask_all(recorder.port), strict=True):
    assert (answer.status, answer.framing, answer.ending) == (expected.status, expected.framing, expected.ending)
    assert len(answer.body) == len(expected.body)
