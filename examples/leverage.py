"""Who can hurt Kazakhstan through oil and gas for a month, at what cost to himself, and who loses by a pipe.

Run: python examples/leverage.py
"""

import kerege as kg

MILLION = 1000.0  # kUSD


def main() -> None:
    case = kg.load_case("kazakhstan")
    found = kg.leverage(case, actors=["RU", "CN", "KZ"], targets=["KZ"], months=[1], workers=1)
    print("Within a month, million USD:")
    for threat in found.threats:
        if threat.kind == "worst":
            mark = ", which costs its maker more" if threat.costs_more else ""
            print(
                f"  {threat.coercer} costs KZ {threat.loss / MILLION:,.0f}, itself "
                f"{threat.own_loss / MILLION:,.0f}{mark}"
            )
    hardest = next(t for t in found.threats if t.kind == "single" and t.coercer == "RU")
    print(f"  hardest single instrument of RU: {hardest.instruments[0].id}")

    power = kg.power(
        case, players=["RU", "CN", "TR", "AZ", "KZ"], months=1, options=["wider-baku-route"], workers=1
    )
    wider = power.options[0]
    print("\nA wider route by Baku changes the Shapley value by, million USD a month:")
    for player, change in zip(power.players, power.change(wider), strict=True):
        print(f"  {player:3} {change / MILLION:+8.1f}")


if __name__ == "__main__":
    main()
