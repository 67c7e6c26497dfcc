"""The one family of errors a person can read. Services raise them, views show them."""


class Refusal(Exception):
    """A use case said no.

    `message` is one clear sentence (lazy translation); `field` names the form field it belongs to, if any;
    `status` is the HTTP status the page answers with when no form can show the sentence.
    """

    status = 400

    def __init__(self, message, *, field=None):
        super().__init__(message)
        self.message = message
        self.field = field


class WrongInput(Refusal):
    """What was typed cannot be used."""


class NotAllowed(Refusal):
    """In scope, but not allowed (403)."""

    status = 403


class OutOfScope(Refusal):
    """Not there for this person: foreign and missing look the same (404)."""

    status = 404

    def __init__(self, message=""):
        super().__init__(message)


class TooOften(Refusal):
    """A limit was reached (429). `retry_after` in seconds."""

    status = 429

    def __init__(self, message, *, retry_after=60):
        super().__init__(message)
        self.retry_after = retry_after


class Gone(Refusal):
    """Used, expired or withdrawn (410)."""

    status = 410
