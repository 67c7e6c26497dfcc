import gzip

import pytest


@pytest.mark.django_db
def test_pages_are_compressed_for_browsers_that_ask(client):
    page = client.get("/", headers={"accept-encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    assert b"</html>" in gzip.decompress(page.content)


@pytest.mark.django_db
def test_the_length_of_a_compressed_page_says_nothing(client):
    """Random padding (security: BREACH), so that guesses cannot be weighed."""
    lengths = {len(client.get("/", headers={"accept-encoding": "gzip"}).content) for _ in range(20)}
    assert len(lengths) > 1
