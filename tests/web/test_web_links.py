"""What is stored becomes a link only if a browser may be sent there."""

import re

import pytest
from serving import BROWSER, ENTITIES, KORHO, serving

UPDATE = {"Authorization": "Bearer t", "Content-Type": "application/sparql-update"}
SAME = (
    "INSERT DATA {{ GRAPH <{graph}> {{ <{subject}> <http://www.w3.org/2002/07/owl#sameAs> <{target}> ; "
    "<http://www.w3.org/2004/02/skos/core#exactMatch> <{target}> ; "
    "<http://www.w3.org/2004/02/skos/core#closeMatch> <{target}#2> }} }}"
)


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x"]
)
def test_no_script_hides_in_a_link(target):
    with serving(admin_token="t") as client:
        said = SAME.format(graph=ENTITIES, subject=KORHO, target=target)
        assert client.post("/update", content=said, headers=UPDATE).status_code == 204
        for path in ("/entities", "/entities?q=Korho", f"/{KORHO.partition('diplomacy-kg/')[2]}"):
            page = client.get(path, headers=BROWSER)
            assert page.status_code == 200
            assert not [each for each in re.findall(r'href="([^"]*)"', page.text) if target[:6] in each]
        assert target in client.get("/entities", headers=BROWSER).text
