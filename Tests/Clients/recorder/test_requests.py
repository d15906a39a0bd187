"""What the upstream gets from the recorder is what the client has sent."""

import gzip
import json
import re

import pytest

import wire
from recording import files, load, recorded
from upstreams import OK

TARGETS = [
  "/v1/messages?x=%2F..//a",
  "/v1/messages/../messages//./a%2e%2E/%zz?a=b&&=&c=%20+%C3%BC",
  "/v1/messages?beta=true",
  "//host.example/v1",
  "/v1/files/file_1?a=b?c#d",
  "/[x]{y}|z^`\"'<>",
  "/%00%0d%0a",
  "/?" + "long=" + "x" * 3000,
]


def seen_by_the_upstream(upstream, record, request: bytes, **more: str) -> bytes:
  server = upstream()
  recorder = record(server, **more)
  answer = wire.ask(recorder.port, request)
  assert (answer.status, answer.body) == ("HTTP/1.1 200 OK", b"ok"), answer
  # Nobody waits for a recording.
  recorder.kill()
  [seen] = server.requests
  return re.sub(rb"(?i)\r\nhost: 127\.0\.0\.1:%d\r\n" % server.port, b"\r\nhost: 127.0.0.1\r\n", seen, count=1)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_target_stays_as_it_is(upstream, record, method, target):
  seen = seen_by_the_upstream(upstream, record, wire.request(method, target, {"a": 1} if method == "POST" else None))

  assert seen.split(b"\r\n")[0] == f"{method} {target} HTTP/1.1".encode()


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_any_method_with_and_without_a_body(upstream, record, method):
  server = upstream(b"HTTP/1.1 204 No Content\r\n\r\n")
  recorder = record(server)

  for content in [None, b"", b"some \0 \xff bytes"]:
    request = wire.request(method, "/v1/things", content)
    assert wire.ask(recorder.port, request).status == "HTTP/1.1 204 No Content"
    assert server.requests[-1].split(b"\r\n")[0] == f"{method} /v1/things HTTP/1.1".encode()
    # A body means nothing to HEAD (RFC 9110, 9.3.2). It is left out, and nobody waits for it.
    assert server.requests[-1].partition(b"\r\n\r\n")[2] == (b"" if method == "HEAD" else content or b"")


def test_header_fields_stay_in_order_and_case_and_none_is_added(upstream, record):
  lines = [
    b"X-Zebra: 1",
    b"host: 127.0.0.1",
    b"anthropic-Version: 2023-06-01",
    b"x-zebra: 2",
    b"x-empty:",
    b"Content-Length: 2",
    b"X-Name: G\xc3\xbcnther; a=\"b, c\"",
    b"authorization: Bearer abc",
    b"cookie: a=b; c=d",
    b"accept-encoding: br, gzip;q=0.5",
    b"X-STAINLESS-Retry-Count: 0",
  ]
  request = b"POST /v1/messages HTTP/1.1\r\n" + b"\r\n".join(lines) + b"\r\n\r\n{}"

  seen = seen_by_the_upstream(upstream, record, request)

  # Where the host stands means nothing; all others are where they were.
  assert [line for line in seen.split(b"\r\n") if not line.lower().startswith(b"host:")] == [
    line for line in request.split(b"\r\n") if not line.startswith(b"host:")
  ]
  assert seen.lower().count(b"\r\nhost:") == 1


def test_what_a_client_says_itself_is_not_said_twice(upstream, record):
  fields = {"accept": "a/b", "user-agent": "me/1", "content-type": "text/odd"}
  lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())

  seen = seen_by_the_upstream(
    upstream, record, f"POST /x HTTP/1.1\r\nhost: 127.0.0.1\r\n{lines}content-length: 2\r\n\r\n{{}}".encode()
  )

  assert f"\r\n{lines}content-length: 2\r\n\r\n{{}}".encode() in seen


def test_what_is_about_the_connection_goes_no_further(upstream, record):
  request = (
    b"POST /v1/messages HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: keep-alive, x-mine\r\nx-mine: 1\r\nkeep-alive: timeout=5\r\n"
    b"te: trailers\r\nproxy-authorization: Basic abc\r\nx-kept: 1\r\nexpect: 100-continue\r\ntransfer-encoding: chunked\r\n\r\n"
    b"3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n"
  )
  server = upstream()
  recorder = record(server)

  with wire.connect(recorder.port) as connection:
    connection.sendall(request)
    interim = b""
    while not interim.endswith(b"\r\n\r\n"):
      interim += connection.recv(1)
    assert interim == b"HTTP/1.1 100 Continue\r\n\r\n"
    assert wire.Reader(connection).read().body == b"ok"

  [seen] = server.requests
  head, _, content = seen.partition(b"\r\n\r\n")
  names = {line.split(b":")[0].lower() for line in head.split(b"\r\n")[1:]}
  assert names == {b"host", b"x-kept", b"content-length"}
  assert content == b'{"a":1}'


