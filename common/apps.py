from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "common"

    def ready(self):
        from common import forms, logs, search

        search.install()
        logs.install()
        forms.speak_plainly()
