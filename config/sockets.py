"""Which socket goes to which room."""

websocket_urlpatterns: list = []
