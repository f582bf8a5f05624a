"""Which sub-categories a category or intent can have (reference: operations.md §1.5)."""

from __future__ import annotations

# the first of each is taken where nothing speaks for another
SUBS: dict[str, tuple[str, ...]] = {
    "lighting": ("CS1", "CS2", "CS3", "CS4"),
    "trash": ("RT1", "RT2", "RT3", "RT4", "RT5", "RT6"),
    "noise": ("TO1", "TO2", "TO3", "TO4", "TO5"),
    "road": ("GT1", "GT2", "GT3", "GT4", "GT5", "GT6"),
    "flooding_drainage": ("NN1", "NN2", "NN3", "NN4"),
    "trees": ("CX1", "CX2", "CX3", "CX5"),
    "sidewalk_encroachment": ("DT1", "DT2", "GT5"),
    "illegal_construction": ("DT4", "DT5"),
    "utilities": ("DN1", "DN2", "DN3", "DN4"),
    "security_order": ("AN1", "AN2", "AN3", "AN4", "AN5", "AN6"),
    "pollution": ("MT1", "MT2", "MT6", "NN3"),
    "animals": ("MT5", "MT6", "RT5"),
    "public_space": ("CX4", "RT6"),
    "food_safety": ("MT3",),
    "health_epidemic": ("MT4",),
    "advertising": ("DT3",),
    "officials_conduct": ("HC4", "HC5", "HC6"),
    "other": ("DT6", "GT7"),
    "emergency": ("AN1", "AN2", "AN5", "DN2", "NN1", "NN4", "CX1", "XH1", "XH6", "MT3"),
    "ask_procedure": ("HC1", "HC3", "HC8"),
    "check_status": ("HC2",),
    "request_home_visit": ("XH3",),
    "welfare_request": ("XH2", "XH4", "XH5"),
    "suggest_initiative": ("HC7",),
}
