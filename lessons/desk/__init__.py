"""What editors see around a lesson: checklist, uses, reports."""
