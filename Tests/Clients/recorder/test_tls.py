"""An upstream behind TLS, which speaks HTTP/1.1 or HTTP/2."""

import contextlib
import json
import socket
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

import wire
from daemon import Daemon
from exchanges import EXCHANGES, scenario_text
from programs import needs_node
from raw import read_head, receive
from recording import Recorder, end_of, files, load, recorded, until
from tls import Authority, Forwarder, HTTP2Server
from upstreams import reset

HERE = "IP:127.0.0.1"
REQUEST = wire.request("POST", "/v1/messages", {"a": 1})


@pytest.fixture(scope="module")
def authority(tmp_path_factory) -> Authority:
  return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def forward(authority):
  """Starts TLS in front of a plain upstream."""
  started = []

  def start(server, name: str = HERE, **more) -> Forwarder:
    started.append(Forwarder(authority.identity(name), server.port, **more))
    return started[-1]

  yield start
  for forwarder in started:
    forwarder.close()


@pytest.fixture(scope="module")
def servers(tmp_path_factory, authority):
  """A plain upstream that is asked directly, and a recorder in front of another behind TLS."""
  folder = tmp_path_factory.mktemp("tls")
  file = folder / "scenario.json"
  file.write_text(scenario_text())
  direct, behind = Daemon(str(file)), Daemon(str(file))
  forwarder = Forwarder(authority.identity(HERE), behind.port)
  recorder = Recorder(forwarder.url, folder / "recordings", "--cacert", str(authority.certificate))
  yield direct, recorder
  recorder.stop()
  forwarder.close()
  for daemon in (behind, direct):
    daemon.stop()


@pytest.mark.parametrize("exchange", EXCHANGES, ids=lambda exchange: exchange.name)
def test_an_answer_over_tls_comes_through_as_it_is(servers, exchange):
  direct, recorder = servers

  expected = exchange.ask(direct.port)
  answer = exchange.ask(recorder.port)

  expected.ending = exchange.relayed_ending or exchange.ending
  assert answer.seen == expected.seen
  if exchange.keeps_chunks:
    assert answer.chunks == expected.chunks


