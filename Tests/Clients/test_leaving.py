"""Who hangs up and asks again at once gets the same reply: a client's own time-out never shifts the script."""

import socket
import struct

import pytest

from raw import body, connected, request_bytes

TIMES = 40

SLOW_ONCE = """
  replies:
    - {times: 1, text: first, pings: none, faults: [{at: event 3, do: {wait: 60s}}]}
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


@pytest.mark.parametrize("reply", ["text: first", "error: overloaded_error"])
@pytest.mark.parametrize("until", ["the end of the body", "the last event"])
@pytest.mark.parametrize("pace", ["instant", "{between: 1ms}"])
def test_whoever_has_everything_may_leave(scenario, reply, until, pace):
  server = scenario(f"""
    replies:
      - {{times: 1, {reply}, pace: {pace}}}
      - {{text: second}}
  """)
  end = b"message_stop" if "text" in reply else b"request_id"
  if until == "the end of the body" and "text" in reply:
    end = b"0\r\n\r\n"
  texts = []
  for number in range(TIMES):
    request = request_bytes(body(f"{number}", stream=True), f"/session/{number}/v1/messages")
    with connected(server) as other:
      with connected(server) as leaver:
        leaver.sendall(request)
        received = b""
        while end not in received:
          received += leaver.recv(65536)
      other.sendall(request)
      texts.append(read_text(other))

  assert [b'"text":"second"' in text for text in texts] == [True] * TIMES
