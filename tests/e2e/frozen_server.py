"""Serves the site at one moment: `python -m tests.e2e.frozen_server 2026-11-24T15:00+02:00`.

The clock of this process stands; everything else is what `make run` serves. PORT and DATA_DIR as there.
"""

import os
import sys
from datetime import datetime
from importlib import import_module

import time_machine
from django.core.servers.basehttp import run


def main() -> None:
    moment = datetime.fromisoformat(sys.argv[1])
    # The clock ticks from there on: a server whose clock stands still keeps connections for ever.
    with time_machine.travel(moment, tick=True):
        application = import_module("config.wsgi").application
        run("127.0.0.1", int(os.environ["PORT"]), application, threading=True)


if __name__ == "__main__":
    main()
