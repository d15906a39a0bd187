"""Which authorities a TLS client trusts.

Every client of an SDK reads the certificates of all of them before it does anything else. That is a quarter of what a test
costs, and no test connects by TLS to what they vouch for. Only what fetches the SDK's sources does.
"""

import os
from pathlib import Path

import certifi

# A file with the certificates of all. Processes that share the tests out inherit the environment as it is changed below.
ALL = os.environ.setdefault("TESTED_AUTHORITIES", os.environ.get("SSL_CERT_FILE") or certifi.where())


def trust_none():
  """The SDKs' clients that are made from now on trust none, here and in child processes: their directory of certificates has
  none."""
  os.environ.pop("SSL_CERT_FILE", None)
  os.environ["SSL_CERT_DIR"] = str(Path(__file__).parent)
