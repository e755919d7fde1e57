"""Quantities in English of markets, parliaments, companies, customs, tenders, papers and posts."""

from __future__ import annotations

import pytest
from quantity_lines import lines

SENTENCES = [
    (
        "Kazakh wheat, 12.5% protein, was offered at $228-232/t fob Aktau, against $219 a week earlier.",
        ["0.125 ratio", "228..232 USD/t", "219 USD/t"],
    ),
    (
        "Stocks at Cushing drew by 1.8m bbl to 33.1m, the lowest in four months.",
        ["286177.131 m3", "5262479.46 m3"],
    ),
    ("Spot iron ore slipped below $100/t for the first time since May.", ["< 100 USD/t"]),
    ("Refiners ran at 93.5 pct of capacity, 1.2 points below last year.", ["0.935 ratio", "0.012 ratio"]),
    ("The spread narrowed from 45 to 38 cents/MMBtu.", ["4.26517704e-10 USD/J", "3.60170506e-10 USD/J"]),
    ("Nymex gas settled at $2.612, a gain of 4.3 cents.", ["2.612 USD", "0.043 USD"]),
    (
        "The smelter will cut output by 40kt in the second quarter and by a further 15kt in the third.",
        ["40000 t", "15000 t"],
    ),
    ("Freight for a 30,000-tonne parcel rose to $24.50 a tonne.", ["30000 t", "24.5 USD/t"]),
    (
        "In 2023-24, 14,327 licences were granted, of which 611 were for dual-use goods.",
        ["14327 count", "611 count"],
    ),
    ("My Department holds 27 such contracts, worth £4.2 million in total.", ["27 count", "4200000 GBP"]),
    (
        "The Government has committed £2.5 billion over five years; £310 million was spent last year.",
        ["2500000000 GBP", "310000000 GBP"],
    ),
    ("As of 31 March, 1,204 of the 1,377 sites had been inspected.", ["1204 count", "1377 count"]),
    ("The average waiting time fell from 19 to 11 weeks.", ["19 week", "11 week"]),
    ("No fewer than 43 Members signed the motion.", ["> 43 count"]),
    ("Fewer than one in ten applicants was refused.", ["< 0.1 ratio"]),
    (
        "Up to 60 per cent of the cost may be reimbursed, subject to a cap of €150,000 per project.",
        ["< 0.6 ratio", "< 150000 EUR"],
    ),
    ("Costs must not exceed 3 per cent of turnover.", ["< 0.03 ratio"]),
    (
        "Revenue for the quarter was US$1,204.6 million, compared with US$1,117.9 million a year ago.",
        ["1204600000 USD", "1117900000 USD"],
    ),
    (
        "Adjusted EBITDA came in at $412m (Q2 2023: $365m), a margin of 34.2%.",
        ["412000000 USD", "365000000 USD", "0.342 ratio"],
    ),
    ("Net debt/EBITDA stood at 1.4x at the end of June.", ["1.4 factor"]),
    (
        "All-in sustaining cash costs were $27.50 per pound, against a guidance range of $26.50-28.00.",
        ["60627.1221 USD/t", "26.5..28 USD"],
    ),
    (
        "Production on a 100% basis reached 5,077 tU, 3% less than in the prior year.",
        ["5077 t", "0.03 ratio"],
    ),
    ("We expect to produce between 22,500 and 23,500 tonnes this year.", ["22500..23500 t"]),
    ("A dividend of 1,213.19 tenge per share was approved.", ["1213.19 KZT"]),
    (
        "Capex will be $1.1-1.3bn, roughly a third more than planned.",
        ["1100000000..1300000000 USD", "~ 0.333333333 ratio"],
    ),
    ("The workforce shrank by just over 200 to 3,915.", ["> 200 count", "3915 count"]),
    ("Earnings per share more than halved.", ["> 0.5 factor"]),
    ("Sales of fuel rose two-and-a-half-fold.", ["2.5 factor"]),
    ("The company employs 20,000 people, a fifth of them women.", ["20000 count", "0.2 ratio"]),
    ("Goods valued at more than EUR 1 000 require a declaration.", ["> 1000 EUR"]),
    ("The anti-dumping duty ranges from 15.6% to 41.3% ad valorem.", ["0.156..0.413 ratio"]),
    ("The quota for heading 7202 is 117,000 tonnes a year.", ["117000 t/year"]),
    ("Vehicles with a gross mass exceeding 3.5 t are excluded.", ["> 3.5 t"]),
    ("The rate drops from 5% to zero on 1 January.", ["0.05 ratio", "0 count"]),
    ("Officers seized 2.3 tonnes of copper scrap and 46 kilos of amber.", ["2.3 t", "0.046 t"]),
    ("The bypass, all 4.8 miles of it, will cost taxpayers a cool £38m.", ["7724.8512 m", "38000000 GBP"]),
    ("Parking now costs £1.80 an hour, up 20p.", ["1.8 GBP/hour", "0.2 GBP"]),
    ("Firefighters from three stations tackled the blaze for six hours.", ["3 count", "6 hour"]),
    ("About 450 homes lost power for an hour and a half.", ["~ 450 count", "1.5 hour"]),
    ("The factory turns out a thousand bicycles a week.", ["1000 count/week"]),
    ("Farmer Tom Hill, 62, lost 140 sheep.", ["140 count"]),
    ("Tickets are £12, or £8 for under-16s.", ["12 GBP", "8 GBP"]),
    ("The 9.15 from York ran 25 minutes late.", ["0.416666667 hour"]),
    ("Attendance was down a quarter on last year.", ["0.25 ratio"]),
    (
        "The contract covers the supply of 12 (twelve) diesel locomotives of 3,200 kW each.",
        ["12 count", "3200000 W"],
    ),
    ("Bids must be valid for 120 days; the bid bond is 2% of the price.", ["120 day", "0.02 ratio"]),
    (
        "Delivery within 18 months; liquidated damages 0.1% per day, capped at 10%.",
        ["0.001 ratio", "< 0.1 ratio"],
    ),
    ("A 220 kV line, 65 km long, connects the two.", ["220000 V", "65000 m"]),
    ("The pipe has a diameter of 1,420 mm and a wall thickness of 21.6 mm.", ["1.42 m", "0.0216 m"]),
    ("The estimated value is KZT 14.7 bn excluding VAT of 12%.", ["14700000000 KZT", "0.12 ratio"]),
    ("Lot 3 comprises 4,500 m of cable and 38 transformers.", ["4500 m", "38 count"]),
    (
        "Using a gravity model for 54 countries, we find that sanctions reduce trade by 27-31 percent.",
        ["54 count", "0.27..0.31 ratio"],
    ),
    ("The sample comprises 3,412 firm-year observations.", ["3412 count"]),
    ("An increase of one standard deviation raises exports by 4.6 percentage points.", ["0.046 ratio"]),
    ("Elasticities range from -0.3 to -1.2.", ["-1.2..-0.3 count"]),
    ("Roughly nine-tenths of variance is explained.", ["~ 0.9 ratio"]),
    ("Transit volumes increased sixfold, from 0.35 to 2.1 Mt.", ["6 factor", "350000 t", "2100000 t"]),
    (
        "BREAKING: OPEC+ to extend 2.2mb/d cuts thru Q3, 3.66mb/d thru 2025",
        ["349772.049 m3/day", "581893.499 m3/day"],
    ),
    (
        "Kazakhstan's Tengiz: 700kb/d next yr. That's ~40% of the country's output!",
        ["111291.106 m3/day", "~ 0.4 ratio"],
    ),
    (
        "Russia → China pipe gas: 22.7bcm in 2023, 30 bcm in 2024, 38 by 2025.",
        ["22700000000 m3", "30000000000 m3", "38000000000 m3"],
    ),
    ("LNG tanker rates $45k/day. A year ago: $95k.", ["45000 USD/day", "95000 USD"]),
    ("Gas at €34.5/MWh, +3.1% d/d.", ["9.58333333e-09 EUR/J", "0.031 ratio"]),
    ("Only 3 of 48 wells passed.", ["3 count", "48 count"]),
    ("Turkey halved its imports; Bulgaria bought nothing.", ["0.5 factor"]),
    ("It is a $5bn, 1,600-mile, 40-inch line.", ["5000000000 USD", "2574950.4 m", "1.016 m"]),
    ("Output could hit 100,000 b/d, twice the current level.", ["15898.7295 m3/day", "2 factor"]),
    ("Every second barrel goes through Novorossiysk.", ["0.5 ratio"]),
    (
        "Uzbekistan will pay a third of the $4.7bn, Kyrgyzstan and China the rest.",
        ["0.333333333 ratio", "4700000000 USD"],
    ),
    ("Train 045 from Almaty carried 320 passengers.", ["320 count"]),
    ("The plant in Unit 4, 120 High Street, LS1 4AB Leeds, makes 5,000 valves a day.", ["5000 count/day"]),
    ("A $3.2bn, 4GW wind scheme got the nod.", ["3200000000 USD", "4000000000 W"]),
    ("The bond pays a 12.5% coupon over a five-year term.", ["0.125 ratio"]),
    ("It signed a 20-year deal for 1.5mtpa of LNG.", ["20 year", "1500000 t/year"]),
    ("Losses did not exceed 5 million barrels.", ["< 794936.475 m3"]),
    ("Output is just shy of 2 million b/d.", ["< 317974.59 m3/day"]),
    ("Volumes more than doubled.", ["> 2 factor"]),
    (
        "More than half the cargo and just over a third of the oil went south.",
        ["> 0.5 ratio", "> 0.333333333 ratio"],
    ),
    ("Some 30-odd firms applied.", ["~ 30 count"]),
    ("A couple of hundred tankers wait.", ["> 100.. count"]),
    ("He owns 51 per cent, she the remaining 49.", ["0.51 ratio", "0.49 ratio"]),
    ("The tariff is 4,716 tenge per tonne per 1,000 km.", ["4716 KZT/t"]),
    ("Kazatomprom owns 40% on an attributable basis.", ["0.4 ratio"]),
    ("In the first half, sales rose 7%.", ["0.07 ratio"]),
    ("KAZ Minerals (KAZ.L) rose 3% to 640p.", ["0.03 ratio", "6.4 GBP"]),
    ("Two hundred and forty million pounds was lost.", ["240000000 GBP"]),
    ("One million, two hundred thousand people fled.", ["1200000 count"]),
    ("It takes two to three weeks by rail and forty days by sea.", ["2..3 week", "40 day"]),
    ("Half the wagons stood idle for two and a half months.", ["0.5 ratio", "2.5 month"]),
    (
        "Exports of gas are set at between 4 and 5 bcm, of oil at up to 90 Mt.",
        ["4000000000..5000000000 m3", "< 90000000 t"],
    ),
    ("The price cap of $60 applies to all crude.", ["60 USD"]),
    ("Three quarters of the uranium is sold to five countries.", ["0.75 ratio", "5 count"]),
    ("The line will add 1.2 GW, bringing the total to 5.4 GW.", ["1200000000 W", "5400000000 W"]),
    ("Nearly two decades of growth ended.", ["< 20 year"]),
    ("The field holds reserves of 3.1bn bbl and 240bcm.", ["492860614 m3", "240000000000 m3"]),
    ("China's share rose from a tenth to a quarter.", ["0.1 ratio", "0.25 ratio"]),
    ("Shipments dwindled to a mere 12,000 tonnes from 1.2m tonnes in 2021.", ["12000 t", "1200000 t"]),
    ("It costs upwards of €2 million per megawatt.", ["> 2 EUR/W"]),
    ("The reactor is to run for sixty years.", ["60 year"]),
    ("One MW costs $1.4 million.", ["1.4 USD/W"]),
    ("Kazakhstan is the ninth-largest country and the world's number one uranium producer.", ["9 rank"]),
    ("Oil stocks: 421.3 million barrels, down 2.5 million.", ["66981347.4 m3", "397468.237 m3"]),
    ("Russia supplied 45% in 2021, but just 15% last year.", ["0.45 ratio", "0.15 ratio"]),
    ("The loan is repayable in 20 equal instalments.", ["20 count"]),
]

NOTHING = [
    "Question 45 asks how many tankers were detained; the answer is seven.",
    "Declarations may be corrected within 90 days.",
    "See pp. 12-14 and Table 3 for details.",
    "Agenda item 7 was postponed.",
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_reads(text: str, expected: list[str]) -> None:
    assert lines(text, "en") == expected


@pytest.mark.parametrize("text", NOTHING)
def test_leaves(text: str) -> None:
    assert lines(text, "en") == []
