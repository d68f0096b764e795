"""The same series and origins forecast by statsforecast, and the errors of both as one table: peers.py SERIES.csv SAID.csv."""

import sys
import time
import warnings

import numpy as np
import pandas as pd
from statsforecast.models import AutoETS, CrostonSBA, Naive, SeasonalNaive

HORIZON, SEASON = 3, 12
warnings.filterwarnings("ignore")


def methods(history):
    """What each peer says; with too little history for its model it repeats the last month, and nobody goes below zero."""
    naive = np.repeat(history[-1], HORIZON)
    yield "naive", naive
    yield "seasonal naive", history[-SEASON:][:HORIZON] if len(history) >= SEASON else naive
    for name, model in [
        ("statsforecast AutoETS, no season", AutoETS(season_length=1)),
        ("statsforecast AutoETS, season of 12", AutoETS(season_length=SEASON)),
        ("statsforecast CrostonSBA", CrostonSBA()),
    ]:
        begun = time.perf_counter()
        try:
            said = model.forecast(y=history, h=HORIZON)["mean"]
        except Exception:
            said = naive
            failed[name] = failed.get(name, 0) + 1
        took[name] = took.get(name, 0) + time.perf_counter() - begun
        yield name, np.maximum(said, 0)


took, failed = {}, {}
series = {key: rows.set_index("month")["quantity"].astype(float) for key, rows in pd.read_csv(sys.argv[1]).groupby("key")}
said = pd.read_csv(sys.argv[2])
errors, came_all, signed, scaled, inside, compared = {}, 0.0, {}, {}, 0, 0
for (key, origin), rows in said.groupby(["key", "origin"]):
    history = series[key][series[key].index < origin].to_numpy()
    came = series[key][series[key].index >= origin].to_numpy()[:HORIZON]
    step = np.abs(np.diff(history)).mean()
    came_all += came.sum()
    compared += len(came)
    rows = rows.sort_values("ahead")
    inside += int(((rows["low"].to_numpy() <= came) & (came <= rows["high"].to_numpy())).sum())
    for name, point in [("Fairway", rows["point"].to_numpy()), *methods(history)]:
        errors[name] = errors.get(name, 0) + np.abs(point - came).sum()
        signed[name] = signed.get(name, 0) + (point - came).sum()
        if step > 0:
            scaled.setdefault(name, []).append(np.abs(point - came).mean() / step)

print(f"{said['key'].nunique()} series, {said.groupby(['key', 'origin']).ngroups} forecasts of {HORIZON} months, {compared} months compared\n")
print("| method | WAPE % | against naive | against seasonal naive | MASE | bias % |\n|---|--:|--:|--:|--:|--:|")
for name in errors:
    print(
        f"| {name} | {100 * errors[name] / came_all:.1f} | {errors[name] / errors['naive']:.2f} | {errors[name] / errors['seasonal naive']:.2f} "
        f"| {np.mean(scaled[name]):.2f} | {100 * signed[name] / came_all:+.1f} |"
    )
print(f"\nThe interval of 80 % held {inside} of {compared} times ({100 * inside / compared:.0f} %). Methods that Fairway chose: ", end="")
print(", ".join(f"{name} {count}" for name, count in (said[said["ahead"] == 0]["method"].value_counts()).items()) + ".")
print("Seconds: " + ", ".join(f"{name} {seconds:.1f}" for name, seconds in took.items()) + ".")
print("Could not be fitted, so the last month again: " + (", ".join(f"{name} {count}" for name, count in failed.items()) or "none") + ".")
