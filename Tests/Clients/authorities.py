"""Which authorities a TLS client trusts.

Every client of an SDK reads the certificates of all of them before it does anything else. That is a quarter of what a test
costs, and no test asks for them.
"""

import os
from pathlib import Path

import certifi

# A file with the certificates of all.
ALL = os.environ.get("SSL_CERT_FILE") or certifi.where()


def trust_none():
  """Clients that are made from now on trust none, here and in child processes: their directory of certificates has none."""
  os.environ.pop("SSL_CERT_FILE", None)
  os.environ["SSL_CERT_DIR"] = str(Path(__file__).parent)
