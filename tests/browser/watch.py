"""What no page may do."""

_TELLS_OF_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP violation: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


class Watch:
    """Gathers complaints about all windows of a test. `forgive` holds parts of console lines that are expected."""

    def __init__(self, home: str):
        self.home = home
        self.forgive: list[str] = []
        self.complaints: list[str] = []

    def over(self, window) -> None:
        """Watch every page of this browser context."""
        window.add_init_script(_TELLS_OF_VIOLATIONS)
        window.on("console", self._console)
        window.on("weberror", lambda error: self.complain(f"error in the page: {error.error}", error.page))
        window.on("request", self._request)

    def complain(self, what: str, page=None) -> None:
        if not any(part in what for part in self.forgive):
            self.complaints.append(f"{page.url if page else ''} {what}")

    def _console(self, message):
        if message.type == "error":
            self.complain(f"console: {message.text}", message.page)

    def _request(self, request):
        own = (self.home, self.home.replace("http", "ws", 1), "data:", "blob:", "about:")
        if not request.url.startswith(own):
            self.complain(f"asked a stranger: {request.url}")