@pytest.mark.parametrize("farewell", [False, True], ids=["no farewell", "farewell"])
@pytest.mark.parametrize(
  "answer, ending",
  [
    (b"HTTP/1.1 200 OK\r\n\r\nuntil closed", "complete"),
    (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf", "closed"),
    (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n", "closed"),
    (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwhole\r\n0\r\n\r\n", "complete"),
    (b"", "closed"),
  ],
)
def test_a_closed_connection_is_one_with_and_without_tls_saying_so(
  upstream, record, forward, authority, answer, ending, farewell
):
  def say(connection, _request):
    connection.sendall(answer)

  recorder = record(forward(upstream(say), farewell=farewell), "--cacert", authority.certificate)

  seen = wire.ask(recorder.port, REQUEST)

  assert seen.ending == ending
  assert seen.body == {b"half": b"half", b"sed": b"until closed", b"": b""}.get(answer[-3:], seen.body)


@pytest.mark.parametrize("trust", ["the system's", "another authority", "another host"])
def test_who_is_not_trusted_gets_nothing(upstream, record, forward, authority, tmp_path, trust):
  server = upstream()
  forwarder = forward(server, "DNS:example.com" if trust == "another host" else HERE)
  trusted = authority.certificate
  if trust == "another authority":
    (tmp_path / "other").mkdir()
    trusted = Authority(tmp_path / "other").certificate
  recorder = record(forwarder, *([] if trust == "the system's" else ["--cacert", trusted]))

  answer = wire.ask(recorder.port, REQUEST)

  assert answer.status == "HTTP/1.1 502 Bad Gateway"
  assert "certificate" in json.loads(answer.body)["error"]["message"].lower()
  code, said = recorder.end()
  assert code == 1 and "1 could not be recorded" in said
  assert (server.requests, files(recorder.directory)) == ([], [])


def test_what_is_not_tls_is_a_502(record):
  def answer():
    connection, _ = listener.accept()
    with connection, contextlib.suppress(ConnectionResetError):
      connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
      while connection.recv(65536):
        pass

  with socket.create_server(("127.0.0.1", 0)) as listener:
    threading.Thread(target=answer, daemon=True).start()
    recorder = record(f"https://127.0.0.1:{listener.getsockname()[1]}")

    assert wire.ask(recorder.port, REQUEST).status == "HTTP/1.1 502 Bad Gateway"
    assert recorder.end()[0] == 1


@pytest.fixture
def http2(authority, record):
  """An upstream that speaks HTTP/2, and a recorder in front of it."""
  server = HTTP2Server(authority.identity(HERE))
  yield server, record(server, "--cacert", authority.certificate)
  server.close()


def ask(recorder: Recorder, path: str, method: str = "POST") -> wire.Answer:
  return wire.ask(recorder.port, wire.request(method, path, {"a": 1} if method == "POST" else None))


def ask_for_a_reset(server: HTTP2Server, recorder: Recorder) -> wire.Answer:
  """Asks for a stream that is reset once its event is there: with a reset, libcurl may drop what it has read but not told."""
  with wire.connect(recorder.port) as connection, ThreadPoolExecutor(1) as pool:
    reader = wire.Reader(connection)
    connection.sendall(wire.request("POST", "/reset", {"a": 1}))
    answer = pool.submit(reader.read)
    until(lambda: reader.answer.chunks or answer.done(), "no event has come")
    server.reset()
    return answer.result()


def event(number: int) -> bytes:
  return b'event: ping\ndata: {"number":%d}\n\n' % number


@needs_node
def test_a_request_over_http_2(http2):
  server, recorder = http2
  request = wire.request("POST", "/whole?x=%2F..//a", {"a": 1}, X_Zebra="1").replace(b"host: 127.0.0.1", b"Host: x")

  answer = wire.ask(recorder.port, request)

  told = server.told()
  pairs = list(zip(told["headers"][::2], told["headers"][1::2]))
  assert dict(pairs)[":path"] == "/whole?x=%2F..//a" and dict(pairs)[":method"] == "POST"
  assert dict(pairs)[":authority"] == server.url.removeprefix("https://")
  assert [name for name, _ in pairs if not name.startswith(":")] == [
    "x-api-key", "anthropic-version", "content-type", "x-zebra", "content-length"
  ]
  assert told["body"] == '{"a": 1}'
  assert answer.status == "HTTP/1.1 200 OK" and answer.body == b'{"a":1}' and answer.framing == "length"
  assert [value for name, value in answer.fields if name == "vary"] == ["a", "b"]


@needs_node
@pytest.mark.parametrize(
  "path, status, chunks, ending",
  [
    ("/stream", 200, [event(number) for number in range(5)], wire.COMPLETE),
    ("/busy", 429, [b'{"type":"error"}'], wire.COMPLETE),
    ("/none", 204, [], wire.COMPLETE),
    ("/trailers", 200, [event(0)], wire.COMPLETE),
    ("/interim", 200, [b"ok"], wire.COMPLETE),
    ("/large", 200, None, wire.COMPLETE),
    ("/reset", 200, [event(0)], wire.RESET),
    ("/refuse", None, [], wire.RESET),
    # The FIN may come to the recorder before the end of the TLS session is read, or after it.
    ("/close", 200, [event(0)], (wire.CLOSED, wire.RESET)),
  ],
)
def test_an_answer_over_http_2(http2, serve, path, status, chunks, ending):
  server, recorder = http2

  answer = ask_for_a_reset(server, recorder) if path == "/reset" else ask(recorder, path)

  assert answer.status.split()[1:2] == ([str(status)] if status else [])
  assert answer.ending in (ending if isinstance(ending, tuple) else (ending,))
  assert answer.body == b"".join(chunks) if chunks is not None else len(answer.body) == 1 << 20
  if path == "/busy":
    assert answer.value("retry-after") == "17"
  [file] = recorded(recorder.directory, 1)
  assert end_of(file) == answer.ending

  again = ask(serve(recorder.directory), path)
  assert again.seen == answer.recorded
  if path != "/large":
    assert again.chunks == answer.chunks


@needs_node
def test_streams_share_a_connection(http2):
  server, recorder = http2
  ask(recorder, "/whole")

  with ThreadPoolExecutor(10) as pool:
    answers = list(pool.map(lambda _: ask(recorder, "/stream"), range(10)))

  assert {answer.body for answer in answers} == {b"".join(event(number) for number in range(5))}
  assert [server.told()["sessions"] for _ in range(11)] == [1] * 11


@needs_node
@pytest.mark.parametrize("how", ["fin", "reset"])
def test_a_stream_is_left_when_the_client_leaves(http2, how):
  server, recorder = http2

  connection = wire.connect(recorder.port)
  connection.sendall(wire.request("POST", "/silent", {"a": 1}))
  _, data = read_head(connection)
  while event(0) not in data:
    data += receive(connection)
  reset(connection) if how == "reset" else connection.close()

  assert server.told()["body"] == '{"a": 1}'
  # With an error code of HTTP/2; which one is a matter of taste.
  assert server.told()["left"] > 0
  # Others are served as before.
  assert ask(recorder, "/whole").body == b'{"a":1}'


@needs_node
def test_a_reset_stream_does_not_disturb_others(http2):
  server, recorder = http2

  with ThreadPoolExecutor(1) as pool:
    whole = pool.submit(ask, recorder, "/stream")
    cut = ask_for_a_reset(server, recorder)
    stream = whole.result()

  assert (stream.ending, len(stream.chunks)) == (wire.COMPLETE, 5)
  assert (cut.ending, cut.body) == (wire.RESET, event(0))


@needs_node
def test_times_over_http_2_are_recorded(http2):
  _, recorder = http2
  ask(recorder, "/stream")

  entries = load(recorded(recorder.directory, 1)[0])["response"]["body"]

  assert len([entry for entry in entries if "at" in entry and "event" in entry]) >= 2, "the events came one by one"
