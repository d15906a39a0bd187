"""An upstream that notes every byte that it gets, and says what a test wants."""

import fcntl
import re
import socket
import struct
import termios
import threading
from collections.abc import Callable

from daemon import PATIENCE

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


def read_request(connection: socket.socket, data: bytes = b"") -> bytes:
  """One request; empty when the client leaves instead of asking."""
  while b"\r\n\r\n" not in data:
    more = connection.recv(65536)
    if not more:
      return b""
    data += more
  head = data.partition(b"\r\n\r\n")[0]
  length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
  size = len(head) + 4 + (int(length[1]) if length else 0)
  while len(data) < size:
    more = connection.recv(65536)
    assert more, "the client left in the middle of its request"
    data += more
  return data


def unsent(connection: socket.socket) -> int:
  """How many bytes the other side's kernel has not taken yet."""
  return struct.unpack("i", fcntl.ioctl(connection, termios.TIOCOUTQ, b"\0" * 4))[0]


def reset(connection: socket.socket) -> None:
  """Ends a connection by RST."""
  connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
  connection.close()


class Upstream:
  """Answers each connection on a thread of its own.

  `answer` gets the connection and its first request; when it returns, the connection is closed.
  """

  def __init__(self, answer: Callable[[socket.socket, bytes], None] | bytes = OK):
    self.answer = answer
    self.requests: list[bytes] = []
    # How many clients have connected, and how many were seen to leave.
    self.accepted = 0
    self.listener = socket.create_server(("127.0.0.1", 0))
    self.port = self.listener.getsockname()[1]
    self.url = f"http://127.0.0.1:{self.port}"
    threading.Thread(target=self._accept, daemon=True).start()

  def _accept(self) -> None:
    while True:
      try:
        connection, _ = self.listener.accept()
      except OSError:
        return
      self.accepted += 1
      connection.settimeout(PATIENCE)
      threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

  def _serve(self, connection: socket.socket) -> None:
    with connection:
      try:
        while request := read_request(connection):
          self.requests.append(request)
          if not isinstance(self.answer, bytes):
            self.answer(connection, request)
            return
          connection.sendall(self.answer)
      except OSError:
        pass

  def close(self) -> None:
    if self.listener.fileno() < 0:
      return
    # Closing alone would leave the thread in accept().
    self.listener.shutdown(socket.SHUT_RDWR)
    self.listener.close()
