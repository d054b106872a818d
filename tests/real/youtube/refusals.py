"""Google's refusals, as they were met in the wild."""

from __future__ import annotations

from typing import Any

Refusal = tuple[int, dict[str, Any]]

_LINK = '<code><a href="/youtube/v3/docs/commentThreads/list#videoId">videoId</a></code>'
_FAILED = (
    "The API server failed to successfully process the request. While this can be a transient error, it usually "
    "indicates that the request's input is invalid."
)


def _by_youtube(status: int, reason: str, domain: str, message: str, location: str | None = None) -> Refusal:
    where = {} if location is None else {"location": location, "locationType": "parameter"}
    one = {"message": message, "domain": domain, "reason": reason, **where}
    return status, {"error": {"code": status, "message": message, "errors": [one]}}


def _at_the_door(status: int, word: str, reason: str, domain: str, message: str, info: str, **metadata: str) -> Refusal:
    """Where Google's doorkeepers refuse, the reason stands among the details."""
    errors = [{"message": message, "domain": domain, "reason": reason}]
    told = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": info, "domain": "googleapis.com"}
    details = [
        {**told, "metadata": {"service": "youtube.googleapis.com", **metadata}},
        {"@type": "type.googleapis.com/google.rpc.Help", "links": [{"description": "Help", "url": "https://x.test"}]},
    ]
    return status, {"error": {"code": status, "message": message, "errors": errors, "status": word, "details": details}}


def units_spent() -> Refusal:
    message = 'The request cannot be completed because you have exceeded your <a href="/youtube/v3">quota</a>.'
    return _by_youtube(403, "quotaExceeded", "youtube.quota", message)


def limit_spent(metric: str, unit: str) -> Refusal:
    """Of quotas other than units: `unit` is 1/d/{project} or 1/min/{project}/{user}."""
    span = "day" if unit.startswith("1/d/") else "minute"
    message = (
        f"Quota exceeded for quota metric '{metric}' and limit '{metric} per {span}' of service "
        "'youtube.googleapis.com' for consumer 'project_number:123'."
    )
    info = "RATE_LIMIT_EXCEEDED"
    return _at_the_door(429, "RESOURCE_EXHAUSTED", "rateLimitExceeded", "global", message, info, quota_unit=unit)


def too_fast() -> Refusal:
    return _by_youtube(403, "rateLimitExceeded", "usageLimits", "Rate Limit Exceeded")


def comments_off() -> Refusal:
    message = f"The video identified by the {_LINK} parameter has disabled comments."
    return _by_youtube(403, "commentsDisabled", "youtube.commentThread", message, "videoId")


def video_gone() -> Refusal:
    message = f"The video identified by the {_LINK} parameter could not be found."
    return _by_youtube(404, "videoNotFound", "youtube.commentThread", message, "videoId")


def comment_gone() -> Refusal:
    return _by_youtube(404, "commentNotFound", "youtube.comment", "The comment could not be found.", "parentId")


def playlist_gone() -> Refusal:
    message = "The playlist identified with the request's <code>playlistId</code> parameter cannot be found."
    return _by_youtube(404, "playlistNotFound", "youtube.playlistItem", message, "playlistId")


def private() -> Refusal:
    message = "One or more of the requested comment threads cannot be retrieved due to insufficient permissions."
    return _by_youtube(403, "forbidden", "youtube.commentThread", message)


def forgotten_token() -> Refusal:
    message = "The request specifies an invalid page token."
    return _by_youtube(400, "invalidPageToken", "youtube.parameter", message, "pageToken")


def failed() -> Refusal:
    return _by_youtube(400, "processingFailure", "youtube.commentThread", _FAILED)


def bad_request(problem: str) -> Refusal:
    return _by_youtube(400, "badRequest", "global", problem)


def unknown_key() -> Refusal:
    message = "API key not valid. Please pass a valid API key."
    return _at_the_door(400, "INVALID_ARGUMENT", "badRequest", "global", message, "API_KEY_INVALID")


def unknown_key_of_old() -> Refusal:
    return _by_youtube(400, "keyInvalid", "usageLimits", "Bad Request")


def no_key() -> Refusal:
    message = "Method doesn't allow unregistered callers. Please use API Key or other form of API consumer identity."
    return _by_youtube(403, "forbidden", "global", message)


def switched_off() -> Refusal:
    message = "YouTube Data API v3 has not been used in project 123 before or it is disabled."
    return _at_the_door(403, "PERMISSION_DENIED", "accessNotConfigured", "usageLimits", message, "SERVICE_DISABLED")


def blocked_key() -> Refusal:
    message = "Requests to this API youtube method youtube.api.v3.V3DataSearchService.List are blocked."
    return _at_the_door(403, "PERMISSION_DENIED", "forbidden", "global", message, "API_KEY_SERVICE_BLOCKED")
