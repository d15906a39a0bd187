from pathlib import Path

import pytest

from recording import Recorder
from upstreams import Upstream


@pytest.fixture
def record(tmp_path):
  """Starts a recorder in front of an upstream; it is stopped, and must stop cleanly, when the test ends."""
  started = []

  def start(upstream, *arguments, to: Path | None = None, **more: str) -> Recorder:
    url = upstream if upstream is None or isinstance(upstream, str) else upstream.url
    started.append(Recorder(url, to or tmp_path / "recordings", *map(str, arguments), **more))
    return started[-1]

  yield start
  for recorder in started:
    recorder.stop()


@pytest.fixture
def upstream():
  """Starts upstreams that say what a test writes."""
  started = []

  def start(*arguments) -> Upstream:
    started.append(Upstream(*arguments))
    return started[-1]

  yield start
  for server in started:
    server.close()
