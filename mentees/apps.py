from django.apps import AppConfig


class MenteesConfig(AppConfig):
    name = "mentees"

    def ready(self):
        from mentees import register

        register.install()
