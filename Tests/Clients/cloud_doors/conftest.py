import os

import pytest

from daemon import Daemon

from scripts import SCENARIO

# Nothing of the user's own set-up may reach the clients: no key, no profile, no other endpoint, no instance to ask.
for name in [name for name in os.environ if name.startswith(("AWS_", "GOOGLE_", "CLOUD_ML_"))]:
  del os.environ[name]
os.environ["AWS_EC2_METADATA_DISABLED"] = "true"


@pytest.fixture(scope="module")
def daemon(tmp_path_factory):
  """One daemon for all tests of a module: its rules are told apart by what the user says."""
  file = tmp_path_factory.mktemp("cloud") / "scenario.yaml"
  file.write_text(SCENARIO, encoding="utf-8")
  daemon = Daemon(str(file))
  yield daemon
  daemon.stop()
