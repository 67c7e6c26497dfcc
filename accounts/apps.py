from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self):
        from accounts import checks, purposes, words  # noqa: F401

        checks.install()
        words.install()
