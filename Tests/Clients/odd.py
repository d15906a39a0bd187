"""Requests byte by byte, as clients with habits of their own send them."""

import json
from http.client import HTTPResponse
from typing import Any, NamedTuple

from raw import body, connected, headers


class Answer(NamedTuple):
  status: int
  # The header fields, by their names in any case.
  fields: Any
  content: bytes

  @property
  def error(self) -> str:
    """The message of an error in the service's envelope."""
    envelope = json.loads(self.content)
    assert envelope["type"] == "error" and envelope["request_id"] == self.fields["request-id"]
    return envelope["error"]["message"]

  @property
  def said(self) -> str:
    """The text of a message, streamed or whole."""
    assert self.status == 200, self
    if self.fields["content-type"] == "application/json":
      return "".join(block["text"] for block in json.loads(self.content)["content"])
    lines = [line.removeprefix("data: ") for line in self.content.decode().split("\n") if line.startswith("data: ")]
    assert json.loads(lines[-1])["type"] == "message_stop"
    return "".join(event["delta"].get("text", "") for event in map(json.loads, lines) if "delta" in event)


def data(text: str = "Hello", **more: Any) -> bytes:
  return json.dumps(body(text, **more)).encode()


def request(content: bytes, *lines: str, target: str = "/v1/messages", version: str = "1.1", length: bool = True) -> bytes:
  """A good request, with these header fields behind the usual ones."""
  fields = [f"{name}: {value}" for name, value in headers().items()] + ["host: 127.0.0.1"]
  fields += [f"content-length: {len(content)}"] if length else []
  return "\r\n".join([f"POST {target} HTTP/{version}", *fields, *lines, "", ""]).encode() + content


def chunked(content: bytes, size: int, extension: str = "", trailer: str = "") -> bytes:
  """A body in chunks of that size."""
  pieces = [content[start : start + size] for start in range(0, len(content), size)] + [b""]
  chunks = [f"{len(piece):x}{extension}\r\n".encode() + piece + b"\r\n" for piece in pieces]
  return b"".join(chunks)[:-2] + trailer.encode() + b"\r\n"


def read(connection, method: str = "POST") -> Answer:
  """The next final answer."""
  response = HTTPResponse(connection, method=method)
  response.begin()
  return Answer(response.status, response.headers, response.read())


def ask(server, *pieces: bytes, method: str = "POST") -> Answer:
  """The answer to a request that is sent in these pieces on a connection of its own."""
  with connected(server) as connection:
    for piece in pieces:
      connection.sendall(piece)
    return read(connection, method)


def rest(connection) -> bytes:
  """All that comes until the server ends the connection, which it does with a FIN."""
  received = b""
  while piece := connection.recv(65536):
    received += piece
  return received
