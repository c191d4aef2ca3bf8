"""What a scenario file holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated, Any, Final, Literal, TypeAlias, Union

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    model_validator,
)

from seatkeeper.lab.scenarios.computer_steps import COMPUTER_STEPS
from seatkeeper.lab.scenarios.expectations import Expect
from seatkeeper.lab.scenarios.fields import Duration, Known, OnePerson
from seatkeeper.lab.scenarios.office_steps import CLOCK_STEPS, OFFICE_STEPS
from seatkeeper.lab.scenarios.step import Step
from seatkeeper.lab.scenarios.user_steps import USER_STEPS
from seatkeeper.lab.scenarios.world_expectations import WORLD_EXPECTATIONS
from seatkeeper.sandbox.demo import TEST_ACCOUNTS

__all__ = ["FORMAT", "STEPS", "STEP_GROUPS", "ComputerSpec", "PersonSpec", "Scenario", "ServerSpec"]

FORMAT: Final = "seatkeeper-scenario/1"

STEP_GROUPS: Final[dict[str, tuple[type[Step], ...]]] = {
    "Computers": COMPUTER_STEPS,
    "People at computers": USER_STEPS,
    "Portal, shop and support desk": OFFICE_STEPS,
    "Time": CLOCK_STEPS,
    "Expectations": (Expect, *WORLD_EXPECTATIONS),
}
"""All steps, as a person looks for them."""

STEPS: Final[dict[str, type[Step]]] = {
    step.word(): step for group in STEP_GROUPS.values() for step in group
}
"""All steps by their words."""


def _word_of(value: Any) -> str | None:
    """The word of a step: the one key that is one."""
    if isinstance(value, dict):
        found = [key for key in value if key in STEPS]
        # Some words are also details of others ("advance … of"); the first one given counts.
        return found[0] if found else None
    return value.word() if isinstance(value, Step) else None


def _union(steps: tuple[type[Step], ...]) -> Any:
    """Any of some steps, told apart by the word."""
    members = tuple(Annotated[step, Tag(step.word())] for step in steps)
    return Annotated[Union[members], Discriminator(_word_of)]  # noqa: UP007 - made at run time


AnyStep: Any = _union(tuple(STEPS.values()))
AnyGiven: Any = _union(OFFICE_STEPS)

_NAME: Final = r"^[a-z][a-z0-9-]*$"


class ComputerSpec(BaseModel):
    """A computer of the scenario."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    platform: Literal["linux", "windows", "macos"] = Field(
        "linux", description="What it is; the server learns no more of it (R100)."
    )
    process: bool = Field(
        False, description="Run the app in a process of its own: a crash is a real kill."
    )
    count: int | None = Field(
        None, ge=1, le=60, strict=True,
        description="So many computers, named desk-1, desk-2 …; one named as it is unless said.",
    )  # fmt: skip


class PersonSpec(BaseModel):
    """A person who is not one of the demo accounts; the password is demo as well."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    joins: OnePerson = Field(description="The owner whose organization the person joins.")
    count: int | None = Field(
        None, ge=1, le=60, strict=True,
        description="So many people, named guest-1, guest-2 …; one named as it is unless said.",
    )  # fmt: skip


def _mapping(value: Any) -> Any:
    """Take a list of names for a mapping without details."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return {one: {} for one in value}
    if isinstance(value, dict):
        return {key: {} if one is None else one for key, one in value.items()}
    return value


def _named(spec: type[BaseModel], what: str) -> WithJsonSchema:
    # The details are optional, and so is having any: an editor has to be told all three ways.
    details = spec.model_json_schema()
    return WithJsonSchema(
        {
            "description": what,
            "anyOf": [
                {"type": "array", "items": {"type": "string", "pattern": _NAME}},
                {
                    "type": "object",
                    "propertyNames": {"pattern": _NAME},
                    "additionalProperties": {"anyOf": [details, {"type": "null"}]},
                },
            ],
        }
    )


_Key: TypeAlias = Annotated[str, Field(pattern=_NAME, max_length=40)]


class ServerSpec(BaseModel):
    """What the server is like; the longer the heartbeat, the quicker days pass."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    heartbeat: Duration = Field(
        timedelta(minutes=10), description="Interval between heartbeats; 10m unless said."
    )
    timeout: Duration = Field(
        timedelta(hours=8), description="Silence after which a seat is free; 8h unless said."
    )

    @model_validator(mode="after")
    def _in_time(self) -> ServerSpec:
        if self.heartbeat >= self.timeout:
            raise ValueError("The heartbeat must be shorter than the timeout")
        return self


class Scenario(BaseModel):
    """A story about computers, people and time, with what is expected of it."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="Seatkeeper scenario")

    format: Literal["seatkeeper-scenario/1"] = Field(description="The format of this file.")
    title: str = Field(min_length=3, max_length=120, description="One line for lists and reports.")
    rules: tuple[Annotated[str, Field(pattern=r"^R\d{2,3}$")], ...] = Field(
        (), description="The rules it checks, as in docs/rules.md."
    )
    description: str = Field("", max_length=4000, description="What happens, and why it matters.")
    server: ServerSpec = Field(
        default_factory=lambda: ServerSpec.model_validate({}),
        description="What the server is like.",
    )
    computers: Annotated[
        dict[_Key, ComputerSpec], BeforeValidator(_mapping),
        _named(ComputerSpec, "The computers, a list of names or a mapping with details."),
    ] = Field(min_length=1)  # fmt: skip
    people: dict[_Key, PersonSpec] = Field(
        default_factory=dict, description="People besides the demo accounts, who are always there."
    )
    given: tuple[AnyGiven, ...] = Field(
        (),
        description="What is so before the story begins: steps of portal, shop and support desk.",
    )
    steps: tuple[AnyStep, ...] = Field(
        min_length=1, description="What happens, one after the other."
    )

    def computer_specs(self) -> dict[str, ComputerSpec]:
        """All computers by name."""
        return dict(_counted(self.computers))

    def person_specs(self) -> dict[str, PersonSpec]:
        """All people of this scenario by name."""
        return dict(_counted(self.people))

    def known(self, kind: Known) -> list[str]:
        """All names of computers or people; those of files and licenses are made by steps."""
        if kind is Known.COMPUTER:
            return list(self.computer_specs())
        if kind is Known.PERSON:
            return [*self.person_specs(), *_demo_people()]
        return []

    def all_steps(self) -> tuple[Step, ...]:
        """What is given, then what happens."""
        return (*self.given, *self.steps)


def _counted(specs: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, spec in specs.items():
        if spec.count is None:
            yield name, spec
        else:
            yield from ((f"{name}-{number}", spec) for number in range(1, spec.count + 1))


def _demo_people() -> list[str]:
    return [account.email.partition("@")[0] for account in TEST_ACCOUNTS]
