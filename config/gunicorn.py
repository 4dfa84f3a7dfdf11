"""How the production server runs: `gunicorn -c config/gunicorn.py config.wsgi`."""

import os

bind = f"{os.environ.get('BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
# Loaded once, then forked: less memory, and a mistake shows before the port opens.
preload_app = True
max_requests = 5000
max_requests_jitter = 500
timeout = 30
# No access log: an address that a child opened is nobody's business. A proxy may count, without names.
accesslog = None
errorlog = "-"
loglevel = "warning"
