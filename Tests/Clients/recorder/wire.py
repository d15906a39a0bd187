"""A client that sees everything that an answer is made of: head, chunks, times, and how the connection ended."""

import json
import re
import socket
import time
from dataclasses import dataclass, field
from typing import Any

from daemon import PATIENCE
from raw import headers

# What is about one connection, or follows from how a body is framed on it (RFC 9110, 7.6.1).
HOP_BY_HOP = {"connection", "content-length", "keep-alive", "transfer-encoding"}

# How an answer can end.
COMPLETE, CLOSED, RESET, SILENT, MALFORMED = "complete", "closed", "reset", "silent", "malformed"


@dataclass
class Answer:
  """What came, and how it ended."""

  status: str = ""
  fields: list[tuple[str, str]] = field(default_factory=list)
  # `chunked`, `length`, `until closed`, or `none` for an answer that has no body whatever its head says.
  framing: str = ""
  chunks: list[bytes] = field(default_factory=list)
  # When each chunk was whole, in seconds since the request.
  times: list[float] = field(default_factory=list)
  ending: str = ""

  @property
  def body(self) -> bytes:
    return b"".join(self.chunks)

  @property
  def end_to_end(self) -> list[tuple[str, str]]:
    """The header fields that go through from one end to the other, in order. The date is the moment's."""
    fields = [field for field in self.fields if field[0].lower() not in HOP_BY_HOP]
    return [(name, "" if name.lower() == "date" else value) for name, value in fields]

  def value(self, name: str) -> str | None:
    """The value of the first field of that name."""
    return next((value for other, value in self.fields if other.lower() == name), None)

  @property
  def seen(self) -> tuple:
    """All that a client can tell but times and chunks."""
    return self.status, self.end_to_end, self.framing, self.value("content-length"), self.body, self.ending

  @property
  def recorded(self) -> tuple:
    """The same as it is kept: of whose account it is nothing is."""
    status, fields, *rest = self.seen
    secret = {"anthropic-organization-id"}
    return status, [(name, "[redacted]" if name in secret else value) for name, value in fields], *rest


@dataclass
class Reader:
  """Reads one answer from a connection."""

  connection: socket.socket
  method: str = "POST"
  # The bytes of the body after which nothing more is to come, in an answer that has no end.
  last: bytes | None = None
  answer: Answer = field(default_factory=Answer)
  started: float = field(default_factory=time.monotonic)
  data: bytes = b""

  def read(self) -> Answer:
    try:
      if self.last == b"":
        self._expect_silence()
        return self.answer
      self._head()
      self._body()
      self.answer.ending = self.answer.ending or COMPLETE
    except EOFError:
      self.answer.ending = COMPLETE if self.answer.framing == "until closed" else CLOSED
    except ConnectionResetError:
      self.answer.ending = RESET
    return self.answer

  def _more(self) -> None:
    data = self.connection.recv(1 << 20)
    if not data:
      raise EOFError
    self.data += data

  def _line(self) -> bytes:
    while b"\r\n" not in self.data:
      self._more()
    line, _, self.data = self.data.partition(b"\r\n")
    return line

  def _head(self) -> None:
    self.answer.status = self._line().decode("latin-1")
    while line := self._line():
      name, _, value = line.decode("latin-1").partition(":")
      self.answer.fields.append((name, value.strip(" \t")))

  def _body(self) -> None:
    answer = self.answer
    length = answer.value("content-length")
    if self.method == "HEAD" or answer.status.split()[1] in ("204", "304"):
      answer.framing = "none"
    elif answer.value("transfer-encoding") == "chunked":
      answer.framing = "chunked"
      self._chunked()
    elif length is not None:
      answer.framing = "length"
      self._counted(int(length))
    else:
      answer.framing = "until closed"
      while True:
        self._take()
        self._more()
    assert not self.data or answer.ending, f"behind the answer stands {self.data!r}"

  def _take(self, size: int | None = None) -> None:
    """What has come is a piece of the body."""
    piece, self.data = self.data[:size], b"" if size is None else self.data[size:]
    if piece:
      self.answer.chunks.append(piece)
      self.answer.times.append(time.monotonic() - self.started)

  def _counted(self, length: int) -> None:
    while True:
      rest = length - len(self.data[:length])
      self._take(length)
      if rest == 0 or self._is_silent():
        return
      length = rest
      self._more()

  def _chunked(self) -> None:
    while not self._is_silent():
      size_line = re.fullmatch(rb"([0-9a-fA-F]+)(;.*)?", self._line())
      if not size_line:
        self.answer.ending = MALFORMED
        return
      size = int(size_line[1], 16)
      try:
        while len(self.data) < size + 2:
          self._more()
      finally:
        # Half a chunk is some of the body too.
        self._take(size)
      if not self.data.startswith(b"\r\n"):
        self.answer.ending = MALFORMED
        return
      self.data = self.data[2:]
      if size == 0:
        return

  def _is_silent(self) -> bool:
    if self.last is None or not self.answer.body.endswith(self.last):
      return False
    self._expect_silence()
    return True

  def _expect_silence(self) -> None:
    """Whoever is silent for good is so for this moment too."""
    self.connection.settimeout(0.05)
    try:
      more = self.data + self.connection.recv(1)
      raise AssertionError(f"silence was expected, and there came {more!r}")
    except TimeoutError:
      self.answer.ending = SILENT


def request(method: str, target: str, content: Any = None, **fields: str | None) -> bytes:
  """A request as it goes over the wire; content that is no bytes is sent as JSON."""
  data = content if isinstance(content, bytes) else b"" if content is None else json.dumps(content).encode()
  named = {"host": "127.0.0.1"} | headers(**fields)
  if data or method == "POST":
    named["content-length"] = str(len(data))
  head = f"{method} {target} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in named.items()) + "\r\n"
  return head.encode() + data


def connect(port: int) -> socket.socket:
  connection = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
  connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
  return connection


def ask(port: int, data: bytes, last: bytes | None = None) -> Answer:
  """Sends a request on a connection of its own, and reads the answer to its end."""
  with connect(port) as connection:
    reader = Reader(connection, data.split(b" ", 1)[0].decode(), last)
    connection.sendall(data)
    return reader.read()
