"""What is no request that can be answered: it is refused or ended at once, and does no harm."""

import os
import random
import socket
import ssl
import struct
from concurrent.futures import ThreadPoolExecutor

import pytest

from odd import ask, chunked, data, read, request, rest
from raw import connected

SCENARIO = "replies: [{text: Hello}]"

# The first message of a TLS client, as far as anybody looks at it.
CLIENT_HELLO = bytes.fromhex("16030100c5010000c10303") + bytes(range(32)) + b"\x00\x20\x13\x01\x13\x02" * 20

H2_PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes.fromhex("000012040000000000000300000064000400a00000000200000000")


def logs(server, sentence: str, count: int) -> bool:
  """Whether that is logged so many times, a few requests later at most: lines are written beside the answers."""
  for _ in range(1000):
    assert ask(server, request(data())).said == "Hello"
    if server.stderr().count(sentence) == count:
      return True
  return False


def test_tls_is_told_to_do_without(scenario):
  server = scenario(SCENARIO)
  with connected(server) as connection:
    connection.sendall(CLIENT_HELLO)
    answer = read(connection)
    assert answer.status == 400
    assert b"use http:// instead of https://" in answer.content
    assert rest(connection) == b""
  with connected(server) as connection, pytest.raises(ssl.SSLError, match="WRONG_VERSION_NUMBER"):
    ssl.create_default_context().wrap_socket(connection, server_hostname="api.anthropic.com")
  assert logs(server, "a client spoke TLS; use http://, not https://", 2)


def test_http_2_is_told_to_speak_http_1(scenario):
  server = scenario(SCENARIO)
  with connected(server) as connection:
    connection.sendall(H2_PREFACE)
    assert read(connection).status == 505
    assert rest(connection) == b""
  assert logs(server, "a client spoke HTTP/2 from the start; use HTTP/1.1", 1)


@pytest.mark.parametrize(
  "garbage",
  [
    b"\x80",
    b"\x00\x01\x02\xff\xfe" * 20,
    b"\x80\x2e\x01\x00\x02",
    data(),
    b"\x16\x02\x00\x00\r\n\r\n",
    "é /v1/messages HTTP/1.1\r\n\r\n".encode(),
    b"<policy-file-request/>\x00",
    b"SSH-2.0-OpenSSH_9.2\r\n",
    b"GET /\r\n\r\n",
    b"GET / http/1.1\r\n\r\n",
    b"GET / HTTP/2.0\r\n\r\n",
    b"GET / HTTP/1.1\r\nno colon\r\n\r\n",
    b"\r\n\r\nGET\r\n\r\n",
  ],
)
def test_garbage_is_ended_at_once(scenario, garbage):
  server = scenario(SCENARIO)
  with connected(server) as connection:
    connection.sendall(garbage)
    answer = rest(connection)
    assert answer == b"" or answer.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 505 ")), answer
  assert ask(server, request(data())).said == "Hello"


@pytest.mark.parametrize("coding", ["gzip", "gzip, chunked", "chunked, chunked", "identity", "xyz", ""])
@pytest.mark.parametrize("more", [[], ["content-length: 5"]])
def test_an_unknown_transfer_coding_is_refused(scenario, coding, more):
  with connected(scenario(SCENARIO)) as connection:
    connection.sendall(request(chunked(data(), 20), f"Transfer-Encoding: {coding}", *more, length=False))
    answer = read(connection)
    assert answer.status == 501
    assert f"'{coding}'" in answer.error
    assert rest(connection) == b""


@pytest.mark.parametrize("lengths", [(5, 6), (6, 5), (5, 5, 6)])
def test_two_lengths_are_refused(scenario, lengths):
  with connected(scenario(SCENARIO)) as connection:
    connection.sendall(request(b"{....}", *(f"Content-Length: {length}" for length in lengths), length=False))
    answer = read(connection)
    assert (answer.status, answer.error) == (400, "The request has several content-length headers that differ")
    assert rest(connection) == b""


@pytest.mark.parametrize("length", ["-5", "+5", "five", "5, 6", "0x5", "9" * 30, ""])
def test_a_length_that_is_none_is_refused(scenario, length):
  with connected(scenario(SCENARIO)) as connection:
    connection.sendall(request(b"{...}", f"Content-Length: {length}", length=False))
    assert rest(connection).startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 413 "))


