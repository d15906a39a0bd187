"""Standard streams that are not there when the daemon starts, as under some supervisors."""

import os
import signal
import subprocess

import httpx

from daemon import BINARY, PATIENCE
from raw import body, headers


def close_all_but_output() -> None:
  os.close(0)
  os.close(2)


def test_a_stream_that_is_closed_is_nothing_and_no_socket():
  process = subprocess.Popen(
    [BINARY, "serve", "--port", "0", "--speed", "instant"],
    stdout=subprocess.PIPE,
    text=True,
    preexec_fn=close_all_but_output,
  )
  try:
    url = process.stdout.readline().split()[-1]
    for descriptor in (0, 2):
      assert os.readlink(f"/proc/{process.pid}/fd/{descriptor}") == "/dev/null"
    response = httpx.post(f"{url}/v1/messages", headers=headers(), json=body("Hi"), timeout=PATIENCE)
    assert response.status_code == 200
    process.send_signal(signal.SIGTERM)
    assert process.wait(PATIENCE) == 0
  finally:
    process.kill()
    process.wait()
    process.stdout.close()
