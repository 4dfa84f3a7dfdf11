"""What the server may write down about a visit: nothing that leads back to a reader."""

import logging


class ReaderFilter(logging.Filter):
    """Keep addresses of pages out of the log, whoever writes them.

    Django warns with the path of each page it does not find; the path of a help page is
    something about the child who opened it, so these lines are dropped, and errors keep their
    traceback but lose the request.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name == "django.request" and record.levelno < logging.ERROR:
            return False
        if hasattr(record, "request"):
            del record.request
            record.msg, record.args = "A page failed", ()
        return True
