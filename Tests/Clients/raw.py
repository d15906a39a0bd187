"""Requests as a program without an SDK sends them."""

import json
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from daemon import PATIENCE, Daemon
from sdk import MODEL

VERSIONS = ("2023-06-01", "2026-10-21")


def headers(version: str = VERSIONS[0], **more: str | None) -> dict[str, str]:
  """The header fields of a good request; a field that is None is left out, `_` in a name stands for `-`."""
  fields = {"x-api-key": "sk-ant-test-0000", "anthropic-version": version, "content-type": "application/json"}
  fields |= {name.replace("_", "-"): value for name, value in more.items()}
  return {name: value for name, value in fields.items() if value is not None}


def body(text: str = "Hello", **more: Any) -> dict[str, Any]:
  """A good request's body; a member that is None is left out."""
  members = {"model": MODEL, "max_tokens": 1024, "messages": [{"role": "user", "content": text}]} | more
  return {name: value for name, value in members.items() if value is not None}


def post(daemon: Daemon, content: Any, path: str = "/v1/messages", **fields: str | None) -> httpx.Response:
  """Posts JSON, or bytes as they are."""
  data = content if isinstance(content, bytes) else json.dumps(content).encode()
  return httpx.post(daemon.url + path, content=data, headers=headers(**fields), timeout=PATIENCE, verify=False)


def get(daemon: Daemon, path: str, **fields: str | None) -> httpx.Response:
  return httpx.get(daemon.url + path, headers=headers(**fields), timeout=PATIENCE, verify=False)


def error_of(response: httpx.Response) -> tuple[int, str, str]:
  """An error answer's status, type and message, after a look at the envelope around them."""
  assert response.headers["content-type"] == "application/json"
  envelope = response.json()
  assert envelope["type"] == "error"
  assert envelope["request_id"] == response.headers["request-id"]
  return response.status_code, envelope["error"]["type"], envelope["error"]["message"]


@contextmanager
def connected(daemon: Daemon):
  """A TCP connection."""
  with socket.create_connection(("127.0.0.1", daemon.port), timeout=PATIENCE) as connection:
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    yield connection


def request_bytes(content: Any, path: str = "/v1/messages", **fields: str | None) -> bytes:
  """A whole request as it goes over the wire."""
  data = json.dumps(content).encode()
  fields = headers(**fields) | {"host": "127.0.0.1", "content-length": str(len(data))}
  head = f"POST {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items()) + "\r\n"
  return head.encode() + data


def answer_to_length(daemon: Daemon, path: str, length: int) -> int:
  """The status with which a client is answered that asks whether it may send a body of that length."""
  fields = headers() | {"host": "127.0.0.1", "content-length": str(length), "expect": "100-continue"}
  head = f"POST {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items()) + "\r\n"
  with connected(daemon) as connection:
    connection.sendall(head.encode())
    return int(read_head(connection)[0].split()[1])


def receive(connection) -> bytes:
  data = connection.recv(65536)
  assert data, "the connection ended in the middle of an answer"
  return data


def read_head(connection) -> tuple[bytes, bytes]:
  """The head, and what came with it."""
  data = b""
  while b"\r\n\r\n" not in data:
    data += receive(connection)
  head, _, rest = data.partition(b"\r\n\r\n")
  return head, rest


def read_chunks(connection, data: bytes) -> Iterator[bytes]:
  """The chunks of a chunked body as they arrive, up to the last one, which is empty."""
  while True:
    while not (match := re.match(rb"([0-9a-fA-F]+)\r\n", data)) or len(data) < match.end() + int(match[1], 16) + 2:
      data += receive(connection)
    size = int(match[1], 16)
    chunk, data = data[match.end() : match.end() + size], data[match.end() + size :]
    assert data.startswith(b"\r\n")
    data = data[2:]
    if size == 0:
      assert data == b"", "nothing follows the last chunk"
      return
    yield chunk


def read_events(connection) -> Iterator[bytes]:
  """The events of a stream as they arrive, after the head."""
  _, rest = read_head(connection)
  data = b""
  for chunk in read_chunks(connection, rest):
    *events, data = (data + chunk).split(b"\n\n")
    yield from (event + b"\n\n" for event in events)
