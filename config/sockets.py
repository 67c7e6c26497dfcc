"""Which socket goes to which room."""

from django.urls import path

from notifications.consumers import NoticeConsumer

websocket_urlpatterns = [path("ws/notices", NoticeConsumer.as_asgi())]
