"""Addresses of lessons that no page tree and no language carries: short enough to type."""

from django.urls import path

from lessons.short import short_address

urlpatterns = [path("<int:pk>/", short_address, name="lesson_short")]
