"""How the lessons grow, measured; see `manage.py benchmark_lessons`."""
