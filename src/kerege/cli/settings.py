"""What ``--set`` says, as the table that ``shocks.toml`` would hold."""

from __future__ import annotations

import re

import typer

FORM = "ELEMENT.ATTRIBUTE[@ORIGIN]=lost:0.5, =factor:1.2 or =add:5 Mt/yr; three figures are low,mid,high"
_NUMBER = r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
_SETTING = re.compile(
    r"(?P<element>[^=@]+)\.(?P<attribute>[^=@.]+)(@(?P<origins>[^=]+))?="
    rf"(?P<kind>lost|factor|add):\s*(?P<amount>{_NUMBER}(?:\s*,\s*{_NUMBER})*)(?P<unit>.*)"
)


def parse_setting(text: str) -> dict[str, object]:
    """Return one action as a table with the keys of ``[[shock.action]]``.

    Raises
    ------
    typer.BadParameter
        If the text does not have the form.

    Examples
    --------
    >>> parse_setting("pipe.capacity@A=lost:0.3,0.4,0.5")["lost"]
    [0.3, 0.4, 0.5]
    """
    found = _SETTING.fullmatch(text.strip())
    if found is None:
        raise typer.BadParameter(f"{text!r} is not of the form {FORM}")
    kind, unit = found["kind"], found["unit"].strip()
    figures = [float(part) for part in found["amount"].split(",")]
    if unit and kind != "add":
        raise typer.BadParameter(f"{kind} is a share and has no unit, found {unit!r}; the form is {FORM}")
    action: dict[str, object] = {
        "element": found["element"].strip(),
        "attribute": found["attribute"].strip(),
        kind: figures[0] if len(figures) == 1 else figures,
    }
    if unit:
        action["unit"] = unit
    if found["origins"]:
        action["origins"] = [origin.strip() for origin in found["origins"].split(",")]
    return action
