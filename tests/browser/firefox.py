"""Debian's Firefox, driven by WebDriver BiDi, which it speaks itself: Playwright drives builds of its own alone."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from websockets.sync.client import ClientConnection, connect

LONGEST_WAIT: Final = 60.0
EVENTS: Final = ["log.entryAdded", "network.beforeRequestSent", "browsingContext.downloadEnd"]
# It asks for nothing on its own, and what is downloaded goes where the test looks.
PREFERENCES: Final = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.systemAddon.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
    "ui.prefersReducedMotion": 1,
}

Answer = dict[str, Any]


class Firefox:
    """One window. What it told unasked is in `events`."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._asked = 0
        self.events: list[Answer] = []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=EVENTS)
        self._window = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **parameters: Any) -> Answer:
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": parameters}))
        while (said := self._hear()).get("id") != self._asked:
            self.events.append(said)
        assert said["type"] == "success", said
        result: Answer = said["result"]
        return result

    def wait_for(self, event: str) -> Answer:
        """What is told of an event, that was or is to come."""
        while not (told := self.told(event)):
            self.events.append(self._hear())
        return told[0]

    def told(self, event: str) -> list[Answer]:
        return [said["params"] for said in self.events if said.get("method") == event]

    def open(self, address: str) -> None:
        self.ask("browsingContext.navigate", context=self._window, url=address, wait="complete")

    def run(self, script: str) -> Any:
        """What an expression is, as JSON would have it; promises are waited for."""
        whole = f"(async () => JSON.stringify((await ({script})) ?? null))()"
        said = self.ask("script.evaluate", expression=whole, target={"context": self._window}, awaitPromise=True)
        assert said["type"] == "success", said["exceptionDetails"]
        return json.loads(said["result"]["value"])

    def type(self, text: str) -> None:
        keys = [{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")]
        self._act("key", keys)

    def click(self, selector: str) -> None:
        middle = f"""(() => {{
          const element = document.querySelector({json.dumps(selector)});
          element.scrollIntoView({{ block: "nearest", behavior: "instant" }});
          const box = element.getBoundingClientRect();
          return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round);
        }})()"""
        x, y = self.run(middle)
        there = {"type": "pointerMove", "x": x, "y": y}
        self._act("pointer", [there, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}])

    def _act(self, kind: str, actions: list[Answer]) -> None:
        self.ask("input.performActions", context=self._window, actions=[{"type": kind, "id": kind, "actions": actions}])

    def _hear(self) -> Answer:
        said: Answer = json.loads(self._socket.recv(timeout=LONGEST_WAIT))
        return said


@contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """A Firefox of its own, which keeps all it writes in `folder`: downloads in `folder`/downloads."""
    profile, downloads = folder / "profile", folder / "downloads"
    profile.mkdir()
    downloads.mkdir()
    wanted = PREFERENCES | {"browser.download.dir": str(downloads)}
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items()]
    (profile / "user.js").write_text("".join(lines))
    program = os.environ.get("FIREFOX", "/usr/bin/firefox-esr")
    command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port=0"]
    log = folder / "firefox.log"
    with log.open("w") as said, subprocess.Popen(command, stderr=subprocess.PIPE, stdout=said, text=True) as running:
        try:
            with connect(f"{_address(running)}/session", max_size=None) as socket:
                browser = Firefox(socket)
                yield browser
                browser.ask("browser.close")
        finally:
            running.kill()


def _address(running: subprocess.Popen[str]) -> str:
    assert running.stderr
    for line in running.stderr:
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
            return found[1]
    raise AssertionError("Firefox ended before it could be spoken to")
