"""Bodies as clients send them that ask first, do not know the length, compress, or take their time."""

import gzip
import random
import zlib

import pytest

from control import Control
from odd import ask, chunked, data, read, request, rest
from raw import connected, read_head

SCENARIO = """
  replies:
    - when: {last_user: Hello}
      text: ["Hel", "lo"]
"""

CONTINUE = b"HTTP/1.1 100 Continue"

# As aiohttp 3 sends a body that it gets from a generator.
AIOHTTP = [
  "Accept: */*",
  "Accept-Encoding: gzip, deflate",
  "User-Agent: Python/3.11 aiohttp/3.14.5",
  "Transfer-Encoding: chunked",
]


# The fields of curl 7, which PHP has too, and of a client in .NET.
@pytest.mark.parametrize("expect", ["Expect: 100-continue", "expect: 100-Continue"])
@pytest.mark.parametrize("streamed", [True, False])
def test_who_asks_before_it_sends_is_told_to_go_on(scenario, expect, streamed):
  content = data("Hello" + "x" * 1_100_000, stream=streamed)
  whole = request(content, "User-Agent: curl/7.88.1", "Accept: */*", expect)
  with connected(scenario(SCENARIO)) as connection:
    for _ in range(2):
      connection.sendall(whole.removesuffix(content))
      assert read_head(connection) == (CONTINUE, b"")
      connection.sendall(content)
      assert read(connection).said == "Hello"


def test_who_asks_with_chunks_is_told_to_go_on(scenario):
  content = data()
  with connected(scenario(SCENARIO)) as connection:
    connection.sendall(request(b"", "Expect: 100-continue", *AIOHTTP, length=False))
    assert read_head(connection) == (CONTINUE, b"")
    connection.sendall(chunked(content, 5))
    assert read(connection).said == "Hello"


def test_who_asks_and_does_not_wait_is_served(scenario):
  assert ask(scenario(SCENARIO), request(data(), "Expect: 100-continue")).said == "Hello"


def test_another_expectation_is_none(scenario):
  with connected(scenario(SCENARIO)) as connection:
    connection.sendall(request(data(), "Expect: a-miracle"))
    head, _ = read_head(connection)
    assert head.startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize("waits", [True, False])
def test_who_asks_to_send_too_much_is_refused_before(scenario, waits):
  size = 33 << 20
  head = request(b"", f"Content-Length: {size}", "Expect: 100-continue", length=False)
  with connected(scenario(SCENARIO)) as connection:
    connection.sendall(head)
    if not waits:
      connection.sendall(b"x" * size)
    answer = read(connection)
    assert answer.status == 413
    assert answer.fields["connection"] == "close"
    assert "maximum size" in answer.error
    assert rest(connection) == b""


def test_too_much_is_read_and_refused(scenario):
  size = 33 << 20
  with connected(scenario(SCENARIO)) as connection:
    connection.sendall(request(b"", f"Content-Length: {size}", length=False) + b"x" * size)
    assert read(connection).status == 413
    connection.sendall(request(data()))
    assert read(connection).said == "Hello", "the connection is kept"


@pytest.mark.parametrize("size", [1, 7, 4096])
@pytest.mark.parametrize(
  ("extension", "trailer"),
  [("", ""), (";name=value", ""), (';a="b;c" ; d', "X-Checksum: 1\r\nX-More: 2\r\n")],
  ids=["plain", "extension", "trailers"],
)
def test_a_body_in_chunks(scenario, size, extension, trailer):
  with connected(scenario(SCENARIO)) as connection:
    for _ in range(2):
      connection.sendall(request(b"", *AIOHTTP, length=False) + chunked(data(), size, extension, trailer))
      assert read(connection).said == "Hello"


@pytest.mark.parametrize("streamed", [True, False])
@pytest.mark.parametrize("in_chunks", [True, False])
def test_a_request_may_come_a_byte_at_a_time(scenario, streamed, in_chunks):
  content = data(stream=streamed)
  whole = request(b"", *AIOHTTP, length=False) + chunked(content, 20) if in_chunks else request(content)

  assert ask(scenario(SCENARIO), *(bytes([byte]) for byte in whole)).said == "Hello"


def test_a_request_may_be_split_anywhere(scenario):
  content = data()
  whole = request(b"", *AIOHTTP, length=False) + chunked(content, 100)
  with connected(scenario(SCENARIO)) as connection:
    for split in range(1, len(whole)):
      connection.sendall(whole[:split])
      connection.sendall(whole[split:])
      assert read(connection).said == "Hello", split


@pytest.mark.parametrize("in_chunks", [True, False])
def test_a_body_of_three_megabytes_in_pieces_of_all_sizes(scenario, in_chunks):
  server = scenario(SCENARIO)
  content = data("Hello" + "x" * 3_000_000)
  whole = request(b"", *AIOHTTP, length=False) + chunked(content, 8192) if in_chunks else request(content)
  sizes = random.Random(1)
  pieces = []
  while whole:
    size = int(2 ** sizes.uniform(0, 18))
    pieces.append(whole[:size])
    whole = whole[size:]

  assert ask(server, *pieces).said == "Hello"
  assert len(Control(server).requests(1)) == 1


@pytest.mark.parametrize("level", ["strict", "lenient", "off"])
@pytest.mark.parametrize("path", ["/v1/messages", "/v1/messages/count_tokens", "/session/a/v1/messages?beta=true"])
def test_a_compressed_body_is_refused_by_the_name_of_its_coding(scenario, level, path):
  """As httpx, aiohttp, Java and Go programs send it whose author wanted to save some bytes."""
  server = scenario(f"validate: {level}\n" + "replies: [{text: Hello}]\n")
  compressed = {"gzip": gzip.compress(data()), "deflate": zlib.compress(data()), "br": b"\x8b\x02\x80{}\x03", "zstd": b"(\xb5/\xfd"}
  with connected(server) as connection:
    for coding, content in compressed.items():
      connection.sendall(request(content, f"content-encoding: {coding}", target=path))
      answer = read(connection)
      assert (answer.status, answer.fields["content-type"]) == (400, "application/json")
      assert answer.error == f"The content-encoding '{coding}' is not supported: send the body without compression"
    connection.sendall(request(b"", "Content-Encoding: GZIP", *AIOHTTP, target=path, length=False) + chunked(compressed["gzip"], 9))
    assert "'gzip'" in read(connection).error


def test_a_body_that_only_says_that_it_is_itself_is_read(scenario):
  assert ask(scenario(SCENARIO), request(data(), "content-encoding: identity")).said == "Hello"


def test_a_head_that_comes_alone_is_waited_for(scenario):
  """And an answer to somebody else does not wait with it."""
  server = scenario(SCENARIO)
  with connected(server) as connection:
    connection.sendall(request(data())[:40])
    assert ask(server, request(data())).said == "Hello"
    connection.sendall(request(data())[40:])
    assert read(connection).said == "Hello"
