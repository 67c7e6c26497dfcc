"""The production settings, with one address more: the floor. Used by the bench's own server only."""

from config.settings.production import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
