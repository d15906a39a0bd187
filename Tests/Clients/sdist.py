"""The source distribution of the official SDK, with its own tests."""

import hashlib
import os
import ssl
import sys
import tarfile
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin

import httpx

import authorities
from daemon import PATIENCE

NAME = "anthropic-2.11.0"
SHA256 = "205711189d0bdbee78e5bb45b97944e7b42af3e2dce33ce8dacbf80f9492dc00"

# What is fetched once lives as long as the virtual environment.
FOLDER = Path(sys.prefix, "sdist")


def fetch() -> Path:
  """The folder with the SDK's sources, fetched from the index that pip uses when it is not there yet."""
  if not Path(FOLDER, NAME).is_dir():
    archive = download()
    assert hashlib.sha256(archive).hexdigest() == SHA256
    with tarfile.open(fileobj=BytesIO(archive)) as tar:
      tar.extractall(FOLDER, filter="data")
  return Path(FOLDER, NAME)


def download() -> bytes:
  index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/anthropic/"
  trust = ssl.create_default_context(cafile=authorities.ALL)
  with httpx.Client(verify=trust, timeout=PATIENCE, follow_redirects=True) as client:
    page = client.get(index, headers={"accept": "application/vnd.pypi.simple.v1+json"}).raise_for_status().json()
    [url] = [file["url"] for file in page["files"] if file["filename"] == f"{NAME}.tar.gz"]
    return client.get(urljoin(index, url)).raise_for_status().content
