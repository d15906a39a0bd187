"""The tables of the article on faults and clients are what the clients really report.

`pytest Tests/Clients/faults_and_clients --write-tables` writes them into the article; then look at the difference."""

import pytest

import sdk
from programs import needs_node

if sdk.VERSION < (2,):
  pytest.skip("the tables are of the newest SDK", allow_module_level=True)

import httpx
import requests

from articles import FOLDER, with_table
from cases import FAULT_CASES, WIRE_CASES
from tables import table

ARTICLE = FOLDER / "FaultsAndClients.md"


@needs_node
@pytest.mark.parametrize(("heading", "cases"), [("fault", FAULT_CASES), ("wire", WIRE_CASES)], ids=["fault", "wire"])
def test_a_table_is_what_the_clients_report(heading, cases, tmp_path, pytestconfig):
  found = table(heading, cases, tmp_path)

  article = ARTICLE.read_text(encoding="utf-8")
  if pytestconfig.getoption("write_tables"):
    ARTICLE.write_text(with_table(article, found), encoding="utf-8")
  else:
    other = [row for row in found.splitlines() if row not in article.splitlines()]
    assert not other, "\n".join(other)
    assert with_table(article, found) == article


def test_the_article_names_the_versions():
  versions = f"anthropic {sdk.anthropic.__version__}, httpx {httpx.__version__} and requests {requests.__version__}"
  assert versions in ARTICLE.read_text(encoding="utf-8")
