"""Errors, named by what to do next.

* GraphkitError
  - ConfigurationError   the call or command is wrong: change it
  - DataError            the data is wrong or does not hold what was asked for: mend it
  - Retriable            try again after `retry_after` seconds
  - Skippable            leave `target` out and go on
  - Fatal                stop: nothing the caller does now will help
"""

from __future__ import annotations


class GraphkitError(Exception):
    """What happened and where (`message`), and what to do about it (`advice`). All errors of graphkit are of it.

    >>> try:
    ...     raise ConfigurationError("top is 0; it must be 1 or more.", advice="Leave it out for 50.")
    ... except GraphkitError as error:
    ...     print(error.message, error.advice)
    top is 0; it must be 1 or more. Leave it out for 50.
    """

    def __init__(self, message: str, *, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


class ConfigurationError(GraphkitError):
    """The call or command is wrong; `suggestions` are the nearest values that would do."""

    def __init__(self, message: str, *, advice: str = "", suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message, advice=advice)
        self.suggestions = suggestions


class DataError(GraphkitError):
    """The data is wrong, or lacks what was asked for.

    `file`, `row` (counted from 1, the header not counted) and `column` say where, as far as known;
    `suggestions` are the nearest values the data does hold.
    """

    def __init__(
        self,
        message: str,
        *,
        advice: str = "",
        file: str | None = None,
        row: int | None = None,
        column: str | None = None,
        suggestions: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message, advice=advice)
        self.file = file
        self.row = row
        self.column = column
        self.suggestions = suggestions


class Retriable(GraphkitError):
    """A passing fault; `retry_after` is in seconds."""

    def __init__(self, message: str, *, retry_after: float, advice: str = "") -> None:
        super().__init__(message, advice=advice)
        self.retry_after = retry_after


class Skippable(GraphkitError):
    """One `target` cannot be had; the rest can."""

    def __init__(self, message: str, *, target: str, advice: str = "") -> None:
        super().__init__(message, advice=advice)
        self.target = target


class Fatal(GraphkitError):
    """Nothing the caller does now will help."""
