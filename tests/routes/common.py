"""What every house has: legal pages, language, manifest."""

from tests.routes import public

ROUTES = [
    public("common:imprint"),
    public("common:privacy"),
    public("common:accessibility"),
    public("common:offline"),
    public("common:language", methods=("POST",), data=lambda world: {"language": "ar"}, page=False),
    public("common:theme", methods=("POST",), data=lambda world: {"theme": "dark"}, page=False),
    public("common:manifest", page=False),
    public("common:worker", page=False),
    public("common:health", page=False),
]