@pytest.mark.parametrize("size", [0, 1, 70_000, 3_000_000])
def test_bodies_of_any_size(upstream, record, size):
  content = (b'{"a":"' + b"x" * size + b'"}') if size else b""

  seen = seen_by_the_upstream(upstream, record, wire.request("POST", "/v1/messages", content))

  assert seen.partition(b"\r\n\r\n")[2] == content


def test_a_compressed_body_stays_compressed(upstream, record):
  content = gzip.compress(b'{"a":1}', mtime=0)

  seen = seen_by_the_upstream(
    upstream, record, wire.request("POST", "/v1/messages", content, content_encoding="gzip")
  )

  assert seen.endswith(b"\r\n\r\n" + content)


def test_the_path_of_the_upstream_stands_in_front(upstream, record):
  server = upstream()
  recorder = record(server.url + "/base/")

  wire.ask(recorder.port, wire.request("GET", "/v1/models?limit=1"))

  assert server.requests[0].startswith(b"GET /base/v1/models?limit=1 HTTP/1.1\r\n")


def test_plain_bodies_are_asked_for_when_that_is_wanted(upstream, record):
  server = upstream()
  recorder = record(server, "--no-compression")

  wire.ask(recorder.port, wire.request("GET", "/v1/models", accept_encoding="gzip, br"))

  assert [line.lower() for line in server.requests[0].split(b"\r\n") if line.lower().startswith(b"accept-encoding")] == [
    b"accept-encoding: identity"
  ]


def test_a_redirect_is_passed_on_and_not_followed(upstream, record):
  elsewhere = upstream()
  server = upstream(f"HTTP/1.1 302 Found\r\nLocation: {elsewhere.url}/x\r\nContent-Length: 0\r\n\r\n".encode())
  recorder = record(server)

  answer = wire.ask(recorder.port, wire.request("POST", "/v1/messages", {"a": 1}))

  assert (answer.status, answer.value("location")) == ("HTTP/1.1 302 Found", f"{elsewhere.url}/x")
  assert elsewhere.accepted == 0 and len(server.requests) == 1


def test_proxies_of_the_environment_are_not_asked(upstream, record):
  proxy, server = upstream(), upstream()
  names = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
  recorder = record(server, no_proxy="", NO_PROXY="", **{name: proxy.url for name in names})

  assert wire.ask(recorder.port, wire.request("POST", "/v1/messages", {"a": 1})).body == b"ok"
  assert (proxy.accepted, server.accepted) == (0, 1)


def test_a_request_is_not_sent_twice_when_a_kept_connection_has_gone(upstream, record):
  """Libraries ask once more on a new connection; the client would not see what happened, and be billed twice."""

  def once(connection, _request):
    connection.sendall(OK)
    connection.recv(65536)

  server = upstream(once)
  recorder = record(server)
  request = wire.request("POST", "/v1/messages", {"a": 1})

  assert wire.ask(recorder.port, request).ending == wire.COMPLETE
  assert wire.ask(recorder.port, request).ending == wire.CLOSED
  assert wire.ask(recorder.port, request).ending == wire.COMPLETE


def test_the_upstreams_address_is_not_the_recorders(upstream, record):
  server = upstream()
  recorder = record(server)

  wire.ask(recorder.port, wire.request("GET", "/", host=f"127.0.0.1:{recorder.port}"))

  assert re.findall(rb"(?i)\r\nhost: ([^\r]*)", server.requests[0]) == [f"127.0.0.1:{server.port}".encode()]


def test_what_does_not_answer_is_a_502_that_says_so_and_no_recording(upstream, record):
  server = upstream()
  server.close()
  recorder = record(server)

  answer = wire.ask(recorder.port, wire.request("POST", "/v1/messages", {"a": 1}))

  assert answer.status == "HTTP/1.1 502 Bad Gateway"
  assert answer.value("content-type") == "application/json"
  error = json.loads(answer.body)["error"]
  assert error["type"] == "api_error" and str(server.port) in error["message"]
  # Who records without a word what is not there finds out when it is too late.
  code, said = recorder.end()
  assert code == 1 and f"127.0.0.1 port {server.port}" in said and "1 could not be recorded" in said
  assert files(recorder.directory) == []


def test_what_speaks_no_http_is_a_502(upstream, record):
  recorder = record(upstream(b"SSH-2.0-OpenSSH_9.2\r\n"))

  assert wire.ask(recorder.port, wire.request("POST", "/v1/messages", {"a": 1})).status == "HTTP/1.1 502 Bad Gateway"
  assert recorder.end()[0] == 1


def test_a_recording_has_what_was_asked(upstream, record):
  recorder = record(upstream())

  wire.ask(recorder.port, wire.request("POST", "/v1/messages?beta=true", {"a": ["b", 1.50]}))

  request = load(recorded(recorder.directory, 1)[0])["request"]
  assert (request["method"], request["path"]) == ("POST", "/v1/messages?beta=true")
  assert request["body"] in ({"a": ["b", 1.5]}, '{"a": ["b", 1.5]}')
