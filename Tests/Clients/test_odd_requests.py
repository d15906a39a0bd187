"""Heads as old, careful and careless clients send them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from control import Control
from daemon import PATIENCE
from odd import ask, data, read, request, rest
from raw import VERSIONS, connected

SCENARIO = """
  replies:
    - when: {header: {x-twice: {equals: first}}}
      text: First
    - text: ["Hel", "lo"]
"""

# As the JDK's HttpClient sends them with each request until the server agrees to HTTP/2.
JDK = [
  "Connection: Upgrade, HTTP2-Settings",
  "HTTP2-Settings: AAEAAEAAAAIAAAAAAAMAAAAAAAQBAAAAAAUAAEAAAAYABgAA",
  "Upgrade: h2c",
  "User-Agent: Java-http-client/17.0.15",
]


@pytest.mark.parametrize("streamed", [True, False])
def test_an_offer_of_http_2_is_not_heard(scenario, streamed):
  with connected(scenario(SCENARIO)) as connection:
    for _ in range(3):
      connection.sendall(request(data(stream=streamed), *JDK))
      answer = read(connection)
      assert answer.said == "Hello"
      assert "upgrade" not in answer.fields and "connection" not in answer.fields


@pytest.mark.skipif(not shutil.which("java"), reason="java is not installed")
def test_the_client_of_the_jdk(scenario):
  server = scenario(SCENARIO)

  result = subprocess.run(
    ["java", Path(__file__).parent / "java" / "Ask.java", server.url, data(stream=True).decode()],
    capture_output=True,
    text=True,
    timeout=PATIENCE,
  )

  assert result.returncode == 0, result.stderr
  answers = result.stdout.split("HTTP_1_1 200\n")
  assert answers[0] == "" and len(answers) == 4
  assert all(answer.endswith("event: message_stop\n") for answer in answers[1:])
  assert [entry["ended"] for entry in Control(server).requests(3)] == ["complete"] * 3


def test_the_case_of_field_names_does_not_count(scenario):
  content = data()
  fields = ["HoSt: x", "X-API-KEY: k", f"ANTHROPIC-version:{VERSIONS[0]}", "CONTENT-type:application/json"]
  whole = "\r\n".join(["POST /v1/messages HTTP/1.1", *fields, f"CONTENT-LENGTH:   {len(content)}", "", ""]).encode()

  assert ask(scenario(SCENARIO), whole + content).said == "Hello"


def test_a_field_in_several_lines_does_no_harm(scenario):
  """It has been no HTTP since 2014 (RFC 7230, 3.2.4), and what follows the first line is lost; nothing else is."""
  with connected(scenario(SCENARIO)) as connection:
    for _ in range(2):
      connection.sendall(request(data(), "X-Folded: one\r\n two\r\n\tthree", "X-Twice: first"))
      assert read(connection).said == "First"


def test_of_a_field_that_comes_twice_the_first_counts(scenario):
  assert ask(scenario(SCENARIO), request(data(), "X-Twice: first", "x-twice: second")).said == "First"
  assert ask(scenario(SCENARIO), request(data(), "x-api-key: another", "anthropic-version: never")).said == "Hello"


def test_empty_lines_before_a_request_are_skipped(scenario):
  assert ask(scenario(SCENARIO), b"\r\n", b"\r\n" + request(data())).said == "Hello"


@pytest.mark.parametrize("streamed", [True, False])
def test_http_1_0_ends_the_connection(scenario, streamed):
  with connected(scenario(SCENARIO)) as connection:
    connection.sendall(request(data(stream=streamed), version="1.0"))
    answer = read(connection)
    assert answer.said == "Hello"
    assert "transfer-encoding" not in answer.fields
    assert answer.fields["connection"] == "close"
    assert rest(connection) == b""


def test_http_1_0_that_keeps_the_connection(scenario):
  """A whole body has a length, so that there may be another request; a stream can only end with the connection."""
  with connected(scenario(SCENARIO)) as connection:
    for _ in range(2):
      connection.sendall(request(data(), "Connection: keep-alive", version="1.0"))
      answer = read(connection)
      assert answer.said == "Hello"
      assert answer.fields["connection"].lower() == "keep-alive"
    connection.sendall(request(data(stream=True), "Connection: keep-alive", version="1.0"))
    answer = read(connection)
    assert answer.said == "Hello"
    assert "transfer-encoding" not in answer.fields
    assert answer.fields["connection"] == "close"
    assert rest(connection) == b""


def test_http_1_1_that_does_not_keep_the_connection(scenario):
  with connected(scenario(SCENARIO)) as connection:
    connection.sendall(request(data(stream=True), "Connection: close"))
    answer = read(connection)
    assert answer.said == "Hello"
    assert answer.fields["connection"] == "close"
    assert rest(connection) == b""


@pytest.mark.parametrize(
  "target",
  [
    # As through a proxy.
    "http://127.0.0.1:4010/v1/messages",
    "HTTPS://api.anthropic.com/v1/messages?beta=true",
    "/v1/%6Dess%61ges",
    "/v1/messages?",
    "/v1/messages?beta=true&a=b%20c&a=%zz",
    "/anthropic/v1/messages",
    "http://api.anthropic.com/session/a%2fb/v1/messages",
  ],
)
def test_another_spelling_of_the_path(scenario, target):
  assert ask(scenario(SCENARIO), request(data(), target=target)).said == "Hello"


@pytest.mark.parametrize(
  "target", ["//v1/messages", "/v1//messages", "/v1/messages/", "/v1/v1/messages", "/v1%2Fmessages", "/v1/messages#x", "/"]
)
def test_another_path(scenario, target):
  """A base URL that ends with a slash or with `/v1` is a mistake, and is answered as one."""
  with connected(scenario(SCENARIO)) as connection:
    for _ in range(2):
      connection.sendall(request(data(), target=target))
      answer = read(connection)
      assert (answer.status, answer.error) == (404, "Not found")


@pytest.mark.parametrize(("target", "status"), [("/", 404), ("/v1/messages", 405), ("/v1/models", 405), ("/_mock/health", 200)])
def test_a_head_has_no_body(scenario, target, status):
  with connected(scenario(SCENARIO)) as connection:
    for _ in range(2):
      connection.sendall(f"HEAD {target} HTTP/1.1\r\nhost: 127.0.0.1\r\nx-api-key: k\r\n\r\n".encode())
      answer = read(connection, "HEAD")
      assert (answer.status, answer.content) == (status, b"")
    connection.sendall(request(data()))
    assert read(connection).said == "Hello"


@pytest.mark.parametrize("target", ["*", "/", "/v1/messages"])
def test_options(scenario, target):
  with connected(scenario(SCENARIO)) as connection:
    connection.sendall(f"OPTIONS {target} HTTP/1.1\r\nhost: x\r\n\r\n".encode())
    assert read(connection, "OPTIONS").status == 204
    connection.sendall(request(data()))
    assert read(connection).said == "Hello"


def test_requests_may_be_sent_before_the_answers_have_come(scenario):
  server = scenario(SCENARIO)
  count = 20
  with connected(server) as connection:
    connection.sendall(b"".join(request(data(f"Hello {number}")) for number in range(count - 1)))
    connection.sendall(request(data("Bye"), "Connection: close"))
    assert rest(connection).count(b"HTTP/1.1 200 OK\r\n") == count
  Control(server).requests(count)
