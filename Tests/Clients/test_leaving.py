"""A client that hangs up and asks again at once gets the same reply: its own time-out never shifts the script."""

import socket
import struct

import pytest

from raw import body, connected, request_bytes

TIMES = 40

SLOW_ONCE = """
  replies:
    - {times: 1, text: first, pace: {between: 10ms}, pings: none}
    - {text: second}
"""


def read_text(connection) -> bytes:
  received = b""
  while b"text_delta" not in received:
    received += connection.recv(65536)
  return received


@pytest.mark.parametrize("how", ["fin", "reset"])
@pytest.mark.parametrize("where", ["on a new connection", "on one that is open already"])
def test_whoever_leaves_and_comes_back_gets_the_same_reply(scenario, how, where):
  server = scenario(SLOW_ONCE)
  texts = []
  for number in range(TIMES):
    request = request_bytes(body(f"{number}", stream=True), f"/session/{number}/v1/messages")
    with connected(server) as other:
      with connected(server) as leaver:
        leaver.sendall(request)
        leaver.recv(1)
        if how == "reset":
          leaver.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
      if where == "on a new connection":
        with connected(server) as new:
          new.sendall(request)
          texts.append(read_text(new))
      else:
        other.sendall(request)
        texts.append(read_text(other))

  assert [b'"text":"first"' in text for text in texts] == [True] * TIMES
