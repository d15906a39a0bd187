"""The official SDK's own tests of its endpoints, which ask a mock server for what nobody has made."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import sdist

FOLDER = "tests/api_resources"
FILES = [
  "test_messages.py",
  "messages/test_batches.py",
  "test_models.py",
  "test_files.py",
  "beta/test_messages.py",
  "beta/messages/test_batches.py",
  "beta/test_models.py",
  "beta/test_files.py",
]


def test_the_sdk_passes_its_own_tests(scenario, tmp_path):
  server = scenario("{validate: lenient, replies: [{text: Hello}]}")
  report = tmp_path / "report.xml"
  # In one process, since a second one takes longer to start than it saves.
  options = ["-o", "addopts=", "-p", "tests._alias_httpx", "-p", "no:cacheprovider", "-q", "--tb=short"]

  result = subprocess.run(
    [sys.executable, "-m", "pytest", *options, f"--junitxml={report}", *(f"{FOLDER}/{file}" for file in FILES)],
    cwd=sdist.fetch(),
    env=os.environ | {"TEST_API_BASE_URL": server.url},
    capture_output=True,
    encoding="utf-8",
  )

  assert result.returncode == 0, result.stdout + result.stderr
  cases = ElementTree.parse(report).findall(".//testcase")
  # The SDK skips what one of its clients cannot do; each file must have run.
  run = {case.get("classname").rsplit(".", 1)[0] for case in cases if case.find("skipped") is None}
  assert run == {f"{FOLDER}/{file}".removesuffix(".py").replace("/", ".") for file in FILES}
