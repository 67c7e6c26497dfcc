"""Log lines by allow-list (security 35): what is not on the list is not written, whoever logs it.

Every line is made of the keys in `settings.LOGGED_KEYS`. Of a line of a library only its template is kept
("Not Found: %s"), or, when it may have been put together beforehand, the place it came from. Of an exception, type
and place are kept, never its text.
"""

import logging
import sys
import traceback

import structlog
from django.conf import settings
from django.utils.log import AdminEmailHandler
from django_structlog.signals import bind_extra_request_failed_metadata, bind_extra_request_finished_metadata

_PLAIN = (int, float, bool)
_LONGEST = 120
_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
_FIRST = ["timestamp", "level", "logger", "event"]
_COMMON: list = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def where(error: BaseException) -> str:
    """Type and place of an error: `ValueError at network/services.py:41`."""
    frames = traceback.extract_tb(error.__traceback__)
    name = type(error).__qualname__
    if not frames:
        return name
    own = [frame for frame in frames if "site-packages" not in frame.filename]
    frame = (own or frames)[-1]
    return f"{name} at {'/'.join(frame.filename.rsplit('/', 2)[-2:])}:{frame.lineno}"


def allow(_logger, _method, line: dict) -> dict:
    """Keep the keys on the list, and of them only short words and numbers."""
    return {key: _word(line[key]) for key in sorted(settings.LOGGED_KEYS & line.keys()) if line[key] is not None}


def _word(value) -> str | int | float | bool:
    return value if isinstance(value, _PLAIN) else " ".join(str(value).split())[:_LONGEST]


def _error(_logger, _method, line: dict) -> dict:
    info = line.pop("exc_info", None)
    error = sys.exc_info()[1] if info is True else info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        line["problem"] = where(error)
    return line


class Formatter(structlog.stdlib.ProcessorFormatter):
    """One line of `key=value` pairs from the allow-list, for our own and for all other loggers."""

    def __init__(self):
        super().__init__(
            processors=[_error, allow, structlog.processors.LogfmtRenderer(key_order=_FIRST, drop_missing=True)],
            foreign_pre_chain=_COMMON,
        )

    def format(self, record: logging.LogRecord) -> str:
        if not hasattr(record, "_logger"):
            is_template = bool(record.args) and isinstance(record.msg, str)
            record = logging.makeLogRecord(record.__dict__)
            record.msg = record.msg if is_template else f"{record.module}:{record.lineno}"
            record.args = None
        return super().format(record)


class AdminMail(AdminEmailHandler):
    """Error mails say where it broke and nothing else: no request, no values, no personal subject."""

    def __init__(self):
        super().__init__()
        self.formatter = Formatter()

    def emit(self, record: logging.LogRecord) -> None:
        self.send_mail("Error in Patennetz", self.format(record))


def install() -> None:
    """Send structlog's lines through the same handlers as everybody's, and name the route of each request."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_COMMON,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    for told in (bind_extra_request_finished_metadata, bind_extra_request_failed_metadata):
        told.connect(_name_the_route, dispatch_uid="common.logs")


def _name_the_route(sender, request, log_kwargs, **kwargs):
    match = request.resolver_match
    log_kwargs["route"] = match.route if match else "-"
    log_kwargs["method"] = request.method if request.method in _METHODS else "-"
