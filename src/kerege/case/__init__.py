"""The case room: folders of text become frozen tables, numbers bound to claims, scenarios and findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kerege.base.rooms import lazy_names

if TYPE_CHECKING:
    from kerege.case.attributes import ATTRIBUTES, Attribute, ElementKind, describe_attributes
    from kerege.case.folders import bundled_cases
    from kerege.case.lineage import why
    from kerege.case.lineage_model import Why
    from kerege.case.lineage_tally import LineageCount, lineage_counts, system_counts
    from kerege.case.load import check_case, load_case
    from kerege.case.model import Case, CaseMeta, Choices, Number
    from kerege.case.scaffold import new_case
    from kerege.case.scenarios import Action, Event, Observation, Shock
    from kerege.case.schemas import TABLES, describe_tables

__all__ = [
    "ATTRIBUTES",
    "TABLES",
    "Action",
    "Attribute",
    "Case",
    "CaseMeta",
    "Choices",
    "ElementKind",
    "Event",
    "LineageCount",
    "Number",
    "Observation",
    "Shock",
    "Why",
    "bundled_cases",
    "check_case",
    "describe_attributes",
    "describe_tables",
    "lineage_counts",
    "load_case",
    "new_case",
    "system_counts",
    "why",
]

#: name -> module; imported on first use because tables cost start-up time
_HOMES = {
    "ATTRIBUTES": "attributes", "Attribute": "attributes", "ElementKind": "attributes",
    "describe_attributes": "attributes", "TABLES": "schemas", "describe_tables": "schemas",
    "Action": "scenarios", "Event": "scenarios", "Observation": "scenarios", "Shock": "scenarios",
    "Case": "model", "CaseMeta": "model", "Choices": "model", "Number": "model",
    "LineageCount": "lineage_tally", "lineage_counts": "lineage_tally", "system_counts": "lineage_tally",
    "Why": "lineage_model", "why": "lineage",
    "bundled_cases": "folders", "check_case": "load", "load_case": "load", "new_case": "scaffold",
}  # fmt: skip


__getattr__ = lazy_names(__name__, _HOMES)
