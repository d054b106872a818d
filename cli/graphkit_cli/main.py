"""The command group, and the one place where errors become a message and an exit code."""

from __future__ import annotations

import importlib
import os
import sys
from difflib import get_close_matches
from typing import Final

import click

from graphkit import __version__
from graphkit.errors import ConfigurationError, DataError, GraphkitError
from graphkit.text import printable

# Name → the module that holds it, and its line in the help: read without importing anything heavy.
COMMANDS: Final = {
    "demo": "Try it at once, on bundled made-up data.",
    "import": "Read exports of collecting tools: what they hold, and whom to look up next.",
    "crawl": "Read who says what to whom around the accounts you know, into a workspace.",
    "next": "What a crawl would read next, and why.",
    "status": "What is in a workspace, and when a crawl can go on.",
    "brief": "Write a brief to fill in, or check one: what you look for, and how much it counts.",
    "rank": "Rank the candidates around your seeds, from a workspace.",
    "expand": "From one account you know to ranked candidates, with reasons and a map.",
    "accept": "Keep accounts as seeds of the next ranking and crawl, in a workspace.",
    "reject": "Keep accounts as what candidates should not be like, in a workspace.",
    "hold": "Leave accounts out of the list for now, in a workspace.",
    "decisions": "What was decided, when, and why.",
    "why": "The evidence for and against one account.",
    "check": "Hide the accounts you know and see whether the list finds them.",
    "communities": "The communities of a result: size, words, strongest accounts.",
    "map": "Draw the map of a result as one HTML page.",
    "export": "Write the candidates or the network for another tool.",
}
USAGE, DATA, SOURCE, INTERRUPTED = 2, 3, 4, 130


class LazyGroup(click.Group):
    """Commands are imported when they run, so that `--help` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"graphkit_cli.{cmd_name}_command").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS:
            near = get_close_matches(args[0], COMMANDS, n=1)
            raise click.UsageError(
                f"There is no command “{args[0]}”." + (f" Did you mean {near[0]}?" if near else ""), ctx
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="graphkit")
def cli() -> None:
    """From one influencer you know to others like it: who they are, why, and how sure that is.

    Start with `graphkit demo`. Everything stays on this machine.
    """


def main() -> None:
    """Run the command line; every known error ends in one clear message and an exit code."""
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except GraphkitError as error:
        _say(error)
        sys.exit(_exit_code(error))
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. Nothing was left half-written.", err=True)
        sys.exit(INTERRUPTED)
    except MemoryError:
        click.echo("Error: there is not enough memory for this much data. Read fewer files at a time.", err=True)
        sys.exit(DATA)
    except BrokenPipeError:
        # The reader of our output has seen enough (`graphkit … | head`).
        _stop_printing()
    except OSError as error:
        _stop_printing()
        click.echo(f"Error: {printable(error)}.", err=True)
        sys.exit(DATA)


def _stop_printing() -> None:
    """What Python still holds for stdout goes nowhere, or it would complain once more at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(error: GraphkitError) -> None:
    click.echo(f"Error: {printable(error.message)}", err=True)
    if error.advice:
        click.echo(f"  → {printable(error.advice)}", err=True)


def _exit_code(error: GraphkitError) -> int:
    if isinstance(error, ConfigurationError):
        return USAGE
    return DATA if isinstance(error, DataError) else SOURCE