@pytest.mark.parametrize("chunks", [b"zz\r\n", b"-1\r\n", b"f" * 20 + b"\r\n", b"3\r\nabcdef\r\n0\r\n\r\n"])
def test_chunks_that_are_none_are_refused(scenario, chunks):
  with connected(scenario(SCENARIO)) as connection:
    connection.sendall(request(chunks, "Transfer-Encoding: chunked", length=False))
    assert rest(connection).startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 413 "))


@pytest.mark.parametrize(
  "lines", [["x-long: " + "x" * 300_000], [f"x-{number}: x" for number in range(30_000)], ["x" * 300_000]]
)
def test_a_head_that_is_too_long_is_refused(scenario, lines):
  """With a FIN, so that a client that still sends gets to read why."""
  with connected(scenario(SCENARIO)) as connection:
    connection.sendall(request(data(), *lines))
    assert rest(connection).startswith(b"HTTP/1.1 431 ")


def test_a_target_that_is_too_long_is_refused(scenario):
  with connected(scenario(SCENARIO)) as connection:
    connection.sendall(request(data(), target="/" + "x" * 300_000))
    assert rest(connection).startswith(b"HTTP/1.1 414 ")


# What mutations begin with, and what they put in.
SEEDS = [
  request(data()),
  request(data(stream=True), "Expect: 100-continue"),
  request(b"", "Transfer-Encoding: chunked", length=False) + chunked(data(), 30, ";a=b", "T: 1\r\n"),
  b"GET /v1/models?limit=1 HTTP/1.1\r\nhost: x\r\nx-api-key: k\r\n\r\n",
  b"OPTIONS * HTTP/1.0\r\n\r\n",
  CLIENT_HELLO,
  H2_PREFACE,
]
PIECES = [b"\r\n", b"\n", b"\0", b": ", b" ", b"\t", b"%", b"%00", b"\xff\xfe", b"0\r\n\r\n", b"HTTP/1.1", b"-1", b"9" * 25]
PIECES += [b"Content-Length: 3\r\n", b"Transfer-Encoding: x\r\n", b"Connection: close\r\n", b"Upgrade: h2c\r\n", b"x" * 9000]


def mutated(choices: random.Random) -> bytes:
  mutant = bytearray(choices.choice(SEEDS))
  for _ in range(choices.randrange(1, 6)):
    place = choices.randrange(len(mutant) + 1)
    count = choices.randrange(20)
    match choices.randrange(5):
      case 0:
        mutant[place : place + 1] = choices.randbytes(1)
      case 1:
        mutant[place:place] = choices.choice(PIECES)
      case 2:
        del mutant[place : place + count]
      case 3:
        del mutant[place:]
      case _:
        mutant[place:place] = choices.choice(SEEDS)[count : count + choices.randrange(200)]
  return bytes(mutant)


def attack(server, seed: int) -> None:
  """Sends mutated requests, each on a connection of its own, and leaves in all the ways there are."""
  choices = random.Random(seed)
  for _ in range(500):
    with connected(server) as connection:
      leaving = choices.randrange(3)
      try:
        connection.sendall(mutated(choices))
        if leaving == 0:
          connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif leaving == 1:
          connection.shutdown(socket.SHUT_WR)
          rest(connection)
      except (ConnectionResetError, BrokenPipeError):
        pass


def sockets(server) -> int:
  """How many the daemon has, the one that it listens on among them."""
  descriptors = f"/proc/{server.process.pid}/fd"
  count = 0
  for name in os.listdir(descriptors):
    try:
      count += os.readlink(f"{descriptors}/{name}").startswith("socket:")
    except FileNotFoundError:
      pass
  return count


def test_nothing_that_is_sent_does_harm(scenario):
  server = scenario(SCENARIO, "--log-level", "error")

  with ThreadPoolExecutor(4) as pool:
    list(pool.map(lambda seed: attack(server, seed), range(6)))

  for _ in range(20):
    assert ask(server, request(data())).said == "Hello"
  # All have left, and the daemon has time to see it.
  for _ in range(10_000):
    if sockets(server) == 1:
      break
    ask(server, request(data()))
  assert sockets(server) == 1
