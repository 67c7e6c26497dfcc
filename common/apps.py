from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "common"

    def ready(self):
        from common import forms, logs, search, within  # noqa: F401 (a lookup, registered by its import)

        search.install()
        logs.install()
        forms.speak_plainly()
