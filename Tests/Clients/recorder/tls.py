"""Upstreams behind TLS, with certificates of a private authority."""

import json
import queue
import select
import socket
import ssl
import subprocess
import threading
from pathlib import Path

from daemon import PATIENCE
from recording import until
from upstreams import reset, unsent

HTTP_2_SERVER = Path(__file__).with_name("http2.mjs")


class Authority:
  """An authority, and the certificates that it gives, each as a file with the key in it."""

  def __init__(self, folder: Path):
    self.folder = folder
    self.certificate = folder / "ca.pem"
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    self._openssl("req", "-x509", *key, "-subj", "/CN=Tests", "-keyout", "ca.key", "-out", "ca.pem")

  def _openssl(self, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True, timeout=PATIENCE)

  def identity(self, name: str) -> Path:
    """The certificate of a host, as `IP:127.0.0.1` or `DNS:example.com` names it."""
    file = self.folder / f"{name.replace(':', '-')}.pem"
    if not file.exists():
      key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
      signed = ["-CA", "ca.pem", "-CAkey", "ca.key", "-addext", f"subjectAltName={name}"]
      self._openssl("req", "-x509", *key, "-subj", "/CN=host", *signed, "-keyout", "host.key", "-out", "host.pem")
      file.write_text((self.folder / "host.pem").read_text() + (self.folder / "host.key").read_text())
    return file


def finish(connection: socket.socket) -> None:
  """Sends a FIN, and reads below TLS what still comes: a socket that is closed with bytes unread sends a reset."""
  try:
    socket.socket.shutdown(connection, socket.SHUT_WR)
    connection.settimeout(PATIENCE)
    while socket.socket.recv(connection, 1 << 16):
      pass
  except OSError:
    pass


class Forwarder:
  """TLS in front of a plain server. How the server ends a connection, by FIN or by RST, is how the forwarder does."""

  def __init__(self, identity: Path, port: int, farewell: bool = False):
    """`farewell`: whether TLS says that it closes (close_notify) before a FIN."""
    self.behind = port
    self.farewell = farewell
    self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    self.context.load_cert_chain(identity)
    self.context.set_alpn_protocols(["http/1.1"])
    # How many clients have trusted the certificate.
    self.trusted = 0
    self.listener = socket.create_server(("127.0.0.1", 0))
    self.url = f"https://127.0.0.1:{self.listener.getsockname()[1]}"
    threading.Thread(target=self._accept, daemon=True).start()

  def _accept(self) -> None:
    while True:
      try:
        connection, _ = self.listener.accept()
      except OSError:
        return
      threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

  def _serve(self, plain: socket.socket) -> None:
    plain.settimeout(PATIENCE)
    plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
      client = self.context.wrap_socket(plain, server_side=True)
    except OSError:
      plain.close()
      return
    self.trusted += 1
    with client, socket.create_connection(("127.0.0.1", self.behind), timeout=PATIENCE) as server:
      try:
        self._pass_on(client, server)
      except OSError:
        pass

  def _pass_on(self, client: ssl.SSLSocket, server: socket.socket) -> None:
    while True:
      ready = [client] if client.pending() else select.select([client, server], [], [])[0]
      if client in ready:
        data = client.recv(65536)
        if not data:
          return
        server.sendall(data)
      elif server in ready:
        try:
          data = server.recv(65536)
        except ConnectionResetError:
          # A reset throws away what has not arrived.
          until(lambda: unsent(client) == 0, "the client's machine takes nothing")
          reset(client)
          return
        if not data:
          if self.farewell:
            client.setblocking(False)
            try:
              client.unwrap()
            except ssl.SSLError:
              pass
            finish(client)
          return
        client.sendall(data)

  def close(self) -> None:
    self.listener.shutdown(socket.SHUT_RDWR)
    self.listener.close()


class HTTP2Server:
  """`http2.mjs`, and what it tells."""

  def __init__(self, identity: Path):
    command = ["node", HTTP_2_SERVER, identity]
    self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    self.lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=self._read, daemon=True).start()
    self.url = f"https://127.0.0.1:{self.told()['port']}"

  def told(self) -> dict:
    """The next thing that it tells, for which nobody waits long."""
    return json.loads(self.lines.get(timeout=PATIENCE))

  def reset(self) -> None:
    """Resets the stream that waits for it."""
    self.process.stdin.write("reset\n")
    self.process.stdin.flush()

  def _read(self) -> None:
    for line in self.process.stdout:
      self.lines.put(line)

  def close(self) -> None:
    self.process.kill()
    self.process.wait()
